import type { Exact } from './exact.js';
import { type DecimalInput, exact } from './exact-read.js';
import { cannotPrice } from './notes.js';

/** The exact value of a number at `pointer`; throws {@link CannotPrice} when it is no decimal number. */
export function readNumber(value: DecimalInput, pointer: string): Exact {
  try {
    return exact(value);
  } catch (cause) {
    throw Object.assign(cannotPrice('BAD_NUMBER', `${value} is no decimal number.`, pointer), { cause });
  }
}
