import type { CheckResult } from '../types.js';

/** What a report is about. */
export interface Report {
  /** The partner's versions URL. */
  readonly url: string;
  /** DateTime of the run. */
  readonly at: string;
  readonly results: readonly CheckResult[];
  /** The run was broken off: there are checks that were not made. Default `false`. */
  readonly aborted?: boolean;
}

/** What a report of a run that was broken off says about that. */
export const ABORTED = 'The run was broken off: not all checks were made.';

/** Results by version and place, in the order in which they came. */
export function groupResults(results: readonly CheckResult[]): ReadonlyMap<string, readonly CheckResult[]> {
  const groups = new Map<string, CheckResult[]>();
  for (const result of results) {
    const name =
      [result.version && `OCPI ${result.version}`, result.place].filter(Boolean).join(' · ') || 'Platform';
    const group = groups.get(name) ?? [];
    group.push(result);
    groups.set(name, group);
  }
  return groups;
}
