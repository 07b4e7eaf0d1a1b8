// Written by scripts/generate-guards.ts from src/schema/v2_1_1/charging-period.ts; change that one.

import { dateTime, isObject, list, number } from '../../core/guard.js';

const CDR_DIMENSION_TYPE = new Set<unknown>([
  'ENERGY',
  'FLAT',
  'MAX_CURRENT',
  'MIN_CURRENT',
  'PARKING_TIME',
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
  return dateTime(v.start_date_time) && list(v.dimensions, 1, isCdrDimension);
}
