import type { VersionNumber } from '../core/version.js';
import type { StoreBackedOptions } from './options.js';
import type { Store } from './store.js';

/** What ready-made handlers work with. */
export interface Env {
  readonly store: Store;
  readonly options: StoreBackedOptions;
  readonly version: VersionNumber;
}
