import { describe, expect, it } from 'vitest';
import { counterparts, nearestStandard } from '../../src/convert/values.js';
import type { Document } from '../support/schemas.js';
import { enumsOf, loadSchemas } from '../support/schemas.js';

const DIRECTIONS = [
  ['2.1.1', '2.2.1'],
  ['2.2.1', '2.1.1'],
  ['2.2.1', '2.3.0'],
  ['2.3.0', '2.2.1'],
] as const;

/** Enums whose values go by rules of their own objects, or that are made anew for each version. */
const ELSEWHERE = /^(CommandResultType|ModuleID|VersionNumber|LocationType|ParkingType|CommandType)$/;

const enumsIn = async (version: Document) => enumsOf(await loadSchemas(version));

describe.each(DIRECTIONS)('the values from %s to %s', (from, to) => {
  const table = counterparts[`${from}>${to}`] ?? {};

  it('have a counterpart, or are said to have none, where a closed enum of the target lacks them', async () => {
    const [source, target] = [await enumsIn(from), await enumsIn(to)];
    const missing: string[] = [];
    for (const [name, kind] of source) {
      const other = target.get(name);
      if (!other || other.open || ELSEWHERE.test(name)) continue;
      const gone = kind.values.filter((value) => !other.values.includes(value));
      missing.push(
        ...gone.filter((value) => !(value in (table[name] ?? {}))).map((value) => `${name} ${value}`),
      );
    }
    expect(missing).toEqual([]);
  });

  it('are values of the source, and their counterparts values of the target', async () => {
    const [source, target] = [await enumsIn(from), await enumsIn(to)];
    for (const [name, values] of Object.entries(table)) {
      const known = [source.get(name)?.values ?? [], target.get(name)?.values ?? []] as const;
      for (const [value, counterpart] of Object.entries(values)) {
        expect(known[0], `${name} of ${from}`).toContain(value);
        expect(known[1], `${name} of ${to}`).not.toContain(value);
        if (counterpart !== null) expect(known[1], `${name} of ${to}`).toContain(counterpart);
      }
    }
  });
});

describe('the nearest connector standards, for CDRs', () => {
  it('are there for every standard that OCPI 2.1.1 lacks, and OCPI 2.1.1 has them', async () => {
    const [old, ...others] = await Promise.all((['2.1.1', '2.2.1', '2.3.0'] as const).map(enumsIn));
    const known = old?.get('ConnectorType')?.values ?? [];
    const all = new Set(others.flatMap((enums) => enums.get('ConnectorType')?.values ?? []));
    expect(Object.keys(nearestStandard).sort()).toEqual(
      [...all].filter((value) => !known.includes(value)).sort(),
    );
    for (const value of Object.values(nearestStandard)) expect(known).toContain(value);
  });
});
