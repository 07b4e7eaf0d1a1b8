// Written by scripts/generate-guards.ts from src/schema/v2_2_1/charging-period.ts; change that one.

import { ascii, dateTime, isObject, list, number } from '../../core/guard.js';

const CDR_DIMENSION_TYPE = new Set<unknown>([
  'CURRENT',
  'ENERGY',
  'ENERGY_EXPORT',
  'ENERGY_IMPORT',
  'MAX_CURRENT',
  'MIN_CURRENT',
  'MAX_POWER',
  'MIN_POWER',
  'PARKING_TIME',
  'POWER',
  'RESERVATION_TIME',
  'STATE_OF_CHARGE',
  'TIME',
]);

/** Passes most CdrDimension objects with nothing to report, and nothing else. */
export function isCdrDimension(v: unknown): boolean {
  if (!isObject(v)) return false;
  return CDR_DIMENSION_TYPE.has(v.type) && number(v.volume);
}

/** Passes most ChargingPeriod objects with nothing to report, and nothing else. */
export function isChargingPeriod(v: unknown): boolean {
  if (!isObject(v)) return false;
  return (
    dateTime(v.start_date_time) &&
    list(v.dimensions, 1, isCdrDimension) &&
    (v.tariff_id === undefined || ascii(v.tariff_id, 36))
  );
}
