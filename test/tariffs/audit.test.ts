import { describe, expect, it } from 'vitest';
import { answerCdr } from '../../src/tariffs/answer.js';
import { auditCdr } from '../../src/tariffs/audit.js';
import type { CdrInput, TariffInput } from '../../src/tariffs/types.js';
import * as spec from './fixtures/spec-tariffs.js';
import { cdrOf, hour, old, park, reserve, tariffOf } from './support.js';

const codes = (cdr: CdrInput, options: Parameters<typeof auditCdr>[1] = {}) =>
  auditCdr(cdr, options).notes.map((item) => `${item.severity} ${item.code} ${item.pointer}`);

const totals = {
  total_cost: { excl_vat: 7, incl_vat: 7.9 },
  total_energy: 20,
  total_time: 1.6667,
  total_parking_time: 0.6667,
  total_parking_cost: { excl_vat: 1.5 },
};
const good = cdrOf({ tariff: spec.energyParkingStart, periods: [hour({ kwh: 20 }), park(40)], more: totals });

describe('auditing a CDR', () => {
  it('agrees and is clean when everything fits', () => {
    const audit = auditCdr(good);
    expect([audit.status, audit.clean, audit.divergences, audit.notes]).toEqual(['agrees', true, [], []]);
  });

  it.each<[string, Partial<CdrInput>, string, string, string]>([
    [
      'total_cost before taxes',
      { total_cost: { excl_vat: 7.02, incl_vat: 7.9 } },
      '/total_cost/excl_vat',
      '7',
      '0.02',
    ],
    [
      'total_cost after taxes',
      { total_cost: { excl_vat: 7, incl_vat: 7.88 } },
      '/total_cost/incl_vat',
      '7.9',
      '-0.02',
    ],
    [
      'total_fixed_cost',
      { total_fixed_cost: { excl_vat: 0.4 } },
      '/total_fixed_cost/excl_vat',
      '0.5',
      '-0.1',
    ],
    [
      'total_energy_cost',
      { total_energy_cost: { excl_vat: 5, incl_vat: 6 } },
      '/total_energy_cost/incl_vat',
      '5.5',
      '0.5',
    ],
    ['total_time_cost', { total_time_cost: { excl_vat: 1 } }, '/total_time_cost/excl_vat', '0', '1'],
    [
      'total_parking_cost',
      { total_parking_cost: { excl_vat: 1.33 } },
      '/total_parking_cost/excl_vat',
      '1.5',
      '-0.17',
    ],
    [
      'total_reservation_cost',
      { total_reservation_cost: { excl_vat: 1 } },
      '/total_reservation_cost/excl_vat',
      '0',
      '1',
    ],
    ['total_energy', { total_energy: 20.002 }, '/total_energy', '20', '0.002'],
    ['total_time', { total_time: 1 }, '/total_time', '1.666666666667', '-0.666666666667'],
    [
      'total_parking_time',
      { total_parking_time: 0.5 },
      '/total_parking_time',
      '0.666666666667',
      '-0.166666666667',
    ],
  ])('diverges in %s', (_, change, pointer, computed, difference) => {
    const audit = auditCdr({ ...good, ...change });
    expect(audit.status).toBe('diverges');
    expect(audit.clean).toBe(false);
    expect(audit.divergences.map((item) => [item.pointer, item.computed, item.difference])).toEqual([
      [pointer, computed, difference],
    ]);
  });

  it('lets amounts be apart by the tolerance, both ends included', () => {
    const off = { ...good, total_cost: { excl_vat: 7.01, incl_vat: 7.89 } };
    expect(auditCdr(off).status).toBe('agrees');
    expect(auditCdr(off, { tolerance: { amount: '0.009' } }).divergences[0]?.tolerance).toBe('0.009');
    expect(auditCdr({ ...good, total_energy: 20.5 }, { tolerance: { energy: 0.5 } }).status).toBe('agrees');
    expect(auditCdr({ ...good, total_time: 1.5 }, { tolerance: { hours: 0.2 } }).status).toBe('agrees');
  });

  it('takes the time of a reservation into the total or leaves it out', () => {
    const cdr = (total_time: number) =>
      cdrOf({ tariff: spec.reservation, periods: [reserve(15), hour({ kwh: 20 })], more: { total_time } });
    expect([1, 1.25, 1.1].map((hours) => auditCdr(cdr(hours)).status)).toEqual([
      'agrees',
      'agrees',
      'diverges',
    ]);
  });

  it('says what it cannot price, and why', () => {
    const audit = auditCdr({ ...good, tariffs: [] });
    expect([audit.status, audit.clean, audit.notes.map((item) => item.code)]).toEqual([
      'not-priced',
      false,
      ['TARIFF_NOT_FOUND'],
    ]);
  });

  it('notes numbers that are none', () => {
    expect(codes({ ...good, total_cost: { excl_vat: 'seven' } })).toEqual([
      'error BAD_NUMBER /total_cost/excl_vat',
    ]);
  });

  it('agrees with notes that do not change the price', () => {
    const audit = auditCdr({ ...good, credit_reference_id: 'OTHER' });
    expect([audit.status, audit.clean, audit.notes.map((item) => item.code)]).toEqual([
      'agrees',
      false,
      ['REFERENCE_WITHOUT_CREDIT'],
    ]);
  });
});

