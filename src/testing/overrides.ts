type Leaf = string | number | boolean | null | undefined | readonly unknown[];

/**
 * Parts of an object that replace what is in it: objects are merged, lists are replaced as a whole, and `undefined`
 * (allowed for optional fields only) takes a field away.
 */
export type Overrides<T> = T extends Leaf ? T : { [K in keyof T]?: Overrides<T[K]> };

/** A value with overrides merged over it; the value itself is not changed. */
export function withOverrides<T>(value: T, overrides: Overrides<T> | undefined): T {
  return overrides === undefined ? value : (merge(value, overrides) as T);
}

function merge(value: unknown, change: unknown): unknown {
  if (!isObject(value) || !isObject(change)) return change;
  const merged: Record<string, unknown> = { ...value };
  for (const [name, next] of Object.entries(change)) {
    if (next === undefined) delete merged[name];
    else merged[name] = merge(merged[name], next);
  }
  return merged;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
