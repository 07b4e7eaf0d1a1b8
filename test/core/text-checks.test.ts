import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDateTime, isPrintable, isPrintableAscii } from '../../src/core/primitives.js';
import {
  areLetters,
  isCoordinateText,
  isDateTimeText,
  isTidyAscii,
  isTidyText,
  isTimeText,
  LOWER_A,
  UPPER_A,
} from '../../src/core/text-checks.js';

const RUNS = { numRuns: 3000 };
const blank = (text: string): boolean => text.startsWith(' ') || text.endsWith(' ');

/** Texts around the length at which the checks change their way, with a strange character now and then. */
const text = fc
  .array(
    fc.oneof(
      { weight: 30, arbitrary: fc.constantFrom(...'aZ0 ~') },
      fc.constantFrom(...'\u0000\t\n\u001f\u007f\u0080\u009f\u00a0é漢😀'),
    ),
    {
      maxLength: 40,
    },
  )
  .map((characters) => characters.join(''));

const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`));

/** Texts that are a date and time or nearly so. */
const nearlyDateTime = fc
  .tuple(
    digits(4),
    digits(2),
    digits(2),
    digits(2),
    digits(2),
    digits(2),
    fc.constantFrom('', '.', '.1', '.123', '.12345', '.1234567'),
    fc.constantFrom('', 'Z', 'z', '+01:00', 'ZZ'),
  )
  .map(
    ([year, month, day, hour, minute, second, fraction, zone]) =>
      `${year}-${month}-${day}T${hour}:${minute}:${second}${fraction}${zone}`,
  );

const realDateTime = fc
  .date({ min: new Date('0000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  .chain((date) =>
    fc.constantFrom(
      date.toISOString(),
      `${date.toISOString().slice(0, 19)}Z`,
      date.toISOString().slice(0, 19),
    ),
  );

describe('the quick checks of texts give the verdicts of the primitives', () => {
  it('for printable ASCII', () => {
    fc.assert(
      fc.property(text, (value) => isTidyAscii(value) === (isPrintableAscii(value) && !blank(value))),
      RUNS,
    );
  });

  it('for printable text', () => {
    fc.assert(
      fc.property(text, (value) => isTidyText(value) === (isPrintable(value) && !blank(value))),
      RUNS,
    );
  });

  it('for leap days of every century, also of those that the platform takes for another', () => {
    for (const [year, leap] of [
      ['0000', true],
      ['0004', true],
      ['0100', false],
      ['1900', false],
      ['2000', true],
    ]) {
      const value = `${year}-02-29T00:00:00Z`;
      expect([value, isDateTimeText(value), isDateTime(value)]).toEqual([value, leap, leap]);
    }
  });

  it('for dates and times', () => {
    const anything = fc.oneof(nearlyDateTime, realDateTime, text);
    fc.assert(
      fc.property(anything, (value) => isDateTimeText(value) === isDateTime(value)),
      { numRuns: 20_000 },
    );
  });

  it('for letters and times of day', () => {
    const short = fc.stringMatching(/^[0-9A-Za-z:@[`{]{0,5}$/);
    const time = fc.stringMatching(/^[0-3][0-9]:[0-7][0-9]$/);
    const form = /^(?:[01]\d|2[0-3]):[0-5]\d$/;
    fc.assert(
      fc.property(fc.oneof(short, time), (value) => {
        expect(areLetters(value, UPPER_A)).toBe(/^[A-Z]*$/.test(value));
        expect(areLetters(value, LOWER_A)).toBe(/^[a-z]*$/.test(value));
        expect(isTimeText(value)).toBe(form.test(value));
      }),
      RUNS,
    );
  });

  it('for coordinates within their limit', () => {
    const text = fc.oneof(
      fc.stringMatching(/^-?[0-9]{0,3}\.?[0-9]{0,9}$/),
      fc.stringMatching(/^[-+.,0-9 ]{0,8}$/),
    );
    fc.assert(
      fc.property(text, (value) => {
        const wanted = /^-?\d+\.\d{5,7}$/.test(value) && Math.abs(Math.trunc(Number(value))) < 90;
        expect(isCoordinateText(value, 90, 5, 7)).toBe(wanted);
      }),
      RUNS,
    );
  });

  it.each([
    '2024-02-29T00:00:00Z',
    '2023-02-29T00:00:00Z',
    '2000-02-29T00:00:00Z',
    '1900-02-29T00:00:00Z',
    '2024-04-31T00:00:00Z',
    '2024-12-31T23:59:60Z',
    '2024-12-31T24:00:00Z',
    '2024-00-10T00:00:00',
    '2024-01-00T00:00:00',
    '2024-01-01T00:00:00.',
    '2024-01-01T00:00:00.Z',
    '2024-01-01T00:00:00.12345Z',
    '2024-01-01T00:00:00.123456Z',
  ])('for %s', (value) => {
    expect(isDateTimeText(value)).toBe(isDateTime(value));
  });
});
