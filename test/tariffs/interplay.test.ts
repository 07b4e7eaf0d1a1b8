import { describe, expect, it } from 'vitest';
import { toText } from '../../src/tariffs/exact-write.js';
import type { Policy } from '../../src/tariffs/policy.js';
import type { CdrInput, RestrictionsInput } from '../../src/tariffs/types.js';
import * as spec from './fixtures/spec-tariffs.js';
import { cdrOf, costOf, hour, park, priced, reserve, roundedCostOf, tariffOf } from './support.js';

const cost = (cdr: CdrInput, policy: Partial<Policy> = {}) => costOf(priced(cdr, { policy }))[0];

describe('power that varies within a period', () => {
  const matches = (
    restrictions: RestrictionsInput,
    dimensions: Record<string, number>,
    varyingPower: Policy['varyingPower'],
  ) => {
    const tariff = tariffOf([[[['TIME', 1]], restrictions], [[['TIME', 9]]]]);
    return cost(cdrOf({ tariff, periods: [hour({ kwh: 12, dimensions })] }), { varyingPower }) === '1';
  };
  const varied = { MIN_POWER: 5, POWER: 12, MAX_POWER: 30 };
  it.each<[RestrictionsInput, Record<string, number>, boolean, boolean, boolean]>([
    [{ min_power: 5 }, varied, true, true, true],
    [{ min_power: 6 }, varied, false, true, true],
    [{ min_power: 13 }, varied, false, true, false],
    [{ min_power: 31 }, varied, false, false, false],
    [{ max_power: 31 }, varied, true, true, true],
    [{ max_power: 30 }, varied, false, false, true],
    [{ max_power: 12 }, varied, false, false, false],
    [{ min_power: 10 }, { MAX_POWER: 11 }, true, true, true],
    [{ max_power: 12 }, { MAX_POWER: 11 }, true, true, false],
    [{ min_power: 12 }, { MIN_POWER: 11 }, false, false, true],
    [{ max_power: 12 }, { MIN_POWER: 11 }, true, true, false],
    [{ min_current: 10 }, { MIN_CURRENT: 6, MAX_CURRENT: 16 }, false, true, true],
    [{ max_current: 16 }, { MIN_CURRENT: 6, MAX_CURRENT: 16 }, false, false, false],
    [{ max_current: 10 }, { MIN_CURRENT: 6, CURRENT: 8, MAX_CURRENT: 16 }, false, false, true],
    [{ max_current: 10 }, { MIN_CURRENT: 6 }, true, true, true],
  ])(
    '%j with %j matches by the whole period %s, by the maximum %s, by the average %s',
    (restrictions, dimensions, ...expected) => {
      expect(
        (['whole-period', 'maximum', 'average'] as const).map((policy) =>
          matches(restrictions, dimensions, policy),
        ),
      ).toEqual(expected);
    },
  );
});

describe('a period of reservation and charging', () => {
  it('counts the duration of each from its own start', () => {
    const tariff = tariffOf([
      [[['TIME', 1]], { reservation: 'RESERVATION', max_duration: 1800 }],
      [[['TIME', 2]], { reservation: 'RESERVATION' }],
      [[['TIME', 10]], { max_duration: 1800 }],
      [[['TIME', 20]]],
    ]);
    const cdr = cdrOf({
      tariff,
      periods: [reserve(30), { minutes: 60, dimensions: { TIME: 0.5, RESERVATION_TIME: 0.5 } }],
    });
    expect(cost(cdr)).toBe('6.5');
  });

  it('lists what nothing prices', () => {
    const cdr = cdrOf({
      tariff: spec.energyOnly,
      periods: [reserve(15), hour({ kwh: 1 }), { ...park(0, { tariffId: null }), kwh: 2 }],
    });
    expect(priced(cdr).unpriced.map((item) => [item.period, item.dimension, toText(item.volume)])).toEqual([
      [0, 'RESERVATION_TIME', '900'],
      [1, 'TIME', '3600'],
      [2, 'ENERGY', '2'],
    ]);
  });

  it('may be free of any tariff, reservation and charging alike', () => {
    const cdr = cdrOf({
      tariff: spec.energyOnly,
      periods: [{ ...reserve(15, { tariffId: null }) }, hour({ tariffId: null }), hour({ kwh: 1 })],
    });
    expect(priced(cdr).unpriced.map((item) => item.dimension)).toEqual(['RESERVATION_TIME', 'TIME', 'TIME']);
  });
});

