// Made from the comments in src/schema by scripts/generate-descriptions.ts; do not edit.

import type { Descriptions } from '../description.js';

/** What is described in payment-extensions.ts of the schemas. */
export const paymentExtensions: Descriptions = {
  PaymentsTariff: {
    about: 'A Tariff that also tells payment terminals how much to reserve.',
    like: 'Tariff',
    fields: {
      preauthorize_amount:
        'Amount that a payment terminal should reserve on the card for a session, in major units of the currency.',
    },
  },
  PaymentsCDR: {
    about: 'A CDR whose Tariffs tell payment terminals how much to reserve.',
    like: 'CDR',
    fields: { tariffs: 'The Tariffs that the costs were computed with, also when they are free of charge.' },
  },
};
