// Made from the comments in src/schema by scripts/generate-descriptions.ts; do not edit.

import type { Descriptions } from '../description.js';

/** What is described in booking-terms.ts of the schemas. */
export const bookingTerms: Descriptions = {
  AccessInformation: {
    about: 'One way to get to the charge point.',
    fields: {
      method: 'The kind of access.',
      value: 'What to use for it, such as the licence plate or the access code.',
    },
  },
  BookingOption: {
    about: 'What is, or can be, booked: one EVSE, or anything that meets these wishes.',
    fields: {
      evse_uid: 'Identifier of the EVSE; `#NA` when none is assigned yet.',
      connector_id: 'Identifier of the Connector.',
      parking_id: 'Identifier of the parking place.',
      evse_position: 'On which sides of the vehicle the EVSE may stand.',
      vehicle_types: 'Kinds of vehicles that the place is made for.',
      connector_format: 'Sockets, or cables with plugs.',
      connector_types: 'Standards of the connector.',
      power_types: 'Kinds of current.',
      max_vehicle_weight: 'Heaviest vehicle that may park, in kilograms.',
      max_vehicle_height: 'Highest vehicle that fits, in centimetres.',
      max_vehicle_length: 'Longest vehicle that fits, in centimetres.',
      max_vehicle_width: 'Widest vehicle that fits, in centimetres.',
      min_parking_space_length: 'Least length of the place, in centimetres.',
      min_parking_space_width: 'Least width of the place, in centimetres.',
      dangerous_goods_allowed: 'Whether vehicles with dangerous goods may park.',
      drive_through: 'Whether all `vehicle_types` can leave forwards, without reversing in or out.',
      refrigeration_outlet: "Whether an outlet powers the cooling of a truck's load.",
    },
  },
  BookingTerms: {
    about: 'The terms on which a Booking is made.',
    fields: {
      rfid_auth_required: 'Whether the driver must authenticate with an RFID card at the charge point.',
      token_groups_supported: 'Whether any Token of the same group can use the Booking.',
      remote_auth_supported: 'Whether the session can be started by a command.',
      supported_access_methods: 'Ways to get to the charge point.',
      change_until_minutes: 'Minutes before the start until which a Booking can be changed.',
      cancel_until_minutes: 'Minutes before the start until which a Booking can be canceled.',
      change_not_allowed: 'Whether changes are forbidden; the specification does not say it clearly.',
      early_start_allowed: 'Whether the session may start before the booked time.',
      early_start_time: 'How much earlier it may start, in minutes.',
      noshow_timeout: 'Minutes after the start when an unused Booking is released; absent means never.',
      noshow_fee: 'Whether an unused Booking costs a fee.',
      late_stop_allowed: 'Whether the driver may charge beyond the booked time.',
      late_stop_time: 'How much later it may end, in minutes.',
      overlapping_bookings_allowed: 'Whether a Token may have several Bookings at the same time.',
      min_booking_duration: 'Shortest Booking, in minutes.',
      max_booking_duration: 'Longest Booking, in minutes.',
      booking_terms: "Page with the CPO's terms of booking.",
    },
  },
  BookingToken: {
    about: 'A Token with which a Booking can be used.',
    fields: {
      country_code: 'ISO 3166-1 alpha-2 code of the country of the eMSP that owns the Token.',
      party_id: 'Party id of the eMSP that owns the Token.',
      uid: 'Identifier by which the charge point knows the Token, such as the UID of an RFID card.',
      type: 'Type of the Token.',
      contract_id: "Identifier of the driver's contract at the eMSP, preferably an eMA ID.",
    },
  },
  Cancellation: {
    about: 'Why and by whom a Booking was canceled.',
    fields: {
      cancellation_reason: 'Why the Booking was canceled, as one of the known reasons.',
      who_canceled: 'By whom.',
    },
  },
};
