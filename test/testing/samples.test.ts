import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { modules as modules_2_1_1 } from '../../src/contract/v2_1_1/modules.js';
import { modules as modules_2_2_1 } from '../../src/contract/v2_2_1/modules.js';
import { bookings } from '../../src/contract/v2_3_0/bookings.js';
import { modules as modules_2_3_0 } from '../../src/contract/v2_3_0/modules.js';
import { payments } from '../../src/contract/v2_3_0/payments.js';
import { TerminalActivationSchema } from '../../src/contract/v2_3_0/terminal-activation.js';
import type { Schema } from '../../src/core/kind.js';
import { read } from '../../src/core/read.js';
import { VERSION_NUMBERS } from '../../src/core/version.js';
import { auditCdr } from '../../src/tariffs/audit.js';
import { toNumber } from '../../src/tariffs/exact-write.js';
import { priceCdr } from '../../src/tariffs/price.js';
import {
  type Sample,
  sampleFor,
  samples_2_1_1,
  samples_2_2_1,
  samples_2_3_0,
} from '../../src/testing/index.js';
import { loadSchemas } from '../support/schemas.js';
import { digestOf } from './digest.js';

const sets = { '2.1.1': samples_2_1_1, '2.2.1': samples_2_2_1, '2.3.0': samples_2_3_0 } as const;
const modules = {
  '2.1.1': Object.values(modules_2_1_1),
  '2.2.1': Object.values(modules_2_2_1),
  '2.3.0': [...Object.values(modules_2_3_0), bookings, payments],
} as const;

const keyOf = (name: string): string =>
  name
    .replace(/[A-Z]{2,}/g, (word) => `${word[0]}${word.slice(1).toLowerCase()}`)
    .replace(/^./, (c) => c.toLowerCase());

async function schemasOf(version: keyof typeof sets): Promise<Map<string, Schema>> {
  const found = new Map([...(await loadSchemas(version))].map(([name, schema]) => [keyOf(name), schema]));
  if (version === '2.3.0') {
    for (const document of ['2.3.0-bookings', '2.3.0-payments'] as const) {
      for (const [name, schema] of await loadSchemas(document)) found.set(keyOf(name), schema);
    }
    found.set('terminalActivation', TerminalActivationSchema as Schema);
  }
  const cdr = found.get('cdr');
  if (cdr) found.set('creditCdr', cdr);
  return found;
}

describe.each(VERSION_NUMBERS)('the samples of %s', (version) => {
  const samples = Object.entries(sets[version]) as [string, Sample<unknown>][];

  it('are what the specification allows, for every seed', async () => {
    const schemas = await schemasOf(version);
    for (const [name, sample] of samples) {
      const schema = schemas.get(name);
      if (!schema) throw new Error(`There is no schema for ${name}.`);
      fc.assert(
        fc.property(fc.integer(), (seed) => {
          const result = read(schema, sample({ seed }), { mode: 'strict', unknownFields: 'report' });
          expect(result.issues, `${name} of seed ${seed}`).toEqual([]);
        }),
        { numRuns: 150 },
      );
    }
  });

  it('are the same for the same seed, and different for another', () => {
    for (const [name, sample] of samples) {
      expect(sample({ seed: 'a' })).toEqual(sample({ seed: 'a' }));
      const different = new Set(Array.from({ length: 40 }, (_, seed) => JSON.stringify(sample({ seed }))));
      if (!name.startsWith('version')) expect(different.size, name).toBeGreaterThan(1);
    }
  });

  it('are JSON: nothing is lost on the wire', () => {
    for (const [, sample] of samples) {
      const value = sample({ seed: 3 });
      expect(JSON.parse(JSON.stringify(value))).toEqual(value);
    }
  });

  it('exist for every body and answer in the contract', () => {
    for (const module of modules[version]) {
      for (const side of [module.sender, module.receiver]) {
        for (const { body, data } of Object.values(side.operations)) {
          for (const schema of [body, data]) {
            if (schema) expect(sampleFor(version, schema as Schema)).toBeDefined();
          }
        }
      }
    }
  });

  it('do not change from one release to the next without notice', async () => {
    const all = samples.map(([name, sample]) => [name, [1, 2, 3].map((seed) => sample({ seed }))]);
    expect(await digestOf(all)).toMatchSnapshot();
  });
});

describe('overrides', () => {
  it('win over the sample, deep inside objects too', () => {
    const location = samples_2_2_1.location({
      seed: 5,
      overrides: { name: 'Here', coordinates: { latitude: '1.000000' } },
    });
    const plain = samples_2_2_1.location({ seed: 5 });
    expect(location).toEqual({
      ...plain,
      name: 'Here',
      coordinates: { ...plain.coordinates, latitude: '1.000000' },
    });
  });

  it('replace lists as a whole and take optional fields away with undefined', () => {
    const location = samples_2_2_1.location({ overrides: { evses: [], operator: undefined } });
    expect(location.evses).toEqual([]);
    expect('operator' in location).toBe(false);
  });

  it('do not change the next sample', () => {
    const before = samples_2_3_0.tariff({ seed: 9 });
    samples_2_3_0.tariff({ seed: 9, overrides: { elements: [], energy_mix: { supplier_name: 'X' } } });
    expect(samples_2_3_0.tariff({ seed: 9 })).toEqual(before);
  });

  it('are typed by the object', () => {
    // @ts-expect-error a required field cannot be taken away
    samples_2_2_1.location({ overrides: { city: undefined } });
    // @ts-expect-error there is no such field
    samples_2_2_1.location({ overrides: { town: 'Utrecht' } });
    // @ts-expect-error 2.1.1 has no party in a location
    samples_2_1_1.location({ overrides: { party_id: 'ABC' } });
    expect(samples_2_1_1.location({ overrides: { city: 'Utrecht' } }).city).toBe('Utrecht');
  });
});

