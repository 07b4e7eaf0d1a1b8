// Written by scripts/generate-guards.ts from src/schema/v2_1_1/sessions.ts; change that one.

import { alpha3, dateTime, isObject, keeps, list, number, text } from '../../core/guard.js';
import { sessionRules } from '../v2_1_1/rules.js';
import { isChargingPeriod } from './charging-period.js';
import { isLocation } from './locations.js';

/** Passes most Session objects with nothing to report, and nothing else. */
export function isSession(v: unknown): boolean {
  if (!isObject(v)) return false;
  return (
    text(v.id, 36) &&
    dateTime(v.start_datetime) &&
    (v.end_datetime === undefined || dateTime(v.end_datetime)) &&
    number(v.kwh) &&
    text(v.auth_id, 36) &&
    (v.auth_method === 'AUTH_REQUEST' || v.auth_method === 'WHITELIST') &&
    isLocation(v.location) &&
    (v.meter_id === undefined || text(v.meter_id, 255)) &&
    alpha3(v.currency) &&
    (v.charging_periods === undefined || list(v.charging_periods, 0, isChargingPeriod)) &&
    (v.total_cost === undefined || number(v.total_cost)) &&
    (v.status === 'ACTIVE' || v.status === 'COMPLETED' || v.status === 'INVALID' || v.status === 'PENDING') &&
    dateTime(v.last_updated) &&
    keeps(sessionRules, v)
  );
}
