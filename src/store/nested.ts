import { isOlder, itemsOf, itemWith } from '../core/items.js';
import type { Level } from './plan.js';
import type { JsonObject } from './store.js';

type Params = Readonly<Record<string, string>>;

/** The part of an object that the path parameters name; the object itself without levels. */
export function partOf(value: JsonObject, levels: readonly Level[], params: Params): JsonObject | undefined {
  let part: JsonObject | undefined = value;
  for (const { list, id, param } of levels) part = part && itemWith(part, list, id, params[param]);
  return part;
}

/**
 * The object with a part replaced or added, and `last_updated` of everything above moved up to that of the part.
 * `undefined` when what should contain the part is not there.
 */
export function withPart(
  value: JsonObject,
  levels: readonly Level[],
  params: Params,
  part: JsonObject,
): JsonObject | undefined {
  const [level, ...inner] = levels;
  if (!level) return part;
  const id = params[level.param];
  const child = itemWith(value, level.list, level.id, id);
  const changed = inner.length === 0 ? part : child && withPart(child, inner, params, part);
  if (!changed) return undefined;
  const list = itemsOf(value, level.list);
  const items = child ? list.map((item) => (item === child ? changed : item)) : [...list, changed];
  return { ...value, [level.list]: items, ...bumped(value, part) };
}

function bumped(value: JsonObject, part: JsonObject): JsonObject {
  const { last_updated } = part;
  return typeof last_updated === 'string' && isOlder(value, part) ? { last_updated } : {};
}
