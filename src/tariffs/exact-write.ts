import { Exact } from './exact.js';
import { bigOf } from './exact-big.js';

/** How a value between two steps is rounded: to the nearer, ties away from zero or to even; or always up, or down. */
export type RoundingMode = 'half-up' | 'half-even' | 'up' | 'down';

/** The value rounded to `decimals` places; `up` and `down` are away from and towards zero. */
export function round(value: Exact, decimals: number, mode: RoundingMode = 'half-up'): Exact {
  const power = 10 ** decimals;
  if (value.big === null) {
    const scaled = value.n * power;
    if (Number.isSafeInteger(scaled) && value.d < 2 ** 52) return roundSafe(scaled, value.d, power, mode);
  }
  const { n, d } = bigOf(value);
  const bigPower = 10n ** BigInt(decimals);
  const scaled = n * bigPower;
  const rest = scaled % d;
  const whole = scaled / d;
  const away = roundsAway(rest < 0n ? -rest : rest, d, whole % 2n !== 0n, mode);
  return Exact.fromBig(away ? whole + (n < 0n ? -1n : 1n) : whole, bigPower);
}

/** The smallest whole multiple of `step` that is at least `value`; `step` must be above zero. */
export function ceilTo(value: Exact, step: Exact): Exact {
  const steps = value.over(step);
  if (steps.big === null) {
    const rest = steps.n % steps.d;
    const count = (steps.n - rest) / steps.d + (rest > 0 ? 1 : 0);
    return new Exact(count, 1, null).times(step);
  }
  const { n, d } = steps.big;
  const whole = n / d;
  const up = n % d > 0n ? whole + 1n : whole;
  return Exact.fromBig(up, 1n).times(step);
}

/** The greatest multiple of `10 ** -decimals` that is at most `value`, which must not be negative. */
export function floorTo(value: Exact, decimals: number): Exact {
  return round(value, decimals, 'down');
}

/** The nearest double, for JSON: of a value with up to 15 digits its shortest text is that value again. */
export function toNumber(value: Exact): number {
  return value.big === null ? value.n / value.d : Number(toText(value, 20));
}

/** Decimal text without trailing zeros, cut by rounding half up when it has more than `maxDecimals` places. */
export function toText(value: Exact, maxDecimals = 12): string {
  const fixed = toFixed(round(value, maxDecimals), maxDecimals);
  return fixed.includes('.') ? fixed.replace(/\.?0+$/, '') : fixed;
}

/** Decimal text with exactly `decimals` places, rounded half up. */
export function toFixed(value: Exact, decimals: number): string {
  const { n, d } = bigOf(round(value, decimals));
  const scaled = (n * 10n ** BigInt(decimals)) / d;
  const digits = (scaled < 0n ? -scaled : scaled).toString().padStart(decimals + 1, '0');
  const sign = scaled < 0n ? '-' : '';
  if (decimals === 0) return `${sign}${digits}`;
  return `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

function roundSafe(scaled: number, d: number, power: number, mode: RoundingMode): Exact {
  const rest = scaled % d;
  const whole = (scaled - rest) / d;
  if (rest === 0) return new Exact(whole === 0 ? 0 : whole, power, null);
  const away = roundsAway(Math.abs(rest), d, whole % 2 !== 0, mode);
  const result = away ? whole + (scaled < 0 ? -1 : 1) : whole;
  return new Exact(result === 0 ? 0 : result, power, null);
}

function roundsAway<T extends number | bigint>(rest: T, d: T, odd: boolean, mode: RoundingMode): boolean {
  if (mode === 'down') return false;
  if (mode === 'up') return Number(rest) !== 0;
  const other = typeof rest === 'bigint' ? (d as bigint) - rest : (d as number) - (rest as number);
  if (rest > other) return true;
  return rest === other && (mode === 'half-up' || odd);
}