describe('auditing the periods', () => {
  const [first, second] = good.charging_periods;
  if (first === undefined || second === undefined) throw new Error('two periods expected');
  const withPeriods = (...charging_periods: CdrInput['charging_periods']) => ({ ...good, charging_periods });

  it.each<[string, CdrInput, string[]]>([
    [
      'out of order',
      withPeriods(second, first),
      ['error PERIODS_NOT_IN_ORDER /charging_periods/1/start_date_time'],
    ],
    [
      'starting before the session',
      { ...good, start_date_time: '2024-06-03T08:00:01Z' },
      ['error PERIOD_OUTSIDE /charging_periods/0/start_date_time'],
    ],
    [
      'starting after the session has ended',
      { ...good, end_date_time: '2024-06-03T08:59:00Z' },
      ['error PERIOD_OUTSIDE /charging_periods/1/start_date_time', 'error TIME_DIFFERS /charging_periods/1'],
    ],
    [
      'starting late',
      { ...good, start_date_time: '2024-06-03T07:59:00Z' },
      ['warning FIRST_PERIOD_LATE /charging_periods/0/start_date_time'],
    ],
    [
      'too long',
      withPeriods(
        {
          ...first,
          dimensions: [
            { type: 'ENERGY', volume: 20 },
            { type: 'TIME', volume: 1.1 },
          ],
        },
        second,
      ),
      ['error TIME_DIFFERS /charging_periods/0'],
    ],
    [
      'too short',
      withPeriods(
        {
          ...first,
          dimensions: [
            { type: 'ENERGY', volume: 20 },
            { type: 'TIME', volume: 0.9 },
          ],
        },
        second,
      ),
      ['warning TIME_DIFFERS /charging_periods/0'],
    ],
    [
      'below zero',
      withPeriods(
        {
          ...first,
          dimensions: [
            { type: 'ENERGY', volume: 20 },
            { type: 'TIME', volume: 1.5 },
            { type: 'RESERVATION_TIME', volume: -0.5 },
          ],
        },
        second,
      ),
      ['error NEGATIVE_TIME /charging_periods/0'],
    ],
    [
      'of crossed power',
      withPeriods(
        {
          ...first,
          dimensions: [
            ...first.dimensions,
            { type: 'MIN_POWER', volume: 22 },
            { type: 'MAX_POWER', volume: 21 },
          ],
        },
        second,
      ),
      ['warning POWER_CROSSED /charging_periods/0/dimensions'],
    ],
    [
      'of too little power for their energy',
      withPeriods({ ...first, dimensions: [...first.dimensions, { type: 'MAX_POWER', volume: 19 }] }, second),
      ['warning POWER_IMPLAUSIBLE /charging_periods/0/dimensions'],
    ],
    [
      'of just enough power',
      withPeriods({ ...first, dimensions: [...first.dimensions, { type: 'MAX_POWER', volume: 20 }] }, second),
      [],
    ],
  ])('finds periods %s', (_, cdr, expected) => {
    const found = codes(cdr).filter((code) => !/total/i.test(code));
    expect(found).toEqual(expect.arrayContaining(expected));
    expect(found.length === 0).toBe(expected.length === 0);
  });

  it('finds a session that ends before it starts, or at no time at all', () => {
    expect(codes({ ...good, end_date_time: '2024-06-03T07:00:00Z' })).toContain(
      'error ENDS_BEFORE_START /end_date_time',
    );
    expect(codes({ ...good, end_date_time: 'later' })).toContain('error BAD_DATE_TIME /end_date_time');
    expect(codes({ ...good, start_date_time: 'early' })).toContain('error BAD_DATE_TIME /start_date_time');
    expect(codes({ ...old(good), stop_date_time: 'later' })).toContain('error BAD_DATE_TIME /stop_date_time');
  });

  it('finds more parking than time', () => {
    expect(codes({ ...good, total_parking_time: 2 })).toContain(
      'error PARKING_EXCEEDS_TOTAL /total_parking_time',
    );
  });

  it('finds a period that should have been cut, when it matters', () => {
    const tariff = (price: number) =>
      tariffOf([[[['TIME', 6]], { max_duration: 1800 }], [[['TIME', price]]]]);
    const cdr = (price: number) => cdrOf({ tariff: tariff(price), periods: [hour()] });
    expect(codes(cdr(12))).toEqual(['warning PERIOD_NOT_CUT /charging_periods']);
    expect(codes(cdr(6))).toEqual([]);
    expect(codes(cdr(12), { policy: { uncutPeriods: 'split' } })).toEqual([]);
  });
});

