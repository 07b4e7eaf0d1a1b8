import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatInstant,
  parseDate,
  parseInstant,
  parseTimeOfDay,
  secondsOf,
} from '../../src/tariffs/clock.js';
import { zoneOfCountry } from '../../src/tariffs/countries.js';
import { clockCuts } from '../../src/tariffs/cut.js';
import { toText } from '../../src/tariffs/exact-write.js';
import { localTime, weekdayOf, Zone, zoneOf } from '../../src/tariffs/zone.js';

describe('DateTimes', () => {
  it('are read as Date reads them, in any of the forms of OCPI', () => {
    const instants = fc.integer({ min: Date.UTC(1000, 0), max: Date.UTC(9999, 0) });
    fc.assert(
      fc.property(instants, (instant) => {
        const text = new Date(instant).toISOString();
        const seconds = Math.floor(instant / 1000) * 1000;
        expect(parseInstant(text)).toBe(instant);
        expect(parseInstant(`${text.slice(0, 19)}Z`)).toBe(seconds);
        expect(parseInstant(text.slice(0, 19))).toBe(seconds);
        expect(parseInstant(`${text.slice(0, 19)}+01:30`)).toBe(seconds - 5_400_000);
        expect(parseInstant(formatInstant(instant))).toBe(instant);
      }),
    );
  });

  it.each([
    ['2024-06-03T08:00:00.5Z', '2024-06-03T08:00:00.500Z'],
    ['2024-06-03T08:00:00.123456Z', '2024-06-03T08:00:00.123Z'],
    ['2024-06-03t08:00:00z', '2024-06-03T08:00:00.000Z'],
    [' 2024-06-03T08:00:00Z ', '2024-06-03T08:00:00.000Z'],
    ['1970-1-1T00:00:00Z', '1970-01-01T00:00:00.000Z'],
    ['2024-06-03T08:00:00-0230', '2024-06-03T10:30:00.000Z'],
    ['2016-12-31T23:59:60Z', '2017-01-01T00:00:00.000Z'],
    ['0099-01-01T00:00:00Z', '1999-01-01T00:00:00.000Z'],
  ])('%s is %s', (text, expected) =>
    expect(new Date(parseInstant(text) ?? Number.NaN).toISOString()).toBe(expected),
  );

  it.each([
    '',
    'soon',
    '2024-06-03',
    '2024-06-03 08:00:00Z',
    '2024/06/03T08:00:00Z',
    '2024-06/03T08:00:00Z',
    '2024-06-03T08:00.00Z',
    '2024-06-03T08.00.00Z',
    '2024-06-03T08:00Z',
    '2024-06-03T08:00:00X',
    'x024-06-03T08:00:00Z',
    '2024-06-03T08:00:00Zx',
    'on 2024-06-03T08:00:00Z',
    '2024-06-03T0a:00:00Z',
  ])('%j is none', (text) => expect(parseInstant(text)).toBeUndefined());

  it('are texts', () => {
    for (const value of [null, undefined, 0, {}]) expect(parseInstant(value)).toBeUndefined();
  });

  it('are written with milliseconds only when there are any', () => {
    expect([formatInstant(0), formatInstant(5)]).toEqual([
      '1970-01-01T00:00:00Z',
      '1970-01-01T00:00:00.005Z',
    ]);
  });
});

describe('dates and times of day', () => {
  it('are read', () => {
    expect([parseDate('1970-01-01'), parseDate('2024-02-29'), parseDate('1969-12-31')]).toEqual([
      0, 19_782, -1,
    ]);
    expect([parseTimeOfDay('00:00'), parseTimeOfDay('09:59'), parseTimeOfDay('23:59')]).toEqual([
      0, 599, 1439,
    ]);
    expect(toText(secondsOf(1500))).toBe('1.5');
  });

  it.each([
    '2024-13-01',
    '2024-02-32',
    '24-01-01',
    '2024-1-1',
    '2024-01-01T',
    ' 2024-01-01',
    '+002024-01-01',
    '',
  ])('%j is no date', (text) => expect(parseDate(text)).toBeUndefined());
  it.each(['24:00', '23:60', '9:00', '09.00', '09:0', '09:000', 'ab:cd', '0a:00', '00:a0', '', '09:00 '])(
    '%j is no time of day',
    (text) => expect(parseTimeOfDay(text)).toBeUndefined(),
  );
});

