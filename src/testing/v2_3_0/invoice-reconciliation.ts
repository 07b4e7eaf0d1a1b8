import type { InvoiceReconciliationRecord } from '../../schema/v2_3_0/invoice-reconciliation.js';
import { DAY, dateTime, SAMPLE_NOW } from '../clock.js';
import type { PartyPlan } from '../plan/parties.js';
import type { Random } from '../random.js';

/** The record of an invoice that is made of these CDRs. */
export const reconciliationOf = (
  random: Random,
  operator: PartyPlan,
  cdrs: readonly string[],
  now: number = SAMPLE_NOW,
): InvoiceReconciliationRecord => ({
  country_code: operator.country_code,
  party_id: operator.party_id,
  id: random.uuid(),
  invoice_id: `INV-2026-${random.int(1000, 9999)}`,
  cdrs: [...cdrs],
  last_updated: dateTime(now - random.int(0, 5) * DAY),
});
