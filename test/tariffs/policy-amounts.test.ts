import { describe, expect, it } from 'vitest';
import { toText } from '../../src/tariffs/exact-write.js';
import type { Policy } from '../../src/tariffs/policy.js';
import type { TariffInput } from '../../src/tariffs/types.js';
import * as spec from './fixtures/spec-tariffs.js';
import {
  cdrOf,
  costOf,
  hour,
  old,
  park,
  priced,
  reserve,
  roundedCostOf,
  tariffOf,
  WINTER,
} from './support.js';

describe('rounding (1)', () => {
  const cdr = cdrOf({
    tariff: tariffOf([
      [
        [
          ['ENERGY', 0.125, 1, 20],
          ['TIME', 0.1251, 1, 20],
        ],
      ],
    ]),
    periods: [hour({ kwh: 1 }), hour({ kwh: 1 })],
  });
  it.each([
    ['total', 'half-up', ['0.5', '0.6']],
    ['total', 'up', ['0.51', '0.61']],
    ['total', 'down', ['0.5', '0.6']],
    ['dimension', 'half-up', ['0.5', '0.6']],
    ['line', 'half-up', ['0.52', '0.6']],
    ['line', 'half-even', ['0.5', '0.6']],
  ] as const)('at the %s, %s, makes %j', (at, mode, expected) => {
    expect(costOf(priced(cdr))).toEqual(['0.5002', '0.60024']);
    expect(roundedCostOf(priced(cdr, { policy: { rounding: { at, mode, decimals: 'currency' } } }))).toEqual(
      expected,
    );
  });

  it('at the dimension rounds each part, and the total is their sum', () => {
    const parts = cdrOf({
      tariff: tariffOf([
        [
          [
            ['ENERGY', 0.114],
            ['TIME', 0.114],
          ],
        ],
      ]),
      periods: [hour({ kwh: 1 })],
    });
    const by = (at: 'total' | 'dimension') =>
      roundedCostOf(priced(parts, { policy: { rounding: { at, mode: 'half-up', decimals: 2 } } }))[0];
    expect([by('total'), by('dimension')]).toEqual(['0.23', '0.22']);
  });

  it('takes the decimals of the currency, or those asked for', () => {
    const yen = cdrOf({
      tariff: { ...tariffOf([[[['ENERGY', 30.4]]]]), currency: 'JPY' },
      periods: [hour({ kwh: 1 })],
    });
    expect(roundedCostOf(priced(yen))[0]).toBe('30');
    expect(
      roundedCostOf(priced(yen, { policy: { rounding: { at: 'total', mode: 'half-up', decimals: 1 } } }))[0],
    ).toBe('30.4');
    const unknown = cdrOf({
      tariff: { ...tariffOf([[[['ENERGY', 0.305]]]]), currency: '??' },
      periods: [hour({ kwh: 1 })],
    });
    expect(roundedCostOf(priced(unknown))[0]).toBe('0.31');
  });

  it('keeps the taxes the difference of the rounded amounts', () => {
    const taxes = [
      { name: 'GST', percentage: 5 },
      { name: 'QST', percentage: '9.975' },
    ];
    const cdr = cdrOf({
      tariff: tariffOf([[[['ENERGY', 1.11]]]], { currency: 'CAD', tax_included: 'NO' }),
      periods: [hour({ kwh: 1 })],
    });
    const { cost } = priced(cdr, { policy: { taxes } }).rounded;
    expect([
      toText(cost.before),
      cost.after && toText(cost.after),
      ...cost.taxes.map((tax) => `${tax.name} ${toText(tax.amount)}`),
    ]).toEqual(['1.11', '1.28', 'GST 0.06', 'QST 0.11']);
  });
});

describe('the later of two dimensions in one period (5)', () => {
  const cdr = cdrOf({
    tariff: tariffOf([
      [
        [
          ['TIME', 6, 600],
          ['PARKING_TIME', 3, 1200],
        ],
      ],
    ]),
    periods: [{ minutes: 37, dimensions: { TIME: 0.2, PARKING_TIME: 0.4166 } }],
  });
  it.each([
    ['parking', '3.2'],
    ['charging', '3.2498'],
  ] as const)('is %s: %s', (laterInPeriod, expected) => {
    const [before] = costOf(priced(cdr, { policy: { stepWithParking: 'last-dimension', laterInPeriod } }));
    expect(before).toBe(expected);
  });
});

describe('the end of validity (22)', () => {
  const tariffs = [
    tariffOf([[[['TIME', 1]]]], { end_date_time: WINTER }),
    { ...tariffOf([[[['TIME', 9]]]], { start_date_time: WINTER }), id: 't' },
  ];
  it.each([
    ['exclusive', '9'],
    ['inclusive', '1'],
  ] as const)('is %s: %s', (validUntil, expected) => {
    const cdr = cdrOf({ tariff: tariffs, periods: [hour()], start: WINTER });
    expect(costOf(priced(cdr, { policy: { validUntil } }))[0]).toBe(expected);
  });
});

