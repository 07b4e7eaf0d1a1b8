// Made from the comments in src/schema by scripts/generate-descriptions.ts; do not edit.

import type { Descriptions } from '../description.js';

/** What is described in types.ts of the schemas. */
export const types: Descriptions = {
  DisplayText: {
    about: 'A text for people in one language.',
    fields: {
      language: 'ISO 639-1 code of the language of the text, two lower-case letters.',
      text: 'What to show, plain text without markup.',
    },
  },
  Price: {
    about: 'An amount of money, in the currency of the object that holds it.',
    fields: {
      excl_vat: 'Amount without VAT, in major units of the currency.',
      incl_vat: 'Amount with VAT, in major units of the currency.',
      before_taxes: 'Amount without taxes, in major units of the currency.',
      taxes: 'The taxes that come on top, as far as they matter to the party that receives the price.',
    },
  },
  Role: {
    about: {
      '2.2.1':
        'What a party does in the market: operates charge points (CPO), serves drivers (EMSP), connects others (HUB), publishes locations (NAP, NSP), steers charging (SCSP) or something else.',
      '2.3.0':
        'What a party does in the market: operates charge points (CPO), serves drivers (EMSP), publishes locations (NAP, NSP), steers charging (SCSP) or something else; a hub no longer has a role of its own.',
    },
  },
  TaxAmount: {
    about: 'One tax that is due on a price.',
    fields: {
      name: 'Name of the tax, such as `VAT` or `QST`.',
      account_number: 'Tax account number of the business that remits this tax.',
      percentage: 'Rate of this tax, in percent.',
      amount: 'Amount of this tax, in major units of the currency.',
    },
  },
};
