// Made from the comments in src/schema by scripts/generate-descriptions.ts; do not edit.

import type { Descriptions } from '../description.js';

/** What is described in hub-client-info.ts of the schemas. */
export const hubClientInfo: Descriptions = {
  ConnectionStatus: { about: 'State of the connection between a hub and a party.' },
  ClientInfo: {
    about: 'A party connected to a hub, and whether it can be reached.',
    fields: {
      party_id: 'Party id of the party.',
      country_code: 'ISO 3166-1 alpha-2 code of the country the party operates in.',
      role: 'Role of the party.',
      status: 'State of the connection to the party.',
      last_updated: 'When this ClientInfo was last changed or created.',
    },
  },
};
