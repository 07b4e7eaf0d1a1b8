// Written by scripts/generate-guards.ts from src/schema/v2_2_1/cdr-token.ts; change that one.

import { alpha2, ascii, isObject } from '../../core/guard.js';

/** Passes most CdrToken objects with nothing to report, and nothing else. */
export function isCdrToken(v: unknown): boolean {
  if (!isObject(v)) return false;
  return (
    alpha2(v.country_code) &&
    ascii(v.party_id, 3) &&
    ascii(v.uid, 36) &&
    (v.type === 'AD_HOC_USER' || v.type === 'APP_USER' || v.type === 'OTHER' || v.type === 'RFID') &&
    ascii(v.contract_id, 36)
  );
}