describe('time zones', () => {
  it('show what the wall clock shows', () => {
    const names = [
      'Europe/Amsterdam',
      'America/New_York',
      'Asia/Kolkata',
      'Australia/Lord_Howe',
      'Africa/Casablanca',
      'Pacific/Apia',
      'UTC',
      'America/St_Johns',
    ];
    const formats = new Map(
      names.map((name) => [
        name,
        new Intl.DateTimeFormat('sv-SE', { timeZone: name, dateStyle: 'short', timeStyle: 'short' }),
      ]),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.integer({ min: Date.UTC(1975, 0), max: Date.UTC(2035, 0) }),
        (name, instant) => {
          const zone = zoneOf(name);
          if (zone === undefined) throw new Error('no such zone');
          const { day, minute, weekday } = localTime(zone, instant);
          const shown = `${new Date(day * 86_400_000 + minute * 60_000).toISOString().slice(0, 16).replace('T', ' ')}`;
          expect(shown).toBe(formats.get(name)?.format(instant));
          expect(weekday).toBe((new Date(day * 86_400_000).getUTCDay() + 6) % 7);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('know the moments at which clocks are moved, to the second', () => {
    const zone = new Zone('Europe/Amsterdam');
    const spring = Date.UTC(2024, 2, 31, 1);
    const autumn = Date.UTC(2024, 9, 27, 1);
    expect(zone.changes(Date.UTC(2024, 0), Date.UTC(2025, 0))).toEqual([spring, autumn]);
    expect(zone.changes(spring - 1, spring + 1)).toEqual([spring]);
    expect([
      zone.changes(spring, autumn),
      zone.changes(spring - 3_600_000, spring),
      zone.changes(autumn, autumn + 1),
    ]).toEqual([[], [], []]);
    expect([
      zone.offset(spring - 1),
      zone.offset(spring),
      zone.offset(autumn - 1),
      zone.offset(autumn),
    ]).toEqual([3_600_000, 7_200_000, 7_200_000, 3_600_000]);
  });

  it('are remembered, the unknown ones as well', () => {
    expect(zoneOf('Europe/Lisbon')).toBe(zoneOf('Europe/Lisbon'));
    expect([zoneOf('Europe/Atlantis'), zoneOf('Europe/Atlantis')]).toEqual([undefined, undefined]);
  });

  it('are those of countries with one clock', () => {
    expect(zoneOfCountry('DEU')).toEqual({ name: 'Europe/Berlin', certain: true });
    expect(zoneOfCountry('be')).toEqual({ name: 'Europe/Brussels', certain: true });
    expect(zoneOfCountry('ESP')).toEqual({ name: 'Europe/Madrid', certain: false });
    expect(zoneOfCountry('JPN')).toEqual({ name: 'Asia/Tokyo', certain: true });
    expect(['USA', 'AU', ''].map(zoneOfCountry)).toEqual([undefined, undefined, undefined]);
  });

  it('of all countries in the list are known to the runtime', () => {
    const codes =
      'AT BE BG CH CY CZ DE DK EE ES FI FR GB GR HR HU IE IS IT LI LT LU LV MT MC NL NO PL PT RO RS SK SI SE AL AD BA MK ME MD UA SM TR GI GE AM IL AE SA QA JO EG MA ZA KE IN CN HK TW JP KR SG MY TH VN PH NZ CO PE UY CR AR CL';
    for (const code of codes.split(' '))
      expect([code, zoneOf(zoneOfCountry(code)?.name ?? '') !== undefined]).toEqual([code, true]);
  });

  it('have weeks that began long before 1970', () =>
    expect([weekdayOf(0), weekdayOf(4), weekdayOf(-3), weekdayOf(-4)]).toEqual([3, 0, 0, 6]));
});

describe('moments of the wall clock within a span', () => {
  const zone = new Zone('Europe/Amsterdam');
  const hours = (from: string, to: string, minutes: number[]) =>
    clockCuts(Date.parse(from), Date.parse(to), minutes, zone).map((instant) =>
      new Date(instant).toISOString().slice(5, 16),
    );
  it.each([
    ['2024-01-10T08:00:00Z', '2024-01-10T10:00:00Z', [540, 570, 660], ['01-10T08:30']],
    ['2024-01-10T08:00:00Z', '2024-01-11T10:00:00Z', [0], ['01-10T23:00']],
    ['2024-03-31T00:00:00Z', '2024-03-31T03:00:00Z', [120, 150, 180], ['03-31T01:00']],
    ['2024-03-31T00:00:00Z', '2024-03-31T03:00:00Z', [210], ['03-31T01:00', '03-31T01:30']],
    ['2024-10-26T23:30:00Z', '2024-10-27T03:00:00Z', [150], ['10-27T00:30', '10-27T01:00', '10-27T01:30']],
  ])('from %s to %s at %j are %j', (from, to, minutes, expected) =>
    expect(hours(from, to, minutes)).toEqual(expected),
  );
});
