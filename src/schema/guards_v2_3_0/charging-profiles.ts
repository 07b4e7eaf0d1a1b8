// Written by scripts/generate-guards.ts from src/schema/v2_3_0/charging-profiles.ts; change that one.

import { dateTime, int, isObject, keeps, list, number, url } from '../../core/guard.js';
import { activeChargingProfileResultRules } from '../v2_3_0/rules.js';

const CHARGING_PROFILE_RESPONSE_TYPE = new Set<unknown>([
  'ACCEPTED',
  'NOT_SUPPORTED',
  'REJECTED',
  'TOO_OFTEN',
  'UNKNOWN_SESSION',
]);

/** Passes most ChargingProfilePeriod objects with nothing to report, and nothing else. */
export function isChargingProfilePeriod(v: unknown): boolean {
  if (!isObject(v)) return false;
  return int(v.start_period) && number(v.limit);
}

/** Passes most ChargingProfile objects with nothing to report, and nothing else. */
export function isChargingProfile(v: unknown): boolean {
  if (!isObject(v)) return false;
  return (
    (v.start_date_time === undefined || dateTime(v.start_date_time)) &&
    (v.duration === undefined || int(v.duration)) &&
    (v.charging_rate_unit === 'W' || v.charging_rate_unit === 'A') &&
    (v.min_charging_rate === undefined || number(v.min_charging_rate)) &&
    (v.charging_profile_period === undefined || list(v.charging_profile_period, 0, isChargingProfilePeriod))
  );
}

/** Passes most ActiveChargingProfile objects with nothing to report, and nothing else. */
export function isActiveChargingProfile(v: unknown): boolean {
  if (!isObject(v)) return false;
  return dateTime(v.start_date_time) && isChargingProfile(v.charging_profile);
}

/** Passes most SetChargingProfile objects with nothing to report, and nothing else. */
export function isSetChargingProfile(v: unknown): boolean {
  if (!isObject(v)) return false;
  return isChargingProfile(v.charging_profile) && url(v.response_url);
}

/** Passes most ChargingProfileResponse objects with nothing to report, and nothing else. */
export function isChargingProfileResponse(v: unknown): boolean {
  if (!isObject(v)) return false;
  return CHARGING_PROFILE_RESPONSE_TYPE.has(v.result) && int(v.timeout);
}

/** Passes most ActiveChargingProfileResult objects with nothing to report, and nothing else. */
export function isActiveChargingProfileResult(v: unknown): boolean {
  if (!isObject(v)) return false;
  return (
    (v.result === 'ACCEPTED' || v.result === 'REJECTED' || v.result === 'UNKNOWN') &&
    (v.profile === undefined || isActiveChargingProfile(v.profile)) &&
    keeps(activeChargingProfileResultRules, v)
  );
}

/** Passes most ChargingProfileResult objects with nothing to report, and nothing else. */
export function isChargingProfileResult(v: unknown): boolean {
  if (!isObject(v)) return false;
  return v.result === 'ACCEPTED' || v.result === 'REJECTED' || v.result === 'UNKNOWN';
}

/** Passes most ClearProfileResult objects with nothing to report, and nothing else. */
export function isClearProfileResult(v: unknown): boolean {
  if (!isObject(v)) return false;
  return v.result === 'ACCEPTED' || v.result === 'REJECTED' || v.result === 'UNKNOWN';
}
