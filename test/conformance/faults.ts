import type { Outcome } from '../../src/conformance/types.js';
import type { VersionNumber } from '../../src/core/version.js';
import type { Wrap } from './target.js';

/** How a fault is shown, where it differs from the others. */
export interface FaultDetails {
  /** What the check says of it. Default `fail`. */
  readonly result?: Outcome;
  /** Default 2.2.1. */
  readonly version?: VersionNumber | readonly VersionNumber[];
  /** Default `true`. */
  readonly insecure?: boolean;
  /** Further checks that have to be made for it. */
  readonly also?: readonly string[];
  /** Stands between the partner and us when it calls. */
  readonly wrapOut?: Wrap;
}

/** What is wrong, which check finds it, and how it is made. */
export type FaultCase = readonly [what: string, check: string, wrap: Wrap, details?: FaultDetails];
