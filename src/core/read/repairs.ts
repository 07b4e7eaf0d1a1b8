import type { StringFormat } from '../kind.js';

/** What tolerant reading knows of the texts of one format, besides their pattern. */
export interface Repair {
  /** A text of the same meaning as the specification writes it, or `undefined` where none is certain. */
  readonly repair: (text: string) => string | undefined;
  /** The issue code of a text that was repaired. */
  readonly code: 'text_case' | 'time_format' | 'date_format' | 'coordinate_format' | 'text_format';
  /** Whether a legal text is written otherwise by everybody, such as `nl` for `NL`, and is brought in line. */
  readonly isOdd?: (text: string) => boolean;
  /** Whether a text that cannot be repaired is of no use: an error then, else kept with a warning. */
  readonly vital: boolean;
  /** Whether a number may be made a text of this format, and the greatest that makes sense. */
  readonly limit?: number;
}

const LOOSE_TIME = /^(\d{1,2})[:.]([0-5]\d)(?::[0-5]\d)?(?:\.\d+)?$/;
const LOOSE_DATE = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[Tt ]0{1,2}:00(?::00)?(?:\.0+)?[Zz]?)?$/;
const LOOSE_COORDINATE = /^[+-]?\d{1,3}(?:[.,]\d*)?$/;

const upper: Repair = {
  repair: (text) => text.toUpperCase(),
  isOdd: (text) => text !== text.toUpperCase(),
  code: 'text_case',
  vital: false,
};

const coordinate = (limit: number): Repair => ({
  repair: (text) => (LOOSE_COORDINATE.test(text) ? text.replace(',', '.').replace('+', '') : undefined),
  code: 'coordinate_format',
  vital: true,
  limit,
});

/** What is known of each format of a string. */
export const REPAIRS: Readonly<Record<StringFormat, Repair>> = {
  alpha2: upper,
  alpha3: upper,
  currency: upper,
  language: { repair: (text) => text.toLowerCase(), code: 'text_case', vital: false },
  latitude: coordinate(90),
  longitude: coordinate(180),
  time: { repair: repairTime, code: 'time_format', vital: true },
  date: { repair: repairDate, code: 'date_format', vital: true },
  version: { repair: () => undefined, code: 'text_format', vital: false },
};

function repairTime(text: string): string | undefined {
  const match = LOOSE_TIME.exec(text);
  if (!match || Number(match[1]) > 24) return undefined;
  return `${String(match[1]).padStart(2, '0')}:${match[2]}`;
}

function repairDate(text: string): string | undefined {
  const match = LOOSE_DATE.exec(text);
  if (!match || Number(match[2]) > 12 || Number(match[3]) > 31) return undefined;
  return `${match[1]}-${String(match[2]).padStart(2, '0')}-${String(match[3]).padStart(2, '0')}`;
}
