import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  answerCdr,
  type CdrInput,
  lintTariff,
  type NotPriced,
  priceSession,
  simulateCdr,
} from '../../src/tariffs/index.js';
import * as spec from './fixtures/spec-tariffs.js';
import { cdrOf, hour, park, reserve } from './support.js';

type Json = Record<string, unknown>;

const cdrs: CdrInput[] = [
  cdrOf({ tariff: spec.complex, periods: [hour({ kwh: 3, dimensions: { MAX_CURRENT: 16 } }), park(20)] }),
  cdrOf({
    tariff: { ...spec.expiryFee, min_price: { excl_vat: 1 } },
    periods: [reserve(10), hour({ kwh: 3 })],
  }),
  cdrOf({
    tariff: { ...spec.byDuration, tax_included: 'NO' },
    periods: [hour({ kwh: 3 })],
    more: { total_cost: { before_taxes: 1, taxes: [{ name: 'VAT', amount: 1 }] } },
  }),
];

/** All places in a value, as lists of keys. */
function placesIn(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => [[...path, key], ...placesIn(item, [...path, key])]);
}

function put(target: unknown, path: string[], value: unknown): void {
  const parent = path.slice(0, -1).reduce((item, key) => (item as Json)[key], target);
  (parent as Json)[path[path.length - 1] ?? ''] = value;
}

const rubbish = fc.oneof(
  fc.constantFrom(
    null,
    undefined,
    0,
    -1,
    1e300,
    Number.NaN,
    '',
    'x',
    '08:00',
    true,
    [],
    {},
    [null],
    [1],
    ['a'],
    { a: 1 },
    { toString: null },
    [5],
    '5',
  ),
  fc.jsonValue(),
);

