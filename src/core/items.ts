import { isDateTimeText } from './text-checks.js';
import { compareDateTimes, toMillis } from './time.js';

/** A JSON object whose fields are not known. */
type Json = Readonly<Record<string, unknown>>;

const same = (a: unknown, b: unknown): boolean => String(a).toUpperCase() === String(b).toUpperCase();

/** The items of a list field; an absent or broken one has none. */
export const itemsOf = (value: Json, list: string): readonly Json[] =>
  Array.isArray(value[list]) ? (value[list] as readonly Json[]) : [];

/** The item of a list field with an id, compared without regard to case. */
export const itemWith = (value: Json, list: string, idField: string, id: unknown): Json | undefined =>
  itemsOf(value, list).find((item) => same(item?.[idField], id));

const isEarlier = (a: string, b: string): boolean =>
  isDateTimeText(a) && isDateTimeText(b) ? compareDateTimes(a, b) < 0 : toMillis(a) < toMillis(b);

/** Whether one object was last updated before another; not when either does not say. */
export function isOlder(a: Json, b: Json): boolean {
  if (typeof a.last_updated !== 'string' || typeof b.last_updated !== 'string') return false;
  return isEarlier(a.last_updated, b.last_updated);
}
