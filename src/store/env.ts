import type { ClientOptions } from '../client/options.js';
import type { Module } from '../contract/interface.js';
import type { Version } from '../contract/version.js';
import type { VersionNumber } from '../core/version.js';
import type { StoreBackedOptions } from './options.js';
import type { Store } from './store.js';

/** Modules of one version by identifier: the `modules` of a version's entry. */
export type Modules<V extends VersionNumber = VersionNumber> = Readonly<Record<string, Module<V>>>;

/** What ready-made handlers work with. */
export interface Env {
  readonly store: Store;
  readonly options: StoreBackedOptions;
  readonly version: VersionNumber;
  readonly protocol: Version;
  readonly modules: Modules;
}

/** What delivering results takes, apart from the partner. */
export interface DeliveryParts {
  readonly store: Store;
  readonly protocol: Version;
  readonly modules: Modules;
  readonly client: ClientOptions;
  readonly onUndelivered: StoreBackedOptions['onUndelivered'];
}

/** The parts of an environment with which results are delivered. */
export const deliveryOf = (
  { store, protocol, modules, options }: Env,
  bridge: ClientOptions['bridge'],
): DeliveryParts => ({
  store,
  protocol,
  modules,
  client: { bridge, ...options.client },
  onUndelivered: options.onUndelivered,
});
