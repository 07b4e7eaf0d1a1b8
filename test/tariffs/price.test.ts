import { describe, expect, it } from 'vitest';
import { toText } from '../../src/tariffs/exact-write.js';
import { priceCdr } from '../../src/tariffs/price.js';
import type { CdrInput, RestrictionsInput, TariffInput } from '../../src/tariffs/types.js';
import * as spec from './fixtures/spec-tariffs.js';
import { cdrOf, costOf, hour, old, park, priced, reserve, tariffOf, WINTER } from './support.js';

const codes = (cdr: CdrInput, options: Parameters<typeof priceCdr>[1] = {}) =>
  priceCdr(cdr, options).notes.map((item) => `${item.code} ${item.pointer}`);
const withPeriods = (charging_periods: CdrInput['charging_periods']): CdrInput => ({
  ...cdrOf({ tariff: spec.energyOnly, periods: [hour({ kwh: 1 })] }),
  charging_periods,
});

describe('what cannot be priced', () => {
  const one = (type: string, volume: number | string) =>
    withPeriods([
      { start_date_time: '2024-06-03T08:00:00Z', dimensions: [{ type, volume }], tariff_id: 'ENERGY' },
    ]);
  const under = (restrictions: unknown) =>
    cdrOf({ tariff: tariffOf([[[['TIME', 1]], restrictions as RestrictionsInput]]), periods: [hour()] });

  it.each<[string, CdrInput, string]>([
    [
      'an unknown dimension',
      one('RESERVATION_OVERTIME', 1),
      'UNKNOWN_DIMENSION /charging_periods/0/dimensions/0',
    ],
    [
      'a volume that is no number',
      one('ENERGY', 'much'),
      'BAD_NUMBER /charging_periods/0/dimensions/0/volume',
    ],
    [
      'an unknown component',
      cdrOf({ tariff: tariffOf([[[['TIME', 1]]], [[['SMILES', 1]]]]), periods: [hour()] }),
      'UNKNOWN_COMPONENT /tariffs/0/elements/1/price_components/0/type',
    ],
    [
      'a price that is no number',
      cdrOf({ tariff: tariffOf([[[['TIME', 'low' as never]]]]), periods: [hour()] }),
      'BAD_NUMBER /tariffs/0/elements/0/price_components/0/price',
    ],
    [
      'a vat that is no number',
      cdrOf({ tariff: tariffOf([[[['TIME', 1, 1, 'low' as never]]]]), periods: [hour()] }),
      'BAD_NUMBER /tariffs/0/elements/0/price_components/0/vat',
    ],
    [
      'an unknown restriction',
      under({ booking: 'BOOKING' }),
      'UNKNOWN_RESTRICTION /tariffs/0/elements/0/restrictions/booking',
    ],
    [
      'an unknown reservation',
      under({ reservation: 'BOOKED' }),
      'UNKNOWN_RESTRICTION /tariffs/0/elements/0/restrictions/reservation',
    ],
    [
      'a time that is none',
      under({ start_time: '25:00' }),
      'BAD_TIME /tariffs/0/elements/0/restrictions/start_time',
    ],
    [
      'another time that is none',
      under({ end_time: '1:00' }),
      'BAD_TIME /tariffs/0/elements/0/restrictions/end_time',
    ],
    [
      'a date that is none',
      under({ start_date: '2024-1-1' }),
      'BAD_DATE /tariffs/0/elements/0/restrictions/start_date',
    ],
    [
      'another date that is none',
      under({ end_date: '2024-13-01' }),
      'BAD_DATE /tariffs/0/elements/0/restrictions/end_date',
    ],
    [
      'a day that is none',
      under({ day_of_week: ['MONDAY', 'FUNDAY'] }),
      'BAD_DAY /tariffs/0/elements/0/restrictions/day_of_week',
    ],
    ['no periods', withPeriods([]), 'NO_PERIODS /charging_periods'],
    [
      'a period that starts at no time',
      withPeriods([{ start_date_time: 'noon', dimensions: [] }]),
      'BAD_DATE_TIME /charging_periods/0/start_date_time',
    ],
    [
      'a tariff that is not there',
      { ...one('ENERGY', 1), tariffs: [spec.perHour] },
      'TARIFF_NOT_FOUND /charging_periods/0/tariff_id',
    ],
    [
      'no tariff at all',
      { ...cdrOf({ tariff: spec.perHour, periods: [hour({ tariffId: null })] }), tariffs: [] },
      'NO_TARIFF /tariffs',
    ],
    ['another currency', { ...one('ENERGY', 1), currency: 'SEK' }, 'CURRENCY_DIFFERS /tariffs/0/currency'],
  ])('%s: the reason is given, and no amount', (_, cdr, expected) => {
    const result = priceCdr(cdr);
    expect(result).toEqual({ status: 'not-priced', notes: [expect.objectContaining({ severity: 'error' })] });
    expect(codes(cdr)).toEqual([expected]);
  });

  it('a zone nobody knows, or none where the country has several', () => {
    const cdr = { ...cdrOf({ tariff: spec.switching, periods: [hour()] }), cdr_location: { country: 'USA' } };
    expect(codes(cdr)).toEqual(['TIME_ZONE_UNKNOWN ']);
    expect(codes(cdr, { timeZone: 'Europe/Atlantis' })).toEqual(['TIME_ZONE_UNKNOWN ']);
    expect(codes({ ...cdr, cdr_location: null })).toEqual(['TIME_ZONE_UNKNOWN ']);
  });

  it('does not matter in tariffs and elements that are not asked', () => {
    const strange = tariffOf([[[['SMILES', 1]]]]);
    const cdr = cdrOf({ tariff: [spec.energyOnly, strange], periods: [hour({ kwh: 20 })] });
    expect(costOf(priced(cdr))[0]).toBe('5');
  });
});

