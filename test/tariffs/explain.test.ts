import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sumOf } from '../../src/tariffs/exact.js';
import { exact } from '../../src/tariffs/exact-read.js';
import { type Explanation, explainCdr } from '../../src/tariffs/explain.js';
import { renderExplanation } from '../../src/tariffs/explain-text.js';
import { simulateCdr } from '../../src/tariffs/simulate.js';
import type { CdrInput, RestrictionsInput } from '../../src/tariffs/types.js';
import * as spec from './fixtures/spec-tariffs.js';
import { simulations } from './random.js';
import { cdrOf, hour, old, park, reserve, tariffOf, WINTER } from './support.js';

function explained(cdr: CdrInput, options: Parameters<typeof explainCdr>[1] = {}): Explanation {
  const result = explainCdr(cdr, options);
  if (result.status !== 'explained') throw new Error(result.notes.map((item) => item.message).join('; '));
  return result;
}

const monday = cdrOf({
  tariff: spec.complex,
  periods: [{ minutes: 165, dimensions: { MAX_CURRENT: 16 } }, park(42)],
  start: '2024-06-03T07:30:00Z',
});

describe('an explanation', () => {
  it('says for each period and dimension what priced it, what was billed, and what it cost', () => {
    const { periods, total, rounded } = explained(monday);
    expect(periods.map((period) => [period.start, period.end])).toEqual([
      ['2024-06-03T07:30:00Z', '2024-06-03T10:15:00Z'],
      ['2024-06-03T10:15:00Z', '2024-06-03T10:57:00Z'],
    ]);
    expect(
      periods[0]?.lines.map(({ dimension, category, element, component, price, measured, billed, cost }) => [
        dimension,
        category,
        element,
        component,
        price,
        measured,
        billed,
        cost.before,
        cost.after,
      ]),
    ).toEqual([
      ['FLAT', 'fixed', 0, 0, '2.5', '1', '1', '2.5', '2.875'],
      ['TIME', 'time', 1, 0, '1', '2.75', '2.75', '2.75', '3.3'],
    ]);
    const [parking] = periods[1]?.lines ?? [];
    expect(parking).toMatchObject({
      dimension: 'PARKING_TIME',
      category: 'parking',
      measured: '0.7',
      billed: '0.75',
      rejected: [],
    });
    expect(parking?.step).toEqual({ size: '0.083333333333', base: '0.7', rounded: '0.75' });
    expect(parking?.cost).toEqual({
      before: '3.75',
      taxes: [{ name: 'VAT', percentage: '10', amount: '0.375' }],
      after: '4.125',
    });
    expect([total.before, total.after, rounded.before, rounded.after]).toEqual(['9', '10.3', '9', '10.3']);
  });

  it('names volumes that nothing prices', () => {
    const { periods } = explained(cdrOf({ tariff: spec.perHour, periods: [hour({ kwh: 3 }), park(10)] }));
    const free = periods.flatMap((period) => period.lines).filter((line) => line.element === undefined);
    expect(
      free.map(({ dimension, category, measured, billed }) => [dimension, category, measured, billed]),
    ).toEqual([
      ['ENERGY', 'energy', '3', '0'],
      ['PARKING_TIME', 'parking', '0.166666666667', '0'],
    ]);
    const reserved = explained(cdrOf({ tariff: spec.perHour, periods: [reserve(10), hour()] })).periods[0]
      ?.lines;
    expect(reserved?.map(({ dimension, category }) => [dimension, category])).toEqual([
      ['RESERVATION_TIME', 'reservation'],
    ]);
  });

  it.each<[string, RestrictionsInput, object, string]>([
    [
      'start_time',
      { start_time: '10:00', end_time: '12:00' },
      {},
      'it is 09:00, and it holds from 10:00 until 12:00',
    ],
    ['end_time', { end_time: '08:30' }, {}, 'it is 09:00, and it holds until 08:30'],
    ['start_time', { start_time: '09:15' }, {}, 'it is 09:00, and it holds from 09:15'],
    ['start_date', { start_date: '2024-01-11' }, {}, 'it is 2024-01-10, and it holds from 2024-01-11'],
    ['end_date', { end_date: '2024-01-10' }, {}, 'it is 2024-01-10, and it holds before 2024-01-10'],
    [
      'day_of_week',
      { day_of_week: ['MONDAY', 'FRIDAY'] },
      {},
      'it is WEDNESDAY, and it holds on MONDAY, FRIDAY',
    ],
    ['min_kwh', { min_kwh: 5 }, {}, '0 kWh were used before, and it holds from 5 kWh'],
    ['max_kwh', { max_kwh: 0 }, {}, '0 kWh were used before, and it holds below 0 kWh'],
    ['min_duration', { min_duration: 60 }, {}, '0 s have passed, and it holds from 60 s'],
    ['max_duration', { max_duration: 0 }, {}, '0 s have passed, and it holds below 0 s'],
    [
      'min_power',
      { min_power: 20 },
      { MIN_POWER: 5, MAX_POWER: 11 },
      'the power is 5 to 11 kW, and it holds from 20 kW',
    ],
    ['max_power', { max_power: 3 }, { MAX_POWER: 11 }, 'the power is 11 kW, and it holds below 3 kW'],
    ['min_current', { min_current: 20 }, {}, 'the current is unknown A, and it holds from 20 A'],
    ['max_current', { max_current: 16 }, { MAX_CURRENT: 16 }, 'the current is 16 A, and it holds below 16 A'],
  ])('says why an earlier element did not match: %s', (restriction, restrictions, dimensions, reason) => {
    const tariff = tariffOf([[[['TIME', 1]], restrictions], [[['TIME', 2]]]]);
    const { periods } = explained(cdrOf({ tariff, periods: [hour({ dimensions })], start: WINTER }));
    expect(periods[0]?.lines[0]?.rejected).toEqual([{ element: 0, restriction, reason }]);
  });

  it('does not give reasons for elements after the one that matched', () => {
    const tariff = tariffOf([[[['TIME', 1]]], [[['TIME', 2]], { min_kwh: 5 }]]);
    expect(explained(cdrOf({ tariff, periods: [hour()] })).periods[0]?.lines[0]?.rejected).toEqual([]);
  });

  it('says in 2.1.1 that a matching element is hidden behind one chosen as a whole', () => {
    const cdr = old(cdrOf({ tariff: tariffOf([[[['FLAT', 2.5]]], [[['TIME', 1]]]]), periods: [hour()] }));
    const line = explained(cdr).periods[0]?.lines.find((item) => item.dimension === 'TIME');
    expect(line?.rejected).toEqual([
      {
        element: 1,
        restriction: 'elements',
        reason: 'it matches, but an earlier element was chosen as a whole',
      },
    ]);
  });

  it('has the limits that were reached', () => {
    const cdr = cdrOf({
      tariff: spec.energyWithMaximum,
      periods: [hour({ kwh: 50 })],
      start: '2019-06-01T10:00:00Z',
    });
    expect(explained(cdr).limits).toEqual([
      {
        tariffId: 'ENERGY-MAX',
        limits: ['max_price'],
        change: { before: '-3', taxes: expect.any(Array), after: '-3.35' },
      },
    ]);
  });

  it('sums exactly to the total', () => {
    const decimal = (text: string | undefined) => exact(text ?? 'unknown');
    fc.assert(
      fc.property(simulations, (input) => {
        const simulated = simulateCdr(input);
        if (simulated.status !== 'simulated') throw new Error('not simulated');
        const { periods, limits, priced } = explained(simulated.cdr, { timeZone: input.timeZone });
        const costs = [
          ...periods.flatMap((period) => period.lines.map((line) => line.cost)),
          ...limits.map((limit) => limit.change),
        ];
        // The texts have twelve decimals, which is exact for all but the hours of some lines.
        const near = exact('0.000000001');
        expect(
          sumOf(costs.map((cost) => decimal(cost.before)))
            .minus(priced.totals.cost.before)
            .abs()
            .compare(near),
        ).toBeLessThan(0);
        expect(
          sumOf(costs.map((cost) => decimal(cost.after)))
            .minus(priced.totals.cost.after ?? near)
            .abs()
            .compare(near),
        ).toBeLessThan(0);
      }),
    );
  });

  it('gives the reasons when there is no price', () => {
    const result = explainCdr(cdrOf({ tariff: tariffOf([[[['SMILES', 1]]]]), periods: [hour()] }));
    expect([result.status, result.status === 'not-priced' && result.notes[0]?.code]).toEqual([
      'not-priced',
      'UNKNOWN_COMPONENT',
    ]);
  });
});

