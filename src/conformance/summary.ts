import type { CheckResult, Outcome } from './types.js';

/** How many checks came out how. */
export type Summary = Readonly<Record<Outcome, number>>;

/** Counts results. */
export function summarize(results: Iterable<CheckResult>): Summary {
  const summary: Record<Outcome, number> = { pass: 0, warn: 0, fail: 0, skip: 0 };
  for (const { result } of results) summary[result] += 1;
  return summary;
}
