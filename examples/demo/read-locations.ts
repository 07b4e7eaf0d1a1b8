import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import type { Issue } from 'ocpi-js';
import { type Location, LocationSchema } from 'ocpi-js/2.2.1';
import { read } from 'ocpi-js/read';

const SHOWN = 3;

/** Locations that can be served, and why the others cannot. */
export interface ReadLocations {
  readonly locations: readonly Location[];
  readonly refused: readonly { readonly what: string; readonly reason: string }[];
}

/** Reads a file of Locations (`-` is standard input): a JSON array, an OCPI envelope, one object or NDJSON. */
export async function readLocations(file: string): Promise<ReadLocations> {
  const source = file === '-' ? await text(process.stdin) : await readFile(file, 'utf8');
  const refused: { what: string; reason: string }[] = [];
  const locations = new Map<string, Location>();
  for (const [index, item] of itemsOf(source).entries()) {
    const result = item.ok ? read(LocationSchema, item.value) : undefined;
    const name = item.ok ? idOf(item.value) : '';
    const what = name === '' ? `item ${index + 1}` : `item ${index + 1} (${name})`;
    if (!result) refused.push({ what, reason: 'it is not JSON' });
    else if (result.ok)
      locations.set(keyOf(result.value), newer(result.value, locations.get(keyOf(result.value))));
    else refused.push({ what, reason: reasonOf(result.issues) });
  }
  return { locations: [...locations.values()], refused };
}

const keyOf = ({ country_code, party_id, id }: Location): string =>
  `${country_code}/${party_id}/${id}`.toUpperCase();

/** A file may have the same Location twice: the state that is younger counts. */
const newer = (one: Location, other: Location | undefined): Location =>
  other && other.last_updated > one.last_updated ? other : one;

/** The first things that are wrong, in one line. */
function reasonOf(issues: readonly Issue[]): string {
  const errors = issues.filter(({ severity }) => severity === 'error').map(({ message }) => message);
  const more = errors.length > SHOWN ? ` (and ${errors.length - SHOWN} more)` : '';
  return `${errors.slice(0, SHOWN).join(' ')}${more}`;
}

type Item = { readonly ok: true; readonly value: unknown } | { readonly ok: false };

function itemsOf(source: string): readonly Item[] {
  const whole = parse(source.replace(/^\uFEFF/, ''));
  if (whole.ok) {
    const { value } = whole;
    const data = isEnvelope(value) ? value.data : value;
    return (Array.isArray(data) ? data : [data]).map((item) => ({ ok: true, value: item }));
  }
  return source
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map(parse);
}

const isEnvelope = (value: unknown): value is { data: unknown } =>
  typeof value === 'object' && value !== null && 'status_code' in value && 'data' in value;

const idOf = (value: unknown): string => String((value as { id?: unknown } | null)?.id ?? '');

function parse(source: string): Item {
  try {
    return { ok: true, value: JSON.parse(source) as unknown };
  } catch {
    return { ok: false };
  }
}
