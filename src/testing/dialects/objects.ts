import type { Dialect, ObjectChange } from './dialect.js';

type Plain = Record<string, unknown>;

const isObject = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * An object as a partner with a dialect writes it; `index` is its place among others, for changes that befall only some.
 * The object itself is not changed.
 */
export function inDialect(dialect: Dialect, module: string, object: unknown, index = 0): unknown {
  let value = dialect.zonelessTimes ? withoutZones(object) : object;
  for (const change of dialect.objects?.[module] ?? []) {
    value = at(value, change.path.split('/').filter(Boolean), (part) => changePart(part, change, index));
  }
  return value;
}

/** Changes the parts that a path leads to; where it leads nowhere, all stays. */
function at(value: unknown, path: readonly string[], change: (part: unknown) => unknown): unknown {
  const [name, ...rest] = path;
  if (name === undefined) return change(value);
  if (name === '*') return Array.isArray(value) ? value.map((item) => at(item, rest, change)) : value;
  if (!isObject(value) || !(name in value)) return value;
  return { ...value, [name]: at(value[name], rest, change) };
}

function changePart(part: unknown, change: ObjectChange, index: number): unknown {
  if ('append' in change) return Array.isArray(part) ? [...part, change.append] : part;
  if ('from' in change) return part === change.from && index % (change.oneIn ?? 1) === 0 ? change.to : part;
  if (!isObject(part)) return part;
  if ('wrap' in change) return [part];
  if ('set' in change) return { ...part, ...change.set };
  const [names, value] = 'nulls' in change ? [change.nulls, null] : [change.empty, ''];
  return { ...Object.fromEntries(names.map((name) => [name, value])), ...part };
}

const DATE_TIME = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;

/** A value with all its times as some partners write them: without a Z. */
export function withoutZones(value: unknown): unknown {
  if (typeof value === 'string') return DATE_TIME.test(value) ? value.slice(0, -1) : value;
  if (Array.isArray(value)) return value.map(withoutZones);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, withoutZones(part)]));
}

/** A Location without its EVSEs that are REMOVED. */
export function withoutRemoved(location: unknown): unknown {
  if (!isObject(location) || !Array.isArray(location.evses)) return location;
  return {
    ...location,
    evses: location.evses.filter((evse) => !isObject(evse) || evse.status !== 'REMOVED'),
  };
}
