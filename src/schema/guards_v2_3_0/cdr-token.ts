// Written by scripts/generate-guards.ts from src/schema/v2_3_0/cdr-token.ts; change that one.

import { alpha2, ascii, isObject } from '../../core/guard.js';

const TOKEN_TYPE = new Set<unknown>(['AD_HOC_USER', 'APP_USER', 'EMAID', 'OTHER', 'RFID']);

/** Passes most CdrToken objects with nothing to report, and nothing else. */
export function isCdrToken(v: unknown): boolean {
  if (!isObject(v)) return false;
  return (
    alpha2(v.country_code) &&
    ascii(v.party_id, 3) &&
    ascii(v.uid, 36) &&
    TOKEN_TYPE.has(v.type) &&
    ascii(v.contract_id, 36)
  );
}
