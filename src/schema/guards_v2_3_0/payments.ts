// Written by scripts/generate-guards.ts from src/schema/v2_3_0/payments.ts; change that one.

import { alpha2, alpha3, ascii, dateTime, isObject, keeps, list, url } from '../../core/guard.js';
import { terminalRules } from '../v2_3_0/rules.js';
import { isGeoLocation } from './geo-location.js';
import { isPrice } from './types.js';

const isAscii36 = (v: unknown): boolean => ascii(v, 36);
const isAscii255 = (v: unknown): boolean => ascii(v, 255);

/** Passes most Terminal objects with nothing to report, and nothing else. */
export function isTerminal(v: unknown): boolean {
  if (!isObject(v)) return false;
  return (
    ascii(v.terminal_id, 36) &&
    (v.customer_reference === undefined || ascii(v.customer_reference, 36)) &&
    (v.party_id === undefined || ascii(v.party_id, 3)) &&
    (v.country_code === undefined || alpha2(v.country_code)) &&
    (v.address === undefined || ascii(v.address, 45)) &&
    (v.city === undefined || ascii(v.city, 45)) &&
    (v.postal_code === undefined || ascii(v.postal_code, 10)) &&
    (v.state === undefined || ascii(v.state, 20)) &&
    (v.country === undefined || alpha3(v.country)) &&
    (v.coordinates === undefined || isGeoLocation(v.coordinates)) &&
    (v.invoice_base_url === undefined || url(v.invoice_base_url)) &&
    (v.invoice_creator === undefined || v.invoice_creator === 'CPO' || v.invoice_creator === 'PTP') &&
    (v.reference === undefined || ascii(v.reference, 36)) &&
    (v.location_ids === undefined || list(v.location_ids, 0, isAscii36)) &&
    (v.evse_uids === undefined || list(v.evse_uids, 0, isAscii36)) &&
    dateTime(v.last_updated) &&
    keeps(terminalRules, v)
  );
}

/** Passes most FinancialAdviceConfirmation objects with nothing to report, and nothing else. */
export function isFinancialAdviceConfirmation(v: unknown): boolean {
  if (!isObject(v)) return false;
  return (
    ascii(v.id, 36) &&
    ascii(v.authorization_reference, 36) &&
    isPrice(v.total_costs) &&
    alpha3(v.currency) &&
    list(v.eft_data, 1, isAscii255) &&
    (v.capture_status_code === 'SUCCESS' ||
      v.capture_status_code === 'PARTIAL_SUCCESS' ||
      v.capture_status_code === 'FAILED') &&
    (v.capture_status_message === undefined || ascii(v.capture_status_message, 255)) &&
    dateTime(v.last_updated)
  );
}
