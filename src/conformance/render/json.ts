import { type Summary, summarize } from '../summary.js';
import type { CheckResult } from '../types.js';
import type { Report } from './report.js';

/** What {@link renderJson} writes. */
interface Written {
  readonly url: string;
  readonly at: string;
  readonly complete: boolean;
  readonly checks: readonly CheckResult[];
  readonly summary: Summary;
}

/** A report as JSON: `{ url, at, complete, checks: [{ id, result, … }], summary: { pass, warn, fail, skip } }`. */
export function renderJson({ url, at, results, aborted = false }: Report): string {
  const value: Written = {
    url,
    at,
    complete: !aborted,
    checks: results,
    summary: summarize(results),
  };
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
