import type { Exact } from './exact.js';
import { type DecimalInput, exact } from './exact-read.js';
import { cannotPrice } from './notes.js';

/** A whole or fractional number of seconds or steps as a JSON number; throws {@link CannotPrice} when it is none. */
export function readCount(value: unknown, pointer: string): number {
  const count = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof count === 'number' && Number.isFinite(count)) return count;
  throw cannotPrice('BAD_NUMBER', `${String(value)} is no number.`, pointer);
}

/** The exact value of a number at `pointer`; throws {@link CannotPrice} when it is no decimal number. */
export function readNumber(value: DecimalInput, pointer: string): Exact {
  try {
    return exact(value);
  } catch (cause) {
    throw Object.assign(cannotPrice('BAD_NUMBER', `${String(value)} is no decimal number.`, pointer), {
      cause,
    });
  }
}
