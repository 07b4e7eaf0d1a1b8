import * as z from 'zod/mini';
import { type Schema, type StringFormat, type StringKind, withKind } from './kind.js';

/** Options of a string field; lengths are counted in Unicode code points. */
export interface StringOptions {
  readonly min?: number;
  readonly pattern?: RegExp;
  readonly format?: StringFormat;
}

const CONTROL = /\p{Cc}/u;
const PRINTABLE_ASCII = /^[\x20-\x7e]*$/;
const ABSOLUTE_URL = /^[A-Za-z][A-Za-z0-9+.-]*:\/\/[^\s/?#]+\S*$/;
const DATE_TIME =
  /^(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?Z?$/;

/** Whether a text has at most `max` code points; UTF-16 units are counted first because that is cheap. */
export function fits(text: string, max: number): boolean {
  if (text.length <= max) return true;
  if (text.length > 2 * max) return false;
  let count = 0;
  for (const _ of text) count += 1;
  return count <= max;
}

/** Whether a text may stand in a `string`: printable, so no control characters such as line breaks or tabs. */
export const isPrintable = (text: string): boolean => !CONTROL.test(text);

/** Whether a text may stand in a `CiString`: printable ASCII. */
export const isPrintableAscii = (text: string): boolean => PRINTABLE_ASCII.test(text);

/** Whether a text is an absolute URL as far as its form goes. */
export const isAbsoluteUrl = (text: string): boolean => ABSOLUTE_URL.test(text);

/** Whether a text is an OCPI `DateTime`: RFC 3339 in UTC, `Z` or nothing at the end, at most 25 characters. */
export function isDateTime(text: string): boolean {
  const match = text.length <= 25 ? DATE_TIME.exec(text) : null;
  if (!match) return false;
  const day = Number(match[3]);
  // The calendar repeats itself after 400 years; the platform takes years below 100 for those of another century.
  const year = 2000 + (Number(match[1]) % 400);
  return day <= 28 || day <= new Date(Date.UTC(year, Number(match[2]), 0)).getUTCDate();
}

/** Whether a text satisfies a string kind as the specification writes it. */
export function isValidString(kind: StringKind, text: string): boolean {
  if (kind.max !== undefined && !fits(text, kind.max)) return false;
  if (kind.min !== undefined && text.length < kind.min) return false;
  if (kind.pattern && !kind.pattern.test(text)) return false;
  if (kind.kind === 'ciString') return isPrintableAscii(text);
  if (kind.kind === 'url') return isAbsoluteUrl(text);
  return isPrintable(text);
}

/** A check like that of `z.refine`, without what else that brings into a bundle. */
const expecting =
  <T>(isValid: (value: T) => boolean, what: string): z.core.CheckFn<T> =>
  ({ value, issues }) => {
    if (!isValid(value)) issues.push({ code: 'custom', input: value, message: `expected ${what}` });
  };

function text(kind: StringKind): Schema<string> {
  const what = kind.max === undefined ? kind.kind : `${kind.kind}(${kind.max})`;
  return withKind(z.string().check(expecting((value) => isValidString(kind, value), what)), kind);
}

function stringKind(kind: StringKind['kind'], max: number | undefined, options: StringOptions): StringKind {
  return { kind, ...(max === undefined ? {} : { max }), ...options };
}

/** A `string`: case-sensitive printable UTF-8 of at most `max` characters. @see OCPI 2.2.1, types, types_string_type */
export const string = (max?: number, options: StringOptions = {}): Schema<string> =>
  text(stringKind('string', max, options));

/** A `CiString`: case-insensitive printable ASCII of at most `max` characters. @see OCPI 2.2.1, types, types_cistring_type */
export const ciString = (max?: number, options: StringOptions = {}): Schema<string> =>
  text(stringKind('ciString', max, options));

/** A `URL`: an absolute URL of at most 255 characters. @see OCPI 2.2.1, types, types_url_type */
export const url = (): Schema<string> => text({ kind: 'url', max: 255 });

/** A `DateTime`: RFC 3339 in UTC of at most 25 characters. @see OCPI 2.2.1, types, types_datetime_type */
export const dateTime = (): Schema<string> =>
  withKind(z.string().check(expecting(isDateTime, 'DateTime (RFC 3339, UTC)')), { kind: 'dateTime' });

/** A `number`: any finite JSON number. @see OCPI 2.2.1, types, types_number_type */
export const number = (): Schema<number> => withKind(z.number(), { kind: 'number' });

/** An `int`: a whole JSON number, of at most `digits` digits where the specification says so. */
export function int(digits?: number): Schema<number> {
  const limit = digits === undefined ? Number.POSITIVE_INFINITY : 10 ** digits;
  const fitsDigits = (value: number): boolean => Number.isInteger(value) && Math.abs(value) < limit;
  return withKind(z.number().check(expecting(fitsDigits, 'int')), {
    kind: 'int',
    ...(digits === undefined ? {} : { digits }),
  });
}

/** A `boolean`. */
export const boolean = (): Schema<boolean> => withKind(z.boolean(), { kind: 'boolean' });

/** Any JSON value: used where the specification leaves the structure open. */
export const any = (): Schema<unknown> => withKind(z.unknown(), { kind: 'any' });
