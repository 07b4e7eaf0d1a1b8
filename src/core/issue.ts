/** `error`: the object cannot be used as what it should be; `warning`: it can, and this was tolerated. */
export type Severity = 'warning' | 'error';

/**
 * What was found; these strings are stable and documented one by one in docs/reading.md.
 *
 * Always errors: `missing_field`, `wrong_type` and `unreadable_text`. The others are warnings in tolerant mode; in strict
 * mode they are errors where the specification forbids what came.
 */
export type IssueCode =
  | 'missing_field'
  | 'wrong_type'
  | 'unreadable_text'
  | 'missing_tolerated'
  | 'missing_default'
  | 'missing_stamped'
  | 'null_value'
  | 'null_item'
  | 'null_list'
  | 'empty_text'
  | 'empty_list'
  | 'text_too_long'
  | 'text_too_short'
  | 'text_characters'
  | 'text_padded'
  | 'text_case'
  | 'text_format'
  | 'id_format'
  | 'url_format'
  | 'date_time_format'
  | 'time_format'
  | 'date_format'
  | 'coordinate_format'
  | 'coordinate_range'
  | 'number_as_text'
  | 'text_as_number'
  | 'text_as_boolean'
  | 'number_as_boolean'
  | 'not_integer'
  | 'number_range'
  | 'unknown_enum_value'
  | 'enum_case'
  | 'single_for_list'
  | 'object_for_list'
  | 'list_for_object'
  | 'element_dropped'
  | 'rule_broken'
  | 'unknown_field'
  | 'too_many_issues';

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
