// Made from the comments in src/schema by scripts/generate-descriptions.ts; do not edit.

import type { Descriptions } from '../description.js';

/** What is described in auth-method.ts of the schemas. */
export const authMethod: Descriptions = {
  AuthMethod: {
    about: {
      '2.1.1': 'How a driver was authorised: by asking the eMSP or by the whitelist.',
      '2.2.1':
        'How a driver was authorised: by asking the eMSP, by a command of the eMSP or by the whitelist.',
      '2.3.0':
        'How a driver was authorised: by asking the eMSP, by a command of the eMSP or by the whitelist.',
    },
  },
};
