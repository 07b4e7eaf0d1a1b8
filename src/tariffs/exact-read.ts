import { Exact } from './exact.js';

/** A number as JSON holds it, or a decimal number written as text. */
export type DecimalInput = number | string;

const SCALE = 10_000;
const DECIMAL = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/;

/**
 * The exact value of a JSON number, taken by its shortest decimal text: `0.1` is one tenth.
 *
 * Throws a RangeError for anything that is not a finite decimal number.
 */
export function exact(value: DecimalInput): Exact {
  if (typeof value === 'number') {
    // OCPI numbers have at most four decimals. The division proves the guess: a double has only one decimal text of
    // up to 15 digits, so when `whole / SCALE` gives the double back, `whole` ten-thousandths is that text.
    const whole = Math.round(value * SCALE);
    if (whole < 1e15 && whole > -1e15 && whole / SCALE === value)
      return new Exact(whole === 0 ? 0 : whole, SCALE, null);
  }
  return fromText(String(value).trim());
}

/** The exact value, or `undefined` when the input is no decimal number. */
export function tryExact(value: unknown): Exact | undefined {
  if (typeof value !== 'number' && typeof value !== 'string') return undefined;
  try {
    return exact(value);
  } catch {
    return undefined;
  }
}

function fromText(text: string): Exact {
  const match = DECIMAL.exec(text);
  const digits = match === null ? '' : `${match[2] ?? ''}${match[3] ?? ''}`;
  if (match === null || digits === '') throw new RangeError(`not a decimal number: ${text}`);
  const exponent = Number(match[4] ?? 0) - (match[3] ?? '').length;
  if (Math.abs(exponent) > 400) throw new RangeError(`out of range: ${text}`);
  const unsigned = BigInt(digits);
  const n = match[1] === '-' ? -unsigned : unsigned;
  const power = 10n ** BigInt(Math.abs(exponent));
  return exponent < 0 ? Exact.fromBig(n, power) : Exact.fromBig(n * power, 1n);
}
