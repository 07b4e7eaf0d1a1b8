import type { Severity } from '../core/issue.js';
import { counted } from './arguments.js';

/** One thing found, in what the command prints of it. */
export interface Finding {
  readonly pointer: string;
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
}

/** What became of one object. */
export interface Checked {
  /** Place among all objects, from 0. */
  readonly index: number;
  /** Absent when it has none, or one that is private. */
  readonly id: string | undefined;
  readonly issues: readonly Finding[];
}

/** Counts of a whole run. */
export interface Summary {
  readonly objects: number;
  readonly valid: number;
  readonly invalid: number;
  readonly warnings: number;
  readonly errors: number;
}

const isError = ({ severity }: Finding): boolean => severity === 'error';

/** Adds up what became of the objects. */
export class Tally {
  #objects = 0;
  #valid = 0;
  #warnings = 0;
  #errors = 0;

  /** Counts one object. */
  add({ issues }: Checked): void {
    const errors = issues.filter(isError).length;
    this.#objects += 1;
    this.#valid += errors === 0 ? 1 : 0;
    this.#errors += errors;
    this.#warnings += issues.length - errors;
  }

  /** The counts so far. */
  summary(): Summary {
    const [objects, valid] = [this.#objects, this.#valid];
    return { objects, valid, invalid: objects - valid, warnings: this.#warnings, errors: this.#errors };
  }
}

/** How results are printed. */
export interface Format {
  /** The lines about one object. */
  object(checked: Checked): readonly string[];
  /** The last line. */
  summary(summary: Summary): string;
}

/** One line for every finding, for people; `subject` is what was expected, such as `Location of OCPI 2.2.1`. */
export const textFormat = (file: string, subject: string): Format => ({
  object: ({ index, id, issues }) =>
    issues.map(({ pointer, code, severity, message }) =>
      printable(
        `${file}[${index}] ${id === undefined ? '' : `${id} `}${pointer || '(all)'} ${severity} ${code}: ${message}`,
      ),
    ),
  summary: ({ objects, valid, invalid, warnings, errors }) =>
    `${counted(objects, 'object')} as ${subject}: ${valid} valid, ${invalid} invalid, ${counted(warnings, 'warning')}, ${counted(errors, 'error')}.`,
});

/** Longer lines are cut: what came may have texts and field names of any length. */
const MAX_LINE = 1000;

/** A text without characters that a terminal obeys. */
function printable(text: string): string {
  const short = text.length > MAX_LINE ? `${text.slice(0, MAX_LINE)}…` : text;
  return short.replaceAll(CONTROL, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

const CONTROL = /\p{Cc}|[\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

/** One line of JSON for every object, for machines. */
export const jsonFormat: Format = {
  object: ({ index, id, issues }) => {
    const listed = issues.map(({ pointer, code, severity, message }) => ({
      pointer,
      code,
      severity,
      message,
    }));
    return [JSON.stringify({ index, id: id ?? null, valid: !issues.some(isError), issues: listed })];
  },
  summary: (summary) => JSON.stringify({ summary }),
};
