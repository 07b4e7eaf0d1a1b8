import type { Loss } from '../../src/convert/index.js';
import { pathOf, valueAt } from '../../src/core/issue.js';

type Fields = Record<string, unknown>;

/** Stands where something was reported: there anything may come back. */
const REPORTED = Symbol('reported');

const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

/** A copy in which every place that losses name is marked. */
function marked(value: unknown, pointers: readonly string[]): unknown {
  const root = { value: structuredClone(value) };
  for (const pointer of pointers) mark(root, ['value', ...pathOf(pointer)]);
  return root.value;
}

function mark(root: Fields, path: readonly string[]): void {
  let object: Fields = root;
  for (const part of path.slice(0, -1)) {
    const next = object[part];
    if (!isObject(next)) return;
    object = next;
  }
  object[path.at(-1) ?? ''] = REPORTED;
}

/** Where two values differ but for marked places; an empty list is as good as none. */
export function differing(expected: unknown, actual: unknown, at = ''): string[] {
  if (expected === REPORTED) return [];
  if (isNothing(expected) && isNothing(actual)) return [];
  if (Array.isArray(expected) && Array.isArray(actual)) {
    const items = withoutDropped(expected, expected.length - actual.length);
    if (items.length !== actual.length) return [`${at} has ${actual.length} items, not ${items.length}`];
    return items.flatMap((item, index) => differing(item, actual[index], `${at}/${index}`));
  }
  if (isObject(expected) && isObject(actual) && !Array.isArray(expected) && !Array.isArray(actual)) {
    const keys = new Set([...Object.keys(expected), ...Object.keys(actual)]);
    return [...keys].flatMap((key) => differing(expected[key], actual[key], `${at}/${key}`));
  }
  return Object.is(expected, actual)
    ? []
    : [`${at}: ${JSON.stringify(actual)} for ${JSON.stringify(expected)}`];
}

/** A list without as many marked items as were left out, the last ones first. */
function withoutDropped(items: readonly unknown[], count: number): readonly unknown[] {
  const places = items.flatMap((item, index) => (item === REPORTED ? [index] : []));
  const dropped = new Set(places.slice(Math.max(0, places.length - count)));
  return count > 0 ? items.filter((_, index) => !dropped.has(index)) : items;
}

const isNothing = (value: unknown): boolean =>
  value === undefined || (Array.isArray(value) && value.length === 0);

/** Where what came back differs although nothing was reported there. */
export function unreported(original: unknown, back: unknown, losses: readonly Loss[]): string[] {
  return differing(
    marked(
      original,
      losses.map(({ pointer }) => pointer),
    ),
    back,
  );
}

/** The losses that were reported although what they name came back. */
export function notLost(original: unknown, back: unknown, losses: readonly Loss[]): string[] {
  const lost = losses.filter(
    ({ kind, pointer }) => kind === 'lost' && !isNothing(valueAt(original, pointer)),
  );
  return lost
    .filter(({ pointer }) => {
      const others = losses.map((loss) => loss.pointer).filter((other) => !covers(other, pointer));
      return differing(marked(original, others), back).length === 0;
    })
    .map(({ pointer, code }) => `${pointer} ${code}`);
}

const covers = (a: string, b: string): boolean =>
  a === b || a.startsWith(`${b}/`) || b.startsWith(`${a}/`) || a === '';

/** Freezes a value and everything in it, so that changing it throws. */
export function frozen<T>(value: T): T {
  if (isObject(value)) for (const part of Object.values(Object.freeze(value))) frozen(part);
  return value;
}
