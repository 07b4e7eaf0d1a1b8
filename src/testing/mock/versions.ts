import { modules as modules_2_1_1 } from '../../contract/v2_1_1/modules.js';
import { v2_1_1 } from '../../contract/v2_1_1/version.js';
import { modules as modules_2_2_1 } from '../../contract/v2_2_1/modules.js';
import { v2_2_1 } from '../../contract/v2_2_1/version.js';
import { bookings } from '../../contract/v2_3_0/bookings.js';
import { modules as modules_2_3_0 } from '../../contract/v2_3_0/modules.js';
import { payments } from '../../contract/v2_3_0/payments.js';
import { v2_3_0 } from '../../contract/v2_3_0/version.js';
import type { PartyRole } from '../../contract/version.js';
import { VERSION_NUMBERS, type VersionNumber } from '../../core/version.js';
import type { HubVersion } from '../../hub/options.js';
import { defineRole } from '../../server/role.js';
import type { Role } from '../../server/types.js';
import { storeBacked } from '../../store/backed.js';
import type { StoreBackedOptions } from '../../store/options.js';
import type { Store } from '../../store/store.js';
import type { MockOptions } from './options.js';

/** The versions that a mock can speak with all of their modules, Payments and Bookings included. */
export const SPOKEN: Readonly<Record<VersionNumber, HubVersion>> = {
  '2.1.1': { version: v2_1_1, modules: modules_2_1_1 },
  '2.2.1': { version: v2_2_1, modules: modules_2_2_1 },
  '2.3.0': { version: v2_3_0, modules: { ...modules_2_3_0, payments, bookings } },
};

/** A role of a version with ready-made handlers for all of its modules. */
export function makeRole(
  number: VersionNumber,
  party: PartyRole,
  store: Store,
  options: StoreBackedOptions,
): Role {
  const { version, modules } = SPOKEN[number];
  return defineRole(version, party, storeBacked(store, modules, options));
}

/** The numbers of the versions in an option, each once. Throws a `TypeError` when there is none. */
export function versionsOf<V extends VersionNumber>({
  version,
}: Pick<MockOptions<V>, 'version'>): readonly V[] {
  const versions = [version].flat().map((one) => (typeof one === 'string' ? one : one.version)) as V[];
  if (versions.length === 0) throw new TypeError('A mock speaks at least one version of OCPI.');
  return [...new Set(versions)];
}

/** The newest of several versions: what the data are made in, because it can say the most. */
export const newestOf = <V extends VersionNumber>(versions: readonly V[]): V =>
  [...versions].sort((a, b) => VERSION_NUMBERS.indexOf(b) - VERSION_NUMBERS.indexOf(a))[0] as V;