describe('limits and taxes (24)', () => {
  const cdr = (limits: Partial<TariffInput>) =>
    cdrOf({ tariff: tariffOf([[[['ENERGY', 1, 1, 10]]]], limits), periods: [hour({ kwh: 20 })] });
  it.each([
    ['only before taxes, in proportion', { max_price: { excl_vat: 10 } }, 'proportional', ['10', '11']],
    ['only before taxes, taxes as computed', { max_price: { excl_vat: 10 } }, 'as-computed', ['10', '12']],
    ['a minimum only before taxes', { min_price: { before_taxes: 40 } }, 'proportional', ['40', '44']],
    ['only after taxes', { max_price: { incl_vat: 11 } }, 'proportional', ['20', '11']],
    [
      'after taxes reached first',
      { max_price: { excl_vat: 30, incl_vat: 21 } },
      'proportional',
      ['20', '21'],
    ],
    [
      'before taxes reached first',
      { max_price: { excl_vat: 19, incl_vat: 30 } },
      'proportional',
      ['19', '22'],
    ],
    ['a minimum with both', { min_price: { excl_vat: 25, incl_vat: 30 } }, 'proportional', ['25', '30']],
    [
      'a minimum that is not reached only after taxes',
      { min_price: { excl_vat: 10, incl_vat: 30 } },
      'proportional',
      ['20', '30'],
    ],
    [
      'both kinds, neither reached',
      { min_price: { excl_vat: 1 }, max_price: { excl_vat: 99 } },
      'proportional',
      ['20', '22'],
    ],
  ] as const)('%s', (_, limits, limitTaxes, expected) => {
    expect(costOf(priced(cdr(limits), { policy: { limitTaxes } }))).toEqual(expected);
  });

  it('leave the parts as they are and say which limit was reached', () => {
    const result = priced(cdr({ max_price: { excl_vat: 10, incl_vat: 11 } }));
    expect(toText(result.totals.energy.before)).toBe('20');
    expect(result.adjustments.map((limit) => [limit.limits, toText(limit.change.before)])).toEqual([
      [['max_price'], '-10'],
    ]);
    const least = priced(cdr({ min_price: { excl_vat: 30, incl_vat: 33 } }));
    expect(least.adjustments.map((limit) => [limit.limits, toText(limit.change.before)])).toEqual([
      [['min_price'], '10'],
    ]);
  });

  it('name a tax even where none was computed', () => {
    const free = cdrOf({ tariff: spec.energyWithMinimum, periods: [hour({ kwh: 0 })] });
    const { cost } = priced(free).totals;
    expect(cost.taxes.map((tax) => [tax.name, toText(tax.amount)])).toEqual([['VAT', '0.05']]);
  });

  it('hold before taxes where the amount after taxes is unknown', () => {
    const unknown = cdrOf({
      tariff: tariffOf([[[['ENERGY', 1]]]], { max_price: { excl_vat: 10, incl_vat: 11 } }),
      periods: [hour({ kwh: 20 })],
    });
    const { totals, adjustments } = priced(unknown, { policy: { vatAbsent: 'unknown' } });
    expect([toText(totals.cost.before), totals.cost.after, totals.cost.taxes]).toEqual(['10', undefined, []]);
    expect(adjustments.map((limit) => [limit.limits, limit.change.after, limit.change.taxes])).toEqual([
      [['max_price'], undefined, []],
    ]);
  });

  it('hold for the part of the session under their tariff', () => {
    const tariffs = [
      tariffOf([[[['ENERGY', 1]]]], { max_price: { excl_vat: 5 } }),
      { ...tariffOf([[[['ENERGY', 1]]]]), id: 'U' },
    ];
    const cdr = cdrOf({ tariff: tariffs, periods: [hour({ kwh: 20 }), hour({ kwh: 7, tariffId: 'U' })] });
    expect(costOf(priced(cdr))[0]).toBe('12');
  });

  it('do not exist in 2.1.1', () =>
    expect(costOf(priced(old(cdr({ max_price: { excl_vat: 10 } }))))[0]).toBe('20'));
});

