import { describe, expect, it } from 'vitest';
import { toText } from '../../src/tariffs/exact-write.js';
import type { RestrictionsInput } from '../../src/tariffs/types.js';
import { cdrOf, costOf, hour, park, priced, tariffOf } from './support.js';

describe('windows of time', () => {
  const cost = (start: string, restrictions: RestrictionsInput) =>
    costOf(
      priced(
        cdrOf({
          tariff: tariffOf([[[['TIME', 1]], restrictions], [[['TIME', 9]]]]),
          periods: [hour()],
          start,
        }),
        { timeZone: 'UTC' },
      ),
    )[0];
  it.each<[string, RestrictionsInput, string]>([
    ['2024-01-10T09:59:59Z', { start_time: '10:00', end_time: '12:00' }, '9'],
    ['2024-01-10T10:00:00Z', { start_time: '10:00', end_time: '12:00' }, '1'],
    ['2024-01-10T11:59:59Z', { start_time: '10:00', end_time: '12:00' }, '1'],
    ['2024-01-10T12:00:00Z', { start_time: '10:00', end_time: '12:00' }, '9'],
    ['2024-01-10T21:59:59Z', { start_time: '22:00', end_time: '06:00' }, '9'],
    ['2024-01-10T22:00:00Z', { start_time: '22:00', end_time: '06:00' }, '1'],
    ['2024-01-10T05:59:59Z', { start_time: '22:00', end_time: '06:00' }, '1'],
    ['2024-01-10T06:00:00Z', { start_time: '22:00', end_time: '06:00' }, '9'],
    ['2024-01-10T23:59:59Z', { start_time: '20:00', end_time: '00:00' }, '1'],
    ['2024-01-10T00:00:00Z', { start_time: '20:00', end_time: '00:00' }, '9'],
    ['2024-01-10T07:00:00Z', { start_time: '00:00', end_time: '00:00' }, '1'],
    ['2024-01-10T07:59:59Z', { end_time: '08:00' }, '1'],
    ['2024-01-10T08:00:00Z', { end_time: '08:00' }, '9'],
    ['2024-01-10T08:00:00Z', { start_time: '08:00' }, '1'],
    ['2024-01-10T00:00:00Z', { start_date: '2024-01-10' }, '1'],
    ['2024-01-09T23:59:59Z', { start_date: '2024-01-10' }, '9'],
    ['2024-01-10T23:59:59Z', { end_date: '2024-01-11' }, '1'],
    ['2024-01-11T00:00:00Z', { end_date: '2024-01-11' }, '9'],
    ['2024-01-14T12:00:00Z', { day_of_week: ['SUNDAY'] }, '1'],
    ['2024-01-15T12:00:00Z', { day_of_week: ['SUNDAY'] }, '9'],
    ['2024-01-15T12:00:00Z', { day_of_week: [] }, '1'],
    ['1969-12-28T12:00:00Z', { day_of_week: ['SUNDAY'] }, '1'],
  ])('at %s %j makes %s per hour', (start, restrictions, expected) =>
    expect(cost(start, restrictions)).toBe(expected),
  );

  it.each<[string, RestrictionsInput, string]>([
    [
      '2024-01-11T02:00:00Z',
      { start_time: '22:00', end_time: '06:00', start_date: '2024-01-10', end_date: '2024-01-11' },
      '1',
    ],
    ['2024-01-10T02:00:00Z', { start_time: '22:00', end_time: '06:00', start_date: '2024-01-10' }, '9'],
    ['2024-01-10T23:00:00Z', { start_time: '22:00', end_time: '06:00', start_date: '2024-01-10' }, '1'],
  ])('by the day on which the night began: at %s %j makes %s', (start, restrictions, expected) => {
    const cdr = cdrOf({
      tariff: tariffOf([[[['TIME', 1]], restrictions], [[['TIME', 9]]]]),
      periods: [hour()],
      start,
    });
    expect(costOf(priced(cdr, { timeZone: 'UTC', policy: { overnightDay: 'start' } }))[0]).toBe(expected);
  });

  it.each([
    ['2024-01-10T19:59:59Z', '9'],
    ['2024-01-10T20:00:00Z', '1'],
    ['2024-01-11T12:00:00Z', '1'],
    ['2024-01-12T05:59:59Z', '1'],
    ['2024-01-12T06:00:00Z', '9'],
  ])('as one span: at %s makes %s', (start, expected) => {
    const span = { start_date: '2024-01-10', start_time: '20:00', end_date: '2024-01-12', end_time: '06:00' };
    const cdr = cdrOf({
      tariff: tariffOf([[[['TIME', 1]], span], [[['TIME', 9]]]]),
      periods: [hour()],
      start,
    });
    expect(costOf(priced(cdr, { timeZone: 'UTC', policy: { timesWithDates: 'span' } }))[0]).toBe(expected);
  });

  it('from midnight to midnight are the whole day, whatever equal times mean', () => {
    const tariff = tariffOf([[[['TIME', 1]], { start_time: '00:00', end_time: '00:00' }], [[['TIME', 9]]]]);
    const cdr = cdrOf({ tariff, periods: [hour()] });
    expect(costOf(priced(cdr, { timeZone: 'UTC', policy: { equalTimes: 'never' } }))[0]).toBe('1');
  });

  it('that lack an end or a start can be ignored, those with both cannot', () => {
    const price = (restrictions: RestrictionsInput) => {
      const tariff = tariffOf([[[['TIME', 1]], restrictions], [[['TIME', 9]]]]);
      const cdr = cdrOf({ tariff, periods: [hour()], start: '2024-01-10T12:00:00Z' });
      return costOf(priced(cdr, { timeZone: 'UTC', policy: { loneTime: 'ignored' } }))[0];
    };
    expect([
      price({ start_time: '13:00' }),
      price({ end_time: '11:00' }),
      price({ start_time: '13:00', end_time: '14:00' }),
    ]).toEqual(['1', '1', '9']);
  });

  it('as one span still keep to the days of the week, and end at midnight without a time', () => {
    const cost = (start: string, more: RestrictionsInput) => {
      const tariff = tariffOf([
        [[['TIME', 1]], { start_date: '2024-01-10', start_time: '20:00', end_date: '2024-01-12', ...more }],
        [[['TIME', 9]]],
      ]);
      return costOf(
        priced(cdrOf({ tariff, periods: [hour()], start }), {
          timeZone: 'UTC',
          policy: { timesWithDates: 'span' },
        }),
      )[0];
    };
    expect([
      cost('2024-01-11T10:00:00Z', { day_of_week: ['THURSDAY'] }),
      cost('2024-01-11T10:00:00Z', { day_of_week: ['FRIDAY'] }),
    ]).toEqual(['1', '9']);
    expect([cost('2024-01-11T23:59:59Z', {}), cost('2024-01-12T00:00:00Z', {})]).toEqual(['1', '9']);
  });
});

