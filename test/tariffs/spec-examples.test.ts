import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { auditCdr } from '../../src/tariffs/audit.js';
import { lintTariff } from '../../src/tariffs/lint.js';
import type { CdrInput, TariffInput } from '../../src/tariffs/types.js';
import { sharedPath } from '../support/shared.js';

const folder = sharedPath('ocpi-spec/examples');

function examples(version: string, begin: string): [name: string, value: unknown][] {
  if (folder === undefined) return [];
  const names = readdirSync(`${folder}/${version}`).filter(
    (name) => name.startsWith(begin) && name.endsWith('.json'),
  );
  return names.map((name) => [name, JSON.parse(readFileSync(`${folder}/${version}/${name}`, 'utf8'))]);
}

/** Findings that the examples deserve: they are expired, charge nothing for parking at night, and so on. */
const DESERVED: Record<string, string[]> = {
  'tariff_4_complex.json': ['STEP_SIZES_DIFFER', 'STEP_SIZE_TIME_AND_PARKING', 'GAP'],
  'tariff_6_025kwh_start_max_price.json': ['EXPIRED'],
  'tariff_13_simple_3hour_5parking.json': ['STEP_SIZE_TIME_AND_PARKING'],
  'tariff_14_step_size.json': ['STEP_SIZES_DIFFER', 'STEP_SIZE_TIME_AND_PARKING', 'GAP'],
  '2.3.0/tariff_14_step_size.json': [
    'STEP_SIZES_DIFFER',
    'STEP_SIZE_TIME_AND_PARKING',
    'GAP',
    'TAX_RATE_MISSING',
  ],
  'tariff_19_simple_north_american_exclusive.json': ['TAX_RATE_MISSING'],
  'tariff_20_simple_north_american_inclusive.json': ['TAX_RATE_MISSING'],
  'tariffs_complex_tariff_example.json': [
    'STEP_SIZES_DIFFER',
    'STEP_SIZE_TIME_AND_PARKING',
    'UNREACHABLE',
    'GAP',
  ],
};

describe.skipIf(folder === undefined)("the specification's own files", () => {
  it.each(['2.1.1', '2.2.1', '2.3.0'] as const)('of %s: the CDR agrees with its tariff', (version) => {
    const [[, cdr] = []] = examples(version, version === '2.1.1' ? 'cdrs_example' : 'cdr_example');
    const audit = auditCdr(cdr as CdrInput, { version });
    // It states energy in total that no period has, which cannot be compared.
    expect(audit.divergences.map((item) => item.pointer)).toEqual([]);
  });

  it.each(['2.1.1', '2.2.1', '2.3.0'] as const)(
    'of %s: the tariffs get only the findings they deserve',
    (version) => {
      const tariffs = examples(version, 'tariff').filter(
        ([, value]) => (value as TariffInput).elements !== undefined,
      );
      expect(tariffs.length).toBeGreaterThan(4);
      for (const [name, tariff] of tariffs) {
        // Most 2.3.0 examples were taken over from 2.2.1 without the flag.
        const found = lintTariff(tariff as TariffInput, { version }).map((item) => item.code);
        expect([name, [...new Set(found.filter((code) => code !== 'TAX_FLAG_MISSING'))].sort()]).toEqual([
          name,
          [...(DESERVED[`${version}/${name}`] ?? DESERVED[name] ?? [])].sort(),
        ]);
      }
    },
  );
});
