import type { StringFormat } from '../kind.js';

/** How the texts of one format are recognised and repaired. */
export interface Format {
  /** Whether a text is as it should be, beyond what its length and characters say. */
  readonly ok: (text: string) => boolean;
  /** A text of the same meaning that is as it should be, or `undefined` where none is certain. */
  readonly repair: (text: string) => string | undefined;
  /** The issue code of a repaired or kept text. */
  readonly code: 'text_case' | 'time_format' | 'date_format' | 'coordinate_format' | 'text_format';
  /** Whether a text that cannot be repaired is of no use: an error then, else kept with a warning. */
  readonly vital: boolean;
  /** Whether a number may be made a text of this format. */
  readonly numeric?: boolean;
}

const ALPHA2 = /^[A-Z]{2}$/;
const ALPHA3 = /^[A-Z]{3}$/;
const LANGUAGE = /^[a-z]{2}$/;
const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$/;
const LOOSE_TIME = /^(\d{1,2})[:.](\d{2})(?::\d{2})?(?:\.\d+)?$/;
const DATE = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;
const LOOSE_DATE = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[Tt ]0{1,2}:00(?::00)?(?:\.0+)?[Zz]?)?$/;
const COORDINATE = /^-?\d{1,3}\.\d{5,7}$/;
const LOOSE_COORDINATE = /^[+-]?\d{1,3}(?:[.,]\d*)?$/;
const VERSION = /^\d+(?:\.\d+){1,2}(?:-\S+)?$/;

const upper = (pattern: RegExp): Format => ({
  ok: (text) => pattern.test(text),
  repair: (text) => (pattern.test(text.toUpperCase()) ? text.toUpperCase() : undefined),
  code: 'text_case',
  vital: false,
});

const coordinate: Format = {
  ok: (text) => COORDINATE.test(text),
  repair: (text) => {
    if (!LOOSE_COORDINATE.test(text)) return undefined;
    return text.replace(',', '.').replace('+', '');
  },
  code: 'coordinate_format',
  vital: true,
  numeric: true,
};

/** What is known of each format of a string. */
export const FORMATS: Readonly<Record<StringFormat, Format>> = {
  alpha2: upper(ALPHA2),
  alpha3: upper(ALPHA3),
  currency: upper(ALPHA3),
  language: {
    ok: (text) => LANGUAGE.test(text),
    repair: (text) => (LANGUAGE.test(text.toLowerCase()) ? text.toLowerCase() : undefined),
    code: 'text_case',
    vital: false,
  },
  latitude: coordinate,
  longitude: coordinate,
  time: { ok: (text) => TIME.test(text), repair: repairTime, code: 'time_format', vital: true },
  date: { ok: (text) => DATE.test(text), repair: repairDate, code: 'date_format', vital: true },
  version: { ok: (text) => VERSION.test(text), repair: () => undefined, code: 'text_format', vital: false },
};

/** Whether a coordinate text lies on the globe. */
export function isOnGlobe(format: StringFormat, text: string): boolean {
  return Math.abs(Number(text)) <= (format === 'latitude' ? 90 : 180);
}

function repairTime(text: string): string | undefined {
  const match = LOOSE_TIME.exec(text);
  if (!match) return undefined;
  const time = `${String(match[1]).padStart(2, '0')}:${match[2]}`;
  return TIME.test(time) || time === '24:00' ? time : undefined;
}

function repairDate(text: string): string | undefined {
  const match = LOOSE_DATE.exec(text);
  if (!match) return undefined;
  const date = `${match[1]}-${String(match[2]).padStart(2, '0')}-${String(match[3]).padStart(2, '0')}`;
  return DATE.test(date) ? date : undefined;
}
