import type { VersionNumber } from '../core/version.js';
import type { Exchange } from './exchange.js';

/** What became of a check: `skip` says that it could not be made, and why. */
export type Outcome = 'pass' | 'warn' | 'fail' | 'skip';

/** The result of one check on one place of a partner's platform. */
export interface CheckResult {
  /** Version, place and check: `2.2.1/locations/sender/lists/next-link`; unique and stable between runs. */
  readonly id: string;
  /** The check alone: `lists/next-link`. */
  readonly check: string;
  /** One sentence that says what is right. */
  readonly title: string;
  readonly result: Outcome;
  /** The version that was spoken; absent for what comes before a version is chosen. */
  readonly version?: VersionNumber;
  /** Where: `locations/sender`, or empty for the platform as a whole. */
  readonly place: string;
  /** The requirements that the check stands on: `2.2.1/transport/pagination/link`. */
  readonly requirements: readonly string[];
  /** The document and anchor of the first of them: `transport_and_format#transport_and_format_paginated_response`. */
  readonly anchor: string;
  readonly expected: string;
  readonly got: string;
  /** The request as a curl command, without any token; absent when none was made. */
  readonly repeat?: string;
  /** `X-Request-ID` of that request, by which the partner finds it in its logs. */
  readonly requestId?: string;
  /** Milliseconds that the check took. */
  readonly duration: number;
}

/**
 * What a check found: `broken` becomes `fail` or `warn` by the level of the check; `fail` and `warn` say it themselves.
 */
export interface Finding {
  readonly verdict: 'pass' | 'broken' | 'warn' | 'fail' | 'skip';
  readonly got: string;
  readonly exchange?: Exchange | undefined;
}

/** A check as data; `S` is what it is made on: a list, a receiver, the whole platform. */
export interface Check<S = unknown> {
  /** `lists/next-link`: group and name. */
  readonly id: string;
  readonly title: string;
  readonly expected: string;
  /** `must`: a breach is a fail; `should`: a breach is a warning. */
  readonly level: 'must' | 'should';
  /** The requirements it stands on, without version: `transport/pagination/link`. */
  readonly cites: readonly string[];
  /** The versions that it is for. Default: all. */
  readonly versions?: readonly VersionNumber[];
  /** It sends objects, so that it is made with the option `write` only. */
  readonly writes?: boolean;
  /** It is made whatever is selected, because it takes back what others have done; its result is told when it is selected. */
  readonly always?: boolean;
  /** Whether it makes sense here; when not, it is not in the results at all. */
  readonly applies?: (subject: S) => boolean;
  readonly run: (subject: S) => Promise<Finding> | Finding;
}

/** A check with the subject that it will be made on. */
export interface Instance {
  readonly check: Omit<Check, 'run' | 'applies'>;
  readonly place: string;
  readonly run: () => Promise<Finding> | Finding;
}

/** Something that checks are made on: it knows its place in the results. */
export interface Placed {
  readonly place: string;
}

/** Binds checks to subjects, subject by subject. */
export function bind<S extends Placed>(
  subjects: readonly S[],
  checks: readonly Check<S>[],
): readonly Instance[] {
  return subjects.flatMap((subject) =>
    checks
      .filter((check) => check.applies?.(subject) ?? true)
      .map((check) => ({ check, place: subject.place, run: () => check.run(subject) })),
  );
}
