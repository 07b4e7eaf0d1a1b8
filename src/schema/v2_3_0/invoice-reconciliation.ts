import { ALPHA2 } from '../../core/formats.js';
import type { ObjectSchema } from '../../core/kind.js';
import { nonEmptyList, object } from '../../core/object.js';
import { ciString, dateTime } from '../../core/primitives.js';
import { isInvoiceReconciliationRecord } from '../guards_v2_3_0/invoice-reconciliation.js';

/**
 * Which CDRs an invoice is made of.
 * @see OCPI 2.3.0, mod_invoice_reconciliation, mod_invoice_reconciliation_record_object
 */
export interface InvoiceReconciliationRecord {
  /** ISO 3166-1 alpha-2 code of the country of the party that owns this record. */
  country_code: string;
  /** Party id of the party that owns this record. */
  party_id: string;
  /** Identifier of the record. */
  id: string;
  /** Identifier of the invoice, given by the party that sends it. */
  invoice_id: string;
  /** Identifiers of the CDRs on the invoice. */
  cdrs: string[];
  /** When this record was issued. */
  last_updated: string;
}

/** Schema of {@link InvoiceReconciliationRecord}. */
export const InvoiceReconciliationRecordSchema: ObjectSchema<InvoiceReconciliationRecord> =
  object<InvoiceReconciliationRecord>(
    'InvoiceReconciliationRecord',
    {
      country_code: ciString(2, ALPHA2),
      party_id: ciString(3),
      id: ciString(36),
      invoice_id: ciString(255),
      cdrs: nonEmptyList(ciString(36)),
      last_updated: dateTime(),
    },
    [],
    isInvoiceReconciliationRecord,
  );
