// Written by scripts/generate-guards.ts from src/schema/v2_1_1/credentials.ts; change that one.

import { alpha2, isObject, text, url } from '../../core/guard.js';
import { isBusinessDetails } from './business-details.js';

/** Passes most Credentials objects with nothing to report, and nothing else. */
export function isCredentials(v: unknown): boolean {
  if (!isObject(v)) return false;
  return (
    text(v.token, 64) &&
    url(v.url) &&
    isBusinessDetails(v.business_details) &&
    text(v.party_id, 3) &&
    alpha2(v.country_code)
  );
}