describe('the tariff of a period', () => {
  it('is found without regard to case', () => {
    const cdr = cdrOf({ tariff: spec.energyOnly, periods: [hour({ kwh: 20, tariffId: 'energy' })] });
    expect(costOf(priced(cdr))[0]).toBe('5');
  });

  it('may change during the session', () => {
    const cdr = cdrOf({
      tariff: [spec.energyOnly, spec.perHour],
      periods: [hour({ kwh: 20 }), hour({ kwh: 3, tariffId: 'HOUR' })],
    });
    expect(costOf(priced(cdr))[0]).toBe('7');
  });

  it('is none where others name one: the period is free, with a note', () => {
    const cdr = cdrOf({
      tariff: spec.energyOnly,
      periods: [hour({ kwh: 20 }), { ...park(30, { tariffId: null }), kwh: 7 }],
    });
    expect(costOf(priced(cdr))[0]).toBe('5');
    expect(codes(cdr)).toEqual(['NO_TARIFF_FOR_PERIOD ']);
    expect(priced(cdr).unpriced.map((volume) => [volume.dimension, toText(volume.volume)])).toEqual([
      ['TIME', '3600'],
      ['ENERGY', '7'],
      ['PARKING_TIME', '1800'],
    ]);
  });

  it('is assumed when none is named: one for regular use, valid at the start', () => {
    const list: TariffInput[] = [
      { ...spec.perHour, type: 'AD_HOC_PAYMENT' },
      { ...spec.energyAndStart, end_date_time: '2020-01-01T00:00:00Z' },
      { ...spec.energyOnly, type: 'REGULAR' },
    ];
    const cdr = cdrOf({ tariff: list, periods: [hour({ kwh: 20, tariffId: null })] });
    expect(costOf(priced(cdr))[0]).toBe('5');
    expect(codes(cdr)).toEqual(['TARIFF_ASSUMED ']);
    expect(codes({ ...cdr, tariffs: [list[0] as TariffInput] })).toEqual(['TARIFF_ASSUMED ']);
  });

  it('is the first when several fit, with a warning', () => {
    const cdr = cdrOf({
      tariff: [spec.energyOnly, spec.perHour],
      periods: [hour({ kwh: 20, tariffId: null })],
    });
    expect(costOf(priced(cdr))[0]).toBe('5');
    expect(codes(cdr)).toEqual(['TARIFF_AMBIGUOUS /tariffs/0', 'TARIFF_ASSUMED ']);
    expect(codes(old(cdr))).toEqual(['TARIFF_AMBIGUOUS /tariffs/0']);
  });

  it('is noted when it is not valid at the start of the session', () => {
    const late = (more: Partial<TariffInput>) =>
      codes(cdrOf({ tariff: { ...spec.perHour, ...more }, periods: [hour()] }));
    expect(late({ end_date_time: '2024-06-03T08:00:00Z' })).toEqual(['TARIFF_NOT_VALID /tariffs/0']);
    expect(late({ start_date_time: '2024-06-03T08:00:01Z' })).toEqual(['TARIFF_NOT_VALID /tariffs/0']);
    expect(late({ start_date_time: '2024-06-03T08:00:00Z', end_date_time: '2024-06-03T08:00:01Z' })).toEqual(
      [],
    );
  });

  it('is any in 2.1.1, which cannot name one', () => {
    const cdr = old(cdrOf({ tariff: spec.energyOnly, periods: [hour({ kwh: 20 })] }));
    expect(costOf(priced(cdr, { policy: { missingTariffId: 'no-tariff' } }))[0]).toBe('5');
  });

  it('is not noted outside its validity when the caller does not care', () => {
    const cdr = cdrOf({
      tariff: { ...spec.perHour, end_date_time: '2020-01-01T00:00:00Z' },
      periods: [hour()],
    });
    expect(codes(cdr, { policy: { validity: 'ignore' } })).toEqual([]);
  });

  it('for regular use goes before the others, wherever it stands in the list', () => {
    const list: TariffInput[] = [{ ...spec.perHour, type: 'PROFILE_GREEN' }, spec.energyOnly];
    const cdr = cdrOf({ tariff: list, periods: [hour({ kwh: 20, tariffId: null })] });
    expect([costOf(priced(cdr))[0], codes(cdr)]).toEqual(['5', ['TARIFF_ASSUMED ']]);
  });

  it('given by the caller stands for the one that is named', () => {
    const cdr = cdrOf({ tariff: spec.perHour, periods: [hour({ kwh: 20 })] });
    expect(costOf(priced(cdr, { tariffs: [spec.energyOnly] }))[0]).toBe('5');
    expect(codes(cdr, { tariffs: [spec.energyOnly] })).toEqual(['TARIFF_SUBSTITUTED ']);
    expect(costOf(priced(cdr, { tariffs: [spec.energyOnly, spec.perHour] }))[0]).toBe('2');
    expect(codes(cdr, { tariffs: [spec.energyOnly, spec.energyAndStart] })).toEqual([
      'TARIFF_NOT_FOUND /charging_periods/0/tariff_id',
    ]);
  });
});

