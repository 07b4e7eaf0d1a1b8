// Made from the comments in src/schema by scripts/generate-descriptions.ts; do not edit.

import type { Descriptions } from '../description.js';

/** What is described in payments.ts of the schemas. */
export const payments: Descriptions = {
  InvoiceCreator: { about: 'Who makes the invoice for a driver: the CPO or the payment terminal provider.' },
  CaptureStatusCode: { about: 'Whether the full amount, a part or nothing was captured.' },
  Terminal: {
    about: 'A payment terminal and the Locations and EVSEs it takes payments for.',
    fields: {
      terminal_id: 'Identifier of the terminal.',
      customer_reference: "Reference that links the terminal to the CPO's system.",
      party_id: 'Party id of the CPO, instead of a customer reference.',
      country_code: 'ISO 3166-1 alpha-2 code of the country of the CPO, instead of a customer reference.',
      address: 'Street and house number.',
      city: 'City or town.',
      postal_code: 'Postal code; left out only where the place has none.',
      state: 'State or province, where that matters.',
      country: 'ISO 3166-1 alpha-3 code of the country the terminal is in.',
      coordinates: 'Where the terminal is.',
      invoice_base_url: 'Start of the URL under which drivers find their invoices.',
      invoice_creator: 'Who makes the invoice for the driver.',
      reference: "The payment provider's own reference, such as a serial number.",
      location_ids: 'Identifiers of the Locations assigned to the terminal.',
      evse_uids: 'Identifiers of the EVSEs assigned to the terminal.',
      last_updated: 'When this Terminal was last changed or created.',
    },
  },
  FinancialAdviceConfirmation: {
    about: "What was captured from a driver's card for a session.",
    fields: {
      id: 'Identifier of the confirmation.',
      authorization_reference: 'Reference that the payment provider gave in StartSession.',
      total_costs: 'The amount captured, as the driver pays it.',
      currency: 'ISO 4217 code of the currency, three letters.',
      eft_data: 'Lines of the card payment that belong on an invoice.',
      capture_status_code: 'Whether the capture succeeded.',
      capture_status_message: 'What went wrong, if something did.',
      last_updated: 'When this FinancialAdviceConfirmation was last changed or created.',
    },
  },
};