describe('objects damaged in one place', () => {
  it.each([[[0.25]], [{ toString: null }], [{}]])('price nothing by %j in the place of a price', (price) => {
    const damaged = structuredClone(cdrs[0]) as unknown as {
      tariffs: { elements: { price_components: Json[] }[] }[];
    };
    Object.assign(damaged.tariffs[0]?.elements[0]?.price_components[0] ?? {}, { price });
    const answer = answerCdr(damaged as unknown as CdrInput) as NotPriced;
    expect(answer.status).toBe('not-priced');
    expect(answer.notes).toContainEqual(expect.objectContaining({ code: 'BAD_NUMBER' }));
  });

  it('are answered with notes, never with an exception', () => {
    fc.assert(
      fc.property(fc.constantFrom(...cdrs), fc.nat(), rubbish, (cdr, pick, value) => {
        const damaged = structuredClone(cdr) as unknown as Json;
        const places = placesIn(damaged);
        put(damaged, places[pick % places.length] ?? [], value);
        const read = damaged as unknown as CdrInput;
        const answer = answerCdr(read);
        expect(['agrees', 'diverges', 'not-priced']).toContain(answer.status);
        if (answer.status === 'not-priced') expect(answer.notes.length).toBeGreaterThan(0);
        const [tariff = spec.energyOnly] = Array.isArray(read.tariffs) ? read.tariffs : [];
        expect(Array.isArray(lintTariff(tariff))).toBe(true);
        expect(['priced', 'not-priced']).toContain(
          priceSession(read as never, { tariffs: read.tariffs ?? [] }).status,
        );
        expect(['simulated', 'not-priced']).toContain(
          simulateCdr({ tariff, start: '2024-01-01T00:00:00Z', curve: [{ seconds: 60 }] }).status,
        );
      }),
      { numRuns: 1500 },
    );
  });

  it.each<[string, unknown, string]>([
    ['charging_periods', 7, 'BAD_STRUCTURE /charging_periods'],
    ['charging_periods', [null], 'BAD_STRUCTURE /charging_periods/0'],
    [
      'charging_periods',
      [{ start_date_time: '2024-06-03T08:00:00Z', dimensions: {} }],
      'BAD_STRUCTURE /charging_periods/0/dimensions',
    ],
    [
      'charging_periods',
      [{ start_date_time: '2024-06-03T08:00:00Z', dimensions: [1] }],
      'BAD_STRUCTURE /charging_periods/0/dimensions/0',
    ],
    [
      'charging_periods',
      [{ start_date_time: '2024-06-03T08:00:00Z', dimensions: [{ volume: 1 }] }],
      'BAD_STRUCTURE /charging_periods/0/dimensions/0/type',
    ],
    ['tariffs', {}, 'BAD_STRUCTURE /tariffs'],
    ['tariffs', [null], 'BAD_STRUCTURE /tariffs/0'],
    ['tariffs', [{ ...spec.complex, elements: {} }], 'BAD_STRUCTURE /tariffs/0/elements'],
    ['tariffs', [{ ...spec.complex, elements: [1] }], 'BAD_STRUCTURE /tariffs/0/elements/0'],
    [
      'tariffs',
      [{ ...spec.complex, elements: [{}] }],
      'BAD_STRUCTURE /tariffs/0/elements/0/price_components',
    ],
    [
      'tariffs',
      [{ ...spec.complex, elements: [{ price_components: [[]] }] }],
      'BAD_STRUCTURE /tariffs/0/elements/0/price_components/0',
    ],
    [
      'tariffs',
      [{ ...spec.complex, elements: [{ price_components: [{ price: 1 }] }] }],
      'BAD_STRUCTURE /tariffs/0/elements/0/price_components/0/type',
    ],
    [
      'tariffs',
      [{ ...spec.complex, elements: [{ price_components: [], restrictions: 1 }] }],
      'BAD_STRUCTURE /tariffs/0/elements/0/restrictions',
    ],
    [
      'tariffs',
      [{ ...spec.complex, elements: [{ price_components: [], restrictions: { end_time: 9 } }] }],
      'BAD_STRUCTURE /tariffs/0/elements/0/restrictions/end_time',
    ],
    [
      'tariffs',
      [{ ...spec.complex, elements: [{ price_components: [], restrictions: { day_of_week: 'MONDAY' } }] }],
      'BAD_STRUCTURE /tariffs/0/elements/0/restrictions/day_of_week',
    ],
    [
      'tariffs',
      [{ ...spec.complex, elements: [{ price_components: [], restrictions: { max_duration: 'long' } }] }],
      'BAD_NUMBER /tariffs/0/elements/0/restrictions/max_duration',
    ],
    [
      'tariffs',
      [{ ...spec.complex, elements: [{ price_components: [], restrictions: { max_kwh: [] } }] }],
      'BAD_NUMBER /tariffs/0/elements/0/restrictions/max_kwh',
    ],
    [
      'tariffs',
      [{ ...spec.complex, elements: [{ price_components: [{ type: 'TIME', price: 1, step_size: {} }] }] }],
      'BAD_NUMBER /tariffs/0/elements/0/price_components/0/step_size',
    ],
    ['tariffs', [{ ...spec.complex, max_price: 5 }], 'BAD_STRUCTURE /tariffs/0/max_price'],
  ])('are refused with a pointer to it: %s', (field, value, expected) => {
    const { status, notes } = answerCdr({
      ...cdrs[0],
      [field]: value,
    } as unknown as CdrInput) as unknown as NotPriced;
    expect([status, notes.map((item) => `${item.code} ${item.pointer}`)]).toEqual(['not-priced', [expected]]);
  });

  it('may be no objects at all to a linter', () => {
    for (const tariff of [null, 7, 'tariff', []])
      expect(lintTariff(tariff as never).map((item) => item.code)).toEqual(['BAD_STRUCTURE']);
    expect(lintTariff({ ...spec.complex, elements: [null] } as never).map((item) => item.pointer)).toEqual([
      '/elements/0',
    ]);
  });

  it('may have counts that are texts', () => {
    const tariff = {
      ...spec.perHour,
      elements: [
        {
          price_components: [{ type: 'TIME', price: '2', step_size: '600' }],
          restrictions: { max_duration: '3600' },
        },
      ],
    };
    expect(answerCdr(cdrOf({ tariff: tariff as never, periods: [{ minutes: 15 }] })).total_cost).toEqual({
      excl_vat: 0.67,
      incl_vat: 0.67,
    });
  });
});