const seeds = fc.integer({ min: 0, max: 1_000_000 });
const cents = (amount: number): number => Math.round(amount * 100);

describe('CDR samples', () => {
  it.each(VERSION_NUMBERS)('pass an audit: %s', (version) => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { status, divergences, notes } = auditCdr(sets[version].cdr({ seed }));
        expect({ status, divergences }, JSON.stringify(notes)).toEqual({ status: 'agrees', divergences: [] });
      }),
      { numRuns: 200 },
    );
  });

  it('cost what their tariff says: 2.2.1', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const cdr = samples_2_2_1.cdr({ seed });
        const bill = priceCdr(cdr);
        if (bill.status !== 'priced') throw new Error(JSON.stringify(bill.notes));
        const { cost, fixed, energy, time, parking } = bill.rounded;
        expect(cdr.total_cost.excl_vat).toBe(toNumber(cost.before));
        expect(cdr.total_cost.incl_vat ?? cdr.total_cost.excl_vat).toBe(toNumber(cost.after ?? cost.before));
        expect(cdr.total_fixed_cost?.excl_vat ?? 0).toBe(toNumber(fixed.before));
        expect(cdr.total_energy_cost?.excl_vat ?? 0).toBe(toNumber(energy.before));
        expect(cdr.total_time_cost?.excl_vat ?? 0).toBe(toNumber(time.before));
        expect(cdr.total_parking_cost?.excl_vat ?? 0).toBe(toNumber(parking.before));
      }),
      { numRuns: 300 },
    );
  });

  it('cost what their tariff says: 2.3.0, taxes included or not', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const cdr = samples_2_3_0.cdr({ seed });
        const bill = priceCdr(cdr);
        if (bill.status !== 'priced') throw new Error(JSON.stringify(bill.notes));
        const taxes = (cdr.total_cost.taxes ?? []).reduce((sum, { amount }) => sum + cents(amount), 0);
        expect(cdr.total_cost.before_taxes).toBe(toNumber(bill.rounded.cost.before));
        expect(cents(cdr.total_cost.before_taxes) + taxes).toBe(
          cents(toNumber(bill.rounded.cost.after ?? bill.rounded.cost.before)),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('cost what their tariff says: 2.1.1', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const cdr = samples_2_1_1.cdr({ seed });
        const bill = priceCdr(cdr);
        if (bill.status !== 'priced') throw new Error(JSON.stringify(bill.notes));
        expect(cdr.total_cost).toBe(toNumber(bill.rounded.cost.before));
      }),
      { numRuns: 300 },
    );
  });

  it('have parts that add up to the total', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const cdr = samples_2_2_1.cdr({ seed });
        const parts = [
          cdr.total_fixed_cost,
          cdr.total_energy_cost,
          cdr.total_time_cost,
          cdr.total_parking_cost,
        ];
        const sum = parts.reduce((total, part) => total + cents(part?.excl_vat ?? 0), 0);
        const gross = parts.reduce((total, part) => total + cents(part?.incl_vat ?? part?.excl_vat ?? 0), 0);
        expect(sum).toBe(cents(cdr.total_cost.excl_vat));
        expect(gross).toBe(cents(cdr.total_cost.incl_vat ?? cdr.total_cost.excl_vat));
      }),
      { numRuns: 300 },
    );
  });

  it('have energy and time that are those of their periods', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const cdr = samples_2_3_0.cdr({ seed });
        const sum = (type: string): number =>
          cdr.charging_periods
            .flatMap(({ dimensions }) => dimensions)
            .filter((dimension) => dimension.type === type)
            .reduce((total, { volume }) => total + Math.round(volume * 1000), 0);
        const elapsed = Date.parse(cdr.end_date_time) - Date.parse(cdr.start_date_time);
        expect(sum('ENERGY')).toBe(Math.round(cdr.total_energy * 1000));
        expect(sum('TIME') + sum('PARKING_TIME')).toBe(Math.round(cdr.total_time * 1000));
        expect(sum('PARKING_TIME')).toBe(Math.round((cdr.total_parking_time ?? 0) * 1000));
        expect(Math.round(cdr.total_time * 3_600_000)).toBe(elapsed);
      }),
      { numRuns: 300 },
    );
  });

  it('are taken back by credit CDRs in which only the total cost is negative', () => {
    const credit = samples_2_2_1.creditCdr({ seed: 4 });
    const cdr = samples_2_2_1.cdr({ seed: 4 });
    expect(credit).toEqual({
      ...cdr,
      id: `${cdr.id}-C`,
      credit: true,
      credit_reference_id: cdr.id,
      total_cost: { excl_vat: -cdr.total_cost.excl_vat, incl_vat: -(cdr.total_cost.incl_vat ?? 0) },
    });
  });
});

describe('session samples', () => {
  it('have the energy of their periods, and no end as long as they run', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const session = samples_2_2_1.session({ seed });
        const energy = (session.charging_periods ?? [])
          .flatMap(({ dimensions }) => dimensions)
          .filter(({ type }) => type === 'ENERGY')
          .reduce((total, { volume }) => total + Math.round(volume * 1000), 0);
        expect(energy).toBe(Math.round(session.kwh * 1000));
        expect('end_date_time' in session).toBe(['COMPLETED', 'INVALID'].includes(session.status));
      }),
      { numRuns: 300 },
    );
  });
});
