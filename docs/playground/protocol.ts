import type { VersionNumber } from '../../src/core/version.js';

/** What the page asks the worker to do. */
export type Job = ReadJob | PriceJob | ConvertJob | SampleJob | NamesJob;

/** Reads objects of any form; version and type are found out where they are empty. */
export interface ReadJob {
  readonly kind: 'read';
  readonly text: string;
  readonly version: VersionNumber | '';
  readonly type: string;
  readonly strict: boolean;
}

/** Prices a CDR, by other tariffs than its own where there are some; without a CDR the tariffs are looked at alone. */
export interface PriceJob {
  readonly kind: 'price';
  readonly cdr: string;
  readonly tariffs: string;
  readonly timeZone: string;
  /** Width that pictures may have, in pixels. */
  readonly width: number;
}

/** Converts objects to another version. */
export interface ConvertJob {
  readonly kind: 'convert';
  readonly text: string;
  readonly type: string;
  readonly from: VersionNumber | '';
  readonly to: VersionNumber;
  readonly carry: boolean;
  /** Answers to what the object does not say, as they were typed. */
  readonly party: string;
  readonly tokenParty: string;
  readonly role: string;
  readonly timeZone: string;
  readonly vat: string;
  readonly location: string;
  readonly token: string;
}

/** Makes a sample, with faults that partners make where that is wanted. */
export interface SampleJob {
  readonly kind: 'sample';
  readonly version: VersionNumber;
  readonly type: string;
  readonly seed: number;
  readonly faults: boolean;
}

/** The names of the objects of a version, or of those that can be converted. */
export interface NamesJob {
  readonly kind: 'names';
  readonly version: VersionNumber | '';
  readonly convertibleTo: VersionNumber | '';
}

/** A thing that was found, at a place. */
export interface Finding {
  readonly severity: 'error' | 'warning' | 'info';
  readonly pointer: string;
  readonly code: string;
  readonly message: string;
  readonly expected?: string;
  readonly received?: string;
}

/** One object that was read. */
export interface ReadObject {
  readonly index: number;
  readonly valid: boolean;
  readonly findings: readonly Finding[];
  /** The value that was read, or as it came where it cannot be used; absent where it was not even JSON. */
  readonly json: string | undefined;
}

/** What came of reading. */
export interface ReadAnswer {
  readonly version: string;
  readonly type: string;
  readonly found: boolean;
  readonly objects: readonly ReadObject[];
  readonly counts: {
    readonly objects: number;
    readonly invalid: number;
    readonly errors: number;
    readonly warnings: number;
  };
}

/** A picture with the words for those who do not see it. */
export interface Picture {
  readonly title: string;
  readonly svg: string;
}

/** What came of pricing. */
export interface PriceAnswer {
  readonly verdict: 'agrees' | 'diverges' | 'not-priced' | 'tariff';
  readonly headline: string;
  readonly driver: string;
  readonly auditor: string;
  readonly divergences: readonly {
    readonly pointer: string;
    readonly stated: string;
    readonly computed: string;
    readonly difference: string;
  }[];
  readonly findings: readonly Finding[];
  readonly pictures: readonly Picture[];
}

/** What came of converting: every object with its losses. */
export interface ConvertAnswer {
  readonly type: string;
  readonly from: string;
  readonly to: string;
  readonly found: boolean;
  readonly objects: readonly {
    readonly index: number;
    readonly json: string | undefined;
    readonly losses: readonly Finding[];
    /** Why there is no result. */
    readonly failure: string | undefined;
  }[];
  readonly total: number;
}

/** The answer to each kind of job. */
export interface Answers {
  readonly read: ReadAnswer;
  readonly price: PriceAnswer;
  readonly convert: ConvertAnswer;
  readonly sample: { readonly json: string };
  readonly names: { readonly names: readonly string[] };
}

/** Why a job has no answer: `field` is the name of the input that has to be changed. */
export interface Failure {
  readonly field: string | undefined;
  readonly message: string;
}

/** What the worker sends back. */
export type Reply =
  | { readonly id: number; readonly ok: true; readonly answer: Answers[keyof Answers] }
  | { readonly id: number; readonly ok: false; readonly failure: Failure };
