import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDateTime } from '../../../src/core/primitives.js';
import { normaliseDateTime } from '../../../src/core/read/date-time.js';
import { REPAIRS } from '../../../src/core/read/repairs.js';

describe('a moment is converted to UTC', () => {
  it.each([
    ['2026-03-01T12:00:00+01:00', '2026-03-01T11:00:00Z'],
    ['2026-03-01T12:00:00+0530', '2026-03-01T06:30:00Z'],
    ['2026-03-01T12:00:00-08', '2026-03-01T20:00:00Z'],
    ['2026-03-01T00:30:00+01:00', '2026-02-28T23:30:00Z'],
    ['2026-03-01 12:00:00', '2026-03-01T12:00:00Z'],
    ['2026-03-01t12:00:00z', '2026-03-01T12:00:00Z'],
    ['2026-03-01T12:00:00.123456789Z', '2026-03-01T12:00:00.123Z'],
    ['2026-03-01T12:00:00.9999999', '2026-03-01T12:00:00.999Z'],
    ['2026-03-01T12:00:00,5Z', '2026-03-01T12:00:00.500Z'],
    ['2026-03-01T12:00Z', '2026-03-01T12:00:00Z'],
    ['2026-3-1T2:00:00Z', '2026-03-01T02:00:00Z'],
    ['2026-03-01', '2026-03-01T00:00:00Z'],
    ['2026-02-28T24:00:00Z', '2026-03-01T00:00:00Z'],
    [' 2026-03-01T12:00:00Z ', '2026-03-01T12:00:00Z'],
    ['1970-1-1T00:00:00Z', '1970-01-01T00:00:00Z'],
    ['0001-01-01T00:00:00.0000001Z', '0001-01-01T00:00:00.000Z'],
  ])('%s as %s', (text, wanted) => {
    expect(normaliseDateTime(text)).toBe(wanted);
  });

  it.each([
    'yesterday',
    '',
    '1740830400',
    '2026-02-30T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-03-01T25:00:00Z',
    '2026-03-01T24:00:01Z',
    '2026-03-01T12:60:00Z',
    '2026-03-01T12:00:00+25:00',
    '2026-03-01T12:00:00 Europe/Amsterdam',
    '01-03-2026 12:00',
    '9999-12-31T23:59:59-12:00',
    '0000-01-01T00:00:00+12:00',
  ])('but not %j', (text) => {
    expect(normaliseDateTime(text)).toBeUndefined();
  });

  it('of any offset, to the same millisecond and to a legal text', () => {
    const moment = fc.date({ min: new Date('1000-01-01'), max: new Date('9000-01-01'), noInvalidDate: true });
    const offset = fc.tuple(
      fc.constantFrom('+', '-'),
      fc.integer({ min: 0, max: 23 }),
      fc.integer({ min: 0, max: 59 }),
    );
    fc.assert(
      fc.property(moment, offset, (date, [sign, hours, minutes]) => {
        const shift = (hours * 60 + minutes) * 60_000 * (sign === '+' ? 1 : -1);
        const local = new Date(date.getTime() + shift).toISOString().slice(0, -1);
        const zone = `${sign}${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
        const normal = normaliseDateTime(local + zone);
        expect(normal).toBe(date.toISOString());
        expect(isDateTime(normal ?? '')).toBe(true);
      }),
    );
  });
});

describe('texts of a format are repaired where that is certain', () => {
  it.each([
    ['time', '8:00', '08:00'],
    ['time', '08:00:00', '08:00'],
    ['time', '08.30', '08:30'],
    ['time', '24:00', '24:00'],
    ['time', '25:00', undefined],
    ['time', '8 o’clock', undefined],
    ['date', '2026-3-1', '2026-03-01'],
    ['date', '2026-03-01T00:00:00Z', '2026-03-01'],
    ['date', '2026-03-01T10:00:00Z', undefined],
    ['date', '2026-13-01', undefined],
    ['latitude', '+52.1', '52.1'],
    ['latitude', '52,1', '52.1'],
    ['longitude', 'E 4.9', undefined],
    ['currency', 'eur', 'EUR'],
    ['alpha2', 'nl', 'NL'],
    ['language', 'EN', 'en'],
  ] as const)('%s %s as %s', (format, text, wanted) => {
    expect(REPAIRS[format].repair(text)).toBe(wanted);
  });
});
