import { isDateTime } from '../primitives.js';

const LOOSE =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[Tt ]+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:[.,](\d+))? ?([Zz]|[+-](?:[01]\d|2[0-3])(?::?[0-5]\d)?)?)?$/;
const MINUTE = 60_000;

/**
 * The same instant as a legal `DateTime` in UTC, or `undefined` where the text names none. Accepts offsets, a missing
 * zone (UTC), a blank for the `T`, lower case, any number of decimals (cut after three) and a bare date (its midnight).
 */
export function normaliseDateTime(text: string): string | undefined {
  const match = LOOSE.exec(text.trim());
  if (!match) return undefined;
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '', zone = 'Z'] = match;
  const local = utcMillis([year, month, day, hour, minute, second].map(Number));
  if (local === undefined) return undefined;
  const millis = fraction.slice(0, 3).padEnd(3, '0');
  const instant = new Date(local + Number(millis) - offsetOf(zone));
  if (Number.isNaN(instant.getTime())) return undefined;
  const iso = instant.toISOString();
  const normal = fraction === '' ? `${iso.slice(0, -5)}Z` : iso;
  return isDateTime(normal) ? normal : undefined;
}

/** Milliseconds since 1970 of a date and time in UTC; `undefined` where a part is out of its range. */
function utcMillis(parts: number[]): number | undefined {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts;
  if (hour > 24 || (hour === 24 && minute + second > 0) || minute > 59 || second > 60) return undefined;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  return date.getTime() + ((hour * 60 + minute) * 60 + second) * 1000;
}

function offsetOf(zone: string): number {
  if (zone.length === 1) return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3).replace(':', '') || 0);
  return (zone.startsWith('-') ? -minutes : minutes) * MINUTE;
}
