import { describe, expect, it } from 'vitest';
import { estimate } from '../../src/tariffs/estimate.js';
import { type LintOptions, lintTariff } from '../../src/tariffs/lint.js';
import type { LintFinding } from '../../src/tariffs/lint-finding.js';
import type { RestrictionsInput, TariffInput } from '../../src/tariffs/types.js';
import { versionOfTariff } from '../../src/tariffs/version.js';
import * as spec from './fixtures/spec-tariffs.js';
import { tariffOf } from './support.js';

const now = new Date('2024-06-01T00:00:00Z');
const lint = (tariff: TariffInput, options: LintOptions = {}): LintFinding[] =>
  lintTariff(tariff, { now, ...options });
const codes = (tariff: TariffInput, options: LintOptions = {}) =>
  lint(tariff, options).map((item) => `${item.severity} ${item.code} ${item.pointer}`);

const WEEKDAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'];
const two = (first: RestrictionsInput | undefined, second?: RestrictionsInput) =>
  tariffOf([
    [[['ENERGY', 1]], first],
    [[['ENERGY', 2]], second],
  ]);

describe('linting a tariff', () => {
  it('finds nothing wrong with simple ones', () => {
    for (const tariff of [
      spec.energyOnly,
      spec.perHour,
      spec.energyParkingStart,
      spec.byPower,
      spec.byDuration,
      spec.reservation,
    ]) {
      expect(lint(tariff).filter((item) => item.severity !== 'info')).toEqual([]);
    }
  });

  it('finds elements that are never reached', () => {
    expect(codes(two(undefined))).toEqual(['warning UNREACHABLE /elements/1/price_components/0']);
    expect(codes(two({ max_kwh: 10 }, { max_kwh: 5 }))).toContain(
      'warning UNREACHABLE /elements/1/price_components/0',
    );
    expect(
      codes(
        two(
          { start_time: '08:00', end_time: '18:00' },
          { start_time: '09:00', end_time: '17:00', day_of_week: ['MONDAY'] },
        ),
      ),
    ).toContain('warning UNREACHABLE /elements/1/price_components/0');
    expect(
      codes(
        tariffOf([
          [[['ENERGY', 1]], { max_power: 16 }],
          [[['ENERGY', 2]], { min_power: 16 }],
          [[['ENERGY', 3]]],
        ]),
      ),
    ).toEqual(['warning UNREACHABLE /elements/2/price_components/0']);
    expect(
      codes(
        tariffOf([
          [[['ENERGY', 1]], { day_of_week: WEEKDAYS }],
          [[['ENERGY', 2]], { day_of_week: ['SATURDAY', 'SUNDAY'] }],
          [[['ENERGY', 3]]],
        ]),
      ),
    ).toEqual(['warning UNREACHABLE /elements/2/price_components/0']);
    expect(
      codes(two({ max_kwh: 5 }, { max_kwh: 10 })).filter((code) => code.includes('UNREACHABLE')),
    ).toEqual([]);
  });

  it('finds restrictions that contradict each other', () => {
    const never = (restrictions: RestrictionsInput) =>
      codes(tariffOf([[[['ENERGY', 1]], restrictions], [[['ENERGY', 2]]]]));
    for (const restrictions of [
      { min_kwh: 10, max_kwh: 10 },
      { min_power: 20, max_power: 10 },
      { min_current: 16, max_current: 16 },
      { min_duration: 600, max_duration: 60 },
      { start_date: '2024-06-01', end_date: '2024-06-01' },
      { max_duration: 0 },
      { start_date: '2024-06-03', end_date: '2024-06-04', day_of_week: ['TUESDAY'] },
    ]) {
      expect(never(restrictions)).toEqual(['warning NEVER_ACTIVE /elements/0/restrictions']);
    }
    expect(never({ start_date: '2024-06-03', end_date: '2024-06-04', day_of_week: ['MONDAY'] })).toEqual([]);
  });

  it.each<[string, RestrictionsInput, string]>([
    ['hour', { start_time: '08:00', end_time: '20:00' }, 'ENERGY has no price at 00:00.'],
    ['day', { day_of_week: WEEKDAYS }, 'ENERGY has no price on SATURDAY.'],
    ['energy', { max_kwh: 20 }, 'ENERGY has no price after 20 kWh.'],
    ['duration', { max_duration: 3600 }, 'ENERGY has no price after 3600 s.'],
    ['power', { min_power: 5 }, 'ENERGY has no price at 0 kW.'],
    ['current', { max_current: 32 }, 'ENERGY has no price at 32 A.'],
    ['date', { start_date: '2024-06-01' }, 'ENERGY has no price on 2024-05-25.'],
    ['start', { min_duration: 60 }, 'ENERGY has no price at the start.'],
  ])('finds gaps: %s', (_, restrictions, message) => {
    const [gap] = lint(tariffOf([[[['ENERGY', 1]], restrictions]]));
    expect(gap).toMatchObject({ code: 'GAP', severity: 'warning', message, pointer: '/elements' });
  });

  it('takes free parking for meant', () => {
    expect(codes(tariffOf([[[['PARKING_TIME', 1]], { min_duration: 3600 }]]))).toEqual([
      'info GAP /elements',
    ]);
  });

  it('does not call a fee that is not always due a gap', () => {
    expect(codes(tariffOf([[[['FLAT', 1]], { min_duration: 3600 }]]))).toEqual([]);
  });

  it.each<[string, Parameters<typeof tariffOf>[0], string[]]>([
    [
      'no step_size',
      [[[['ENERGY', 1, 0]]]],
      ['warning STEP_SIZE_ZERO /elements/0/price_components/0/step_size'],
    ],
    [
      'a step_size below zero',
      [[[['TIME', 1, -60]]]],
      ['error STEP_SIZE_BAD /elements/0/price_components/0/step_size'],
    ],
    [
      'a step_size with decimals',
      [[[['ENERGY', 1, 0.5]]]],
      ['error STEP_SIZE_BAD /elements/0/price_components/0/step_size'],
    ],
    [
      'a step of more than one kWh',
      [[[['ENERGY', 1, 1001]]]],
      ['warning STEP_SIZE_LARGE /elements/0/price_components/0/step_size'],
    ],
    ['a step of one kWh', [[[['ENERGY', 1, 1000]]]], []],
    [
      'a step of more than an hour',
      [[[['PARKING_TIME', 1, 3601]]]],
      ['warning STEP_SIZE_LARGE /elements/0/price_components/0/step_size'],
    ],
    ['a step of an hour', [[[['TIME', 1, 3600]]]], []],
    ['any step of a fee', [[[['FLAT', 1, 0]]]], []],
    [
      'different steps',
      [[[['ENERGY', 1, 100]], { max_kwh: 5 }], [[['ENERGY', 1, 1]]]],
      ['info STEP_SIZES_DIFFER /elements'],
    ],
    [
      'a step of time that parking takes over',
      [
        [
          [
            ['TIME', 1, 60],
            ['PARKING_TIME', 1],
          ],
        ],
      ],
      ['info STEP_SIZE_TIME_AND_PARKING /elements'],
    ],
    [
      'a vat below zero',
      [[[['ENERGY', 1, 1, -1]]]],
      ['error VAT_NEGATIVE /elements/0/price_components/0/vat'],
    ],
    [
      'a vat that looks like a fraction',
      [[[['ENERGY', 1, 1, 0.21]]]],
      ['warning VAT_FRACTION /elements/0/price_components/0/vat'],
    ],
    [
      'a vat no country has',
      [[[['ENERGY', 1, 1, 30.5]]]],
      ['warning VAT_HIGH /elements/0/price_components/0/vat'],
    ],
    [
      'usual vat',
      [
        [
          [
            ['ENERGY', 1, 1, 0],
            ['TIME', 1, 1, 1],
            ['FLAT', 1, 1, 27],
          ],
        ],
      ],
      [],
    ],
    [
      'a price below zero',
      [[[['TIME', -1]]]],
      ['warning PRICE_NEGATIVE /elements/0/price_components/0/price'],
    ],
    [
      'a price in cents',
      [[[['ENERGY', 39]]]],
      ['info PRICE_IMPLAUSIBLE /elements/0/price_components/0/price'],
    ],
    ['an hour for 39', [[[['TIME', 39]]]], []],
    [
      'a component twice',
      [
        [
          [
            ['ENERGY', 1],
            ['ENERGY', 2],
          ],
        ],
      ],
      ['warning DUPLICATE_COMPONENT /elements/0/price_components/1'],
    ],
    ['no components', [[[['ENERGY', 1]]], [[]]], ['error NO_COMPONENTS /elements/1/price_components']],
    ['no elements', [], ['error NO_ELEMENTS /elements']],
    [
      'equal times',
      [[[['ENERGY', 1]], { start_time: '08:00', end_time: '08:00' }]],
      ['warning EQUAL_TIMES /elements/0/restrictions/end_time'],
    ],
    ['midnight to midnight', [[[['ENERGY', 1]], { start_time: '00:00', end_time: '00:00' }]], []],
    [
      'a reservation of energy',
      [[[['ENERGY', 1]], { reservation: 'RESERVATION' }]],
      ['error RESERVATION_DIMENSION /elements/0/price_components/0/type'],
    ],
    [
      'a reservation by power',
      [[[['TIME', 1]], { reservation: 'RESERVATION', min_power: 0 }]],
      ['warning RESERVATION_RESTRICTION /elements/0/restrictions/min_power'],
    ],
    [
      'a component of unknown type',
      [[[['SMILES', 1]]]],
      ['error UNKNOWN_COMPONENT /elements/0/price_components/0/type'],
    ],
  ])('judges %s', (_, elements, expected) => expect(codes(tariffOf(elements))).toEqual(expected));

  it.each<[string, Partial<TariffInput>, string[]]>([
    [
      'limits that cross',
      { min_price: { excl_vat: 5 }, max_price: { excl_vat: 4 } },
      ['error LIMITS_CROSS /min_price'],
    ],
    [
      'limits that cross after taxes',
      { min_price: { excl_vat: 3, incl_vat: 6 }, max_price: { excl_vat: 4, incl_vat: 5 } },
      ['error LIMITS_CROSS /min_price'],
    ],
    ['equal limits', { min_price: { excl_vat: 4 }, max_price: { excl_vat: 4 } }, []],
    [
      'a limit with less tax than none',
      { max_price: { excl_vat: 4, incl_vat: 3 } },
      ['error LIMIT_TAX /max_price'],
    ],
    ['an expired tariff', { end_date_time: '2024-06-01T00:00:00Z' }, ['warning EXPIRED /end_date_time']],
    ['a tariff about to expire', { end_date_time: '2024-06-01T00:00:01Z' }, []],
    [
      'a tariff that ends before it starts',
      { start_date_time: '2025-01-01T00:00:00Z', end_date_time: '2025-01-01T00:00:00Z' },
      ['error VALIDITY_EMPTY /end_date_time'],
    ],
    ['taxes included without rates', { tax_included: 'YES' }, ['info TAX_RATE_MISSING /elements']],
    ['taxes excluded without rates', { tax_included: 'NO' }, ['info TAX_RATE_MISSING /elements']],
    ['no taxes and no rates', { tax_included: 'N/A' }, []],
    ['an unknown tax flag', { tax_included: 'PERHAPS' }, ['error TAX_FLAG_UNKNOWN /tax_included']],
  ])('judges %s', (_, more, expected) =>
    expect(codes(tariffOf([[[['ENERGY', 1]]]], more))).toEqual(expected),
  );

  it('asks for the tax flag in 2.3.0, and for no rates where they have no effect', () => {
    expect(codes(tariffOf([[[['ENERGY', 1]]]]), { version: '2.3.0' })).toEqual([
      'error TAX_FLAG_MISSING /tax_included',
    ]);
    expect(codes(tariffOf([[[['ENERGY', 1, 1, 20]]]], { tax_included: 'N/A' }))).toEqual([
      'warning VAT_NOT_APPLICABLE /elements/0/price_components/0/vat',
    ]);
    expect(codes(tariffOf([[[['FLAT', 0]]]], { tax_included: 'NO' }))).toEqual([]);
  });

  it('knows that 2.1.1 chooses elements as a whole', () => {
    const tariff = tariffOf([[[['FLAT', 2.5]]], [[['TIME', 1]]]]);
    expect(codes(tariff)).toEqual([]);
    expect(codes(tariff, { version: '2.1.1' })).toEqual([
      'warning UNREACHABLE /elements/1/price_components/0',
      'warning GAP /elements',
    ]);
    expect(
      codes({ ...tariff, min_price: { excl_vat: 5 }, max_price: { excl_vat: 4 } }, { version: '2.1.1' }),
    ).not.toContain('error LIMITS_CROSS /min_price');
  });

  it('tells the version of a tariff by its fields', () => {
    expect(versionOfTariff({ ...spec.energyOnly, tax_included: 'NO' })).toBe('2.3.0');
    expect(versionOfTariff({ ...spec.energyOnly, max_price: { before_taxes: 1 } })).toBe('2.3.0');
    expect(versionOfTariff(spec.energyOnly)).toBe('2.2.1');
    expect(versionOfTariff({ id: 'T', currency: 'EUR', elements: [] })).toBe('2.1.1');
  });

  it('puts the most severe first', () => {
    const tariff = tariffOf([[[['ENERGY', 39, 100]], { max_kwh: 5 }], [[['ENERGY', 1, -1]]]]);
    expect(lint(tariff).map((item) => item.severity)).toEqual(['error', 'info', 'info']);
  });

  it('copes with as many limits as a tariff may have', () => {
    const elements = Array.from({ length: 48 }, (_, index): Parameters<typeof tariffOf>[0][number] => [
      [['ENERGY', index + 1]],
      {
        start_time: `${String(Math.floor(index / 2)).padStart(2, '0')}:${index % 2 === 0 ? '00' : '30'}`,
        min_kwh: index,
        max_power: index + 1,
        min_duration: index * 60,
        min_current: index,
      },
    ]);
    const start = performance.now();
    expect(lint(tariffOf(elements)).length).toBeGreaterThan(0);
    expect(performance.now() - start).toBeLessThan(5000);
  });
});

