import { type Fields, fingerprint, isFields, sameJson } from './json.js';

/**
 * The field in which a converted object carries what its version cannot hold: by the version it came from, then by field,
 * `{ value }` or `{ absent: true }`, with `as`, a fingerprint of what it became, so that it is put back only where that
 * is still there.
 */
export const EXTENSION = 'ocpi_js_carried';

/** One field as it was before the conversion. */
export interface Carried {
  readonly value?: unknown;
  readonly absent?: true;
  readonly as?: string;
}

/** Finds the fields of the target that say what a field of the source said; `undefined` for a field without a rule. */
export type Counterpart = (field: string) => readonly string[] | undefined;

/** What an object carries for a version. */
export function carriedFor(source: Fields, version: string): Readonly<Record<string, Carried>> | undefined {
  const all = source[EXTENSION];
  const one = isFields(all) ? all[version] : undefined;
  return isFields(one) ? (one as Record<string, Carried>) : undefined;
}

/** Whether a value or anything inside it carries something for a version. */
export function carriesFor(value: unknown, version: string): boolean {
  if (Array.isArray(value)) return value.some((item) => carriesFor(item, version));
  if (!isFields(value)) return false;
  return (
    carriedFor(value, version) !== undefined || Object.values(value).some((item) => carriesFor(item, version))
  );
}

/** The extension field without what it carries for one version; `undefined` when nothing is left. */
export function withoutVersion(source: Fields, version: string): unknown {
  const all = source[EXTENSION];
  if (!isFields(all)) return all;
  const { [version]: _, ...rest } = all;
  return Object.keys(rest).length > 0 ? rest : undefined;
}

/** What of a source does not come back from its conversion; `undefined` when everything does. */
export function toCarry(
  source: Fields,
  converted: Fields,
  back: Fields,
  counterpartOf: Counterpart,
): Record<string, Carried> | undefined {
  const found: Record<string, Carried> = {};
  for (const field of new Set([...Object.keys(source), ...Object.keys(back)])) {
    if (field === EXTENSION || sameJson(source[field], back[field])) continue;
    const value = source[field] === undefined ? { absent: true as const } : { value: source[field] };
    found[field] = { ...value, ...mark(converted, counterpartOf(field)) };
  }
  return Object.keys(found).length > 0 ? found : undefined;
}

/** Whether a carried field is still what it became when it was carried away. */
export function isUntouched(
  carried: Carried,
  object: Fields,
  fields: readonly string[] | undefined,
): boolean {
  return carried.as === mark(object, fields).as;
}

function mark(object: Fields, fields: readonly string[] | undefined): { as?: string } {
  if (!fields || fields.length === 0) return {};
  return { as: fingerprint(fields.map((field) => object[field] ?? null)) };
}
