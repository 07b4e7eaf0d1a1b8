// Made from the comments in src/schema by scripts/generate-descriptions.ts; do not edit.

import type { Descriptions } from '../description.js';

/** What is described in cdrs.ts of the schemas. */
export const cdrs: Descriptions = {
  CDR: {
    about:
      'Charge detail record: a finished session with its costs, as it is invoiced; it is not changed afterwards.',
    fields: {
      id: {
        '2.1.1': "Identifier of the CDR within the CPO's platform.",
        '2.2.1':
          'Identifier of the CDR, unique for the party; at most 36 characters unless it is a credit CDR.',
        '2.3.0':
          'Identifier of the CDR, unique for the party; at most 36 characters unless it is a credit CDR.',
      },
      start_date_time: {
        '2.1.1': 'When the session began.',
        '2.2.1': 'When the session, or the reservation before it, began.',
        '2.3.0': 'When the session, or the reservation before it, began.',
      },
      stop_date_time: 'When the session ended.',
      auth_id: 'Contract of the driver: the `auth_id` of the Token that started the session.',
      auth_method: 'How the driver was authorised; the last method when there were several.',
      location: 'Where the session took place, with only the EVSE and Connector that were used.',
      meter_id: 'Identifier of the meter in the charge point.',
      currency: 'ISO 4217 code of the currency of all amounts in this CDR, three capital letters.',
      tariffs: 'The Tariffs that the costs were computed with, also when they are free of charge.',
      charging_periods: 'The periods of which the session is made up.',
      total_cost: {
        '2.1.1': 'All costs together, without VAT, in major units of the currency.',
        '2.2.1': 'All costs together.',
        '2.3.0': 'All costs together.',
      },
      total_energy: 'Energy charged, in kWh.',
      total_time: 'Duration of the session, charging or not, in hours.',
      total_parking_time: 'Time in which the vehicle was connected but not charging, in hours.',
      remark: 'A remark for people, such as why the session was stopped.',
      last_updated: 'When this CDR was last changed or created.',
      country_code: 'ISO 3166-1 alpha-2 code of the country of the CPO that owns this CDR.',
      party_id: 'Party id of the CPO that owns this CDR.',
      end_date_time: 'When the session ended; charging may have stopped earlier.',
      session_id:
        'Identifier of the Session; absent when the CPO has no Sessions module or a reservation was never used.',
      cdr_token: 'The Token that started the session.',
      authorization_reference:
        'Reference that the eMSP gave with its authorisation; the last one when there were several.',
      cdr_location: 'Where the session took place, with the EVSE and connector that were used.',
      signed_data: 'Signed meter values of the session.',
      total_fixed_cost: 'The fixed costs, such as a start fee; without those of parking and reservation.',
      total_energy_cost: 'The costs of energy.',
      total_time_cost: 'The costs of charging time.',
      total_parking_cost: 'The costs of parking, its fixed prices included.',
      total_reservation_cost: 'The costs of the reservation, its fixed prices included.',
      invoice_reference_id: 'Reference to the invoice that will be sent for this CDR.',
      credit: 'Whether this is a credit CDR, which takes back another; needs `credit_reference_id`.',
      credit_reference_id: 'Identifier of the CDR that this credit CDR takes back.',
      home_charging_compensation: 'Whether the driver is to be paid back for energy of the charger at home.',
    },
  },
  SignedValue: {
    about: 'One signed value, plain and signed.',
    fields: {
      nature: 'The event that the value belongs to: `Start`, `End` or `Intermediate`; others may come.',
      plain_data: 'The value before signing, in the format of the encoding.',
      signed_data: 'The signed value in base64, in the format of the encoding.',
    },
  },
  SignedData: {
    about: 'Signed meter values with what is needed to check them.',
    fields: {
      encoding_method: 'Name of the encoding of the signed values, such as `OCMF`.',
      encoding_method_version: 'Version of the encoding.',
      public_key: 'Public key of the signature, in base64.',
      signed_values: 'The signed values.',
      url: 'Page on which a driver can check the signed values.',
    },
  },
  CdrLocation: {
    about: 'The place of a session as it was when the session began.',
    fields: {
      id: "Identifier of the Location within the CPO's platform.",
      name: 'Name to display.',
      address: 'Street and house number.',
      city: 'City or town.',
      postal_code: 'Postal code; left out only where the place has none.',
      state: 'State or province, where that matters.',
      country: 'ISO 3166-1 alpha-3 code of the country the Location is in.',
      coordinates: 'Where the Location is.',
      evse_uid: 'Identifier of the EVSE; `#NA` for a reservation that never became a session.',
      evse_id: 'EVSE ID in the eMI3 format; `#NA` for a reservation that never became a session.',
      connector_id: 'Identifier of the connector; `#NA` for a reservation that never became a session.',
      connector_standard:
        'Standard of the connector; to be ignored for a reservation that never became a session.',
      connector_format:
        'Format of the connector; to be ignored for a reservation that never became a session.',
      connector_power_type: 'Kind of current; to be ignored for a reservation that never became a session.',
    },
  },
};
