import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareDateTimes, toMillis } from '../../src/core/time.js';

/** A legal `DateTime` near a moment, in any of the ways in which it may be written. */
const dateTimes = fc
  .tuple(
    fc.integer({ min: 1.7e12, max: 1.7e12 + 3000 }),
    fc.constantFrom(0, 1, 2, 3),
    fc.constantFrom('', 'Z'),
  )
  .map(([millis, decimals, zone]) => {
    const text = new Date(millis).toISOString();
    return `${text.slice(0, decimals === 0 ? 19 : 20 + decimals)}${zone}`;
  });

describe('ordering DateTimes', () => {
  it('orders them as the moments that they name, however they are written', () => {
    fc.assert(
      fc.property(dateTimes, dateTimes, (a, b) => {
        expect(Math.sign(compareDateTimes(a, b))).toBe(Math.sign(toMillis(a) - toMillis(b)));
      }),
      { numRuns: 2000 },
    );
  });
});
