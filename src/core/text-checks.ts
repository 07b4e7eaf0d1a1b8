/**
 * The checks of texts that run for every field of every clean object: the same verdicts as those of the primitives, by
 * character codes instead of regular expressions, which costs a third.
 */

const BLANK = 32;
const DELETE = 127;
/** The first character after the second row of control characters. */
const AFTER_CONTROLS = 160;

/** Beyond this length a regular expression is faster than a loop. */
const LOOP = 12;

const ASCII = /^[!-~][ -~]*[!-~]$/;
const TIDY = /^[!-~\u00a0-\uffff][ -~\u00a0-\uffff]*[!-~\u00a0-\uffff]$/;

/** Whether a text is printable ASCII without blanks around it; an empty one is. */
export function isTidyAscii(text: string): boolean {
  const { length } = text;
  if (length > LOOP) return ASCII.test(text);
  for (let i = 0; i < length; i += 1) {
    const code = text.charCodeAt(i);
    if (code < BLANK || code >= DELETE) return false;
  }
  return !isPadded(text);
}

/** Whether a text has no control characters and no blanks around it; an empty one has none. */
export function isTidyText(text: string): boolean {
  const { length } = text;
  if (length > LOOP) return TIDY.test(text);
  for (let i = 0; i < length; i += 1) {
    const code = text.charCodeAt(i);
    if (code < BLANK || (code >= DELETE && code < AFTER_CONTROLS)) return false;
  }
  return !isPadded(text);
}

const isPadded = (text: string): boolean =>
  text.charCodeAt(0) === BLANK || text.charCodeAt(text.length - 1) === BLANK;

const DASH = 45;
const COLON = 58;
const T = 84;
const Z = 90;
const POINT = 46;
const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** The number that two digits at a place of a text make; at least 100 when they are not digits. */
function two(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48;
  const ones = text.charCodeAt(at + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : 100;
}

/** The same verdict as `isDateTime` of the primitives. */
export function isDateTimeText(text: string): boolean {
  const { length } = text;
  if (length < 19 || length > 25) return false;
  if (text.charCodeAt(4) !== DASH || text.charCodeAt(7) !== DASH || text.charCodeAt(10) !== T) return false;
  if (text.charCodeAt(13) !== COLON || text.charCodeAt(16) !== COLON) return false;
  if (two(text, 11) > 23 || two(text, 14) > 59 || two(text, 17) > 60) return false;
  return isDay(text) && isEnd(text, length);
}

function isDay(text: string): boolean {
  const century = two(text, 0);
  const year = two(text, 2);
  const month = two(text, 5);
  const day = two(text, 8);
  if (century > 99 || year > 99 || month < 1 || month > 12 || day < 1) return false;
  if (day < 29) return true;
  if (day > (DAYS[month - 1] ?? 0)) return false;
  return month !== 2 || (year % 4 === 0 && (year !== 0 || century % 4 === 0));
}

function isEnd(text: string, length: number): boolean {
  if (length === 19) return true;
  const end = text.charCodeAt(length - 1) === Z ? length - 1 : length;
  if (end === 19) return true;
  if (text.charCodeAt(19) !== POINT || end === 20) return false;
  for (let i = 20; i < end; i += 1) {
    const digit = text.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return false;
  }
  return true;
}

/** Whether a text is a decimal of `least` to `most` decimals and at most `limit`, as coordinates are written. */
export function isCoordinateText(text: string, limit: number, least: number, most: number): boolean {
  let place = text.charCodeAt(0) === DASH ? 1 : 0;
  const start = place;
  let whole = 0;
  for (; place < text.length; place += 1) {
    const digit = text.charCodeAt(place) - 48;
    if (digit < 0 || digit > 9) break;
    whole = whole * 10 + digit;
  }
  const decimals = text.length - place - 1;
  if (place === start || whole >= limit || decimals < least || decimals > most) return false;
  if (text.charCodeAt(place) !== POINT) return false;
  for (place += 1; place < text.length; place += 1) {
    const digit = text.charCodeAt(place) - 48;
    if (digit < 0 || digit > 9) return false;
  }
  return true;
}

/** The first of the capital letters. */
export const UPPER_A = 65;

/** The first of the small letters. */
export const LOWER_A = 97;

const LETTERS = 26;

/** Whether a text has only letters of the alphabet that starts with the character of a code. */
export function areLetters(text: string, first: number): boolean {
  for (let i = 0; i < text.length; i += 1) {
    const letter = text.charCodeAt(i) - first;
    if (letter < 0 || letter >= LETTERS) return false;
  }
  return true;
}

/** Whether a text is a time of day, `HH:MM`. */
export const isTimeText = (text: string): boolean =>
  text.length === 5 && text.charCodeAt(2) === COLON && two(text, 0) < 24 && two(text, 3) < 60;
