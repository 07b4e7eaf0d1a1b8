/** An object as far as conversion looks at it. */
export type Fields = Record<string, unknown>;

/** Whether a value is an object with fields: not `null`, not a list. */
export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether two JSON values are equal; a field that is `undefined` is absent, the order of fields does not matter. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, index) => sameJson(item, b[index]));
  }
  if (!isFields(a) || !isFields(b)) return false;
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].every((key) => sameJson(a[key], b[key]));
}

const isEmptyList = (value: unknown): boolean => Array.isArray(value) && value.length === 0;

/** The paths at which `a` has something that `b` has not, or has otherwise; the shortest that say it; an empty list is as good as none. */
export function differences(
  a: unknown,
  b: unknown,
  path: readonly (string | number)[] = [],
): (string | number)[][] {
  if (sameJson(a, b) || a === undefined || (b === undefined && isEmptyList(a))) return [];
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.flatMap((item, index) => differences(item, b[index], [...path, index]));
  }
  if (isFields(a) && isFields(b)) {
    return Object.keys(a).flatMap((key) => differences(a[key], b[key], [...path, key]));
  }
  return [[...path]];
}

/** A short fingerprint of a JSON value that does not depend on the order of fields. */
export function fingerprint(value: unknown): string {
  const text = canonical(value);
  let high = 0x9e3779b9;
  let low = 0x41c6ce57;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    high = Math.imul(high ^ unit, 0x85ebca6b);
    low = Math.imul(low ^ unit, 0xc2b2ae35);
  }
  return (high >>> 0).toString(16).padStart(8, '0') + (low >>> 0).toString(16).padStart(8, '0');
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (!isFields(value)) return JSON.stringify(value) ?? 'null';
  const keys = Object.keys(value).filter((key) => value[key] !== undefined);
  return `{${keys
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`)
    .join()}}`;
}
