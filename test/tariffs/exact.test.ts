import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Exact, maxOf, minOf, ONE, sumOf, ZERO } from '../../src/tariffs/exact.js';
import { exact, tryExact } from '../../src/tariffs/exact-read.js';
import {
  ceilTo,
  floorTo,
  type RoundingMode,
  round,
  toFixed,
  toNumber,
  toText,
} from '../../src/tariffs/exact-write.js';

const huge = fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n });
const denominator = fc.bigInt({ min: 1n, max: 10n ** 25n });
const ratio = fc.oneof(
  fc
    .tuple(fc.integer({ min: -1_000_000, max: 1_000_000 }), fc.integer({ min: 1, max: 100_000 }))
    .map(([n, d]) => ({ n: BigInt(n), d: BigInt(d) })),
  fc.tuple(fc.maxSafeInteger(), fc.integer({ min: 1 })).map(([n, d]) => ({ n: BigInt(n), d: BigInt(d) })),
  fc
    .tuple(fc.maxSafeInteger(), fc.constantFrom(1, 2, 10, 100, 3600, 36_000, 10_000, 36_000_000))
    .map(([n, d]) => ({ n: BigInt(n), d: BigInt(d) })),
  fc.record({ n: huge, d: denominator }),
);
const of = ({ n, d }: { n: bigint; d: bigint }) => Exact.fromBig(n, d);

function same(value: Exact, n: bigint, d: bigint): boolean {
  const own = value.big ?? { n: BigInt(value.n), d: BigInt(value.d) };
  return own.d > 0n && own.n * d === n * own.d;
}

