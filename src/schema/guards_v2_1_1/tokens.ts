// Written by scripts/generate-guards.ts from src/schema/v2_1_1/tokens.ts; change that one.

import { boolean, dateTime, isObject, language, list, text } from '../../core/guard.js';
import { isDisplayText } from './types.js';

const isText39 = (v: unknown): boolean => text(v, 39);
const isText36 = (v: unknown): boolean => text(v, 36);
const ALLOWED = new Set<unknown>(['ALLOWED', 'BLOCKED', 'EXPIRED', 'NO_CREDIT', 'NOT_ALLOWED']);

/** Passes most Token objects with nothing to report, and nothing else. */
export function isToken(v: unknown): boolean {
  if (!isObject(v)) return false;
  return (
    text(v.uid, 36) &&
    (v.type === 'OTHER' || v.type === 'RFID') &&
    text(v.auth_id, 36) &&
    (v.visual_number === undefined || text(v.visual_number, 64)) &&
    text(v.issuer, 64) &&
    boolean(v.valid) &&
    (v.whitelist === 'ALWAYS' ||
      v.whitelist === 'ALLOWED' ||
      v.whitelist === 'ALLOWED_OFFLINE' ||
      v.whitelist === 'NEVER') &&
    (v.language === undefined || language(v.language)) &&
    dateTime(v.last_updated)
  );
}

/** Passes most LocationReferences objects with nothing to report, and nothing else. */
export function isLocationReferences(v: unknown): boolean {
  if (!isObject(v)) return false;
  return (
    text(v.location_id, 39) &&
    (v.evse_uids === undefined || list(v.evse_uids, 0, isText39)) &&
    (v.connector_ids === undefined || list(v.connector_ids, 0, isText36))
  );
}

/** Passes most AuthorizationInfo objects with nothing to report, and nothing else. */
export function isAuthorizationInfo(v: unknown): boolean {
  if (!isObject(v)) return false;
  return (
    ALLOWED.has(v.allowed) &&
    (v.location === undefined || isLocationReferences(v.location)) &&
    (v.info === undefined || isDisplayText(v.info))
  );
}