describe('taxes (26, 27, 28)', () => {
  const price = (tax_included: string | undefined, vat: number | undefined, policy: Partial<Policy> = {}) => {
    const cdr = cdrOf({
      tariff: tariffOf([[[['ENERGY', 1.2, 1, vat]]]], { tax_included }),
      periods: [hour({ kwh: 10 })],
    });
    const result = priced(cdr, { policy });
    const { before, taxes, after } = result.totals.cost;
    return [
      toText(before),
      after && toText(after),
      ...taxes.map((tax) => `${tax.name} ${toText(tax.amount)}`),
      ...result.notes.map((item) => item.code),
    ];
  };
  it.each([
    ['added', [undefined, 20], ['12', '14.4', 'VAT 2.4']],
    ['added, 2.3.0', ['NO', 20], ['12', '14.4', 'VAT 2.4']],
    ['of zero percent', [undefined, 0], ['12', '12', 'VAT 0']],
    ['taken out', ['YES', 20], ['10', '12', 'VAT 2']],
    ['not applicable', ['N/A', 20], ['12', '12']],
    ['absent before 2.3.0', [undefined, undefined], ['12', '12']],
    ['absent, on top', ['NO', undefined], ['12', '12', 'TAX_OPEN']],
    ['absent, inside', ['YES', undefined], ['12', '12', 'TAX_INSIDE']],
    [
      'absent and held for unknown',
      [undefined, undefined, { vatAbsent: 'unknown' }],
      ['12', undefined, 'TAX_UNKNOWN'],
    ],
    ['named', ['NO', 20, { vatName: 'Moms' }], ['12', '14.4', 'Moms 2.4']],
    [
      'two, on top',
      [
        'NO',
        undefined,
        {
          taxes: [
            { name: 'GST', percentage: 5 },
            { name: 'QST', percentage: 15 },
          ],
        },
      ],
      ['12', '14.4', 'GST 0.6', 'QST 1.8'],
    ],
    [
      'two, inside',
      [
        'YES',
        undefined,
        {
          taxes: [
            { name: 'GST', percentage: 5 },
            { name: 'QST', percentage: 15 },
          ],
        },
      ],
      ['10', '12', 'GST 0.5', 'QST 1.5'],
    ],
  ] as [string, Parameters<typeof price>, (string | undefined)[]][])('%s', (_, input, expected) =>
    expect(price(...input)).toEqual(expected),
  );

  it('stay exact where the amount before taxes is no decimal', () => {
    const cdr = cdrOf({
      tariff: tariffOf([[[['ENERGY', 1, 1, 19]]]], { tax_included: 'YES' }),
      periods: [hour({ kwh: 10 })],
    });
    const { before, taxes, after } = priced(cdr).totals.cost;
    expect(after && toText(after)).toBe('10');
    expect(toText(before, 6)).toBe('8.403361');
    expect(before.add(taxes[0]?.amount ?? before).equals(after ?? before)).toBe(true);
  });
});

describe('what the policy does not touch', () => {
  it('keeps taxes of one name and rate together, over tariffs too', () => {
    const tariffs = [
      tariffOf([[[['ENERGY', 1, 1, 20]]]]),
      {
        ...tariffOf([
          [
            [
              ['ENERGY', 2, 1, 20],
              ['FLAT', 1, 1, 10],
            ],
          ],
        ]),
        id: 'U',
      },
    ];
    const cdr = cdrOf({ tariff: tariffs, periods: [hour({ kwh: 10 }), hour({ kwh: 10, tariffId: 'U' })] });
    const { taxes } = priced(cdr).totals.cost;
    expect(
      taxes.map((tax) => [tax.name, tax.percentage && toText(tax.percentage), toText(tax.amount)]),
    ).toEqual([
      ['VAT', '10', '0.1'],
      ['VAT', '20', '6'],
    ]);
  });

  it('counts no charging time while there is none (14)', () => {
    const tariff = tariffOf([[[['PARKING_TIME', 1]], { max_duration: 1800 }], [[['PARKING_TIME', 9]]]]);
    const cdr = cdrOf({ tariff, periods: [park(60, { dimensions: { TIME: 0 } }), park(60)] });
    expect(costOf(priced(cdr, { policy: { duration: 'charging' } }))[0]).toBe('2');
  });

  it('reads times of later versions as local, whatever 2.1.1 means (21)', () => {
    const tariff = tariffOf([[[['TIME', 1]], { start_time: '09:00', end_time: '10:00' }], [[['TIME', 9]]]]);
    const cdr = cdrOf({ tariff, periods: [hour()], start: WINTER });
    expect(costOf(priced(cdr, { policy: { times211: 'utc' } }))[0]).toBe('1');
  });
});

describe('fixed fees of parking (31) and reservation time (30)', () => {
  it.each([
    ['fixed', ['3', '5']],
    ['parking', ['0', '8']],
  ] as const)('a FLAT beside PARKING_TIME alone is %s', (parkingFlat, expected) => {
    const cdr = cdrOf({
      tariff: tariffOf([
        [
          [
            ['FLAT', 3],
            ['PARKING_TIME', 5],
          ],
        ],
      ]),
      periods: [park(60)],
    });
    const { fixed, parking } = priced(cdr, { policy: { parkingFlat } }).totals;
    expect([toText(fixed.before), toText(parking.before)]).toEqual(expected);
  });

  it('a FLAT beside other prices stays a fixed cost', () => {
    for (const type of ['TIME', 'ENERGY']) {
      const cdr = cdrOf({
        tariff: tariffOf([
          [
            [
              ['FLAT', 3],
              ['PARKING_TIME', 5],
              [type, 1],
            ],
          ],
        ]),
        periods: [park(60)],
      });
      expect(toText(priced(cdr, { policy: { parkingFlat: 'parking' } }).totals.fixed.before)).toBe('3');
    }
  });

  it('the time of a reservation is left out of the total time unless asked for', () => {
    const cdr = cdrOf({ tariff: spec.reservation, periods: [reserve(15), hour({ kwh: 1 })] });
    expect(toText(priced(cdr).volumes.total)).toBe('3600');
    expect(toText(priced(cdr, { policy: { reservationInTotalTime: true } }).volumes.total)).toBe('4500');
  });
});