describe('an explanation as text', () => {
  it('tells an auditor every period, every reason and every step', () => {
    const cdr = cdrOf({
      tariff: spec.switching,
      periods: [{ minutes: 5 }, { minutes: 5 }, park(2)],
      start: '2024-01-10T15:55:00Z',
    });
    expect(renderExplanation(explained(cdr)).split('\n')).toEqual([
      'Period 0: 2024-01-10T15:55:00Z to 2024-01-10T16:00:00Z (Wednesday 16:55 in Europe/Amsterdam)',
      '  Charging time 0.083333 h: 0.1 EUR by element 0, component 0 of tariff SWITCH at 1.2 EUR per h',
      'Period 1: 2024-01-10T16:00:00Z to 2024-01-10T16:05:00Z (Wednesday 17:00 in Europe/Amsterdam)',
      '  Charging time 0.083333 h: 0.2 EUR by element 1, component 0 of tariff SWITCH at 2.4 EUR per h',
      '    not element 0 (end_time): it is 17:00, and it holds from 00:00 until 17:00',
      'Period 2: 2024-01-10T16:05:00Z to 2024-01-10T16:07:00Z (Wednesday 17:05 in Europe/Amsterdam)',
      '  Parking 0.033333 h: 0.25 EUR by element 1, component 1 of tariff SWITCH at 1 EUR per h',
      "    step_size 0.25 h raised the session's 0.033333 h to 0.25 h: 0.25 h are billed here",
      '    not element 0 (end_time): it is 17:05, and it holds from 00:00 until 17:00',
      'Total: 0.55 EUR',
      'warning: The time zone Europe/Amsterdam was inferred from the country NLD.',
    ]);
  });

  it('tells a driver what was billed, with taxes', () => {
    expect(renderExplanation(explained(monday), 'driver').split('\n')).toEqual([
      'Fixed fee: 2.88 EUR',
      'Charging time 2.75 h at 1 EUR per h: 3.30 EUR',
      'Parking 0.75 h at 5 EUR per h: 4.13 EUR',
      'Total: 10.30 EUR (9.00 EUR before taxes)',
    ]);
  });

  it('tells of limits, of rounding and of what is free', () => {
    const limited = cdrOf({
      tariff: spec.energyWithMaximum,
      periods: [hour({ kwh: 50 })],
      start: '2019-06-01T10:00:00Z',
    });
    const text = renderExplanation(explained(limited));
    expect(text).toContain('max_price of tariff ENERGY-MAX: -3 EUR before taxes, -3.35 with taxes');
    expect(text).toContain('Charging time 1 h: nothing prices it in tariff ENERGY-MAX');
    expect(text).toContain(
      'Fixed fee: 0.5 EUR before taxes, 0.6 with taxes by element 0, component 0 of tariff ENERGY-MAX at 0.5 EUR',
    );
    const unrounded = cdrOf({ tariff: spec.alternativeUrl, periods: [hour({ kwh: 20.45 })] });
    expect(renderExplanation(explained(unrounded))).toContain(
      'Total: 6.24 EUR (5.63 EUR before taxes), rounded from 5.625 EUR before taxes, 6.2375 with taxes',
    );
    const unknown = explained(cdrOf({ tariff: spec.perHour, periods: [hour()] }), {
      policy: { vatAbsent: 'unknown' },
    });
    expect(renderExplanation(unknown)).toContain('Total: 2.20 EUR (2.00 EUR before taxes)');
    const open = explained(cdrOf({ tariff: spec.stepOf(1), periods: [hour({ kwh: 4 })] }), {
      policy: { vatAbsent: 'unknown' },
    });
    expect(renderExplanation(open)).toContain('Energy 4 kWh: 1 EUR before taxes, taxes unknown by element 0');
    expect(renderExplanation(open)).toContain('Total: 1.00 EUR\n');
  });
});
