import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { type Location, LocationSchema } from 'ocpi-js/2.2.1';
import { read } from 'ocpi-js/read';

/** Locations that can be served, and why the others cannot. */
export interface ReadLocations {
  readonly locations: readonly Location[];
  readonly refused: readonly { readonly what: string; readonly reason: string }[];
}

/** Reads a file of Locations (`-` is standard input): a JSON array, an OCPI envelope, one object or NDJSON. */
export async function readLocations(file: string): Promise<ReadLocations> {
  const source = file === '-' ? await text(process.stdin) : await readFile(file, 'utf8');
  const refused: { what: string; reason: string }[] = [];
  const locations: Location[] = [];
  for (const [index, item] of itemsOf(source).entries()) {
    const result = item.ok ? read(LocationSchema, item.value) : undefined;
    const name = item.ok ? idOf(item.value) : '';
    const what = name === '' ? `item ${index + 1}` : `item ${index + 1} (${name})`;
    if (!result) refused.push({ what, reason: 'it is not JSON' });
    else if (result.ok) locations.push(result.value);
    else {
      const errors = result.issues.filter(({ severity }) => severity === 'error');
      refused.push({
        what,
        reason: errors.map(({ pointer, message }) => `${pointer || '/'} ${message}`).join(' '),
      });
    }
  }
  return { locations, refused };
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