describe('a minimum price', () => {
  const tariff = tariffOf([[[['ENERGY', 1]]]], { min_price: { excl_vat: 3 } });
  it('that needs energy holds wherever in the session it flowed', () => {
    const policy = { minPrice: 'sessions-with-energy' } as const;
    expect(cost(cdrOf({ tariff, periods: [hour({ kwh: 1 }), park(60)] }), policy)).toBe('3');
    expect(cost(cdrOf({ tariff, periods: [park(60), hour({ kwh: 1 })] }), policy)).toBe('3');
    expect(cost(cdrOf({ tariff, periods: [park(60), hour({ kwh: 0 })] }), policy)).toBe('0');
  });

  it('is part of totals that are rounded by dimension or by line', () => {
    const limited = tariffOf([[[['ENERGY', 0.333]]]], { min_price: { excl_vat: 3.337 } });
    const cdr = cdrOf({ tariff: limited, periods: [hour({ kwh: 1 })] });
    for (const at of ['dimension', 'line'] as const) {
      expect(
        roundedCostOf(priced(cdr, { policy: { rounding: { at, mode: 'half-up', decimals: 2 } } }))[0],
      ).toBe('3.33');
    }
    expect(roundedCostOf(priced(cdr))[0]).toBe('3.34');
  });
});

describe('unknown taxes', () => {
  it('of any part leave the whole without an amount after taxes', () => {
    const tariff = tariffOf([
      [
        [
          ['ENERGY', 1, 1, 20],
          ['TIME', 1],
        ],
      ],
    ]);
    const { totals } = priced(cdrOf({ tariff, periods: [hour({ kwh: 1 })] }), {
      policy: { vatAbsent: 'unknown' },
    });
    expect([
      totals.cost.after,
      totals.time.after,
      totals.energy.after && toText(totals.energy.after),
    ]).toEqual([undefined, undefined, '1.2']);
  });

  it('of nothing are no taxes', () => {
    const tariff = tariffOf([
      [
        [
          ['ENERGY', 1, 1, 20],
          ['TIME', 0],
        ],
      ],
    ]);
    expect(
      costOf(priced(cdrOf({ tariff, periods: [hour({ kwh: 1 })] }), { policy: { vatAbsent: 'unknown' } })),
    ).toEqual(['1', '1.2']);
  });
});

describe('the time of a period', () => {
  it('taken from the clock is parking when no energy flows', () => {
    const tariff = tariffOf([
      [
        [
          ['TIME', 1],
          ['PARKING_TIME', 5],
        ],
      ],
    ]);
    const at = (volume: number) => ({
      ...cdrOf({ tariff, periods: [hour()] }),
      charging_periods: [
        { start_date_time: '2024-06-03T08:00:00Z', dimensions: [{ type: 'ENERGY', volume }], tariff_id: 'T' },
      ],
    });
    expect([cost(at(0), { missingTime: 'clock' }), cost(at(-1), { missingTime: 'clock' })]).toEqual([
      '5',
      '1',
    ]);
  });

  it.each([
    [0.09005, '324'],
    [0.0900501, '324.18036'],
    [0.08995, '324'],
    [0.0899499, '323.81964'],
  ])('stated as %d h is %s s when the clock says 324', (TIME, seconds) => {
    const cdr = cdrOf({
      tariff: tariffOf([[[['TIME', 3600, 0]]]]),
      periods: [{ minutes: 5.4, dimensions: { TIME } }],
    });
    expect(cost(cdr)).toBe(seconds);
  });

  it('counts from the start of the CDR when reservations are part of the session', () => {
    const tariff = tariffOf([[[['TIME', 1]], { max_duration: 600 }], [[['TIME', 9]]]]);
    const cdr = { ...cdrOf({ tariff, periods: [hour()] }), start_date_time: '2024-06-03T07:45:00Z' };
    expect([cost(cdr), cost(cdr, { duration: 'session-with-reservation' })]).toEqual(['1', '9']);
  });

  it('may begin when another does', () => {
    const cdr = cdrOf({ tariff: spec.energyOnly, periods: [{ minutes: 0, kwh: 1 }, hour({ kwh: 1 })] });
    expect(priced(cdr).notes).toEqual([]);
  });
});

