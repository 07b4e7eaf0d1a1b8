// Written by scripts/generate-guards.ts from src/schema/v2_3_0/hub-client-info.ts; change that one.

import { alpha2, ascii, dateTime, isObject } from '../../core/guard.js';

const ROLE = new Set<unknown>(['CPO', 'EMSP', 'NAP', 'NSP', 'OTHER', 'SCSP']);

/** Passes most ClientInfo objects with nothing to report, and nothing else. */
export function isClientInfo(v: unknown): boolean {
  if (!isObject(v)) return false;
  return (
    ascii(v.party_id, 3) &&
    alpha2(v.country_code) &&
    ROLE.has(v.role) &&
    (v.status === 'CONNECTED' ||
      v.status === 'OFFLINE' ||
      v.status === 'PLANNED' ||
      v.status === 'SUSPENDED') &&
    dateTime(v.last_updated)
  );
}
