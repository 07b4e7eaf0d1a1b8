import type { Version } from '../contract/version.js';
import type { VersionNumber } from '../core/version.js';
import type { WorldChoices } from './plan/world.js';
import type { Seed } from './random.js';
import { type World_2_1_1, worldOf as world_2_1_1 } from './v2_1_1/world.js';
import { type World_2_2_1, worldOf as world_2_2_1 } from './v2_2_1/world.js';
import { type World_2_3_0, worldOf as world_2_3_0 } from './v2_3_0/world.js';

/** The worlds by version. */
export interface Worlds {
  '2.1.1': World_2_1_1;
  '2.2.1': World_2_2_1;
  '2.3.0': World_2_3_0;
}

/** Options of {@link sampleWorld}. */
export interface WorldOptions<V extends VersionNumber> {
  /** The version, as a value or by its number. */
  readonly version: V | Version<V>;
  /** Equal seeds give equal worlds. Default 1. */
  readonly seed?: Seed | undefined;
  /** How many locations. Default 20. */
  readonly locations?: number | undefined;
  /** The moment the world is made for: running sessions have just begun. Default a Monday noon in March 2026. */
  readonly now?: Date | undefined;
}

const writers: { readonly [V in VersionNumber]: (choices: WorldChoices) => Worlds[V] } = {
  '2.1.1': world_2_1_1,
  '2.2.1': world_2_2_1,
  '2.3.0': world_2_3_0,
};

/**
 * A consistent world: a CPO with locations, tariffs, sessions in every state and the CDRs of those that are completed,
 * and an eMSP with tokens of every kind. Nothing refers to what is not in it.
 */
export function sampleWorld<V extends VersionNumber>(options: WorldOptions<V>): Worlds[V] {
  const version = typeof options.version === 'string' ? options.version : options.version.version;
  return writers[version]({
    seed: options.seed ?? 1,
    locations: options.locations ?? 20,
    ...(options.now === undefined ? {} : { now: options.now.getTime() }),
  });
}
