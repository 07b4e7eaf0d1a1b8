// Made from the comments in src/schema by scripts/generate-descriptions.ts; do not edit.

import type { Descriptions } from '../description.js';

/** What is described in credentials.ts of the schemas. */
export const credentials: Descriptions = {
  Credentials: {
    about: {
      '2.1.1': 'What a party tells another one to be reached: token, versions URL and who it is.',
      '2.2.1':
        'What a platform tells another one to be reached: token, versions URL and the parties behind it.',
      '2.3.0':
        'What a platform tells another one to be reached: token, versions URL and the parties behind it.',
    },
    fields: {
      token: {
        '2.1.1': 'Token with which the other side authenticates at this party.',
        '2.2.1':
          'Token with which the other side authenticates at this platform, printable ASCII without spaces.',
        '2.3.0':
          'Token with which the other side authenticates at this platform, printable ASCII without spaces.',
      },
      url: 'Versions endpoint of this platform.',
      business_details: 'Who the party is.',
      party_id: 'Identifier of the party within its country, following ISO 15118.',
      country_code: 'ISO 3166-1 alpha-2 code of the country the party operates in.',
      roles: 'The parties that this platform speaks for, each with its role.',
      hub_party_id:
        'The hub party of this platform: country code and party id written together, such as `NLHUB`.',
    },
  },
  CredentialsRole: {
    about: 'A party behind a platform and the role it plays.',
    fields: {
      role: 'The role the party plays.',
      business_details: 'Who the party is.',
      party_id: 'Identifier of the party within its country, following ISO 15118.',
      country_code: 'ISO 3166-1 alpha-2 code of the country the party operates in.',
    },
  },
};
