import { loadCatalog } from '../../src/cli/catalog.js';
import { sampleFor } from '../../src/testing/index.js';
import { InputError } from './input.js';
import type { Answers, SampleJob } from './protocol.js';

/** A sample of an object, the same for the same seed. */
export async function sample({ version, type, seed, faults }: SampleJob): Promise<Answers['sample']> {
  const { schemas } = await loadCatalog(version);
  const schema = schemas.get(type);
  if (!schema) throw new InputError('type', `OCPI ${version} has no object ${type}.`);
  const value = sampleOf(version, type, schema, seed);
  return { json: JSON.stringify(faults ? withFaults(value) : value, undefined, 2) };
}

function sampleOf(
  version: SampleJob['version'],
  type: string,
  schema: Parameters<typeof sampleFor>[1],
  seed: number,
): unknown {
  try {
    return sampleFor(version, schema, seed);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new InputError('type', `There is no sample of ${type} in OCPI ${version}: choose another object.`);
  }
}

type Fields = Record<string, unknown>;

/** What partners were seen to send, done to one object as far as it has such fields. */
const FAULTS: readonly ((fields: Fields) => void)[] = [
  (fields) => change(fields, 'last_updated', (text) => String(text).replace('Z', '+00:00')),
  (fields) => change(fields, 'name', () => null),
  (fields) => change(fields, 'coordinates', numbers),
  (fields) => change(fields, 'status', (text) => String(text).toLowerCase()),
  (fields) => change(fields, 'country', (text) => String(text).slice(0, 2)),
  (fields) => change(fields, 'total_energy', (amount) => String(amount)),
  (fields) => change(fields, 'currency', (text) => String(text).toLowerCase()),
  (fields) => change(fields, 'valid', (flag) => String(flag)),
  (fields) => change(fields, 'type', (text) => `MY_${text}`),
  (fields) => change(fields, 'evses', (list) => (Array.isArray(list) ? [...list, { status: 'GONE' }] : list)),
  (fields) => {
    fields['vendor:hint'] = { kept: true };
  },
];

function withFaults(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const copy = structuredClone(value) as Fields;
  for (const fault of FAULTS) fault(copy);
  return copy;
}

function change(fields: Fields, name: string, by: (value: unknown) => unknown): void {
  if (Object.hasOwn(fields, name)) fields[name] = by(fields[name]);
}

const numbers = (point: unknown): unknown =>
  Object.fromEntries(Object.entries(point as Fields).map(([name, text]) => [name, Number(text)]));
