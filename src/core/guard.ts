import type { Rule } from './kind.js';
import { fits } from './primitives.js';
import {
  areLetters,
  isCoordinateText,
  isDateTimeText,
  isTidyAscii,
  isTidyText,
  isTimeText,
  LOWER_A,
  UPPER_A,
} from './text-checks.js';

/**
 * What guards are made of: they pass most values with nothing to report and none that has something. Short and without
 * parts made at run time, because the guards of all objects are generated from them.
 */
export type Guard = (value: unknown) => boolean;

type Json = Readonly<Record<string, unknown>>;

const URL_FORM = /^https?:\/\/[^\s/?#]\S*$/;
const DATE = /^[12]\d{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;
const EVSE_ID = /^[A-Z]{2}\*[A-Z0-9]{3}\*E[A-Z0-9][A-Z0-9*]{0,30}$/;
const LONGEST_URL = 255;

/** A `CiString` with something in it. */
export const ascii = (value: unknown, max: number): boolean =>
  typeof value === 'string' && value.length > 0 && value.length <= max && isTidyAscii(value);

/** A `string`, which may be empty. */
export const text = (value: unknown, max: number): boolean =>
  typeof value === 'string' && isTidyText(value) && fits(value, max);

/** The URL that passed last; the same one often comes with every connector. */
let lastUrl = '';

/** A `URL` of the web. */
export function url(value: unknown): boolean {
  if (typeof value !== 'string' || value === '') return false;
  if (value === lastUrl) return true;
  if (value.length > LONGEST_URL || !URL_FORM.test(value)) return false;
  lastUrl = value;
  return true;
}

/** A `DateTime`. */
export const dateTime = (value: unknown): boolean => typeof value === 'string' && isDateTimeText(value);

/** A boolean. */
export const boolean = (value: unknown): boolean => typeof value === 'boolean';

/** A finite number. */
export const number = (value: unknown): boolean => typeof value === 'number' && value - value === 0;

/** A whole number. */
export const int = (value: unknown): boolean => typeof value === 'number' && Number.isInteger(value);

/** A whole number whose size is below a limit. */
export const smallInt = (value: unknown, limit: number): boolean =>
  int(value) && (value as number) < limit && (value as number) > -limit;

/** An alpha-2 code of a country in capitals. */
export const alpha2 = (value: unknown): boolean =>
  typeof value === 'string' && value.length === 2 && areLetters(value, UPPER_A);

/** An alpha-3 code of a country, or the code of a currency, in capitals. */
export const alpha3 = (value: unknown): boolean =>
  typeof value === 'string' && value.length === 3 && areLetters(value, UPPER_A);

/** The code of a language in lower case. */
export const language = (value: unknown): boolean =>
  typeof value === 'string' && value.length === 2 && areLetters(value, LOWER_A);

/** A time of day. */
export const time = (value: unknown): boolean => typeof value === 'string' && isTimeText(value);

/** A day. */
export const date = (value: unknown): boolean => typeof value === 'string' && DATE.test(value);

/** A latitude or longitude below a limit, of at least and at most so many decimals. */
export const coordinate = (value: unknown, limit: number, least: number, most: number): boolean =>
  typeof value === 'string' && isCoordinateText(value, limit, least, most);

/** An EVSE ID as most write it. */
export const evseId = (value: unknown): boolean => typeof value === 'string' && EVSE_ID.test(value);

/** A list of at least so many items, all of which pass. */
export function list(value: unknown, least: number, item: Guard): boolean {
  if (!Array.isArray(value) || value.length < least) return false;
  for (let i = 0; i < value.length; i += 1) if (!item(value[i])) return false;
  return true;
}

/** An object, as JSON has it. */
export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether all rules between fields hold. */
export function keeps(rules: readonly Rule[], value: Json): boolean {
  for (let i = 0; i < rules.length; i += 1) if (rules[i]?.check(value) !== undefined) return false;
  return true;
}