describe('exact numbers', () => {
  it('add, subtract, multiply and divide as ratios of whole numbers do', () => {
    fc.assert(
      fc.property(ratio, ratio, (a, b) => {
        expect(same(of(a).add(of(b)), a.n * b.d + b.n * a.d, a.d * b.d)).toBe(true);
        expect(same(of(a).minus(of(b)), a.n * b.d - b.n * a.d, a.d * b.d)).toBe(true);
        expect(same(of(a).times(of(b)), a.n * b.n, a.d * b.d)).toBe(true);
        if (b.n !== 0n) {
          const sign = b.n < 0n ? -1n : 1n;
          expect(same(of(a).over(of(b)), sign * a.n * b.d, sign * a.d * b.n)).toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('compare as ratios of whole numbers do', () => {
    fc.assert(
      fc.property(ratio, ratio, (a, b) => {
        const difference = a.n * b.d - b.n * a.d;
        expect(Math.sign(of(a).compare(of(b)))).toBe(difference === 0n ? 0 : difference < 0n ? -1 : 1);
        expect(of(a).equals(of(b))).toBe(difference === 0n);
        expect(maxOf(of(a), of(b)).equals(minOf(of(a), of(b)))).toBe(difference === 0n);
      }),
      { numRuns: 2000 },
    );
  });

  it('keep their value in lowest terms, negated twice and as the distance from zero', () => {
    fc.assert(
      fc.property(ratio, ({ n, d }) => {
        expect(same(of({ n, d }).reduce(), n, d)).toBe(true);
        expect(of({ n, d }).negate().negate().equals(of({ n, d }))).toBe(true);
        expect(of({ n, d }).abs().sign()).toBe(n === 0n ? 0 : 1);
        expect(of({ n, d }).negate().sign()).toBe(n === 0n ? 0 : n < 0n ? 1 : -1);
      }),
    );
  });

  it('notice when a scaled numerator no longer fits, even if the sum would', () => {
    const a = Exact.ratio(-9_007_199_254_740_991, 1_000_003 * 7);
    const b = Exact.ratio(9_007_199_254_740_991, 7_000_021 * 3);
    const c = Exact.ratio(9_007_199_254_740_001, 1_000_003);
    expect(a.add(b).minus(b).equals(a)).toBe(true);
    expect(a.add(c).minus(a).equals(c)).toBe(true);
    expect(c.add(a).minus(c).equals(a)).toBe(true);
    expect(same(c.add(a), 9_007_199_254_740_001n * 7n - 9_007_199_254_740_991n, 7_000_021n)).toBe(true);
  });

  it('do not trust a product that was rounded, whatever it is added to', () => {
    const seventh = Exact.ratio(-9_007_199_254_740_990, 7);
    const whole = Exact.ratio(1_286_742_750_677_285, 1);
    for (const sum of [seventh.add(whole), whole.add(seventh)])
      expect(sum.equals(Exact.ratio(5, 7))).toBe(true);
    const negative = Exact.ratio(-1_286_742_750_677_285, 1);
    expect(Exact.ratio(9_007_199_254_740_990, 7).add(negative).equals(Exact.ratio(-5, 7))).toBe(true);
    const third = Exact.ratio(3_002_399_751_580_331, 2);
    expect(Exact.ratio(-9_007_199_254_740_990, 6).add(third).equals(exact('0.5'))).toBe(true);
  });

  it('sum to zero when there is nothing', () => {
    expect(sumOf([]).equals(ZERO)).toBe(true);
    expect(sumOf([ONE, ONE, exact('0.5')]).equals(exact('2.5'))).toBe(true);
  });

  it('refuse what is no ratio', () => {
    expect(() => Exact.ratio(1, 0)).toThrow(RangeError);
    expect(() => Exact.ratio(0.5, 1)).toThrow(RangeError);
    expect(() => Exact.ratio(1, 2 ** 60)).toThrow(RangeError);
    expect(() => ONE.over(ZERO)).toThrow(RangeError);
    expect(Exact.ratio(1, -2).equals(exact('-0.5'))).toBe(true);
  });
});

describe('reading numbers', () => {
  it('takes a JSON number by its shortest decimal text', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }),
          fc.integer().map((value) => value / 10_000),
        ),
        (value) => {
          expect(exact(value).equals(exact(String(value)))).toBe(true);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['0.1', 1n, 10n],
    ['-12.50', -25n, 2n],
    ['+3', 3n, 1n],
    ['.5', 1n, 2n],
    ['7.', 7n, 1n],
    ['1.5e3', 1500n, 1n],
    ['25E-4', 1n, 400n],
    [' 2 ', 2n, 1n],
  ])('reads %s', (text, n, d) => expect(same(exact(text), n, d)).toBe(true));

  it.each(['', '.', 'abc', '1,5', '1e999', 'NaN', '1 2', '0x10'])('refuses %j', (text) => {
    expect(() => exact(text)).toThrow(RangeError);
    expect(tryExact(text)).toBeUndefined();
  });

  it('refuses numbers that are not finite and things that are no numbers', () => {
    expect(() => exact(Number.NaN)).toThrow(RangeError);
    expect(() => exact(Number.POSITIVE_INFINITY)).toThrow(RangeError);
    expect([tryExact(null), tryExact(undefined), tryExact({}), tryExact(true)]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect(tryExact(2)?.equals(exact(2))).toBe(true);
  });

  it('reads minus zero as zero', () => {
    expect(Object.is(exact(-0).n, 0)).toBe(true);
    expect(exact(-0.00001).sign()).toBe(-1);
  });
});

describe('writing numbers', () => {
  it.each<[string, number, RoundingMode, string]>([
    ['5.125', 2, 'half-up', '5.13'],
    ['-5.125', 2, 'half-up', '-5.13'],
    ['5.125', 2, 'half-even', '5.12'],
    ['5.135', 2, 'half-even', '5.14'],
    ['5.1201', 2, 'half-even', '5.12'],
    ['5.1251', 2, 'half-even', '5.13'],
    ['5.121', 2, 'up', '5.13'],
    ['-5.121', 2, 'up', '-5.13'],
    ['5.12', 2, 'up', '5.12'],
    ['5.129', 2, 'down', '5.12'],
    ['-5.129', 2, 'down', '-5.12'],
    ['5.5', 0, 'half-up', '6'],
    ['0.004', 2, 'half-up', '0'],
    ['-0.004', 2, 'half-up', '0'],
  ])('rounds %s to %i decimals %s as %s', (value, decimals, mode, expected) => {
    expect(toText(round(exact(value), decimals, mode))).toBe(expected);
    const big = exact(value).add(exact('1e25')).minus(exact('1e25'));
    expect(toText(round(big, decimals, mode))).toBe(expected);
  });

  it('rounds numbers beyond safe integers alike', () => {
    expect(toText(round(exact('12345678901234567890.125'), 2))).toBe('12345678901234567890.13');
    expect(toText(round(exact('-12345678901234567890.125'), 2))).toBe('-12345678901234567890.13');
    expect(toText(round(exact('12345678901234567890.125'), 2, 'half-even'))).toBe('12345678901234567890.12');
    expect(toText(round(exact('12345678901234567890.129'), 2, 'down'))).toBe('12345678901234567890.12');
    expect(toText(round(exact('12345678901234567890.135'), 2, 'half-even'))).toBe('12345678901234567890.14');
    expect(toText(round(exact('-12345678901234567890.135'), 2, 'half-even'))).toBe(
      '-12345678901234567890.14',
    );
    expect(toText(round(exact('12345678901234567890.131'), 2, 'up'))).toBe('12345678901234567890.14');
    expect(toText(round(exact('12345678901234567890.13'), 2, 'up'))).toBe('12345678901234567890.13');
  });

  it('goes up to the next whole multiple of a step, and stays on one', () => {
    expect(toText(ceilTo(exact('0.1152'), exact('0.025')))).toBe('0.125');
    expect(toText(ceilTo(exact('0.125'), exact('0.025')))).toBe('0.125');
    expect(toText(ceilTo(ZERO, exact('5')))).toBe('0');
    expect(toText(ceilTo(exact('1e20').add(exact('0.1')), exact('0.25')))).toBe('100000000000000000000.25');
    expect(toText(ceilTo(exact('1e20'), exact('0.25')))).toBe('100000000000000000000');
  });

  it('goes down to a number of decimals', () => {
    expect(toText(floorTo(exact('9.99999'), 4))).toBe('9.9999');
  });

  it('writes decimals without trailing zeros, or exactly as many as wanted', () => {
    expect(toText(exact('10.500'))).toBe('10.5');
    expect(toText(exact('100'))).toBe('100');
    expect(toText(ONE.over(exact(3)), 5)).toBe('0.33333');
    expect(toText(ONE.over(exact(3)), 0)).toBe('0');
    expect(toFixed(exact('0.5'), 2)).toBe('0.50');
    expect(toFixed(exact('-0.005'), 2)).toBe('-0.01');
    expect(toFixed(exact('12'), 0)).toBe('12');
  });

  it('gives back the JSON number it was read from', () => {
    fc.assert(
      fc.property(fc.integer({ min: -(10 ** 9), max: 10 ** 9 }), (value) => {
        expect(toNumber(exact(value / 1000))).toBe(value / 1000);
      }),
    );
    expect(toNumber(exact('1e25'))).toBe(1e25);
  });
});
