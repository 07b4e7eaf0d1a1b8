import { type Schema, valueKindOf } from '../core/kind.js';
import type { VersionNumber } from '../core/version.js';
import type { Seed } from './random.js';
import type { Sample } from './sample.js';
import { samples_2_1_1 } from './v2_1_1/samples.js';
import { samples_2_2_1 } from './v2_2_1/samples.js';
import { samples_2_3_0 } from './v2_3_0/samples.js';

type AnySamples = Readonly<Record<string, Sample<unknown>>>;

const sets: Readonly<Record<VersionNumber, AnySamples>> = {
  '2.1.1': samples_2_1_1 as unknown as AnySamples,
  '2.2.1': samples_2_2_1 as unknown as AnySamples,
  '2.3.0': samples_2_3_0 as unknown as AnySamples,
};

/**
 * A sample of what a schema describes, for code that walks over contracts: `sampleFor('2.2.1', operation.body)`.
 * For the PATCH form it is the whole object. Throws a `TypeError` when there is no sample of it.
 */
export function sampleFor<T>(version: VersionNumber, schema: Schema<T>, seed: Seed = 1): T {
  const kind = valueKindOf(schema);
  if (kind.kind === 'partial') return sampleFor(version, kind.of as Schema<T>, seed);
  const name = 'name' in kind ? kind.name : kind.kind;
  const sample = sets[version][keyOf(name)];
  if (!sample) throw new TypeError(`There is no sample of ${name} in ${version}.`);
  return sample({ seed }) as T;
}

/** `EVSE` is `evse`, `BookingsCDR` is `bookingsCdr`, `ChargingProfile` is `chargingProfile`. */
function keyOf(name: string): string {
  const words = name.replace(/[A-Z]{2,}/g, (word) => `${word[0]}${word.slice(1).toLowerCase()}`);
  return `${words.slice(0, 1).toLowerCase()}${words.slice(1)}`;
}
