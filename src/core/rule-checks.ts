import { compareDateTimes } from './time.js';

/**
 * What the rules between fields are made of. They take the values of fields, not their names, so that every rule reads
 * its fields at a fixed place; and they hold for values of a type that they do not expect.
 */
type Breaches = readonly string[] | undefined;

type Json = Readonly<Record<string, unknown>>;

/** Up to this many items are compared each with each, which is faster than a set. */
const FEW = 12;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What a rule with one place gives: its pointer when it is broken. */
export const when = (broken: boolean, pointer: string): Breaches => (broken ? [pointer] : undefined);

/** What a rule with several places gives. */
export const all = (pointers: readonly string[]): Breaches => (pointers.length === 0 ? undefined : pointers);

/** The objects of a list with the pointers of them; nothing of what is not a list of objects. */
export function objectsOf(
  list: unknown,
  pointer: string,
): readonly (readonly [pointer: string, item: Json])[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((item, index) => (isObject(item) ? [[`${pointer}/${index}`, item] as const] : []));
}

/** Whether a field has a value: not absent, and not a list without items. */
export const isSet = (value: unknown): boolean =>
  value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0);

/** How two `DateTime`s are ordered: less than, equal to or greater than zero; `NaN` when one is not a `DateTime`. */
function order(a: unknown, b: unknown): number {
  return typeof a === 'string' && typeof b === 'string' ? compareDateTimes(a, b) : Number.NaN;
}

/** Whether a `DateTime` is not later than another, so that nothing lies between them. */
export const isNotLater = (end: unknown, begin: unknown): boolean => order(begin, end) >= 0;

/** Whether a `DateTime` is earlier than another. */
export const isEarlier = (end: unknown, begin: unknown): boolean => order(begin, end) > 0;

/** Whether a text of fixed form, such as `HH:MM` or `YYYY-MM-DD`, does not come after another. */
export const isNotAfter = (end: unknown, begin: unknown): boolean =>
  typeof end === 'string' && typeof begin === 'string' && end <= begin;

/** Whether a number is not greater than another, so that nothing lies between them. */
export const isNotAbove = (max: unknown, min: unknown): boolean =>
  typeof max === 'number' && typeof min === 'number' && max <= min;

/** Whether a number is less than another. */
export const isBelow = (max: unknown, min: unknown): boolean =>
  typeof max === 'number' && typeof min === 'number' && max < min;

/** Whether a number is outside of a range, its ends included in the range. */
export const isOutside = (value: unknown, min: number, max: number): boolean =>
  typeof value === 'number' && (value < min || value > max);

/** The places in a list of objects whose identifier came before in the same list. */
export function duplicates(list: unknown, pointer: string, id: string): Breaches {
  if (!Array.isArray(list) || list.length < 2 || areUnique(list, id)) return undefined;
  const seen = new Set<unknown>();
  const found: string[] = [];
  for (const [place, item] of objectsOf(list, pointer)) {
    if (seen.has(item[id])) found.push(`${place}/${id}`);
    seen.add(item[id]);
  }
  return all(found);
}

/** Whether a list has no two equal identifiers, told without making anything; `false` also for long lists. */
function areUnique(list: readonly unknown[], id: string): boolean {
  if (list.length > FEW) return false;
  for (let i = 1; i < list.length; i += 1) {
    const item: unknown = list[i];
    const text = isObject(item) ? item[id] : undefined;
    for (let j = 0; j < i; j += 1) {
      const earlier: unknown = list[j];
      if (isObject(earlier) && earlier[id] === text) return false;
    }
  }
  return true;
}

/** The amounts of a greatest price that are less than those of a least price. */
export function limitsCrossed(min: unknown, max: unknown, amounts: readonly string[]): Breaches {
  if (!isObject(min) || !isObject(max)) return undefined;
  const crossed = amounts.filter((amount) => isBelow(max[amount], min[amount]));
  return all(crossed.map((amount) => `/max_price/${amount}`));
}

/** The price components that are neither FLAT nor TIME, in an element that one of its restrictions limits to these. */
export function notFlatOrTime(value: Json, restriction: string): Breaches {
  const { restrictions, price_components } = value;
  if (!isObject(restrictions) || !isSet(restrictions[restriction])) return undefined;
  const wrong = objectsOf(price_components, '/price_components').filter(
    ([, { type }]) => type !== 'FLAT' && type !== 'TIME',
  );
  return all(wrong.map(([pointer]) => `${pointer}/type`));
}

/** The dimensions of charging periods that are of one of some types. */
export function dimensionsOf(periods: unknown, types: ReadonlySet<unknown>): Breaches {
  if (!Array.isArray(periods) || !periods.some((period) => hasDimension(period, types))) return undefined;
  const dimensions = objectsOf(periods, '/charging_periods').flatMap(([pointer, period]) =>
    objectsOf(period.dimensions, `${pointer}/dimensions`),
  );
  return all(dimensions.filter(([, { type }]) => types.has(type)).map(([pointer]) => `${pointer}/type`));
}

function hasDimension(period: unknown, types: ReadonlySet<unknown>): boolean {
  if (!isObject(period) || !Array.isArray(period.dimensions)) return false;
  for (const dimension of period.dimensions)
    if (isObject(dimension) && types.has(dimension.type)) return true;
  return false;
}
