/** `error`: the object cannot be used as what it should be; `warning`: it can, and this was tolerated. */
export type Severity = 'warning' | 'error';

/**
 * What can be found, with what tolerant reading does about it; these strings are stable and documented one by one in
 * docs/reading.md. The first three are always errors. The others are warnings in tolerant mode; in strict mode they are
 * errors where the specification forbids what came.
 */
export const issueCodes = [
  /** A required field is absent or null. */
  'missing_field',
  /** The structure or JSON type is another, and cannot be converted. */
  'wrong_type',
  /** A text that is no moment, time, date or coordinate. */
  'unreadable_text',
  /** A required field is absent that `mayLack` names. */
  'missing_tolerated',
  /** `twentyfourseven` is absent: `false`. */
  'missing_default',
  /** `last_updated` is absent: the time of arrival. */
  'missing_stamped',
  /** `null` in an optional field, or an optional object of nothing but `null`: absent. */
  'null_value',
  /** `null` in a list: dropped. */
  'null_item',
  /** No list at all: an empty one. */
  'null_list',
  /** An empty text where one for machines belongs: absent where that is allowed. */
  'empty_text',
  /** No item where at least one is needed: kept. */
  'empty_list',
  /** Kept. */
  'text_too_long',
  /** Kept. */
  'text_too_short',
  /** Control characters, or others than ASCII in a `CiString`: kept. */
  'text_characters',
  /** Blanks around a text: removed. */
  'text_padded',
  /** A code of a country, currency or language in the wrong case: converted. */
  'text_case',
  /** A code of another form, such as alpha-2 for alpha-3: kept. */
  'text_format',
  /** An EVSE ID that is none: kept. */
  'id_format',
  /** Not an absolute URL: kept. */
  'url_format',
  /** A moment that is not in UTC, or written otherwise: converted. */
  'date_time_format',
  /** `8:00` or `08:00:00`: converted. */
  'time_format',
  /** `2026-3-1`: converted. */
  'date_format',
  /** Other decimals than the specification wants: kept; a comma or plus: converted. */
  'coordinate_format',
  /** Outside of the globe: kept. */
  'coordinate_range',
  /** A number for a text: converted. */
  'number_as_text',
  /** A text for a number: converted. */
  'text_as_number',
  /** A text for a boolean: converted. */
  'text_as_boolean',
  /** 0 or 1 for a boolean: converted. */
  'number_as_boolean',
  /** A fraction for an `int`: kept. */
  'not_integer',
  /** More digits than an `int` may have: kept. */
  'number_range',
  /** A value that a closed enum does not have: kept. */
  'unknown_enum_value',
  /** A value in another case, or with blanks or hyphens: converted. */
  'enum_case',
  /** One item that is not in a list: put in one. */
  'single_for_list',
  /** `{}` for a list: an empty list. */
  'object_for_list',
  /** A list for an object: the field is dropped, or the lone item taken out when asked for. */
  'list_for_object',
  /** A list for the restrictions of a tariff element: the element is dropped. */
  'element_dropped',
  /** A rule between fields does not hold: kept. */
  'rule_broken',
  /** A field that the specification does not have: kept; only reported when asked for. */
  'unknown_field',
  /** Lost between two versions; `message` says what and why. */
  'conversion_lost',
  /** Read or written between two versions in a way that may not be meant. */
  'conversion_assumed',
  /** Filled in between two versions, where nothing was. */
  'conversion_defaulted',
  /** The last issue: how many more there are. */
  'too_many_issues',
] as const;

/** A code of {@link issueCodes}. */
export type IssueCode = (typeof issueCodes)[number];

/** One thing that reading found, at one place of one object. */
export interface Issue {
  /** Where, as an RFC 6901 JSON Pointer into the value as it came; empty for the value itself. */
  readonly pointer: string;
  readonly code: IssueCode;
  readonly severity: Severity;
  /** One sentence that names the field and says what was done or what to do. */
  readonly message: string;
  /** What the specification has there, for example `CiString(36)`. */
  readonly expected: string;
  /** What came, shortened; lists and objects are only described, tokens and personal numbers are blanked out. */
  readonly received: unknown;
  /** The id of the rule between fields that is broken, for `rule_broken` only. */
  readonly rule?: string;
}

/** Makes an RFC 6901 JSON Pointer of a path: `['evses', 0, 'a/b']` becomes `/evses/0/a~1b`. */
export function pointerOf(path: readonly (string | number)[]): string {
  let pointer = '';
  for (const part of path) pointer += `/${typeof part === 'number' ? part : escapePart(part)}`;
  return pointer;
}

/** The parts of an RFC 6901 JSON Pointer, the inverse of {@link pointerOf}; indexes stay texts. */
export function pathOf(pointer: string): string[] {
  if (pointer === '') return [];
  return pointer
    .slice(1)
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** The value that an RFC 6901 JSON Pointer names inside another value; `undefined` when nothing is there. */
export function valueAt(root: unknown, pointer: string): unknown {
  let value = root;
  for (const part of pathOf(pointer)) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
    value = (value as Record<string, unknown>)[part];
  }
  return value;
}

/** Whether a list of issues holds an error, so that the value must not be used as valid. */
export const hasError = (issues: readonly Issue[]): boolean =>
  issues.some((issue) => issue.severity === 'error');

function escapePart(part: string): string {
  return part.replaceAll('~', '~0').replaceAll('/', '~1');
}
