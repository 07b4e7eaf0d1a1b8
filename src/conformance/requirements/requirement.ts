import type { VersionNumber } from '../../core/version.js';

/** Something that the specification asks of a platform, as one sentence in our own words, with the place where it says so. */
export interface Requirement {
  /** Without version: `transport/pagination/link`. */
  readonly topic: string;
  /** `must`: no exception is given; `should`: advised. */
  readonly level: 'must' | 'should';
  readonly statement: string;
  /** Document and anchor by version; a version that is missing does not have the requirement. */
  readonly anchors: Readonly<Partial<Record<VersionNumber, string>>>;
}

/** Anchors of the three versions in their order; `undefined` where a version has none. */
export type AnchorList = readonly [string | undefined, string | undefined, string | undefined];

function define(
  level: 'must' | 'should',
  topic: string,
  statement: string,
  anchors: AnchorList,
): Requirement {
  const [oldest, middle, newest] = anchors;
  return {
    topic,
    level,
    statement,
    anchors: {
      ...(oldest === undefined ? {} : { '2.1.1': oldest }),
      ...(middle === undefined ? {} : { '2.2.1': middle }),
      ...(newest === undefined ? {} : { '2.3.0': newest }),
    },
  };
}

/** A requirement without exception. */
export const must = (topic: string, statement: string, anchors: AnchorList): Requirement =>
  define('must', topic, statement, anchors);

/** A requirement that is advised. */
export const should = (topic: string, statement: string, anchors: AnchorList): Requirement =>
  define('should', topic, statement, anchors);

/** Anchors that 2.2.1 and 2.3.0 share, with that of 2.1.1 before them. */
export const anchors = (oldest: string | undefined, later: string): AnchorList => [oldest, later, later];
