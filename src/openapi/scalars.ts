import type { StringKind } from '../core/kind.js';
import type { JsonSchema } from './types.js';

const PRINTABLE = '^[^\\u0000-\\u001f\\u007f]*$';
const PRINTABLE_ASCII = '^[\\x20-\\x7e]*$';
const ABSOLUTE_URL = '^[A-Za-z][A-Za-z0-9+.-]*://[^\\s/?#]+\\S*$';
const DATE_TIME =
  '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:([0-5]\\d|60)(\\.\\d+)?Z?$';

const PATTERNS = { string: PRINTABLE, ciString: PRINTABLE_ASCII, url: ABSOLUTE_URL } as const;

const MEANINGS = {
  string: 'case-sensitive text without control characters',
  ciString: 'case-insensitive printable ASCII',
  url: 'absolute URL',
} as const;

const NAMES = { string: 'string', ciString: 'CiString', url: 'URL' } as const;

/**
 * A `string`, `CiString` or `URL`; lengths count Unicode code points in JSON Schema, too.
 * @see OCPI 2.2.1, types, types_types
 */
export function stringSchema({ kind, min, max, pattern }: StringKind): JsonSchema {
  const name = max === undefined || kind === 'url' ? NAMES[kind] : `${NAMES[kind]}(${max})`;
  return {
    type: 'string',
    description: `${name}: ${MEANINGS[kind]}`,
    ...(min === undefined ? {} : { minLength: min }),
    ...(max === undefined ? {} : { maxLength: max }),
    pattern: pattern?.source ?? PATTERNS[kind],
    ...(kind === 'url' ? { format: 'uri' } : {}),
  };
}

/**
 * A `DateTime`. Not `format: date-time`, which demands the zone that OCPI allows to leave out; days that a month does
 * not have are beyond a pattern.
 * @see OCPI 2.2.1, types, types_datetime_type
 */
export const dateTimeSchema = (): JsonSchema => ({
  type: 'string',
  description: 'DateTime: RFC 3339 in UTC, with Z or nothing at the end',
  maxLength: 25,
  pattern: DATE_TIME,
});

/** An `int`, of at most `digits` digits where the specification says so. */
export function intSchema(digits: number | undefined): JsonSchema {
  if (digits === undefined) return { type: 'integer' };
  const limit = 10 ** digits;
  return { type: 'integer', exclusiveMinimum: -limit, exclusiveMaximum: limit };
}
