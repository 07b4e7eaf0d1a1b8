import type { IssueCode } from '../core/issue.js';
import type { Schema } from '../core/kind.js';
import { type ReadResult, read } from '../core/read.js';

/**
 * In strict mode: a value that fails only for kinds of issues that the partner's profile tolerates is read tolerantly
 * after all; its issues stay.
 */
export function tolerated<T>(
  schema: Schema<T>,
  result: ReadResult<T>,
  tolerates: readonly IssueCode[],
): ReadResult<T> {
  if (result.ok || tolerates.length === 0) return result;
  const errors = result.issues.filter(({ severity }) => severity === 'error');
  return errors.every(({ code }) => tolerates.includes(code)) ? read(schema, result.raw) : result;
}
