import { Exact } from './exact.js';

/** Milliseconds in a day. */
export const DAY = 86_400_000;

const FALLBACK = /^(\d{4})-(\d{1,2})-(\d{1,2})T(\d{1,2}):(\d{2}):(\d{2})(?:\.(\d+))?(Z|[+-]\d{2}:?\d{2})?$/i;

/** Milliseconds since 1970 of an OCPI DateTime, read as UTC when it names no zone; `undefined` when it is no DateTime. */
export function parseInstant(text: unknown): number | undefined {
  if (typeof text !== 'string') return undefined;
  const length = text.length;
  if ((length === 20 && text.charCodeAt(19) === 90) || length === 19) {
    const quick = quickInstant(text);
    if (quick !== undefined) return quick;
  }
  return slowInstant(text.trim());
}

/** The OCPI DateTime of an instant, with milliseconds only when there are any. */
export function formatInstant(instant: number): string {
  const text = new Date(instant).toISOString();
  return text.endsWith('.000Z') ? `${text.slice(0, 19)}Z` : text;
}

/** Milliseconds as exact seconds. */
export function secondsOf(milliseconds: number): Exact {
  return Exact.ratio(milliseconds * 10, 10_000);
}

/** Days since 1970 of a date `YYYY-MM-DD`; `undefined` when it is no date. */
export function parseDate(text: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const instant = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(instant) ? undefined : Math.floor(instant / DAY);
}

/** Minutes since midnight of a time of day `HH:MM`; `undefined` when it is none. */
export function parseTimeOfDay(text: string): number | undefined {
  const hours = digits(text, 0, 2);
  const minutes = digits(text, 3, 5);
  const valid = text.length === 5 && text.charCodeAt(2) === 58 && hours <= 23 && minutes <= 59;
  return valid ? hours * 60 + minutes : undefined;
}

function quickInstant(text: string): number | undefined {
  const year = digits(text, 0, 4);
  const month = digits(text, 5, 7);
  const day = digits(text, 8, 10);
  const hour = digits(text, 11, 13);
  const minute = digits(text, 14, 16);
  const second = digits(text, 17, 19);
  const separators =
    text.charCodeAt(4) === 45 &&
    text.charCodeAt(7) === 45 &&
    text.charCodeAt(13) === 58 &&
    text.charCodeAt(16) === 58;
  const t = text.charCodeAt(10);
  const date = year >= 100 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
  const time = hour <= 23 && minute <= 59 && second <= 60;
  if (!separators || !date || !time || (t !== 84 && t !== 116)) return undefined;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

// Not a number when a character is no digit: every comparison with it is false, so the caller falls back.
function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let index = from; index < to; index += 1) {
    const digit = text.charCodeAt(index) - 48;
    if (digit < 0 || digit > 9) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

function slowInstant(text: string): number | undefined {
  const match = FALLBACK.exec(text);
  if (match === null) return undefined;
  const part = (index: number) => Number(match[index]);
  const fraction = Number((match[7] ?? '').slice(0, 3).padEnd(3, '0'));
  const local = Date.UTC(part(1), part(2) - 1, part(3), part(4), part(5), part(6), fraction);
  return Number.isNaN(local) ? undefined : local - offsetOf(match[8]);
}

function offsetOf(zone: string | undefined): number {
  if (zone === undefined || zone.toUpperCase() === 'Z') return 0;
  const sign = zone.startsWith('-') ? -1 : 1;
  return sign * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2))) * 60_000;
}
