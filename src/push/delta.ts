import { itemsOf } from '../core/items.js';
import { sameContent } from '../store/equal.js';
import type { Level, Plan } from '../store/plan.js';
import type { JsonObject } from '../store/store.js';
import type { Receiver } from './operations.js';

/** One request that brings a partner from one state of an object to the next. */
export type Step =
  | {
      readonly how: 'patch';
      readonly plan: Plan;
      readonly place: JsonObject;
      readonly body: JsonObject;
      readonly whole: JsonObject;
    }
  | {
      readonly how: 'put' | 'post';
      readonly plan: Plan;
      readonly place: JsonObject;
      readonly body: JsonObject;
    };

const NOWHERE: JsonObject = {};

/** How a whole object is sent. */
export function wholeStep({ put, post }: Receiver, value: JsonObject): Step | undefined {
  if (put) return { how: 'put', plan: put, place: NOWHERE, body: value };
  return post && { how: 'post', plan: post, place: NOWHERE, body: value };
}

/**
 * The smallest request that makes `after` of `before`: a PATCH of the fields that differ, a PATCH or PUT of the one EVSE
 * that does, else the whole object. `undefined` when there is nothing to send.
 */
export function stepBetween(
  receiver: Receiver,
  before: JsonObject | undefined,
  after: JsonObject,
): Step | undefined {
  if (before && sameContent(before, after)) return undefined;
  const inside = before && partStep(receiver, before, after);
  if (inside) return inside;
  const body = before && receiver.patch && changeOf(before, after);
  if (!body || !receiver.patch) return wholeStep(receiver, after);
  return { how: 'patch', plan: receiver.patch, place: NOWHERE, body, whole: after };
}

/** The fields that differ, with `last_updated`; `undefined` when a PATCH cannot say it: a field is gone, say. */
function changeOf(before: JsonObject, after: JsonObject): JsonObject | undefined {
  if (typeof after.last_updated !== 'string') return undefined;
  if (Object.keys(before).some((name) => before[name] !== undefined && after[name] === undefined))
    return undefined;
  const change: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(after)) {
    if (value === undefined || sameContent(before[name], value)) continue;
    const said = name === 'charging_periods' ? addedTo(before[name], value) : value;
    if (said === undefined || MERGED.has(name)) return undefined;
    change[name] = said;
  }
  return { ...change, last_updated: after.last_updated };
}

/** Lists that receivers merge, so that a PATCH cannot take an item out of them. */
const MERGED: ReadonlySet<string> = new Set(['evses', 'connectors', 'calendars']);

/** Charging periods are added by a PATCH: those that are new, when the others are as they were. */
function addedTo(before: unknown, after: unknown): unknown {
  if (before === undefined) return after;
  if (!Array.isArray(before) || !Array.isArray(after)) return undefined;
  return sameContent(before, after.slice(0, before.length)) ? after.slice(before.length) : undefined;
}

/** When only one part (EVSE) of the object differs: what changes in it. */
function partStep({ part }: Receiver, before: JsonObject, after: JsonObject): Step | undefined {
  const [level] = part.put?.levels ?? [];
  if (!part.put || !level || !sameBut(before, after, level)) return undefined;
  const pairs = pairsOf(level, before, after);
  const [only, ...others] = pairs?.filter(([old, now]) => !sameContent(old, now)) ?? [];
  if (!only || others.length > 0) return undefined;
  const [old, now] = only;
  const place = { [level.param]: now[level.id] };
  const body = old && part.patch && changeOf(old, now);
  if (!body || !part.patch) return { how: 'put', plan: part.put, place, body: now };
  return { how: 'patch', plan: part.patch, place, body, whole: now };
}

const sameBut = (before: JsonObject, after: JsonObject, { list }: Level): boolean =>
  sameContent({ ...before, [list]: 0, last_updated: 0 }, { ...after, [list]: 0, last_updated: 0 });

/** The parts before and after, side by side; `undefined` when one is gone. */
function pairsOf(
  { list, id }: Level,
  before: JsonObject,
  after: JsonObject,
): readonly (readonly [JsonObject | undefined, JsonObject])[] | undefined {
  const old = new Map(itemsOf(before, list).map((item) => [item[id], item]));
  const pairs = itemsOf(after, list).map((now) => [old.get(now[id]), now] as const);
  return pairs.filter(([known]) => known).length === old.size ? pairs : undefined;
}