describe('the example of a finding', () => {
  const pricing = (tariff: TariffInput, { example }: LintFinding) => {
    if (example === undefined) throw new Error('an example is expected');
    const result = estimate(example, tariff, { timeZone: 'UTC', policy: { uncutPeriods: 'start' } });
    if (result.status !== 'priced') throw new Error('not priced');
    return result.priced;
  };

  it.each<[RestrictionsInput]>([
    [{ start_time: '08:00', end_time: '20:00' }],
    [{ day_of_week: WEEKDAYS }],
    [{ max_kwh: 20 }],
    [{ max_duration: 3600 }],
    [{ min_power: 5 }],
    [{ start_date: '2024-06-01' }],
    [{ max_kwh: 10, max_duration: 600 }],
  ])('shows the gap of %j', (restrictions) => {
    const tariff = tariffOf([[[['TIME', 1]], restrictions]]);
    const gap = lint(tariff).find((item) => item.code === 'GAP');
    if (gap === undefined) throw new Error('a gap is expected');
    expect(pricing(tariff, gap).unpriced.some((volume) => volume.dimension === 'TIME')).toBe(true);
  });

  it('shows which element takes the place of an unreachable one', () => {
    const tariff = two({ min_kwh: 5 }, { min_kwh: 10, start_time: '10:00', end_time: '11:00' });
    const unreachable = lint(tariff).find((item) => item.code === 'UNREACHABLE');
    if (unreachable === undefined) throw new Error('a finding is expected');
    const last = pricing(tariff, unreachable).lines.at(-1);
    expect(last?.component.element.index).toBe(0);
  });

  it('shows gaps of parking and of reservations', () => {
    const tariff = tariffOf([
      [[['PARKING_TIME', 1]], { min_duration: 3600 }],
      [[['TIME', 1]], { reservation: 'RESERVATION', max_duration: 600 }],
    ]);
    for (const gap of lint(tariff)) expect(pricing(tariff, gap).unpriced.length).toBeGreaterThan(0);
    expect(new Set(lint(tariff).map((item) => item.message))).toEqual(
      new Set(['PARKING_TIME has no price at the start.', 'TIME has no price after 600 s.']),
    );
  });

  it('comes with every finding, and uses the element it is about', () => {
    const tariff = tariffOf([
      [
        [['ENERGY', 39, 1, 0.21]],
        { start_time: '09:15', end_time: '10:00', day_of_week: ['THURSDAY'], min_kwh: 5 },
      ],
      [
        [
          ['TIME', 1, 0],
          ['PARKING_TIME', -1],
        ],
      ],
      [[['TIME', 1]], { reservation: 'RESERVATION', min_power: 0 }],
    ]);
    for (const item of lint({
      ...tariff,
      end_date_time: '2020-01-01T00:00:00Z',
      min_price: { excl_vat: 5, incl_vat: 4 },
    })) {
      const result = pricing(tariff, item);
      const index = /^\/elements\/(\d)/.exec(item.pointer)?.[1];
      if (index === undefined) continue;
      expect(result.lines.some((line) => line.component.element.index === Number(index))).toBe(true);
    }
    const [expired] = lint({ ...spec.energyOnly, end_date_time: '2020-01-01T00:00:00Z' });
    expect(expired?.example?.start).toBe('2020-01-01T00:00:00Z');
    const [unknown] = lint(tariffOf([[[['SMILES', 1]]]]));
    expect(unknown?.example?.curve.length).toBe(2);
  });

  it('shows what a large step does', () => {
    const tariff = tariffOf([[[['ENERGY', 1, 5000]]]]);
    const [large] = lint(tariff);
    if (large === undefined) throw new Error('a finding is expected');
    expect(pricing(tariff, large).totals.cost.before.n / pricing(tariff, large).totals.cost.before.d).toBe(5);
  });
});
