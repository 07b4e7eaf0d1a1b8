import { identityOf } from '../../client/identity.js';
import { hash64 } from '../../core/hash.js';

/** Digits of 32 bits in base 36. */
const DIGITS = 7;
const WIDTH = 2 * DIGITS;

/** A short name of an object: the hash of its identity, or of its content when it has none. */
export function nameOf(item: object): string {
  const [high, low] = hash64(identityOf(item) ?? `\u0001${JSON.stringify(item)}`);
  return digits(high) + digits(low);
}

const digits = (half: number): string => half.toString(36).padStart(DIGITS, '0');

/** The names in a window, which is kept as one text. */
export function namesIn(window: string): Set<string> {
  const names = new Set<string>();
  for (let at = 0; at < window.length; at += WIDTH) names.add(window.slice(at, at + WIDTH));
  return names;
}

/** The window after some more names: at most `size` of them, the newest. */
export const extendWindow = (window: string, names: readonly string[], size: number): string =>
  (window + names.join('')).slice(-WIDTH * Math.max(1, size));
