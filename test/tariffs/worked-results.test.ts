import { describe, expect, it } from 'vitest';
import type { CdrInput } from '../../src/tariffs/types.js';
import * as spec from './fixtures/spec-tariffs.js';
import { billedOf, cdrOf, costOf, type PeriodSketch, priced, roundedCostOf } from './support.js';

interface Result {
  number: number;
  what: string;
  cdr: CdrInput;
  /** Exact amounts before and after taxes. */
  exact: [string, string];
  /** What the text prints, when that is not the exact amount rounded to cents, and why. */
  text?: { amounts: [string, string]; because: string };
}

const charge = (minutes: number, kwh?: number, dimensions = {}): PeriodSketch =>
  kwh === undefined ? { minutes, dimensions } : { minutes, kwh, dimensions };
const park = (minutes: number): PeriodSketch => ({ minutes, kind: 'parking' });
const reserve = (minutes: number): PeriodSketch => ({ minutes, kind: 'reservation' });
const MONDAY = '2024-06-03T07:30:00Z';
const SATURDAY = '2024-06-01T11:30:00Z';
// Local time in Amsterdam in winter is one hour ahead of UTC.
const winter = (time: string) => `2024-01-10T${time}:00Z`;

const results: Result[] = [
  {
    number: 1,
    what: '0.25 per kWh',
    cdr: cdrOf({ tariff: spec.energyOnly, periods: [charge(60, 20)] }),
    exact: ['5', '5.5'],
  },
  {
    number: 2,
    what: 'and a start fee',
    cdr: cdrOf({ tariff: spec.energyAndStart, periods: [charge(60, 20)] }),
    exact: ['5.5', '6.1'],
  },
  {
    number: 3,
    what: 'minimum price, passed',
    cdr: cdrOf({ tariff: spec.energyWithMinimum, periods: [charge(60, 20)] }),
    exact: ['5', '5.5'],
  },
  {
    number: 4,
    what: 'minimum price, not reached',
    cdr: cdrOf({ tariff: spec.energyWithMinimum, periods: [charge(10, 1.9)] }),
    exact: ['0.5', '0.55'],
  },
  {
    number: 5,
    what: 'energy, parking and start',
    cdr: cdrOf({ tariff: spec.energyParkingStart, periods: [charge(60, 20), park(40)] }),
    exact: ['7', '7.9'],
  },
  {
    number: 6,
    what: 'maximum price, reached',
    cdr: cdrOf({ tariff: spec.energyWithMaximum, periods: [charge(60, 50)], start: '2019-06-01T10:00:00Z' }),
    exact: ['10', '11'],
  },
  {
    number: 7,
    what: 'maximum price, not reached',
    cdr: cdrOf({ tariff: spec.energyWithMaximum, periods: [charge(60, 30)], start: '2019-06-01T10:00:00Z' }),
    exact: ['8', '8.85'],
  },
  {
    number: 8,
    what: '2 per hour',
    cdr: cdrOf({ tariff: spec.perHour, periods: [charge(150)] }),
    exact: ['5', '5.5'],
  },
  {
    number: 9,
    what: '3 per hour, 5 parking',
    cdr: cdrOf({ tariff: spec.hourAndParking, periods: [charge(150), park(42)] }),
    exact: ['11.25', '12.75'],
  },
  {
    number: 10,
    what: 'ad hoc',
    cdr: cdrOf({ tariff: spec.adHoc, periods: [charge(150)] }),
    exact: ['4.75', '4.997'],
  },
  {
    number: 11,
    what: 'alternative URL',
    cdr: cdrOf({ tariff: spec.alternativeUrl, periods: [charge(60, 20.45)] }),
    exact: ['5.625', '6.2375'],
  },
  {
    number: 12,
    what: 'alternative URL at 0.22',
    cdr: cdrOf({ tariff: spec.alternativeUrlCheaper, periods: [charge(60, 20.45)] }),
    exact: ['5.01', '5.561'],
  },
  {
    number: 13,
    what: 'complex, Monday',
    cdr: cdrOf({
      tariff: spec.complex,
      periods: [charge(165, undefined, { MAX_CURRENT: 16 }), park(42)],
      start: MONDAY,
    }),
    exact: ['9', '10.3'],
  },
  {
    number: 14,
    what: 'complex, Saturday',
    cdr: cdrOf({
      tariff: spec.complex,
      periods: [charge(114, undefined, { MIN_CURRENT: 43 }), park(71)],
      start: SATURDAY,
    }),
    exact: ['12.375', '13.975'],
    text: {
      amounts: ['12.28', '13.861'],
      because: 'its table multiplies by 1.20 where tariff and description say 1.25',
    },
  },
  {
    number: 15,
    what: 'reservation',
    cdr: cdrOf({ tariff: spec.reservation, periods: [reserve(15), charge(60, 20)] }),
    exact: ['6.75', '7.6'],
  },
  {
    number: 16,
    what: 'reservation with fee',
    cdr: cdrOf({ tariff: spec.reservationFee, periods: [reserve(13), charge(60, 20)] }),
    exact: ['8.75', '10'],
  },
  {
    number: 17,
    what: 'expiry fee, used',
    cdr: cdrOf({ tariff: spec.expiryFee, periods: [reserve(22), charge(60, 20)] }),
    exact: ['6.5', '7.3'],
  },
  {
    number: 18,
    what: 'expiry fee, expired',
    cdr: cdrOf({ tariff: spec.expiryFee, periods: [reserve(60)] }),
    exact: ['6', '7.2'],
  },
  {
    number: 19,
    what: 'expiry time, used',
    cdr: cdrOf({ tariff: spec.expiryTime, periods: [reserve(22), charge(60, 20)] }),
    exact: ['7', '7.9'],
  },
  {
    number: 20,
    what: 'expiry time, expired',
    cdr: cdrOf({ tariff: spec.expiryTime, periods: [reserve(90)] }),
    exact: ['9', '10.8'],
  },
  {
    number: 21,
    what: 'step 1 Wh',
    cdr: cdrOf({ tariff: spec.stepOf(1), periods: [charge(60, 0.1152)] }),
    exact: ['0.029', '0.029'],
  },
  {
    number: 22,
    what: 'step 25 Wh',
    cdr: cdrOf({ tariff: spec.stepOf(25), periods: [charge(60, 0.1152)] }),
    exact: ['0.03125', '0.03125'],
    text: { amounts: ['0.031', '0.031'], because: 'it is printed with three decimals' },
  },
  {
    number: 23,
    what: 'step 500 Wh',
    cdr: cdrOf({ tariff: spec.stepOf(500), periods: [charge(60, 0.1152)] }),
    exact: ['0.125', '0.125'],
  },
  {
    number: 24,
    what: 'switching elements 1',
    cdr: cdrOf({ tariff: spec.switching, periods: [charge(5), charge(5), park(2)], start: winter('15:55') }),
    exact: ['0.55', '0.55'],
  },
  {
    number: 25,
    what: 'switching elements 2',
    cdr: cdrOf({ tariff: spec.switching, periods: [charge(25), charge(10)], start: winter('15:35') }),
    exact: ['1.3', '1.3'],
  },
  {
    number: 26,
    what: 'switching to free',
    cdr: cdrOf({ tariff: spec.switching, periods: [charge(12), park(8), park(12)], start: winter('18:40') }),
    exact: ['0.73', '0.73'],
  },
  {
    number: 27,
    what: 'max_power',
    cdr: cdrOf({ tariff: spec.byPower, periods: [charge(10, 1), charge(50, 40), charge(7.5, 0.5)] }),
    exact: ['20.3', '24.36'],
  },
  {
    number: 28,
    what: 'max_duration',
    cdr: cdrOf({ tariff: spec.byDuration, periods: [charge(30, 5), charge(10, 1.2)] }),
    exact: ['0.3', '0.36'],
  },
  {
    number: 29,
    what: 'CDR example',
    cdr: {
      ...cdrOf({
        tariff: spec.cdrExample,
        periods: [{ minutes: 118, dimensions: { TIME: 1.973 } }],
        start: '2015-06-29T21:39:09Z',
      }),
      end_date_time: '2015-06-29T23:37:32Z',
    },
    exact: ['4', '4.4'],
  },
  {
    number: 30,
    what: 'North America, tax excluded',
    cdr: cdrOf({ tariff: spec.taxExcluded, periods: [charge(150)] }),
    exact: ['5', '5'],
  },
  {
    number: 31,
    what: 'North America, tax included',
    cdr: cdrOf({ tariff: spec.taxIncluded, periods: [charge(150)] }),
    exact: ['5.25', '5.25'],
  },
];

