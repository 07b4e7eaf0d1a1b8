// Written by scripts/generate-guards.ts from src/schema/v2_3_0/credentials.ts; change that one.

import { alpha2, ascii, isObject, list, text, url } from '../../core/guard.js';
import { isBusinessDetails } from './business-details.js';

const ROLE = new Set<unknown>(['CPO', 'EMSP', 'NAP', 'NSP', 'OTHER', 'SCSP']);

/** Passes most CredentialsRole objects with nothing to report, and nothing else. */
export function isCredentialsRole(v: unknown): boolean {
  if (!isObject(v)) return false;
  return (
    ROLE.has(v.role) &&
    isBusinessDetails(v.business_details) &&
    ascii(v.party_id, 3) &&
    alpha2(v.country_code)
  );
}

/** Passes most Credentials objects with nothing to report, and nothing else. */
export function isCredentials(v: unknown): boolean {
  if (!isObject(v)) return false;
  return (
    text(v.token, 64) &&
    url(v.url) &&
    (v.hub_party_id === undefined || ascii(v.hub_party_id, 5)) &&
    list(v.roles, 1, isCredentialsRole)
  );
}
