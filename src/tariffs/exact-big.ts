/** A ratio of two integers of any size; `d` is above zero. */
export interface BigRatio {
  /** Numerator. */
  readonly n: bigint;
  /** Denominator. */
  readonly d: bigint;
}

interface SafeRatio {
  readonly n: number;
  readonly d: number;
}

const LIMIT = BigInt(Number.MAX_SAFE_INTEGER);

/** The ratio in BigInt, whichever form it is held in. */
export function bigOf(value: SafeRatio & { readonly big: BigRatio | null }): BigRatio {
  return value.big ?? { n: BigInt(value.n), d: BigInt(value.d) };
}

/** The sum of two ratios, not reduced. */
export function bigAdd(a: BigRatio, b: BigRatio): BigRatio {
  return a.d === b.d ? { n: a.n + b.n, d: a.d } : { n: a.n * b.d + b.n * a.d, d: a.d * b.d };
}

/** The product of two ratios, not reduced. */
export function bigMultiply(a: BigRatio, b: BigRatio): BigRatio {
  return { n: a.n * b.n, d: a.d * b.d };
}

/** Below zero, zero or above zero as `a` is less than, equal to or greater than `b`. */
export function bigCompare(a: BigRatio, b: BigRatio): number {
  const left = a.n * b.d;
  const right = b.n * a.d;
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/** The ratio in lowest terms, in safe integers when it fits into them. */
export function demote(value: BigRatio): SafeRatio | { readonly big: BigRatio } {
  const common = bigGcd(value.n < 0n ? -value.n : value.n, value.d);
  const n = value.n / common;
  const d = value.d / common;
  const fits = n <= LIMIT && n >= -LIMIT && d <= LIMIT;
  return fits ? { n: Number(n), d: Number(d) } : { big: { n, d } };
}

/** Greatest common divisor of two integers that are not negative. */
export function gcd(a: number, b: number): number {
  let x = a;
  let y = b;
  while (y !== 0) {
    const rest = x % y;
    x = y;
    y = rest;
  }
  return x === 0 ? 1 : x;
}

function bigGcd(a: bigint, b: bigint): bigint {
  let x = a;
  let y = b;
  while (y !== 0n) {
    const rest = x % y;
    x = y;
    y = rest;
  }
  return x === 0n ? 1n : x;
}
