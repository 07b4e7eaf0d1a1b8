// Made from the comments in src/schema by scripts/generate-descriptions.ts; do not edit.

import type { Descriptions } from '../description.js';

/** What is described in bookings.ts of the schemas. */
export const bookings: Descriptions = {
  Period: {
    about: 'A span of time.',
    fields: { start_date_time: 'When it begins.', end_date_time: 'When it ends.' },
  },
  Timeslot: {
    about: 'A span of time with the power that can be had in it.',
    fields: {
      start_date_time: 'When it begins.',
      end_date_time: 'When it ends.',
      min_power: 'Power that is guaranteed, in watts (W).',
      max_power: 'Power that can be had at most, in watts (W).',
      green_energy_support: 'Whether green energy can be had.',
    },
  },
  BookingRequest: {
    about: 'The wish of an eMSP to make, change or cancel a Booking.',
    fields: {
      country_code: 'ISO 3166-1 alpha-2 code of the country of the eMSP that asks.',
      party_id: 'Party id of the eMSP that asks.',
      request_id: 'Identifier that the requesting party chose; the same for all changes of the Booking.',
      booking_option: 'What is to be booked.',
      location_id: 'Identifier of the Location.',
      booking_location_id: 'Identifier of the BookingLocation.',
      tokens: 'Tokens with which the Booking is to be used.',
      access_information: 'What the driver brings to get in, such as a licence plate.',
      period: 'The time to be booked.',
      authorization_reference: 'Reference that comes back in Session and CDR.',
      power_required: 'Power wanted, in kW; absent means as much as there is.',
      canceled: 'Set to ask for the Booking to be canceled.',
    },
  },
  BookingRequestStatus: {
    about: 'A request for a Booking and what became of it.',
    fields: {
      request_status: 'What became of the request.',
      booking_request: 'The request.',
      request_received: 'When the request arrived.',
    },
  },
  Booking: {
    about: 'A place at a Location kept for a driver over a period.',
    fields: {
      id: "Identifier of the Booking within the CPO's platform.",
      country_code: 'ISO 3166-1 alpha-2 code of the country of the CPO that owns this Booking.',
      party_id: 'Party id of the CPO that owns this Booking.',
      request_id: 'Identifier that the requesting party chose; the same for all changes of the Booking.',
      booking_option: 'What was booked.',
      location_id: 'Identifier of the Location.',
      booking_tokens: 'Tokens with which the Booking can be used.',
      tariff_ids: 'Identifiers of the Tariffs that hold for the Booking.',
      period: 'The time that is booked.',
      reservation_status: 'State of the Booking.',
      canceled: 'Why and by whom the Booking was canceled.',
      access_information: 'How the driver gets in.',
      authorization_reference: 'Reference that comes back in Session and CDR.',
      booking_terms: 'The terms that were accepted.',
      booking_requests: 'All requests made for this Booking.',
      last_updated: 'When this Booking was last changed or created.',
    },
  },
  Policy: {
    about: 'Whether drivers without a Booking can charge.',
    fields: {
      reservation_required: 'Whether a Booking is required.',
      ad_hoc: 'How many places are left for drivers without a Booking.',
    },
  },
  Calendar: {
    about: 'The free times of a BookingLocation over a span of time.',
    fields: {
      id: 'Identifier of the Calendar.',
      begin_from: 'Begin of the span.',
      end_before: 'End of the span.',
      timeslot_increment: 'Steps in which a free time can be booked, in minutes.',
      available_timeslots: 'The free times.',
      last_updated: 'When this Calendar was last changed or created.',
    },
  },
  BookingLocation: {
    about: 'What can be booked at a Location, when and on which terms.',
    fields: {
      country_code: 'ISO 3166-1 alpha-2 code of the country of the CPO that owns this BookingLocation.',
      party_id: 'Party id of the CPO that owns this BookingLocation.',
      id: "Identifier of the BookingLocation within the CPO's platform.",
      location_id: 'Identifier of the Location.',
      booking_option: 'What can be booked.',
      policy: 'Whether booking is required, and what is left for drivers without.',
      tariff_ids: 'Identifiers of the Tariffs that hold for bookings here.',
      booking_terms: 'The terms of booking here.',
      calendars: 'When places are free.',
      last_updated: 'When this BookingLocation was last changed or created.',
    },
  },
};
