import { fits, isPrintableAscii } from '../core/primitives.js';

/** The first characters of a text, counted in code points. */
export const shorten = (text: string, max: number): string =>
  fits(text, max) ? text : [...text].slice(0, max).join('');

/** Whether a text is as an identifier of the target must be. */
export const fitsIdentifier = (text: string, max: number | undefined, ascii: boolean): boolean =>
  (max === undefined || fits(text, max)) && (!ascii || isPrintableAscii(text));

/** Decimal degrees with exactly six decimals, rounded half away from zero; `undefined` for what is not a coordinate. */
export function sixDecimals(text: string): string | undefined {
  const match = /^(-?)(\d{1,3})\.(\d+)$/.exec(text);
  if (!match) return undefined;
  const [, sign = '', whole = '', fraction = ''] = match;
  if (fraction.length <= 6) return `${sign}${whole}.${fraction.padEnd(6, '0')}`;
  const digits = `${whole}${fraction.slice(0, 6)}`;
  const up = fraction.charAt(6) >= '5' ? 1n : 0n;
  const rounded = String(BigInt(digits) + up).padStart(7, '0');
  return `${sign}${rounded.slice(0, -6)}.${rounded.slice(-6)}`;
}

/** A number for a text that is none: 31 bits, the same for the same text. */
export function numberFor(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 1;
}
