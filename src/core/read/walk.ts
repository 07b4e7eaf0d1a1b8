import type { Guard } from '../guard.js';
import { type Issue, type IssueCode, pointerOf, type Severity } from '../issue.js';
import { messageOf } from './messages.js';
import { received } from './received.js';

/** How a value is read; every option has a default. */
export interface ReadOptions {
  /**
   * `tolerant` (default) accepts and reports what real partners send; `strict` refuses whatever the specification does
   * not allow and changes nothing. Unknown fields are allowed in both.
   */
  readonly mode?: 'tolerant' | 'strict';
  /** `report` adds one warning for every field that the specification does not have. Default `ignore`. */
  readonly unknownFields?: 'ignore' | 'report';
  /** When the value arrived, a `DateTime`: stamped on objects that lack their `last_updated`, with a warning. */
  readonly receivedAt?: string;
  /** Required fields that this partner may leave out, as `Object.field`: `['CDR.total_cost']`. Default none. */
  readonly mayLack?: readonly string[];
  /** Takes the object out of a list of one where an object belongs, with a warning. Default `false`. */
  readonly unwrapSingletons?: boolean;
  /** How many issues one object may have before the rest is only counted. Default 100. */
  readonly maxIssues?: number;
}

/** Whether a value may be left out where it stands: an optional field and an item of a list may. */
export type Place = 'required' | 'optional';

/** Read as: the field is absent after all. */
export const ABSENT = Symbol('absent');

/** Read as: the list item around this value must not be used without it. */
export const DROPPED = Symbol('dropped');

/** One reading of one object: where it is, and what it has found. */
export class Walk {
  readonly strict: boolean;
  readonly options: ReadOptions;
  readonly path: (string | number)[] = [];
  readonly found: Issue[] = [];
  /** How many errors were met, those beyond `maxIssues` included. */
  errors = 0;
  /** The name of the object whose fields are being read. */
  owner = '';
  readonly #max: number;
  #suppressed = 0;
  #suppressedErrors = 0;

  constructor(options: ReadOptions) {
    this.options = options;
    this.strict = options.mode === 'strict';
    this.#max = Math.max(1, options.maxIssues ?? 100);
  }

  /** Whether a part of the object can be passed over because nothing is to be reported of it. */
  passes(clean: Guard, value: unknown): boolean {
    return this.options.unknownFields !== 'report' && clean(value);
  }

  /** Reports what tolerant mode accepts; in strict mode an error unless it is `legal` there, then nothing. */
  note(code: IssueCode, expected: string, value: unknown, legal = false): void {
    if (!this.strict) this.#add('warning', code, expected, value);
    else if (!legal) this.#add('error', code, expected, value);
  }

  /** Reports what cannot be used in any mode, and gives the value back as it came. */
  fail<T>(code: IssueCode, expected: string, value: T): T {
    this.#add('error', code, expected, value);
    return value;
  }

  /** Reports what no mode refuses. */
  remark(code: IssueCode, expected: string, value: unknown): void {
    this.#add('warning', code, expected, value);
  }

  /** Reports a broken rule between fields, at a pointer relative to the object being read. */
  broken(rule: { id: string; anchor: string; message: string }, at: string, value: unknown): void {
    this.#push({
      pointer: pointerOf(this.path) + at,
      code: 'rule_broken',
      severity: this.strict ? 'error' : 'warning',
      message: rule.message,
      expected: rule.anchor,
      received: received(this.owner, at.slice(1), value),
      rule: rule.id,
    });
  }

  /** Everything found; the last issue says how many were left out, when some were. */
  issues(): readonly Issue[] {
    if (this.#suppressed === 0) return this.found;
    const severity: Severity = this.#suppressedErrors > 0 ? 'error' : 'warning';
    const expected = `at most ${this.#max} issues`;
    const message = `${this.#suppressed} more issues of this object are not listed; repair those above first.`;
    const last: Issue = {
      pointer: '',
      code: 'too_many_issues',
      severity,
      message,
      expected,
      received: this.#suppressed,
    };
    return [...this.found, last];
  }

  #add(severity: Severity, code: IssueCode, expected: string, value: unknown): void {
    const field = this.path.findLast((part) => typeof part === 'string') ?? '';
    this.#push({
      pointer: pointerOf(this.path),
      code,
      severity,
      message: messageOf(code, String(field) || expected, expected),
      expected,
      received: received(this.owner, String(field), value),
    });
  }

  #push(issue: Issue): void {
    if (issue.severity === 'error') this.errors += 1;
    if (this.found.length < this.#max) {
      this.found.push(issue);
    } else {
      this.#suppressed += 1;
      if (issue.severity === 'error') this.#suppressedErrors += 1;
    }
  }
}