describe('worked results of the specification', () => {
  it('are 31', () =>
    expect(results.map((result) => result.number)).toEqual(
      Array.from({ length: 31 }, (_, index) => index + 1),
    ));

  for (const { number, what, cdr, exact, text } of results) {
    it(`${number}: ${what} costs ${exact.join(' / ')}${text === undefined ? '' : `; the text has ${text.amounts.join(' / ')} because ${text.because}`}`, () => {
      expect(costOf(priced(cdr))).toEqual(exact);
    });
  }

  it.each([
    [10, '4.75', '5'],
    [11, '5.63', '6.24'],
    [12, '5.01', '5.56'],
  ])('%i is printed rounded to cents: %s / %s', (number, before, after) => {
    const result = results[number - 1];
    if (result === undefined) throw new Error('no such result');
    expect(roundedCostOf(priced(result.cdr))).toEqual([before, after]);
  });

  it('16 charges two fixed fees, one of them as part of the reservation', () => {
    const { totals } = priced(cdrOf({ tariff: spec.reservationFee, periods: [reserve(13), charge(60, 20)] }));
    expect([
      totals.fixed.before.n / totals.fixed.before.d,
      totals.reservation.before.n / totals.reservation.before.d,
    ]).toEqual([0.5, 3.25]);
  });
});

