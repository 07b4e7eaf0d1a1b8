import { parseDate, parseTimeOfDay } from './clock.js';
import type { Exact } from './exact.js';
import { cannotPrice } from './notes.js';
import type { Policy } from './policy.js';
import { readCount, readNumber } from './read-number.js';
import type { RestrictionsInput } from './types.js';

/** Names of the days in the order of `LocalTime.weekday`. */
export const DAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'] as const;

const KNOWN = new Set([
  'start_time',
  'end_time',
  'start_date',
  'end_date',
  'min_kwh',
  'max_kwh',
  'min_current',
  'max_current',
  'min_power',
  'max_power',
  'min_duration',
  'max_duration',
  'day_of_week',
  'reservation',
]);

/** The restrictions of an element, read; absent ones are `undefined`. */
export interface Restrictions {
  /** Minutes since local midnight, inclusive; with `to`, or 0 when only that is given. */
  readonly from: number | undefined;
  /** Minutes since local midnight, exclusive; 1440 is the end of the day; not above `from` for a window over midnight. */
  readonly to: number | undefined;
  /** First local day, counted from 1970. */
  readonly firstDay: number | undefined;
  /** Local day before which it ends, counted from 1970. */
  readonly lastDay: number | undefined;
  /** Bit 0 is Monday. */
  readonly weekdays: number | undefined;
  /** kWh, inclusive. */
  readonly minKwh: Exact | undefined;
  /** kWh, exclusive. */
  readonly maxKwh: Exact | undefined;
  /** A, inclusive. */
  readonly minCurrent: Exact | undefined;
  /** A, exclusive. */
  readonly maxCurrent: Exact | undefined;
  /** kW, inclusive. */
  readonly minPower: Exact | undefined;
  /** kW, exclusive. */
  readonly maxPower: Exact | undefined;
  /** Milliseconds, inclusive. */
  readonly minDuration: number | undefined;
  /** Milliseconds, exclusive. */
  readonly maxDuration: number | undefined;
  /** True when the local date or time matters. */
  readonly usesClock: boolean;
  /** True when no moment can match. */
  readonly never: boolean;
}

/** Reads restrictions; throws {@link CannotPrice} on values or names it does not understand. */
export function readRestrictions(
  input: RestrictionsInput,
  pointer: string,
  policy: Policy,
): Restrictions | undefined {
  checkNames(input, pointer, policy);
  const window = readWindow(input, pointer, policy);
  const firstDay = date(input.start_date, `${pointer}/start_date`);
  const lastDay = date(input.end_date, `${pointer}/end_date`);
  const weekdays = readDays(input.day_of_week, pointer);
  return {
    from: window?.from,
    to: window?.to,
    firstDay,
    lastDay,
    weekdays,
    minKwh: number(input.min_kwh, pointer, 'min_kwh'),
    maxKwh: number(input.max_kwh, pointer, 'max_kwh'),
    minCurrent: number(input.min_current, pointer, 'min_current'),
    maxCurrent: number(input.max_current, pointer, 'max_current'),
    minPower: number(input.min_power, pointer, 'min_power'),
    maxPower: number(input.max_power, pointer, 'max_power'),
    minDuration: milliseconds(input.min_duration, pointer, 'min_duration'),
    maxDuration: milliseconds(input.max_duration, pointer, 'max_duration'),
    usesClock:
      window !== undefined || firstDay !== undefined || lastDay !== undefined || weekdays !== undefined,
    never: window?.never ?? false,
  };
}

function checkNames(input: RestrictionsInput, pointer: string, policy: Policy): void {
  if (policy.unknownRestriction === 'ignored') return;
  for (const name in input) {
    if (KNOWN.has(name) || (input as Record<string, unknown>)[name] == null) continue;
    throw cannotPrice('UNKNOWN_RESTRICTION', `The restriction ${name} is unknown.`, `${pointer}/${name}`);
  }
}

interface Window {
  readonly from: number;
  readonly to: number;
  readonly never: boolean;
}

function readWindow(input: RestrictionsInput, pointer: string, policy: Policy): Window | undefined {
  const start = time(input.start_time, `${pointer}/start_time`);
  const end = time(input.end_time, `${pointer}/end_time`);
  if (start === undefined && end === undefined) return undefined;
  if ((start === undefined || end === undefined) && policy.loneTime === 'ignored') return undefined;
  const from = start ?? 0;
  // Midnight as the end is the end of the day.
  const to = end === undefined || end === 0 ? 1440 : end;
  if (from !== to) return { from, to, never: false };
  return policy.equalTimes === 'whole-day' ? { from: 0, to: 1440, never: false } : { from, to, never: true };
}

function readDays(days: readonly string[] | null | undefined, pointer: string): number | undefined {
  if (days == null || days.length === 0) return undefined;
  let bits = 0;
  for (const day of days) {
    const index = DAYS.indexOf(day as (typeof DAYS)[number]);
    if (index < 0) throw cannotPrice('BAD_DAY', `${day} is no day of the week.`, `${pointer}/day_of_week`);
    bits |= 1 << index;
  }
  return bits;
}

function time(text: string | null | undefined, pointer: string): number | undefined {
  if (text == null) return undefined;
  const minutes = parseTimeOfDay(text);
  if (minutes === undefined) throw cannotPrice('BAD_TIME', `${text} is no time of day.`, pointer);
  return minutes;
}

function date(text: string | null | undefined, pointer: string): number | undefined {
  if (text == null) return undefined;
  const day = parseDate(text);
  if (day === undefined) throw cannotPrice('BAD_DATE', `${text} is no date.`, pointer);
  return day;
}

function number(value: number | string | null | undefined, pointer: string, name: string): Exact | undefined {
  return value == null ? undefined : readNumber(value, `${pointer}/${name}`);
}

function milliseconds(seconds: number | null | undefined, pointer: string, name: string): number | undefined {
  return seconds == null ? undefined : Math.round(readCount(seconds, `${pointer}/${name}`) * 1000);
}