describe('the time zone', () => {
  const cdr = (more: Partial<CdrInput> = {}) =>
    cdrOf({
      tariff: tariffOf([[[['TIME', 1]], { start_time: '09:00', end_time: '10:00' }], [[['TIME', 9]]]]),
      periods: [hour()],
      start: WINTER,
      more,
    });
  it('is that of the caller, else of the location, else of the country with a note', () => {
    expect([costOf(priced(cdr(), { timeZone: 'UTC' }))[0], codes(cdr(), { timeZone: 'UTC' })]).toEqual([
      '9',
      [],
    ]);
    const located = cdr({ cdr_location: { country: 'NLD', time_zone: 'UTC' } });
    expect([costOf(priced(located))[0], codes(located)]).toEqual(['9', []]);
    expect([priced(cdr()).timeZone, priced(cdr()).notes]).toEqual([
      'Europe/Amsterdam',
      [expect.objectContaining({ code: 'TIME_ZONE_INFERRED', severity: 'warning' })],
    ]);
    const german = cdr({ cdr_location: null, country_code: 'de' });
    expect([priced(german).timeZone, priced(german).notes]).toEqual([
      'Europe/Berlin',
      [expect.objectContaining({ severity: 'info' })],
    ]);
  });

  it('is UTC by policy with a warning', () => {
    expect(codes(cdr({ cdr_location: {} }), { policy: { missingTimeZone: 'utc' } })).toEqual([
      'TIME_ZONE_UTC ',
    ]);
  });

  it('is not asked for when nothing depends on it', () => {
    expect(priced(cdrOf({ tariff: spec.perHour, periods: [hour()] })).timeZone).toBeUndefined();
  });
});

describe('a reservation', () => {
  it('is priced by its own elements only, and the session by the others', () => {
    const tariff = tariffOf([
      [
        [
          ['TIME', 10],
          ['FLAT', 7],
        ],
      ],
      [[['TIME', 4]], { reservation: 'RESERVATION' }],
    ]);
    const { totals } = priced(cdrOf({ tariff, periods: [reserve(30), hour()] }));
    expect([
      toText(totals.reservation.before),
      toText(totals.time.before),
      toText(totals.fixed.before),
    ]).toEqual(['2', '10', '7']);
  });

  it('that was used does not pay for expiring', () => {
    const cdr = cdrOf({ tariff: spec.expiryFee, periods: [reserve(60), hour({ kwh: 1 })] });
    expect(toText(priced(cdr).totals.reservation.before)).toBe('2');
  });

  it('without an end in charging is not a session: no start fee, no length', () => {
    const result = priced(cdrOf({ tariff: spec.expiryFee, periods: [reserve(60)] }));
    expect([
      toText(result.totals.fixed.before),
      toText(result.volumes.total),
      toText(result.volumes.reservation),
    ]).toEqual(['0', '0', '3600']);
  });

  it('counts durations from its own start, the session from its own', () => {
    const tariff = tariffOf([
      [[['TIME', 1]], { reservation: 'RESERVATION', max_duration: 1800 }],
      [[['TIME', 2]], { reservation: 'RESERVATION' }],
      [[['TIME', 10]], { max_duration: 1800 }],
      [[['TIME', 20]]],
    ]);
    expect(
      costOf(
        priced(cdrOf({ tariff, periods: [reserve(30), reserve(30), { minutes: 30 }, { minutes: 30 }] })),
      )[0],
    ).toBe('16.5');
  });

  it('that expired pays its booking fee where there is none for expiring', () => {
    const tariff = tariffOf([
      [[['FLAT', 1]], { reservation: 'RESERVATION' }],
      [[['TIME', 4]], { reservation: 'RESERVATION_EXPIRES' }],
    ]);
    for (const expiryFlats of ['both', 'expires-first'] as const) {
      expect(costOf(priced(cdrOf({ tariff, periods: [reserve(30)] }), { policy: { expiryFlats } }))[0]).toBe(
        '3',
      );
    }
  });

  it('may share a period with charging', () => {
    const cdr = cdrOf({
      tariff: spec.reservation,
      periods: [{ minutes: 75, kwh: 20, dimensions: { TIME: 1, RESERVATION_TIME: 0.25 } }],
    });
    expect(costOf(priced(cdr))).toEqual(['6.75', '7.6']);
  });

  it('in which nothing flows is only a reservation', () => {
    const cdr = cdrOf({
      tariff: spec.expiryFee,
      periods: [reserve(60, { kwh: 0, dimensions: { TIME: 0 } })],
    });
    expect(costOf(priced(cdr))[0]).toBe('6');
  });

  it('of no length still costs its fee', () => {
    const cdr = cdrOf({
      tariff: spec.reservationFee,
      periods: [{ minutes: 60, kwh: 20, dimensions: { TIME: 1, RESERVATION_TIME: 0 } }],
    });
    expect(costOf(priced(cdr))[0]).toBe('7.5');
  });
});

