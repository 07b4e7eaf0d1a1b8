import { type Summary, summarize } from '../summary.js';
import type { CheckResult } from '../types.js';
import type { Report } from './report.js';

/** A report as JSON: `{ url, at, checks: [{ id, result, … }], summary: { pass, warn, fail, skip } }`. */
export function renderJson({ url, at, results }: Report): string {
  const value: { url: string; at: string; checks: readonly CheckResult[]; summary: Summary } = {
    url,
    at,
    checks: results,
    summary: summarize(results),
  };
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