describe('validity that includes its last moment', () => {
  it('ends right after it', () => {
    const until = (end_date_time: string) => {
      const cdr = cdrOf({ tariff: { ...spec.perHour, end_date_time }, periods: [hour()] });
      return priced(cdr, { policy: { validUntil: 'inclusive' } }).notes.map((item) => item.code);
    };
    expect([until('2024-06-03T08:00:00Z'), until('2024-06-03T07:59:59Z')]).toEqual([
      [],
      ['TARIFF_NOT_VALID'],
    ]);
  });
});

describe('times and dates as one span', () => {
  const at = (start: string, restrictions: RestrictionsInput) => {
    const tariff = tariffOf([[[['TIME', 1]], restrictions], [[['TIME', 9]]]]);
    const cdr = cdrOf({ tariff, periods: [hour()], start });
    return costOf(priced(cdr, { timeZone: 'UTC', policy: { timesWithDates: 'span' } }))[0];
  };
  it.each<[string, RestrictionsInput, string]>([
    ['2024-01-10T12:00:00Z', { start_time: '08:00', end_time: '10:00' }, '9'],
    ['2024-01-10T09:00:00Z', { start_time: '08:00', end_time: '10:00' }, '1'],
    ['2024-01-10T07:59:59Z', { start_date: '2024-01-10', start_time: '08:00' }, '9'],
    ['2024-01-11T07:00:00Z', { start_date: '2024-01-10', start_time: '08:00' }, '1'],
    ['2024-01-10T09:59:59Z', { end_date: '2024-01-10', end_time: '10:00' }, '1'],
    ['2024-01-10T10:00:00Z', { end_date: '2024-01-10', end_time: '10:00' }, '9'],
    ['2024-01-09T12:00:00Z', { end_date: '2024-01-10', end_time: '10:00' }, '1'],
    ['2024-01-09T12:00:00Z', { start_date: '2024-01-09', end_date: '2024-01-10' }, '1'],
  ])('at %s %j makes %s', (start, restrictions, expected) => expect(at(start, restrictions)).toBe(expected));
});

describe('the taxes of a limited session', () => {
  const taxes = (tariff: ReturnType<typeof tariffOf>) =>
    priced(cdrOf({ tariff, periods: [hour({ kwh: 10 })] })).totals.cost.taxes.map((tax) => [
      tax.percentage && toText(tax.percentage),
      toText(tax.amount),
    ]);

  it('are each reduced in the same proportion', () => {
    const tariff = tariffOf(
      [
        [
          [
            ['ENERGY', 1, 1, 10],
            ['TIME', 10, 1, 20],
          ],
        ],
      ],
      { max_price: { excl_vat: 10 } },
    );
    expect(taxes(tariff)).toEqual([
      ['10', '0.5'],
      ['20', '1'],
    ]);
  });

  it('are none where the limit has none', () => {
    const tariff = tariffOf([[[['ENERGY', 1]]]], { max_price: { excl_vat: 5, incl_vat: 5 } });
    expect(taxes(tariff)).toEqual([]);
  });
});

describe('what is rounded', () => {
  it('has its known taxes even when the whole after taxes is unknown', () => {
    const tariff = tariffOf([
      [
        [
          ['ENERGY', 0.123, 1, 10],
          ['TIME', 1],
        ],
      ],
    ]);
    const { cost } = priced(cdrOf({ tariff, periods: [hour({ kwh: 1 })] }), {
      policy: { vatAbsent: 'unknown' },
    }).rounded;
    expect([toText(cost.before), cost.after, cost.taxes.map((tax) => toText(tax.amount))]).toEqual([
      '1.12',
      undefined,
      ['0.01'],
    ]);
  });

  it('is the time of the clock for parking and reservations too', () => {
    const tariff = tariffOf([
      [[['TIME', 60, 60]], { reservation: 'RESERVATION' }],
      [[['PARKING_TIME', 60, 60]]],
    ]);
    expect(cost(cdrOf({ tariff, periods: [reserve(4), park(4)] }))).toBe('8');
  });
});
