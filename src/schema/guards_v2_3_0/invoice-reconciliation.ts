// Written by scripts/generate-guards.ts from src/schema/v2_3_0/invoice-reconciliation.ts; change that one.

import { alpha2, ascii, dateTime, isObject, list } from '../../core/guard.js';

const isAscii36 = (v: unknown): boolean => ascii(v, 36);

/** Passes most InvoiceReconciliationRecord objects with nothing to report, and nothing else. */
export function isInvoiceReconciliationRecord(v: unknown): boolean {
  if (!isObject(v)) return false;
  return (
    alpha2(v.country_code) &&
    ascii(v.party_id, 3) &&
    ascii(v.id, 36) &&
    ascii(v.invoice_id, 255) &&
    list(v.cdrs, 1, isAscii36) &&
    dateTime(v.last_updated)
  );
}
