// Made from the comments in src/schema by scripts/generate-descriptions.ts; do not edit.

import type { Descriptions } from '../description.js';

/** What is described in location-enums.ts of the schemas. */
export const locationEnums: Descriptions = {
  Capability: { about: 'What an EVSE can do.' },
  ConnectorFormat: { about: 'Whether a connector is a socket or a cable with a plug.' },
  ConnectorType: { about: 'Standard of a socket or plug.' },
  Facility: { about: 'Something that is found at or next to a Location.' },
  LocationType: { about: 'Kind of parking at a Location.' },
  ParkingRestriction: { about: 'Restriction on who may use a parking place.' },
  PowerType: { about: 'Kind of current that a connector gives.' },
  Status: { about: 'What an EVSE is doing.' },
  ParkingType: { about: 'Kind of parking at a Location.' },
  ConnectorCapability: { about: 'What a connector can do.' },
};
