// Made from the comments in src/schema by scripts/generate-descriptions.ts; do not edit.

import type { Descriptions } from '../description.js';

/** What is described in invoice-reconciliation.ts of the schemas. */
export const invoiceReconciliation: Descriptions = {
  InvoiceReconciliationRecord: {
    about: 'Which CDRs an invoice is made of.',
    fields: {
      country_code: 'ISO 3166-1 alpha-2 code of the country of the party that owns this record.',
      party_id: 'Party id of the party that owns this record.',
      id: 'Identifier of the record.',
      invoice_id: 'Identifier of the invoice, given by the party that sends it.',
      cdrs: 'Identifiers of the CDRs on the invoice.',
      last_updated: 'When this record was issued.',
    },
  },
};
