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

/** Something that was found, and where: the first place stands for those where it is the same. */
export interface Found {
  readonly result: CheckResult;
  /** Ids of the other results. */
  readonly also: readonly string[];
}

/** Fails and warnings, each told once: a header that is missing everywhere is one thing to mend. */
export function groupFindings(results: readonly CheckResult[]): readonly Found[] {
  const found = new Map<string, { result: CheckResult; also: string[] }>();
  for (const result of results) {
    if (result.result !== 'fail' && result.result !== 'warn') continue;
    const key = [result.check, result.version, result.result, result.got].join('\n');
    const known = found.get(key);
    if (known) known.also.push(result.id);
    else found.set(key, { result, also: [] });
  }
  return [...found.values()];
}
