// Made from the comments in src/schema by scripts/generate-descriptions.ts; do not edit.

import type { Descriptions } from '../description.js';

/** What is described in booking-enums.ts of the schemas. */
export const bookingEnums: Descriptions = {
  AccessMethod: { about: 'How a driver gets to a charge point.' },
  BookingRestrictionType: {
    about:
      'Which costs of a booking the prices of an element are for: use, expiry, cancellation or overtime.',
  },
  CanceledReason: { about: 'Why a Booking was canceled.' },
  ReservationRequestStatus: { about: 'What became of a request for a Booking.' },
  ReservationStatus: { about: 'State of a Booking.' },
};
