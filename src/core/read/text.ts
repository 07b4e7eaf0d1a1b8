import { dateTime, type Guard } from '../guard.js';
import type { StringKind } from '../kind.js';
import {
  fits,
  isAbsoluteUrl,
  isDateTime,
  isPrintable,
  isPrintableAscii,
  isValidString,
} from '../primitives.js';
import { cleanFormat, cleanText } from './clean.js';
import { normaliseDateTime } from './date-time.js';
import type { Node } from './node.js';
import { REPAIRS, type Repair } from './repairs.js';
import { ABSENT, type Place, type Walk } from './walk.js';

/** A form that the specification names for a field, though no partner may be refused for another. */
export interface IdForm {
  readonly name: string;
  readonly pattern: RegExp;
  /** Passes what nearly all look like. */
  readonly clean: Guard;
}

/** Makes the node of a `string`, `CiString` or `URL`. */
export function textNode(kind: StringKind, form?: IdForm): Node {
  const expected = form?.name ?? nameOf(kind);
  const repair = kind.format === undefined ? undefined : REPAIRS[kind.format];
  const free = kind.kind === 'string' && !repair && !kind.pattern && !form;
  const text: Text = { kind, expected, repair, free, form };
  return {
    expected,
    form: 'scalar',
    clean: cleanOf(text),
    read: (walk, value, place) =>
      walk.strict ? readStrict(text, walk, value) : readText(text, walk, value, place),
  };
}

/** Makes the node of a `DateTime`. */
export function dateTimeNode(): Node {
  const expected = 'DateTime';
  return {
    expected,
    form: 'scalar',
    clean: dateTime,
    read: (walk, value, place) => {
      if (typeof value !== 'string') return walk.fail('wrong_type', expected, value);
      if (isDateTime(value)) return value;
      if (value.trim() === '' && place === 'optional') return absent(walk, expected, value);
      const normal = normaliseDateTime(value);
      if (normal === undefined) return walk.fail('unreadable_text', expected, value);
      walk.note('date_time_format', expected, value);
      return normal;
    },
  };
}

interface Text {
  readonly kind: StringKind;
  readonly expected: string;
  readonly repair: Repair | undefined;
  /** Whether people write it: an empty one says something then. */
  readonly free: boolean;
  /** What it should look like, where it may look otherwise. */
  readonly form: IdForm | undefined;
}

function nameOf({ kind, max, format }: StringKind): string {
  if (format) return format === 'alpha2' || format === 'alpha3' ? `ISO 3166 ${format} code` : format;
  if (kind === 'url') return 'URL';
  const name = kind === 'ciString' ? 'CiString' : 'string';
  return max === undefined ? name : `${name}(${max})`;
}

function cleanOf({ kind, repair, free, form }: Text): Guard {
  if (form) return form.clean;
  return repair ? cleanFormat(kind, repair.limit) : cleanText(kind, free);
}

const isWithin = ({ limit }: Repair, text: string): boolean =>
  limit === undefined || Math.abs(Number(text)) <= limit;

function readStrict(text: Text, walk: Walk, value: unknown): unknown {
  if (typeof value !== 'string') return walk.fail('wrong_type', text.expected, value);
  if (!isValidString(text.kind, value)) reportText(text, walk, value);
  return value;
}

function readText(text: Text, walk: Walk, value: unknown, place: Place): unknown {
  if (typeof value === 'number') return readNumber(text, walk, value);
  if (typeof value !== 'string') return walk.fail('wrong_type', text.expected, value);
  const trimmed = value.trim();
  if (trimmed === '' && !text.free) {
    if (place === 'optional') return absent(walk, text.expected, value);
    if (text.repair?.vital) return walk.fail('unreadable_text', text.expected, value);
    walk.note('empty_text', text.expected, value);
    return trimmed;
  }
  if (trimmed !== value) walk.note('text_padded', text.expected, value);
  if (text.repair) return readFormat(text, text.repair, walk, trimmed);
  if (text.form && isValidString(text.kind, trimmed) && !text.form.pattern.test(trimmed)) {
    walk.note('id_format', text.expected, trimmed);
  }
  return reportText(text, walk, trimmed);
}

function readNumber(text: Text, walk: Walk, value: number): unknown {
  const { kind, repair, expected } = text;
  if (!Number.isFinite(value) || kind.kind === 'url' || (repair && repair.limit === undefined)) {
    return walk.fail('wrong_type', expected, value);
  }
  const decimal = repair && /e-/.test(String(value)) ? value.toFixed(7) : String(value);
  if (repair && repair.repair(decimal) === undefined) return walk.fail('unreadable_text', expected, value);
  walk.note('number_as_text', expected, value);
  if (repair && !isWithin(repair, decimal)) walk.note('coordinate_range', expected, value);
  return decimal;
}

function readFormat(text: Text, repair: Repair, walk: Walk, value: string): unknown {
  const { kind, expected } = text;
  const legal = isValidString(kind, value);
  const read = legal && !repair.isOdd?.(value) ? value : repair.repair(value);
  if (read === undefined && repair.vital) return walk.fail('unreadable_text', expected, value);
  if (!legal || read !== value) {
    const repaired = read !== undefined && (repair.vital || isValidString(kind, read));
    walk.note(repaired ? repair.code : 'text_format', expected, value);
    if (!repaired) return value;
  }
  if (!isWithin(repair, read)) walk.note('coordinate_range', expected, value);
  return read;
}

/** Reports the first reason why a text is not valid, if any, and keeps it. */
function reportText({ kind, expected }: Text, walk: Walk, value: string): string {
  if (kind.max !== undefined && !fits(value, kind.max)) walk.note('text_too_long', expected, value);
  else if (kind.min !== undefined && value.length < kind.min) walk.note('text_too_short', expected, value);
  else if (kind.kind === 'url' && !isAbsoluteUrl(value)) walk.note('url_format', expected, value);
  else if (kind.kind === 'ciString' ? !isPrintableAscii(value) : !isPrintable(value)) {
    walk.note('text_characters', expected, value);
  } else if (!isValidString(kind, value)) walk.note('text_format', expected, value);
  return value;
}

function absent(walk: Walk, expected: string, value: unknown): typeof ABSENT {
  walk.note('empty_text', expected, value);
  return ABSENT;
}