describe('auditing a Credit CDR', () => {
  const credit = {
    ...good,
    credit: true,
    credit_reference_id: 'ORIGINAL',
    total_cost: { excl_vat: -7, incl_vat: -7.9 },
  };

  it('expects total_cost below zero and everything else as it was', () => {
    expect(auditCdr(credit).clean).toBe(true);
    expect(
      auditCdr({ ...credit, total_cost: { excl_vat: 7, incl_vat: 7.9 } }).divergences.map(
        (item) => item.computed,
      ),
    ).toEqual(['-7', '-7.9']);
    expect(auditCdr({ ...credit, total_parking_cost: { excl_vat: -1.5 } }).status).toBe('diverges');
  });

  it('expects the id of the CDR it takes back', () => {
    expect(codes({ ...credit, credit_reference_id: null })).toEqual([
      'error CREDIT_WITHOUT_REFERENCE /credit_reference_id',
    ]);
  });
});

describe('auditing other versions', () => {
  const taxed = (tariff: TariffInput, total_cost: CdrInput['total_cost']) =>
    auditCdr(cdrOf({ tariff, periods: [{ minutes: 150 }], more: { total_cost } }));
  const vat = (tax_included: string) => tariffOf([[[['TIME', 2, 1, 20]]]], { tax_included });
  const price = (before_taxes: number, ...amounts: number[]) => ({
    before_taxes,
    taxes: amounts.map((amount) => ({ name: 'VAT', amount })),
  });

  it.each<[string, TariffInput, CdrInput['total_cost'], string[]]>([
    ['agrees', vat('NO'), price(5, 1), []],
    ['sums several taxes', vat('NO'), price(5, 0.4, 0.6), []],
    ['finds wrong amounts before taxes', vat('NO'), price(6, 1), ['/total_cost/before_taxes']],
    ['finds wrong taxes', vat('NO'), price(5, 2), ['/total_cost/taxes']],
    ['finds missing taxes', vat('NO'), price(5), ['/total_cost/taxes']],
    ['takes taxes out of the price', vat('YES'), price(4.1667, 0.8333), []],
    ['checks only the sum of taxes inside of unknown size', spec.taxIncluded, price(5, 0.25), []],
    ['finds a wrong sum with taxes of unknown size', spec.taxIncluded, price(5, 0.5), ['/total_cost']],
  ])('2.3.0: %s', (_, tariff, total, pointers) => {
    expect(taxed({ ...tariff, currency: 'EUR' }, total).divergences.map((item) => item.pointer)).toEqual(
      pointers,
    );
  });

  it('2.3.0: does not judge taxes that the tariff does not state', () => {
    const audit = taxed({ ...spec.taxExcluded }, price(5, 0.75));
    expect([audit.clean, audit.notes.map((item) => item.code)]).toEqual([
      true,
      ['TAX_OPEN', 'TAXES_NOT_CHECKED'],
    ]);
    expect(taxed({ ...spec.taxExcluded }, price(5)).notes.map((item) => item.code)).toEqual(['TAX_OPEN']);
  });

  it('2.1.1: compares a number without VAT', () => {
    const cdr = old(cdrOf({ tariff: tariffOf([[[['TIME', '2' as never]]]]), periods: [{ minutes: 150 }] }));
    expect(auditCdr({ ...cdr, total_cost: 5, total_energy: 0, total_time: 2.5 }).clean).toBe(true);
    expect(auditCdr({ ...cdr, total_cost: 5.5 }).divergences.map((item) => item.pointer)).toEqual([
      '/total_cost',
    ]);
  });
});