describe('worked quantities of step_size', () => {
  it('21 minutes of charging and 7 of parking in steps of 5 are billed as 21 and 10', () => {
    const result = priced(cdrOf({ tariff: spec.fiveMinutes, periods: [charge(21), park(7)] }));
    expect([billedOf(result, 'TIME'), billedOf(result, 'PARKING_TIME')]).toEqual(['1260', '600']);
  });

  it('4.3 and 1.1 kWh in steps of 500 Wh are billed as 5.5 kWh', () => {
    const cdr = cdrOf({
      tariff: spec.evening('ENERGY', 0.2, 0.27, 500),
      periods: [charge(60, 4.3), charge(30, 1.1)],
      start: winter('15:00'),
    });
    const result = priced(cdr);
    expect(billedOf(result, 'ENERGY')).toBe('5.5');
    expect(costOf(result)[0]).toBe('1.184');
  });

  it('6 and 22 minutes in steps of 10 are billed as 30, 24 of them in the second part', () => {
    const cdr = cdrOf({
      tariff: spec.evening('TIME', 5, 7, 600),
      periods: [charge(6), charge(22)],
      start: winter('15:54'),
    });
    const result = priced(cdr);
    expect(billedOf(result, 'TIME')).toBe('1800');
    expect(costOf(result)[0]).toBe('3.3');
  });

  it('21 minutes of charging and 16 of parking in steps of 10 are billed as 21 and 20', () => {
    const result = priced(cdrOf({ tariff: spec.tenMinutes, periods: [charge(21), park(16)] }));
    expect([billedOf(result, 'TIME'), billedOf(result, 'PARKING_TIME')]).toEqual(['1260', '1200']);
  });
});
