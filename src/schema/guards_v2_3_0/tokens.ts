// Written by scripts/generate-guards.ts from src/schema/v2_3_0/tokens.ts; change that one.

import { alpha2, ascii, boolean, dateTime, isObject, language, list, text } from '../../core/guard.js';
import { isDisplayText } from './types.js';

const TOKEN_TYPE = new Set<unknown>(['AD_HOC_USER', 'APP_USER', 'EMAID', 'OTHER', 'RFID']);
const isAscii36 = (v: unknown): boolean => ascii(v, 36);
const ALLOWED_TYPE = new Set<unknown>(['ALLOWED', 'BLOCKED', 'EXPIRED', 'NO_CREDIT', 'NOT_ALLOWED']);

/** Passes most EnergyContract objects with nothing to report, and nothing else. */
export function isEnergyContract(v: unknown): boolean {
  if (!isObject(v)) return false;
  return text(v.supplier_name, 64) && (v.contract_id === undefined || text(v.contract_id, 64));
}

/** Passes most Token objects with nothing to report, and nothing else. */
export function isToken(v: unknown): boolean {
  if (!isObject(v)) return false;
  return (
    alpha2(v.country_code) &&
    ascii(v.party_id, 3) &&
    ascii(v.uid, 36) &&
    TOKEN_TYPE.has(v.type) &&
    ascii(v.contract_id, 36) &&
    (v.visual_number === undefined || text(v.visual_number, 64)) &&
    text(v.issuer, 64) &&
    (v.group_id === undefined || ascii(v.group_id, 36)) &&
    boolean(v.valid) &&
    (v.whitelist === 'ALWAYS' ||
      v.whitelist === 'ALLOWED' ||
      v.whitelist === 'ALLOWED_OFFLINE' ||
      v.whitelist === 'NEVER') &&
    (v.language === undefined || language(v.language)) &&
    (v.default_profile_type === undefined ||
      v.default_profile_type === 'CHEAP' ||
      v.default_profile_type === 'FAST' ||
      v.default_profile_type === 'GREEN' ||
      v.default_profile_type === 'REGULAR') &&
    (v.energy_contract === undefined || isEnergyContract(v.energy_contract)) &&
    dateTime(v.last_updated)
  );
}

/** Passes most LocationReferences objects with nothing to report, and nothing else. */
export function isLocationReferences(v: unknown): boolean {
  if (!isObject(v)) return false;
  return ascii(v.location_id, 36) && (v.evse_uids === undefined || list(v.evse_uids, 0, isAscii36));
}

/** Passes most AuthorizationInfo objects with nothing to report, and nothing else. */
export function isAuthorizationInfo(v: unknown): boolean {
  if (!isObject(v)) return false;
  return (
    ALLOWED_TYPE.has(v.allowed) &&
    isToken(v.token) &&
    (v.location === undefined || isLocationReferences(v.location)) &&
    (v.authorization_reference === undefined || ascii(v.authorization_reference, 36)) &&
    (v.info === undefined || isDisplayText(v.info))
  );
}
