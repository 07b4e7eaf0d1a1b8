import type { StringKind } from '../kind.js';
import {
  fits,
  isAbsoluteUrl,
  isDateTime,
  isPrintable,
  isPrintableAscii,
  isValidString,
} from '../primitives.js';
import { normaliseDateTime } from './date-time.js';
import { FORMATS, type Format, isOnGlobe } from './formats.js';
import type { Node } from './node.js';
import { ABSENT, type Place, type Walk } from './walk.js';

/** Makes the node of a `string`, `CiString` or `URL`. */
export function textNode(kind: StringKind): Node {
  const expected = nameOf(kind);
  const format = kind.format === undefined ? undefined : FORMATS[kind.format];
  const text: Text = { kind, expected, format, free: kind.kind === 'string' && !format && !kind.pattern };
  return {
    expected,
    form: 'scalar',
    clean: (value) => typeof value === 'string' && isCleanText(text, value),
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
    clean: (value) => typeof value === 'string' && isDateTime(value),
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
  readonly format: Format | undefined;
  /** Whether people write it: an empty one says something then. */
  readonly free: boolean;
}

function nameOf({ kind, max, format }: StringKind): string {
  if (format)
    return format === 'alpha2' || format === 'alpha3' ? `an ISO 3166 ${format} code` : `a ${format}`;
  if (kind === 'url') return 'URL';
  const name = kind === 'ciString' ? 'CiString' : 'string';
  return max === undefined ? name : `${name}(${max})`;
}

function isCleanText({ kind, format, free }: Text, text: string): boolean {
  if (text === '') return free && isValidString(kind, text);
  if (isPadded(text) || !isValidString(kind, text)) return false;
  if (!format) return true;
  return format.ok(text) && (format.numeric !== true || isOnGlobe(kind.format ?? 'latitude', text));
}

const isPadded = (text: string): boolean =>
  text.charCodeAt(0) <= 32 || text.charCodeAt(text.length - 1) <= 32;

function readStrict(text: Text, walk: Walk, value: unknown): unknown {
  if (typeof value !== 'string') return walk.fail('wrong_type', text.expected, value);
  if (!isValidString(text.kind, value)) reportText(text, walk, value);
  return value;
}

function readText(text: Text, walk: Walk, value: unknown, place: Place): unknown {
  if (typeof value === 'number' && text.kind.kind !== 'url') return readNumber(text, walk, value);
  if (typeof value !== 'string') return walk.fail('wrong_type', text.expected, value);
  const trimmed = value.trim();
  if (trimmed === '' && !text.free) {
    if (place === 'optional') return absent(walk, text.expected, value);
    if (text.format?.vital) return walk.fail('unreadable_text', text.expected, value);
    walk.note('empty_text', text.expected, value);
    return trimmed;
  }
  if (trimmed !== value) walk.note('text_padded', text.expected, value);
  return text.format ? readFormat(text, text.format, walk, trimmed) : reportText(text, walk, trimmed);
}

function readNumber(text: Text, walk: Walk, value: number): unknown {
  if (!Number.isFinite(value)) return walk.fail('wrong_type', text.expected, value);
  if (text.format && text.format.numeric !== true) return walk.fail('wrong_type', text.expected, value);
  walk.note('number_as_text', text.expected, value);
  if (!text.format) return String(value);
  const decimal = /e/.test(String(value)) ? value.toFixed(7) : String(value);
  noteRange(text, walk, decimal);
  return decimal;
}

function readFormat(text: Text, format: Format, walk: Walk, value: string): unknown {
  if (format.ok(value) && isValidString(text.kind, value)) return noteRange(text, walk, value);
  const repaired = format.ok(value) ? value : format.repair(value);
  if (repaired === undefined && format.vital) return walk.fail('unreadable_text', text.expected, value);
  const code = repaired === undefined ? 'text_format' : format.code;
  walk.note(code, text.expected, value);
  return noteRange(text, walk, repaired ?? value);
}

function noteRange(text: Text, walk: Walk, value: string): string {
  const { format } = text.kind;
  if ((format === 'latitude' || format === 'longitude') && !isOnGlobe(format, value)) {
    walk.note('coordinate_range', text.expected, value);
  }
  return value;
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
