// Made from the comments in src/schema by scripts/generate-descriptions.ts; do not edit.

import type { Descriptions } from '../description.js';

/** What is described in sessions.ts of the schemas. */
export const sessions: Descriptions = {
  SessionStatus: { about: 'How far a Session has come.' },
  Session: {
    about: 'A charging session, as it is while it goes on and right after.',
    fields: {
      id: "Identifier of the Session within the CPO's platform.",
      start_datetime: 'When the Session became active.',
      end_datetime: 'When the Session ended.',
      kwh: 'Energy charged so far, in kWh.',
      auth_id: 'Contract of the driver: the `auth_id` of the Token that started the Session.',
      auth_method: 'How the driver was authorised.',
      location: 'Where the Session takes place, with only the EVSE and Connector that are used.',
      meter_id: 'Identifier of the energy meter.',
      currency: 'ISO 4217 code of the currency of this Session, three capital letters.',
      charging_periods: 'The periods of which the cost is made up.',
      total_cost: {
        '2.1.1':
          'What the eMSP pays to the CPO, without VAT, in major units of the currency; 0 means free, absent means not said.',
        '2.2.1': 'What the eMSP pays to the CPO; 0 means free of charge, absent means not said.',
        '2.3.0': 'What the eMSP pays to the CPO; 0 means free of charge, absent means not said.',
      },
      status: 'How far the Session has come.',
      last_updated: 'When this Session was last changed or created.',
      country_code: 'ISO 3166-1 alpha-2 code of the country of the CPO that owns this Session.',
      party_id: 'Party id of the CPO that owns this Session.',
      start_date_time:
        'When the Session became ACTIVE; while it is PENDING, when it was created at the charge point.',
      end_date_time: 'When the Session ended; charging may have stopped earlier.',
      cdr_token: 'The Token that started the Session.',
      authorization_reference:
        'Reference that the eMSP gave with its authorisation; the last one when there were several.',
      location_id: 'Identifier of the Location where the Session takes place.',
      evse_uid: 'Identifier of the EVSE; `#NA` for a reservation without an EVSE assigned yet.',
      connector_id: 'Identifier of the Connector; `#NA` for a reservation without a connector assigned yet.',
    },
  },
  ChargingPreferencesResponse: { about: 'Answer to charging preferences: taken, or why not.' },
  ChargingPreferences: {
    about: 'What a driver wishes for an ongoing Session.',
    fields: {
      profile_type: 'The kind of charging profile the driver chose.',
      departure_time: 'When the driver expects to leave.',
      energy_need: 'Energy that the driver wants to have charged, in kWh.',
      discharge_allowed: 'Whether the vehicle may be discharged on the way to these wishes. Default `false`.',
    },
  },
};
