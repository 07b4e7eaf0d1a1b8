// Written by scripts/generate-guards.ts from src/schema/v2_1_1/cdrs.ts; change that one.

import { alpha3, ascii, dateTime, isObject, keeps, list, number, text } from '../../core/guard.js';
import { cdrRules } from '../v2_1_1/rules.js';
import { isChargingPeriod } from './charging-period.js';
import { isLocation } from './locations.js';
import { isTariff } from './tariffs.js';

/** Passes most CDR objects with nothing to report, and nothing else. */
export function isCDR(v: unknown): boolean {
  if (!isObject(v)) return false;
  return (
    ascii(v.id, 36) &&
    dateTime(v.start_date_time) &&
    dateTime(v.stop_date_time) &&
    text(v.auth_id, 36) &&
    (v.auth_method === 'AUTH_REQUEST' || v.auth_method === 'WHITELIST') &&
    isLocation(v.location) &&
    (v.meter_id === undefined || text(v.meter_id, 255)) &&
    alpha3(v.currency) &&
    (v.tariffs === undefined || list(v.tariffs, 0, isTariff)) &&
    list(v.charging_periods, 1, isChargingPeriod) &&
    number(v.total_cost) &&
    number(v.total_energy) &&
    number(v.total_time) &&
    (v.total_parking_time === undefined || number(v.total_parking_time)) &&
    (v.remark === undefined || text(v.remark, 255)) &&
    dateTime(v.last_updated) &&
    keeps(cdrRules, v)
  );
}
