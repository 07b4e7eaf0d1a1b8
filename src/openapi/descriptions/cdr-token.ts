// Made from the comments in src/schema by scripts/generate-descriptions.ts; do not edit.

import type { Descriptions } from '../description.js';

/** What is described in cdr-token.ts of the schemas. */
export const cdrToken: Descriptions = {
  CdrToken: {
    about: 'The Token of a session, reduced to what identifies it.',
    fields: {
      country_code: 'ISO 3166-1 alpha-2 code of the country of the eMSP that owns the Token.',
      party_id: 'Party id of the eMSP that owns the Token.',
      uid: 'Identifier by which the charge point knows the Token, such as the UID of an RFID card.',
      type: 'Type of the Token.',
      contract_id: "Identifier of the driver's contract at the eMSP, preferably an eMA ID.",
    },
  },
};
