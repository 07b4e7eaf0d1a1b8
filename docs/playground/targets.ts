import { loadCatalog } from '../../src/cli/catalog.js';
import { detectTarget, type Target } from '../../src/cli/detect.js';
import { canConvert } from '../../src/convert/index.js';
import { valueKindOf } from '../../src/core/kind.js';
import { VERSION_NUMBERS, type VersionNumber } from '../../src/core/version.js';
import { InputError } from './input.js';
import type { Answers, NamesJob } from './protocol.js';

/** The versions in the order in which they are tried: the first of those that fit equally well is taken. */
const TRIED: readonly VersionNumber[] = ['2.2.1', '2.3.0', '2.1.1'];

/** How many objects are looked at to find out what they are. */
const SAMPLES = 10;

async function targetsOf(version: VersionNumber): Promise<Target[]> {
  const { schemas } = await loadCatalog(version);
  return [...schemas]
    .filter(([, schema]) => valueKindOf(schema).kind === 'object')
    .map(([name, schema]) => ({ version, name, schema }));
}

/** What objects are: what was chosen, else what fits best. Throws an `InputError` where that cannot be told. */
export async function targetOf(
  version: VersionNumber | '',
  type: string,
  samples: readonly unknown[],
): Promise<{ readonly target: Target; readonly found: boolean }> {
  const all: Target[] = [];
  for (const number of version === '' ? TRIED : [version]) all.push(...(await targetsOf(number)));
  const named = type === '' ? all : all.filter(({ name }) => name === type);
  const [only] = named;
  if (!only) throw new InputError('type', `OCPI ${version || 'of any version'} has no object ${type}.`);
  if (named.length === 1) return { target: only, found: false };
  const least = type === '' ? 0 : Number.NEGATIVE_INFINITY;
  const best = detectTarget(named, samples.slice(0, SAMPLES), least);
  if (best) return { target: best, found: true };
  throw new InputError(
    'type',
    'What this is cannot be told from its fields: choose an object and a version.',
  );
}

/** Names to choose from, in the order of the alphabet. */
export async function namesFor({ version, convertibleTo }: NamesJob): Promise<Answers['names']> {
  const names = new Set<string>();
  for (const number of version === '' ? VERSION_NUMBERS : [version]) {
    for (const { name } of await targetsOf(number)) {
      if (convertibleTo === '' || canConvert(name, number, convertibleTo)) names.add(name);
    }
  }
  return { names: [...names].sort((a, b) => a.localeCompare(b)) };
}
