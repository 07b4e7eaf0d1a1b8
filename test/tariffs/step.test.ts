import { describe, expect, it } from 'vitest';
import { toText } from '../../src/tariffs/exact-write.js';
import type { Policy } from '../../src/tariffs/policy.js';
import { cdrOf, costOf, hour, type PeriodSketch, park, priced, reserve, tariffOf } from './support.js';

const both = tariffOf([
  [
    [
      ['TIME', 60, 600],
      ['PARKING_TIME', 60, 1200],
    ],
  ],
]);

function cost(periods: PeriodSketch[], policy: Partial<Policy> = {}, tariff = both): string | undefined {
  return costOf(priced(cdrOf({ tariff, periods }), { policy }))[0];
}

describe('step_size', () => {
  it.each([0, -60, undefined])('of %s rounds nothing', (step) => {
    const tariff = {
      ...tariffOf([]),
      elements: [{ price_components: [{ type: 'TIME', price: 60, step_size: step }] }],
    };
    const result = priced(cdrOf({ tariff, periods: [{ minutes: 7 }] }));
    expect([costOf(result)[0], result.lines[0]?.step]).toEqual(['7', undefined]);
  });

  it('rounds whichever dimension there is, under every policy', () => {
    for (const stepWithParking of ['parking', 'last-dimension'] as const) {
      expect(cost([{ minutes: 7 }], { stepWithParking })).toBe('10');
      expect(cost([park(7)], { stepWithParking })).toBe('20');
    }
  });

  it('rounds the dimension that came last, if asked to', () => {
    const policy = { stepWithParking: 'last-dimension' } as const;
    expect(cost([{ minutes: 7 }, park(7)], policy)).toBe('27');
    expect(cost([park(7), { minutes: 7 }], policy)).toBe('17');
    expect(cost([park(7), { minutes: 7 }, park(2)], policy)).toBe('27');
  });

  it('does not look at changes of tariff where there is none', () => {
    for (const stepAcrossTariffs of ['last-tariff', 'none', 'session'] as const)
      expect(cost([{ minutes: 7 }], { stepAcrossTariffs })).toBe('10');
  });

  it('counts free volume of its own dimension only', () => {
    const tariff = tariffOf([
      [
        [
          ['TIME', 60, 600],
          ['ENERGY', 1, 1000],
        ],
        { max_duration: 600 },
      ],
    ]);
    const periods = [{ minutes: 10, kwh: 1.5 }, { minutes: 5, kwh: 0.7 }, park(30)];
    expect(cost(periods, {}, tariff)).toBe('12');
    // 15 minutes become 20 and 2.2 kWh become 3: what is added goes to the priced part.
    expect(cost(periods, { stepBase: 'all' }, tariff)).toBe('17.3');
  });

  it('rounds what is left after feeding back, and nothing when nothing is left', () => {
    const tariff = tariffOf([[[['ENERGY', 1, 500]]]]);
    expect(cost([hour({ kwh: 3 }), hour({ kwh: -1.2 })], {}, tariff)).toBe('2');
    expect(cost([hour({ kwh: 1 }), hour({ kwh: -1.2 })], {}, tariff)).toBe('-0.2');
    expect(cost([hour({ kwh: 1 }), hour({ kwh: -1 })], { exactMultiple: 'next' }, tariff)).toBe('0');
  });

  it('rounds a reservation on its own', () => {
    const tariff = tariffOf([[[['TIME', 60, 600]], { reservation: 'RESERVATION' }], [[['TIME', 60, 900]]]]);
    expect(cost([reserve(7), { minutes: 7 }], {}, tariff)).toBe('25');
  });

  it('is told by the line that bears it', () => {
    const [first, last] = priced(cdrOf({ tariff: both, periods: [{ minutes: 7 }, { minutes: 8 }] })).lines;
    expect(first?.step).toBeUndefined();
    expect(
      [last?.step?.size, last?.step?.base, last?.step?.rounded, last?.billed].map(
        (value) => value && toText(value),
      ),
    ).toEqual(['600', '900', '1200', '780']);
  });
});
