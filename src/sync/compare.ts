import { toMillis } from '../core/time.js';
import type { JsonObject } from '../store/store.js';

/** What an object that came is, against the one that is kept. */
export type Verdict = 'created' | 'changed' | 'unchanged' | 'stale';

/**
 * Compares by content: `last_updated` alone is no change, whether it was bumped for nothing or not bumped for something;
 * an older object is stale and changes nothing.
 */
export function compare(before: JsonObject | undefined, after: JsonObject): Verdict {
  if (!before) return 'created';
  if (sameButTimes(before, after)) return 'unchanged';
  return isOlder(after, before) ? 'stale' : 'changed';
}

function isOlder(one: JsonObject, other: JsonObject): boolean {
  const [a, b] = [one.last_updated, other.last_updated];
  return typeof a === 'string' && typeof b === 'string' && toMillis(a) < toMillis(b);
}

/** Whether two JSON values are the same but for `last_updated` at any level. */
export function sameButTimes(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
    return a.every((item, index) => sameButTimes(item, b[index]));
  }
  return sameFields(a as JsonObject, b as JsonObject);
}

function sameFields(a: JsonObject, b: JsonObject): boolean {
  let balance = 0;
  for (const name of Object.keys(a)) {
    if (name === 'last_updated' || isAbsent(a[name])) continue;
    if (!sameButTimes(a[name], b[name])) return false;
    balance += 1;
  }
  for (const name of Object.keys(b)) if (name !== 'last_updated' && !isAbsent(b[name])) balance -= 1;
  return balance === 0;
}

const isAbsent = (value: unknown): boolean => value === undefined || value === null;

/**
 * A full pull leaves out what is REMOVED: EVSEs that we know to be removed are put back, so that they do not come and go
 * with each kind of pull.
 */
export function withRemoved(before: JsonObject | undefined, after: JsonObject): JsonObject {
  const known = evsesOf(before).filter(({ status }) => status === 'REMOVED');
  if (known.length === 0) return after;
  const present = new Set(evsesOf(after).map(({ uid }) => uid));
  const gone = known.filter(({ uid }) => !present.has(uid));
  return gone.length === 0 ? after : { ...after, evses: [...evsesOf(after), ...gone] };
}

/** Whether an object is known to be gone already: a location all of whose EVSEs are removed. */
export function isGone(value: JsonObject): boolean {
  const evses = evsesOf(value);
  return evses.length > 0 && evses.every(({ status }) => status === 'REMOVED');
}

const evsesOf = (value: JsonObject | undefined): readonly JsonObject[] =>
  Array.isArray(value?.evses) ? (value.evses as readonly JsonObject[]) : [];
