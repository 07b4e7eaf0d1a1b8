import type { Rule } from './kind.js';
import { toMillis } from './time.js';

type Check = Rule['check'];
type Json = Readonly<Record<string, unknown>>;

/** How many characters of a `DateTime` are the same in every way of writing it. */
const TO_THE_SECOND = 19;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The objects of a list, with their pointers; nothing of what is not a list of objects. */
export function objectsAt(value: Json, field: string): readonly (readonly [pointer: string, item: Json])[] {
  const list = value[field];
  if (!Array.isArray(list)) return [];
  return list.flatMap((item, index) => (isObject(item) ? [[`/${field}/${index}`, item] as const] : []));
}

/** Whether a field has a value: not absent, and not a list without items. */
export function has(value: Json, field: string): boolean {
  const found = value[field];
  return found !== undefined && found !== null && !(Array.isArray(found) && found.length === 0);
}

/** How two `DateTime`s are ordered: less than, equal to or greater than zero; `NaN` when one is not a `DateTime`. */
function order(a: unknown, b: unknown): number {
  if (typeof a !== 'string' || typeof b !== 'string') return Number.NaN;
  if (a.length === b.length && a.endsWith('Z') === b.endsWith('Z')) return a < b ? -1 : Number(a > b);
  const [first, second] = [a.slice(0, TO_THE_SECOND), b.slice(0, TO_THE_SECOND)];
  if (first === second) return toMillis(a) - toMillis(b);
  return first < second ? -1 : 1;
}

/** Breaks when a field is set and another is not. */
export function needs(field: string, other: string): Check {
  return (value) => (has(value, field) && !has(value, other) ? [`/${other}`] : undefined);
}

/** Breaks when a field is set although another does not have one value. */
export function onlyWith(field: string, other: string, wanted: unknown): Check {
  return (value) => (has(value, field) && value[other] !== wanted ? [`/${field}`] : undefined);
}

/** Breaks when a field has one value and another is not set. */
export function neededWhen(field: string, wanted: unknown, other: string): Check {
  return (value) => (value[field] === wanted && !has(value, other) ? [`/${other}`] : undefined);
}

/** Breaks when none of some fields is set; points at the first. */
export function oneOf(...fields: readonly string[]): Check {
  return (value) => (fields.some((field) => has(value, field)) ? undefined : [`/${fields[0]}`]);
}

/** Breaks when a `DateTime`, or a time or date of day, is not later than another. */
export function later(begin: string, end: string): Check {
  return (value) => (order(value[begin], value[end]) >= 0 ? [`/${end}`] : undefined);
}

/** Breaks when a `DateTime` is earlier than another. */
export function notEarlier(begin: string, end: string): Check {
  return (value) => (order(value[begin], value[end]) > 0 ? [`/${end}`] : undefined);
}

/** Breaks when texts of a fixed form, such as `HH:MM` and `YYYY-MM-DD`, are not in ascending order. */
export function ascending(begin: string, end: string): Check {
  return (value) => {
    const first = value[begin];
    const second = value[end];
    return typeof first === 'string' && typeof second === 'string' && first >= second
      ? [`/${end}`]
      : undefined;
  };
}

/** Breaks when a number is not less than another, so that nothing lies between them. */
export function below(min: string, max: string): Check {
  return (value) => {
    const least = value[min];
    const greatest = value[max];
    return typeof least === 'number' && typeof greatest === 'number' && least >= greatest
      ? [`/${max}`]
      : undefined;
  };
}

/** Breaks when a number is greater than another. */
export function atMost(min: string, max: string): Check {
  return (value) => {
    const least = value[min];
    const greatest = value[max];
    return typeof least === 'number' && typeof greatest === 'number' && least > greatest
      ? [`/${max}`]
      : undefined;
  };
}

/** Breaks when a number is outside of a range, its ends included. */
export function within(field: string, min: number, max: number): Check {
  return (value) => {
    const number = value[field];
    return typeof number === 'number' && (number < min || number > max) ? [`/${field}`] : undefined;
  };
}

/** Up to this many items are compared each with each, which is faster than a set. */
const FEW = 12;

/** Breaks when two objects of a list have the very same identifier; points at the later one. */
export function unique(list: string, id: string): Check {
  return (value) => {
    const items = value[list];
    if (!Array.isArray(items) || items.length < 2 || areUnique(items, id)) return undefined;
    const seen = new Set<unknown>();
    const found: string[] = [];
    for (const [pointer, item] of objectsAt(value, list)) {
      if (seen.has(item[id])) found.push(`${pointer}/${id}`);
      seen.add(item[id]);
    }
    return found.length === 0 ? undefined : found;
  };
}

/** Whether a list has no two equal identifiers, told without making anything; `false` also for long lists. */
function areUnique(items: readonly unknown[], id: string): boolean {
  if (items.length > FEW) return false;
  for (let i = 1; i < items.length; i += 1) {
    const item = items[i];
    const text = isObject(item) ? item[id] : undefined;
    for (let j = 0; j < i; j += 1) {
      const earlier = items[j];
      if (isObject(earlier) && earlier[id] === text) return false;
    }
  }
  return true;
}

/** Breaks when one of some fields of `min` is greater than that of `max`, both of them objects of amounts. */
export function limits(min: string, max: string, amounts: readonly string[]): Check {
  return (value) => {
    const [least, greatest] = [value[min], value[max]];
    if (!isObject(least) || !isObject(greatest)) return undefined;
    const wrong = amounts.filter((amount) => Number(least[amount]) > Number(greatest[amount]));
    return wrong.length === 0 ? undefined : wrong.map((amount) => `/${max}/${amount}`);
  };
}

/** Breaks when a tariff element limited to reservations or bookings prices anything but FLAT and TIME. */
export function flatOrTimeWhen(restriction: string): Check {
  return (value) => {
    const { restrictions } = value;
    if (!isObject(restrictions) || !has(restrictions, restriction)) return undefined;
    const wrong = objectsAt(value, 'price_components').filter(
      ([, { type }]) => type !== 'FLAT' && type !== 'TIME',
    );
    return wrong.length === 0 ? undefined : wrong.map(([pointer]) => `${pointer}/type`);
  };
}

/** Breaks when the charging periods have dimensions of some types. */
export function withoutDimensions(types: ReadonlySet<unknown>): Check {
  return (value) => {
    const found: string[] = [];
    for (const [period, charging] of objectsAt(value, 'charging_periods')) {
      for (const [dimension, { type }] of objectsAt(charging, 'dimensions')) {
        if (types.has(type)) found.push(`${period}${dimension}/type`);
      }
    }
    return found.length === 0 ? undefined : found;
  };
}
