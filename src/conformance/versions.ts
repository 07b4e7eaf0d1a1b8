import type { Module } from '../contract/interface.js';
import { modules as modules_2_1_1 } from '../contract/v2_1_1/modules.js';
import { v2_1_1 } from '../contract/v2_1_1/version.js';
import { modules as modules_2_2_1 } from '../contract/v2_2_1/modules.js';
import { v2_2_1 } from '../contract/v2_2_1/version.js';
import { bookings } from '../contract/v2_3_0/bookings.js';
import { modules as modules_2_3_0 } from '../contract/v2_3_0/modules.js';
import { payments } from '../contract/v2_3_0/payments.js';
import { v2_3_0 } from '../contract/v2_3_0/version.js';
import type { Version } from '../contract/version.js';
import type { VersionNumber } from '../core/version.js';

/** A version with all modules that this package has a contract for. */
export interface KnownVersion {
  readonly version: Version;
  readonly modules: Readonly<Record<string, Module>>;
}

/** The versions that can be checked. */
export const KNOWN_VERSIONS: Readonly<Record<VersionNumber, KnownVersion>> = {
  '2.1.1': { version: v2_1_1, modules: modules_2_1_1 },
  '2.2.1': { version: v2_2_1, modules: modules_2_2_1 },
  '2.3.0': { version: v2_3_0, modules: { ...modules_2_3_0, payments, bookings } },
};

/** The known version of a number, if it is one. */
export const knownVersion = (number: string): KnownVersion | undefined =>
  Object.hasOwn(KNOWN_VERSIONS, number) ? KNOWN_VERSIONS[number as VersionNumber] : undefined;
