// Written by scripts/generate-guards.ts from src/schema/v2_3_0/hours.ts; change that one.

import { boolean, dateTime, isObject, keeps, list, smallInt, time } from '../../core/guard.js';
import { exceptionalPeriodRules, hoursRules, regularHoursRules } from '../v2_3_0/rules.js';

/** Passes most RegularHours objects with nothing to report, and nothing else. */
export function isRegularHours(v: unknown): boolean {
  if (!isObject(v)) return false;
  return smallInt(v.weekday, 10) && time(v.period_begin) && time(v.period_end) && keeps(regularHoursRules, v);
}

/** Passes most ExceptionalPeriod objects with nothing to report, and nothing else. */
export function isExceptionalPeriod(v: unknown): boolean {
  if (!isObject(v)) return false;
  return dateTime(v.period_begin) && dateTime(v.period_end) && keeps(exceptionalPeriodRules, v);
}

/** Passes most Hours objects with nothing to report, and nothing else. */
export function isHours(v: unknown): boolean {
  if (!isObject(v)) return false;
  return (
    boolean(v.twentyfourseven) &&
    (v.regular_hours === undefined || list(v.regular_hours, 0, isRegularHours)) &&
    (v.exceptional_openings === undefined || list(v.exceptional_openings, 0, isExceptionalPeriod)) &&
    (v.exceptional_closings === undefined || list(v.exceptional_closings, 0, isExceptionalPeriod)) &&
    keeps(hoursRules, v)
  );
}
