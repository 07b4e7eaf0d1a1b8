import { type BigRatio, bigAdd, bigCompare, bigMultiply, bigOf, demote, gcd } from './exact-big.js';

const MAX_SAFE = Number.MAX_SAFE_INTEGER;

/**
 * An exact number: a ratio of two integers, in safe integers as long as they fit and in BigInt when they do not.
 *
 * Money, energy and durations are kept in it, because hours are seconds divided by 3600 and prices are decimals:
 * neither binary fractions nor decimals hold both. Values never change; every method returns a new one.
 */
export class Exact {
  /** Numerator, meaningless while `big` is set. */
  readonly n: number;
  /** Denominator, above zero, meaningless while `big` is set. */
  readonly d: number;
  /** The same ratio in BigInt, only when it does not fit into safe integers. */
  readonly big: BigRatio | null;

  /** Use {@link ratio} or `exact()`: the constructor trusts its arguments to be safe integers. */
  constructor(n: number, d: number, big: BigRatio | null) {
    this.n = n;
    this.d = d;
    this.big = big;
  }

  /** The ratio of two integers; `d` must not be zero. */
  static ratio(n: number, d: number): Exact {
    if (!Number.isSafeInteger(n) || !Number.isSafeInteger(d) || d === 0) {
      throw new RangeError(`not a ratio of safe integers: ${n} / ${d}`);
    }
    return d < 0 ? new Exact(-n, -d, null) : new Exact(n, d, null);
  }

  /** The value of a BigInt ratio; `d` must be above zero. */
  static fromBig(n: bigint, d: bigint): Exact {
    return fromBigRatio({ n, d });
  }

  /** The sum. */
  add(other: Exact): Exact {
    if (this.big === null && other.big === null) {
      const sum = addSafe(this, other);
      if (sum !== null) return sum;
    }
    return fromBigRatio(bigAdd(bigOf(this), bigOf(other)));
  }

  /** The difference. */
  minus(other: Exact): Exact {
    return this.add(other.negate());
  }

  /** The product. */
  times(other: Exact): Exact {
    if (this.big === null && other.big === null) {
      const n = this.n * other.n;
      const d = this.d * other.d;
      if (n <= MAX_SAFE && n >= -MAX_SAFE && d <= MAX_SAFE) return new Exact(n, d, null);
    }
    return fromBigRatio(bigMultiply(bigOf(this), bigOf(other)));
  }

  /** The quotient; throws a RangeError when `other` is zero. */
  over(other: Exact): Exact {
    if (other.sign() === 0) throw new RangeError('division by zero');
    return this.times(other.inverse());
  }

  /** The value with the opposite sign. */
  negate(): Exact {
    if (this.big === null) return this.n === 0 ? this : new Exact(-this.n, this.d, null);
    return new Exact(0, 1, { n: -this.big.n, d: this.big.d });
  }

  /** One divided by the value, which must not be zero. */
  inverse(): Exact {
    if (this.big === null) return Exact.ratio(this.d, this.n);
    const { n, d } = this.big;
    return n < 0n ? fromBigRatio({ n: -d, d: -n }) : fromBigRatio({ n: d, d: n });
  }

  /** -1, 0 or 1. */
  sign(): -1 | 0 | 1 {
    if (this.big !== null) return this.big.n < 0n ? -1 : this.big.n > 0n ? 1 : 0;
    return this.n < 0 ? -1 : this.n > 0 ? 1 : 0;
  }

  /** Below zero, zero or above zero as the value is less than, equal to or greater than `other`. */
  compare(other: Exact): number {
    if (this.big === null && other.big === null) {
      if (this.d === other.d) return this.n - other.n;
      const left = this.n * other.d;
      const right = other.n * this.d;
      if (Math.abs(left) <= MAX_SAFE && Math.abs(right) <= MAX_SAFE) return left - right;
    }
    return bigCompare(bigOf(this), bigOf(other));
  }

  /** True when both are the same number, however they are written. */
  equals(other: Exact): boolean {
    return this.compare(other) === 0;
  }

  /** The same number in lowest terms. */
  reduce(): Exact {
    if (this.big !== null) return fromBigRatio(this.big);
    const common = gcd(Math.abs(this.n), this.d);
    return common === 1 ? this : new Exact(this.n / common, this.d / common, null);
  }

  /** The distance from zero. */
  abs(): Exact {
    return this.sign() < 0 ? this.negate() : this;
  }
}

/** The number 0. */
export const ZERO = new Exact(0, 1, null);

/** The number 1. */
export const ONE = new Exact(1, 1, null);

/** The greater of two values. */
export function maxOf(a: Exact, b: Exact): Exact {
  return a.compare(b) < 0 ? b : a;
}

/** The smaller of two values. */
export function minOf(a: Exact, b: Exact): Exact {
  return a.compare(b) > 0 ? b : a;
}

/** The sum of a list, 0 for an empty one. */
export function sumOf(values: Iterable<Exact>): Exact {
  let sum = ZERO;
  for (const value of values) sum = sum.add(value);
  return sum;
}

function addSafe(a: Exact, b: Exact): Exact | null {
  if (a.d === b.d) return safe(a.n + b.n, a.d);
  if (a.n === 0) return b;
  if (b.n === 0) return a;
  if (a.d % b.d === 0) return addScaled(a.n, b.n * (a.d / b.d), a.d);
  if (b.d % a.d === 0) return addScaled(b.n, a.n * (b.d / a.d), b.d);
  const common = gcd(a.d, b.d);
  const factor = b.d / common;
  const left = a.n * factor;
  const d = a.d * factor;
  if (left > MAX_SAFE || left < -MAX_SAFE || d > MAX_SAFE) return null;
  return addScaled(left, b.n * (a.d / common), d);
}

// `scaled` is a product that may have been rounded: it has to be checked before it is added to something.
function addScaled(n: number, scaled: number, d: number): Exact | null {
  return scaled > MAX_SAFE || scaled < -MAX_SAFE ? null : safe(n + scaled, d);
}

// A sum of safe integers above the limit may be rounded, but never to a value below it.
function safe(n: number, d: number): Exact | null {
  return n <= MAX_SAFE && n >= -MAX_SAFE ? new Exact(n, d, null) : null;
}

function fromBigRatio(value: BigRatio): Exact {
  const small = demote(value);
  return 'big' in small ? new Exact(0, 1, small.big) : new Exact(small.n, small.d, null);
}
