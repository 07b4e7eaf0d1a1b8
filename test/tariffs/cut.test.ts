import { describe, expect, it } from 'vitest';
import { toText } from '../../src/tariffs/exact-write.js';
import type { RestrictionsInput, TariffInput } from '../../src/tariffs/types.js';
import { cdrOf, costOf, hour, type PeriodSketch, park, priced, reserve, tariffOf } from './support.js';

const split = { timeZone: 'UTC', policy: { uncutPeriods: 'split' } } as const;

/** The pieces of a session: seconds since its start, and energy in each. */
function pieces(
  tariff: TariffInput,
  periods: PeriodSketch[],
  start = '2024-01-10T08:00:00Z',
): (string | number)[][] {
  const result = priced(cdrOf({ tariff, periods, start }), split);
  const from = result.periods[0]?.start ?? 0;
  return result.periods.map((period) => [
    (period.start - from) / 1000,
    (period.end - from) / 1000,
    toText(period.energy ?? period.reservation ?? period.parking ?? result.volumes.energy, 6),
  ]);
}

const limited = (...restrictions: RestrictionsInput[]) =>
  tariffOf([
    ...restrictions.map((one): [[string, number][], RestrictionsInput] => [[['ENERGY', 1]], one]),
    [[['ENERGY', 2]]],
  ]);

describe('splitting periods at the limits of the tariff', () => {
  it.each<[string, TariffInput, (string | number)[][]]>([
    [
      'energy',
      limited({ max_kwh: 5 }),
      [
        [0, 1800, '5'],
        [1800, 3600, '5'],
      ],
    ],
    [
      'energy between seconds',
      limited({ min_kwh: 3.3334 }),
      [
        [0, 1201, '3.3334'],
        [1201, 3600, '6.6666'],
      ],
    ],
    [
      'duration',
      limited({ max_duration: 900 }),
      [
        [0, 900, '2.5'],
        [900, 3600, '7.5'],
      ],
    ],
    [
      'both ends of a duration',
      limited({ min_duration: 900, max_duration: 1800 }),
      [
        [0, 900, '2.5'],
        [900, 1800, '2.5'],
        [1800, 3600, '5'],
      ],
    ],
    [
      'time',
      limited({ start_time: '08:15' }),
      [
        [0, 900, '2.5'],
        [900, 3600, '7.5'],
      ],
    ],
    [
      'both ends of a time',
      limited({ start_time: '08:15', end_time: '08:45' }),
      [
        [0, 900, '2.5'],
        [900, 2700, '5'],
        [2700, 3600, '2.5'],
      ],
    ],
    [
      'time and energy, in order of time',
      limited({ start_time: '08:45' }, { max_kwh: 5 }, { max_duration: 900 }),
      [
        [0, 900, '2.5'],
        [900, 1800, '2.5'],
        [1800, 2700, '2.5'],
        [2700, 3600, '2.5'],
      ],
    ],
    [
      'several limits at one moment, once',
      limited({ max_kwh: 5 }, { max_duration: 1800 }, { end_time: '08:30' }),
      [
        [0, 1800, '5'],
        [1800, 3600, '5'],
      ],
    ],
    [
      'no limit within',
      limited({ max_kwh: 10 }, { max_duration: 3600 }, { end_time: '08:00' }, { start_time: '09:00' }),
      [[0, 3600, '10']],
    ],
    ['power, which needs other periods', limited({ max_power: 5 }), [[0, 3600, '10']]],
  ])('is done at limits of %s', (_, tariff, expected) => {
    expect(pieces(tariff, [hour({ kwh: 10 })])).toEqual(expected);
  });

  it('counts energy over all periods', () => {
    expect(pieces(limited({ max_kwh: 15 }), [hour({ kwh: 10 }), hour({ kwh: 10 })])).toEqual([
      [0, 3600, '10'],
      [3600, 5400, '5'],
      [5400, 7200, '5'],
    ]);
  });

  it('is done at midnight where days or dates matter, and only there', () => {
    const over = (restrictions: RestrictionsInput) =>
      pieces(limited(restrictions), [hour({ kwh: 10 })], '2024-01-10T23:30:00Z').length;
    expect([
      over({ day_of_week: ['MONDAY'] }),
      over({ start_date: '2024-01-11' }),
      over({ max_kwh: 99 }),
    ]).toEqual([2, 2, 1]);
  });

  it('counts the durations of a reservation from its start and those of the session from its own', () => {
    const tariff = tariffOf([
      [[['TIME', 1]], { reservation: 'RESERVATION', max_duration: 600 }],
      [[['TIME', 1]], { max_duration: 600 }],
    ]);
    expect(pieces(tariff, [reserve(30), hour({ kwh: 6 })])).toEqual([
      [0, 600, '600'],
      [600, 1800, '1200'],
      [1800, 2400, '1'],
      [2400, 5400, '5'],
    ]);
  });

  it('divides parking, and leaves periods without tariff alone', () => {
    const tariff = tariffOf([[[['PARKING_TIME', 1]], { max_duration: 600 }], [[['PARKING_TIME', 6]]]]);
    expect(costOf(priced(cdrOf({ tariff, periods: [park(60)] }), split))[0]).toBe('5.166666666667');
    expect(pieces(tariff, [park(5), { ...park(60, { tariffId: null }) }]).length).toBe(2);
  });

  it('splits energy fed back', () => {
    const tariff = limited({ min_kwh: 5 });
    expect(pieces(tariff, [hour({ kwh: 10 }), hour({ kwh: -10 })])).toEqual([
      [0, 1800, '5'],
      [1800, 3600, '5'],
      [3600, 5400, '-5'],
      [5400, 7200, '-5'],
    ]);
  });
});
