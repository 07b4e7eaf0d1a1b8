// Made from the comments in src/schema by scripts/generate-descriptions.ts; do not edit.

import type { Descriptions } from '../description.js';

/** What is described in booking-extensions.ts of the schemas. */
export const bookingExtensions: Descriptions = {
  BookingsCdrDimensionType: {
    about:
      'What a charging period measures; Bookings add the time after an unused reservation and the time beyond the booked time, both in hours.',
  },
  BookingsCdrDimension: {
    about: 'A quantity measured in a charging period, those of Bookings included.',
    like: 'CdrDimension',
    fields: { type: 'What was measured, which also gives the unit.' },
  },
  BookingsChargingPeriod: {
    about: 'A charging period that can measure what Bookings add.',
    like: 'ChargingPeriod',
    fields: { dimensions: 'What was measured in this period.' },
  },
  BookingsTariffRestrictions: {
    about: 'The conditions under which prices hold, those of Bookings included.',
    like: 'TariffRestrictions',
    fields: { booking: 'The prices are those of a Booking: its use, expiry, cancellation or overtime.' },
  },
  BookingsTariffElement: {
    about: 'Prices that hold under the same restrictions, those of Bookings included.',
    like: 'TariffElement',
    fields: { restrictions: 'When these prices hold; absent means always.' },
  },
  BookingsTariff: {
    about: 'A Tariff whose elements can be for Bookings.',
    like: 'Tariff',
    fields: { elements: 'The prices; for each dimension the first element whose restrictions match counts.' },
  },
  BookingsSession: {
    about: 'A Session whose charging periods can measure what Bookings add.',
    like: 'Session',
    fields: { charging_periods: 'The periods of which the cost is made up.' },
  },
  BookingsCDR: {
    about: 'A CDR that can name its Booking.',
    like: 'CDR',
    fields: {
      booking_id: 'Identifier of the Booking that the session belongs to.',
      tariffs: 'The Tariffs that the costs were computed with, also when they are free of charge.',
      charging_periods: 'The periods of which the session is made up.',
    },
  },
};