describe('odd CDRs', () => {
  const at = (time: string, volume: number) => ({
    start_date_time: `2024-06-03T${time}`,
    dimensions: [{ type: 'ENERGY', volume }],
    tariff_id: 'T',
  });
  it('have their periods put in order, with a warning', () => {
    const tariff = tariffOf([[[['ENERGY', 1]], { max_kwh: 5 }], [[['ENERGY', 10]]]]);
    const cdr = {
      ...cdrOf({ tariff, periods: [hour()] }),
      charging_periods: [at('09:00:00Z', 3), at('08:00:00Z', 5)],
    };
    expect([costOf(priced(cdr))[0], codes(cdr)]).toEqual(['35', ['PERIODS_NOT_IN_ORDER /charging_periods']]);
  });

  it('may write DateTimes without zone, with an offset, with fractions, in small letters', () => {
    const tariff = tariffOf([[[['ENERGY', 1]], { min_duration: 1800 }], [[['ENERGY', 10]]]]);
    for (const time of ['08:30:00', '08:30:00z', '10:30:00+02:00', '08:30:00.000Z', '07:00:00-0130']) {
      const cdr = {
        ...cdrOf({ tariff, periods: [hour()] }),
        charging_periods: [at('08:00:00Z', 1), at(time, 1)],
      };
      expect(costOf(priced(cdr))[0]).toBe('11');
    }
  });

  it('may have nulls in their lists', () => {
    const tariff = {
      ...spec.energyOnly,
      elements: [
        null,
        {
          price_components: [null, ...(spec.energyOnly.elements[0]?.price_components ?? [])],
          restrictions: null,
        },
      ],
    };
    const cdr = cdrOf({ tariff: tariff as never, periods: [hour({ kwh: 20 })] });
    const periods = cdr.charging_periods.map((period) => ({
      ...period,
      dimensions: [null, ...period.dimensions],
    }));
    expect(costOf(priced({ ...cdr, charging_periods: periods as never }))[0]).toBe('5');
  });

  it('say so when their time is that of the clock', () => {
    const cdr = {
      ...cdrOf({ tariff: spec.perHour, periods: [hour()] }),
      charging_periods: [
        {
          start_date_time: '2024-06-03T08:00:00Z',
          dimensions: [{ type: 'ENERGY', volume: 1 }],
          tariff_id: 'HOUR',
        },
      ],
    };
    expect(codes(cdr, { policy: { missingTime: 'clock' } })).toEqual(['TIME_FROM_CLOCK /charging_periods/0']);
    expect(costOf(priced(cdr, { policy: { missingTime: 'clock' } }))[0]).toBe('2');
  });

  it('get a warning when the tariff prices what no period states', () => {
    const silent = (tariff: TariffInput) =>
      codes({
        ...cdrOf({ tariff, periods: [hour()] }),
        charging_periods: [{ start_date_time: '2024-06-03T08:00:00Z', dimensions: [], tariff_id: tariff.id }],
      });
    expect(silent(spec.perHour)).toEqual(['TIME_NOT_STATED /charging_periods']);
    expect(silent(spec.energyOnly)).toEqual(['ENERGY_NOT_STATED /charging_periods']);
    expect(silent(tariffOf([[[['PARKING_TIME', 1]]]]))).toEqual(['TIME_NOT_STATED /charging_periods']);
    expect(silent(tariffOf([[[['FLAT', 1]]]]))).toEqual([]);
  });
});
