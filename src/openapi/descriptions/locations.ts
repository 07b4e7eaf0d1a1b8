// Made from the comments in src/schema by scripts/generate-descriptions.ts; do not edit.

import type { Descriptions } from '../description.js';

/** What is described in locations.ts of the schemas. */
export const locations: Descriptions = {
  StatusSchedule: {
    about: 'A status that an EVSE is planned to have; for information, the status itself is still pushed.',
    fields: {
      period_begin: 'When the status begins.',
      period_end: 'When it ends; absent when unknown.',
      status: 'The status in that period.',
    },
  },
  Connector: {
    about: 'A socket, or a cable with a plug, of an EVSE.',
    fields: {
      id: 'Identifier of the connector within its EVSE.',
      standard: 'The standard of the socket or plug.',
      format: 'Whether it is a socket or a cable with a plug.',
      power_type: 'Alternating current, with its phases, or direct current.',
      voltage: 'Voltage in volts (V); between line and neutral for AC_3_PHASE.',
      amperage: 'Maximum current in amperes (A).',
      tariff_id: 'Identifier of the Tariff that holds for this connector.',
      terms_and_conditions: "Where the operator's terms and conditions are found.",
      last_updated: 'When this Connector was last changed or created.',
      max_voltage: 'Maximum voltage in volts (V); between line and neutral for AC_3_PHASE.',
      max_amperage: 'Maximum current in amperes (A).',
      max_electric_power: 'Maximum power in watts (W), where it is less than voltage and current would give.',
      tariff_ids:
        'Identifiers of the Tariffs that hold for this connector, such as one for each kind of use or period.',
      capabilities: 'What this connector can do beyond its EVSE.',
    },
  },
  EVSE: {
    about: 'The part of a charging station that powers one vehicle at a time, with one or more connectors.',
    fields: {
      uid: "Technical identifier of the EVSE within the CPO's platform; it never changes and is not meant for people.",
      evse_id:
        'EVSE ID in the eMI3 format, for people; it may be used again by a later EVSE, which then is another object.',
      status: 'What the EVSE is doing now.',
      status_schedule: 'Status changes that are planned.',
      capabilities: 'What the EVSE can do.',
      connectors: 'The connectors, of which one can be used at a time.',
      floor_level: 'Level in a garage, numbered as the signs there do.',
      coordinates: 'Where the EVSE is.',
      physical_reference: 'Number or text that is visible on the EVSE itself.',
      directions: 'The way from the Location to the EVSE, in several languages.',
      parking_restrictions: {
        '2.1.1': 'Who may park at the EVSE, and when.',
        '2.2.1': 'Who may park at the EVSE, and when.',
        '2.3.0': 'Who may charge at the EVSE, apart from restrictions on the kind of vehicle.',
      },
      images: 'Pictures and logos of the EVSE.',
      last_updated: 'When this EVSE, or one of its Connectors, was last changed or created.',
      parking: 'The parking places from which this EVSE can be used.',
      accepted_service_providers: 'Names of the eMSPs whose contracts are accepted at this EVSE.',
    },
  },
  Location: {
    about: 'A place with charging equipment of one operator, usually one address with all its EVSEs.',
    fields: {
      id: "Identifier of the Location within the CPO's platform; it never changes.",
      type: 'What kind of parking the Location has.',
      name: 'Name to display.',
      address: 'Street and house number.',
      city: 'City or town.',
      postal_code: {
        '2.1.1': 'Postal code.',
        '2.2.1': 'Postal code; left out only where the place has none.',
        '2.3.0': 'Postal code; left out only where the place has none.',
      },
      country: 'ISO 3166-1 alpha-3 code of the country the Location is in.',
      coordinates: 'Where the Location is.',
      related_locations: 'Points nearby that help the driver, such as an entrance.',
      evses: 'The EVSEs of this Location.',
      directions: 'How to reach the Location, in several languages.',
      operator: "Who operates the Location; when absent, the details from the operator's credentials hold.",
      suboperator: 'Who operates it on behalf of the operator.',
      owner: 'Who owns the Location.',
      facilities: 'What else is found at or next to the Location.',
      time_zone: 'Time zone of the Location as an IANA name, such as `Europe/Oslo`.',
      opening_times: 'When the EVSEs can be accessed; absent when unknown.',
      charging_when_closed: 'Whether charging goes on outside the opening times. Default `true`.',
      images: 'Pictures and logos of the Location.',
      energy_mix: 'Where the energy supplied here comes from.',
      last_updated: 'When this Location, or one of its EVSEs or Connectors, was last changed or created.',
      country_code: 'ISO 3166-1 alpha-2 code of the country of the CPO that owns this Location.',
      party_id: 'Party id of the CPO that owns this Location.',
      publish:
        'Whether anybody may be shown this Location; when `false`, only the token holders in `publish_allowed_to` may.',
      publish_allowed_to:
        'Tokens whose holders may see a Location that is not published; only with `publish` false.',
      state: 'State or province, where that matters.',
      parking_type: 'What kind of parking the Location has.',
      parking_places: 'Parking places for vehicles that charge here; EVSEs refer to them.',
      help_phone: 'Telephone number that a driver at the Location can call for help.',
    },
  },
  PublishTokenType: {
    about:
      'Description of tokens whose holders may see a Location that is not published; all fields given must match.',
    fields: {
      uid: 'Unique identifier of the Token; needs `type`.',
      type: 'Type of the Token.',
      visual_number: 'Number printed on the Token; needs `issuer`.',
      issuer: 'Company printed on the Token.',
      group_id: 'Group that the Token belongs to.',
    },
  },
};
