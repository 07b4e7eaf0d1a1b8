import type { Exact } from './exact.js';
import { type DecimalInput, exact } from './exact-read.js';
import { cannotPrice } from './notes.js';

/** A whole or fractional number of seconds or steps as a JSON number; throws {@link CannotPrice} when it is none. */
export function readCount(value: unknown, pointer: string): number {
  const count = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof count === 'number' && Number.isFinite(count)) return count;
  throw cannotPrice('BAD_NUMBER', `${described(value)} is no number.`, pointer);
}

/** The exact value of a number at `pointer`; throws {@link CannotPrice} when it is no decimal number. */
export function readNumber(value: DecimalInput, pointer: string): Exact {
  try {
    // A list of one number reads like that number; it is none all the same.
    if (typeof value === 'object') throw new TypeError('a list or an object');
    return exact(value);
  } catch (cause) {
    throw Object.assign(cannotPrice('BAD_NUMBER', `${described(value)} is no decimal number.`, pointer), {
      cause,
    });
  }
}

/** A value that came in the place of a number, for messages: what is not a plain value has no text that can be trusted. */
export const described = (value: unknown): string =>
  typeof value === 'object' && value !== null
    ? Array.isArray(value)
      ? 'A list'
      : 'An object'
    : String(value);
