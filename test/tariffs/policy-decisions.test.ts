import { describe, expect, it } from 'vitest';
import { toText } from '../../src/tariffs/exact-write.js';
import { defaultPolicy, type Policy } from '../../src/tariffs/policy.js';
import { priceCdr } from '../../src/tariffs/price.js';
import type { CdrInput, RestrictionsInput } from '../../src/tariffs/types.js';
import * as spec from './fixtures/spec-tariffs.js';
import { cdrOf, hour, old, park, reserve, tariffOf, WINTER } from './support.js';

/** Decision, CDR, and the cost before taxes (or why there is none) under each answer; the default comes first. */
const decisions: [number, keyof Policy, CdrInput, Record<string, string>][] = [
  [
    2,
    'exactMultiple',
    cdrOf({ tariff: spec.stepOf(500), periods: [hour({ kwh: 1 })] }),
    { stays: '0.25', next: '0.375' },
  ],
  [
    3,
    'stepBase',
    cdrOf({
      tariff: spec.switching,
      periods: [{ minutes: 12 }, park(8), park(12)],
      start: '2024-01-10T18:40:00Z',
    }),
    { priced: '0.73', 'until-last-priced': '0.73', all: '0.78' },
  ],
  [
    6,
    'stepBase',
    cdrOf({
      tariff: tariffOf([[[['TIME', 6, 600]], { min_duration: 300 }]]),
      periods: [{ minutes: 5 }, { minutes: 12 }],
    }),
    { priced: '2', 'until-last-priced': '1.5', all: '1.5' },
  ],
  [
    4,
    'stepWithParking',
    cdrOf({
      tariff: tariffOf([
        [
          [
            ['TIME', 6, 600],
            ['PARKING_TIME', 3, 1200],
          ],
        ],
      ]),
      periods: [park(25), { minutes: 12 }],
    }),
    { parking: '3.2', 'last-dimension': '3.25' },
  ],
  [
    7,
    'stepAcrossTariffs',
    cdrOf({
      tariff: [tariffOf([[[['TIME', 6, 600]]]]), { ...tariffOf([[[['TIME', 12, 600]]]]), id: 'U' }],
      periods: [{ minutes: 5 }, { minutes: 12, tariffId: 'U' }],
    }),
    { 'last-tariff': '4.5', none: '2.9', session: '3.5' },
  ],
  [
    8,
    'flat',
    cdrOf({
      tariff: [
        tariffOf([[[['FLAT', 1]], { max_duration: 3600 }], [[['FLAT', 5]]]]),
        { ...tariffOf([[[['FLAT', 20]]]]), id: 'U' },
      ],
      periods: [hour(), hour(), hour({ tariffId: 'U' })],
    }),
    { 'per-element': '26', 'per-tariff': '21', 'per-session': '1' },
  ],
  [
    9,
    'flatDue',
    cdrOf({ tariff: tariffOf([[[['FLAT', 5]], { min_duration: 3600 }]]), periods: [hour(), hour()] }),
    { 'when-active': '5', 'at-start': '0' },
  ],
  [
    10,
    'uncutPeriods',
    cdrOf({
      tariff: tariffOf([[[['ENERGY', 1]], { max_kwh: 5 }], [[['ENERGY', 2]]]]),
      periods: [hour({ kwh: 20 })],
    }),
    { start: '20', split: '35' },
  ],
  [
    11,
    'uncutPeriods',
    cdrOf({
      tariff: tariffOf([[[['TIME', 6]], { max_duration: 1800 }], [[['TIME', 12]]]]),
      periods: [hour()],
    }),
    { start: '6', split: '9' },
  ],
  [
    12,
    'missingPower',
    cdrOf({ tariff: spec.byPower, periods: [hour({ kwh: 10 })] }),
    { average: '2', 'no-match': '5', 'cannot-price': 'POWER_UNKNOWN' },
  ],
  [
    13,
    'varyingPower',
    cdrOf({
      tariff: tariffOf([
        [[['ENERGY', 1]], { max_power: 20 }],
        [[['ENERGY', 2]], { min_power: 15 }],
        [[['ENERGY', 4]]],
      ]),
      periods: [hour({ kwh: 12, dimensions: { MIN_POWER: 10, MAX_POWER: 30 } })],
    }),
    { 'whole-period': '48', maximum: '24', average: '12' },
  ],
  [
    14,
    'duration',
    cdrOf({
      tariff: tariffOf([[[['TIME', 6]], { max_duration: 3600 }], [[['TIME', 12]]]]),
      periods: [reserve(30), { minutes: 30 }, park(60), { minutes: 30 }],
    }),
    { session: '9', 'session-with-reservation': '9', charging: '6' },
  ],
  [
    14,
    'duration',
    cdrOf({
      tariff: tariffOf([[[['TIME', 6]], { max_duration: 3600 }], [[['TIME', 12]]]]),
      periods: [reserve(60), { minutes: 30 }],
    }),
    { session: '3', 'session-with-reservation': '6', charging: '3' },
  ],
  [
    15,
    'timesWithDates',
    cdrOf({
      tariff: tariffOf([
        [
          [['TIME', 1]],
          { start_date: '2024-01-09', end_date: '2024-01-12', start_time: '20:00', end_time: '22:00' },
        ],
        [[['TIME', 9]]],
      ]),
      periods: [hour()],
      start: WINTER,
    }),
    { daily: '9', span: '1' },
  ],
  [
    16,
    'loneTime',
    cdrOf({
      tariff: tariffOf([[[['TIME', 1]], { start_time: '10:00' }], [[['TIME', 9]]]]),
      periods: [hour()],
      start: WINTER,
    }),
    { midnight: '9', ignored: '1' },
  ],
  [
    17,
    'equalTimes',
    cdrOf({
      tariff: tariffOf([[[['TIME', 1]], { start_time: '10:00', end_time: '10:00' }], [[['TIME', 9]]]]),
      periods: [hour()],
      start: WINTER,
    }),
    { 'whole-day': '1', never: '9' },
  ],
  [
    18,
    'overnightDay',
    cdrOf({
      tariff: tariffOf([
        [[['TIME', 1]], { start_time: '22:00', end_time: '06:00', day_of_week: ['WEDNESDAY'] }],
        [[['TIME', 9]]],
      ]),
      periods: [hour()],
      start: '2024-01-11T00:00:00Z',
    }),
    { moment: '9', start: '1' },
  ],
  [
    20,
    'missingTimeZone',
    cdrOf({
      tariff: tariffOf([[[['TIME', 1]], { start_time: '09:00', end_time: '10:00' }], [[['TIME', 9]]]]),
      periods: [hour()],
      start: WINTER,
    }),
    { country: '1', utc: '9', 'cannot-price': 'TIME_ZONE_UNKNOWN' },
  ],
  [
    21,
    'times211',
    old(
      cdrOf({
        tariff: tariffOf([[[['TIME', 1]], { start_time: '09:00', end_time: '10:00' }], [[['TIME', 9]]]]),
        periods: [hour()],
        start: WINTER,
      }),
    ),
    { local: '1', utc: '9' },
  ],
  [
    22,
    'validity',
    cdrOf({
      tariff: tariffOf([[[['TIME', 1]]]], { end_date_time: '2023-01-01T00:00:00Z' }),
      periods: [hour()],
    }),
    { note: '1', ignore: '1', 'cannot-price': 'TARIFF_NOT_VALID' },
  ],
  [
    23,
    'missingTariffId',
    cdrOf({ tariff: tariffOf([[[['TIME', 1]]]]), periods: [hour({ tariffId: null })] }),
    { 'fitting-tariff': '1', 'no-tariff': '0' },
  ],
  [
    25,
    'minPrice',
    cdrOf({ tariff: tariffOf([[[['ENERGY', 1]]]], { min_price: { excl_vat: 3 } }), periods: [park(60)] }),
    { sessions: '3', 'sessions-with-energy': '0', always: '3' },
  ],
  [
    25,
    'minPrice',
    cdrOf({ tariff: tariffOf([[[['ENERGY', 1]]]], { min_price: { excl_vat: 3 } }), periods: [reserve(60)] }),
    { sessions: '0', 'sessions-with-energy': '0', always: '3' },
  ],
  [
    29,
    'expiryFlats',
    cdrOf({
      tariff: tariffOf([
        [[['FLAT', 1]], { reservation: 'RESERVATION' }],
        [[['FLAT', 4]], { reservation: 'RESERVATION_EXPIRES' }],
      ]),
      periods: [reserve(30)],
    }),
    { both: '5', 'expires-first': '4' },
  ],
  [
    29,
    'reservationOnly',
    cdrOf({
      tariff: tariffOf([
        [[['FLAT', 1]], { reservation: 'RESERVATION' }],
        [[['FLAT', 4]], { reservation: 'RESERVATION_EXPIRES' }],
      ]),
      periods: [reserve(30)],
    }),
    { expired: '5', 'not-expired': '1' },
  ],
  [
    33,
    'negativeEnergy',
    cdrOf({ tariff: tariffOf([[[['ENERGY', 1, 500]]]]), periods: [hour({ kwh: 3 }), hour({ kwh: -1.2 })] }),
    { credit: '2', zero: '3' },
  ],
  [
    34,
    'missingTime',
    {
      ...cdrOf({
        tariff: tariffOf([
          [
            [
              ['TIME', 1],
              ['PARKING_TIME', 5],
            ],
          ],
        ]),
        periods: [hour({ kwh: 3 }), hour()],
      }),
      charging_periods: [
        {
          start_date_time: '2024-06-03T08:00:00Z',
          dimensions: [{ type: 'ENERGY', volume: 3 }],
          tariff_id: 'T',
        },
        { start_date_time: '2024-06-03T09:00:00Z', dimensions: [], tariff_id: 'T' },
      ],
    },
    { none: '0', clock: '6' },
  ],
  [
    35,
    'firstMatch211',
    old(cdrOf({ tariff: tariffOf([[[['FLAT', 2.5]]], [[['TIME', 1]]]]), periods: [hour()] })),
    { element: '2.5', dimension: '3.5' },
  ],
  [
    36,
    'duplicateComponents',
    cdrOf({
      tariff: tariffOf([
        [
          [
            ['TIME', 1],
            ['TIME', 9],
          ],
        ],
      ]),
      periods: [hour()],
    }),
    { first: '1', 'cannot-price': 'DUPLICATE_COMPONENT' },
  ],
  [
    36,
    'duplicateDimensions',
    {
      ...cdrOf({ tariff: tariffOf([[[['ENERGY', 1]]]]), periods: [hour()] }),
      charging_periods: [
        {
          start_date_time: '2024-06-03T08:00:00Z',
          dimensions: [
            { type: 'ENERGY', volume: 3 },
            { type: 'ENERGY', volume: 4 },
          ],
          tariff_id: 'T',
        },
      ],
    },
    { sum: '7', first: '3', 'cannot-price': 'DUPLICATE_DIMENSION' },
  ],
  [
    38,
    'hours',
    cdrOf({ tariff: tariffOf([[[['TIME', 60, 60]]]]), periods: [{ minutes: 4 }] }),
    { 'clock-when-equal': '4', 'as-stated': '5' },
  ],
  [
    39,
    'unknownRestriction',
    cdrOf({
      tariff: tariffOf([[[['TIME', 1]], { booking: 'BOOKING' } as RestrictionsInput]]),
      periods: [hour()],
    }),
    { 'cannot-price': 'UNKNOWN_RESTRICTION', ignored: '1' },
  ],
];

describe('each open point', () => {
  for (const [number, name, cdr, answers] of decisions) {
    for (const [answer, expected] of Object.entries(answers)) {
      it(`${number}: ${name} ${answer} makes ${expected}`, () => {
        const result = priceCdr(cdr, { policy: { [name]: answer } });
        expect(result.status === 'priced' ? toText(result.totals.cost.before) : result.notes[0]?.code).toBe(
          expected,
        );
      });
    }

    it(`${number}: ${name} has a documented default`, () => {
      const result = priceCdr(cdr);
      const got = result.status === 'priced' ? toText(result.totals.cost.before) : result.notes[0]?.code;
      expect(got).toBe(answers[String(defaultPolicy[name])]);
    });
  }
});
