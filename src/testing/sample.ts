import { type Overrides, withOverrides } from './overrides.js';
import { Random, type Seed } from './random.js';

/** Options of a sample. */
export interface SampleOptions<T> {
  /** Equal seeds give equal samples. Default 1. */
  readonly seed?: Seed | undefined;
  /** Parts that replace those of the sample; other parts are not adapted to them. */
  readonly overrides?: Overrides<T> | undefined;
}

/** Makes a realistic object that the specification allows: the same one for the same options, in every runtime. */
export type Sample<T> = (options?: SampleOptions<T>) => T;

/** A sample from a way to build one from random numbers. */
export function sampler<T>(build: (random: Random) => T): Sample<T> {
  return ({ seed = 1, overrides } = {}) => withOverrides(build(new Random(seed)), overrides);
}
