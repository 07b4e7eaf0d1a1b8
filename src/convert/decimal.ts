interface Decimal {
  readonly digits: bigint;
  readonly scale: number;
}

function read(value: number): Decimal {
  const [mantissa = '0', exponent = '0'] = String(value).split('e');
  const [whole = '0', fraction = ''] = mantissa.split('.');
  const scale = fraction.length - Number(exponent);
  const digits = BigInt(whole + fraction);
  return scale >= 0 ? { digits, scale } : { digits: digits * 10n ** BigInt(-scale), scale: 0 };
}

const at = (value: Decimal, scale: number): bigint => value.digits * 10n ** BigInt(scale - value.scale);

const write = ({ digits, scale }: Decimal): number => Number(`${digits}e${-scale}`);

const MILLION = 1_000_000;
const LARGEST = 1_000_000_000;

/** An amount in millionths when it has no more decimals and is not too large; `undefined` otherwise. */
function millionths(value: number): number | undefined {
  const whole = Math.round(value * MILLION);
  return whole / MILLION === value && Math.abs(value) < LARGEST ? whole : undefined;
}

/** The sum of two numbers as they are written in decimals, not as binary fractions. */
export function plus(a: number, b: number): number {
  const [small, other] = [millionths(a), millionths(b)];
  if (small !== undefined && other !== undefined) return (small + other) / MILLION;
  const [first, second] = [read(a), read(b)];
  const scale = Math.max(first.scale, second.scale);
  return write({ digits: at(first, scale) + at(second, scale), scale });
}

/** `a` minus `b`, exact in decimals. */
export const minus = (a: number, b: number): number => plus(a, -b);

/** An amount with a percentage added, exact in decimals. */
export function withPercent(amount: number, percent: number): number {
  const [a, b] = [read(amount), read(plus(100, percent))];
  return write({ digits: a.digits * b.digits, scale: a.scale + b.scale + 2 });
}

/** Decimals to which an amount is rounded that cannot be written exactly without its tax. */
export const TAX_DECIMALS = 10;

/** The amount that with a percentage added is the given one, rounded half up to {@link TAX_DECIMALS} decimals. */
export function withoutPercent(amount: number, percent: number): number {
  const [a, b] = [read(amount), read(plus(100, percent))];
  const scale = Math.max(a.scale, b.scale);
  const top = at(a, scale) * 10n ** BigInt(TAX_DECIMALS + 2);
  const bottom = at(b, scale);
  const negative = top < 0n !== bottom < 0n;
  const [n, d] = [top < 0n ? -top : top, bottom < 0n ? -bottom : bottom];
  const rounded = (2n * n + d) / (2n * d);
  return write({ digits: negative ? -rounded : rounded, scale: TAX_DECIMALS });
}