describe('the answer for machines', () => {
  it('has the total fields of 2.2.1, rounded and unrounded', () => {
    const cdr = cdrOf({
      tariff: spec.alternativeUrl,
      periods: [hour({ kwh: 20.45 }), park(20)],
      more: { total_cost: { excl_vat: 5.63 }, total_energy: 21 },
    });
    const answer = answerCdr(cdr);
    expect(answer).toMatchObject({
      id: 'TEST',
      status: 'diverges',
      version: '2.2.1',
      currency: 'EUR',
      total_cost: { excl_vat: 5.63, incl_vat: 6.24 },
      total_fixed_cost: { excl_vat: 0.5, incl_vat: 0.6 },
      total_energy: 20.45,
      total_energy_cost: { excl_vat: 5.13, incl_vat: 5.64 },
      total_time: 1.3333,
      total_parking_time: 0.3333,
      unrounded: {
        total_cost: { excl_vat: 5.625, incl_vat: 6.2375 },
        total_energy_cost: { excl_vat: 5.125, incl_vat: 5.6375 },
        total_time: 4 / 3,
      },
    });
    expect(answer.divergences.map((item) => item.pointer)).toEqual(['/total_energy']);
    expect(answer.periods?.length).toBe(2);
    expect(Object.keys(answer)).not.toContain('total_reservation_cost');
    expect(JSON.parse(JSON.stringify(answer))).toEqual(answer);
  });

  it('has before_taxes and taxes in 2.3.0, a number in 2.1.1', () => {
    const tariff = tariffOf([[[['TIME', 2, 1, 20]]]], { tax_included: 'NO' });
    expect(answerCdr(cdrOf({ tariff, periods: [{ minutes: 150 }] })).total_cost).toEqual({
      before_taxes: 5,
      taxes: [{ name: 'VAT', percentage: 20, amount: 1 }],
    });
    const answer = answerCdr(
      old(cdrOf({ tariff: tariffOf([[[['TIME', 2]]]]), periods: [{ minutes: 150 }] })),
    );
    expect([answer.version, answer.total_cost, answer.total_time_cost]).toEqual(['2.1.1', 5, undefined]);
  });

  it('names the zone when the local time mattered and leaves out taxes that are unknown', () => {
    const zoned = answerCdr(cdrOf({ tariff: spec.switching, periods: [hour()] }), {
      timeZone: 'Europe/Paris',
    });
    expect(zoned.time_zone).toBe('Europe/Paris');
    const open = answerCdr(cdrOf({ tariff: spec.stepOf(1), periods: [hour({ kwh: 4 })] }), {
      policy: { vatAbsent: 'unknown' },
    });
    expect([open.total_cost, 'time_zone' in open]).toEqual([{ excl_vat: 1 }, false]);
  });

  it('has the reasons and no totals when there is no price', () => {
    expect(answerCdr({ ...good, tariffs: null })).toEqual({
      id: 'TEST',
      status: 'not-priced',
      notes: [expect.objectContaining({ code: 'TARIFF_NOT_FOUND', severity: 'error' })],
      divergences: [],
    });
  });
});