describe('limits of energy, duration, power and current', () => {
  const cost = (restrictions: RestrictionsInput, dimensions = {}, kwh?: number) => {
    const tariff = tariffOf([[[['TIME', 1]], restrictions], [[['TIME', 9]]]]);
    const periods = [
      { minutes: 30, kwh: 5, dimensions },
      { minutes: 30, dimensions, ...(kwh === undefined ? {} : { kwh }) },
    ];
    return priced(cdrOf({ tariff, periods }))
      .lines.map((line) => toText(line.component.price))
      .join(' ');
  };
  it.each<[RestrictionsInput, string]>([
    [{ min_kwh: 5 }, '9 1'],
    [{ min_kwh: 5.0001 }, '9 9'],
    [{ max_kwh: 5 }, '1 9'],
    [{ max_kwh: 5.0001 }, '1 1'],
    [{ min_duration: 1800 }, '9 1'],
    [{ min_duration: 1801 }, '9 9'],
    [{ max_duration: 1800 }, '1 9'],
    [{ max_duration: 1801 }, '1 1'],
    [{ max_duration: 0 }, '9 9'],
  ])('%j makes %s', (restrictions, expected) => expect(cost(restrictions)).toBe(expected));

  it.each<[RestrictionsInput, object, string]>([
    [{ min_power: 11 }, { POWER: 11 }, '1 1'],
    [{ max_power: 11 }, { POWER: 11 }, '9 9'],
    [{ max_power: 11.1 }, { POWER: 11 }, '1 1'],
    [{ min_power: 11 }, { MIN_POWER: 10, MAX_POWER: 12 }, '9 9'],
    [{ max_power: 11 }, { MIN_POWER: 10, MAX_POWER: 12 }, '9 9'],
    [{ min_power: 10, max_power: 12.1 }, { MIN_POWER: 10, MAX_POWER: 12 }, '1 1'],
    [{ min_power: 10 }, { MAX_POWER: 12 }, '1 1'],
    [{ max_power: 10 }, { MIN_POWER: 9 }, '1 1'],
    [{ min_power: 10 }, {}, '1 9'],
    [{ max_power: 10 }, {}, '9 9'],
    [{ min_current: 16 }, { CURRENT: 16 }, '1 1'],
    [{ max_current: 16 }, { CURRENT: 16 }, '9 9'],
    [{ max_current: 17 }, { CURRENT: 16 }, '1 1'],
    [{ min_current: 16 }, {}, '9 9'],
    [{ max_current: 16 }, {}, '9 9'],
  ])('%j with %j makes %s', (restrictions, dimensions, expected) =>
    expect(cost(restrictions, dimensions)).toBe(expected),
  );

  it('take the average power of a parked car for none', () => {
    const tariff = tariffOf([[[['PARKING_TIME', 1]], { max_power: 5 }], [[['PARKING_TIME', 9]]]]);
    expect(costOf(priced(cdrOf({ tariff, periods: [park(60)] })))[0]).toBe('1');
  });

  it('know no average power in a moment without length', () => {
    const tariff = tariffOf([[[['ENERGY', 1]], { max_power: 5 }], [[['ENERGY', 9]]]]);
    expect(costOf(priced(cdrOf({ tariff, periods: [{ minutes: 0, kwh: 1 }] })))[0]).toBe('9');
  });
});
