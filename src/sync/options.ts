import type { Partner } from '../client/partner.js';
import type { Interface, Operations } from '../contract/interface.js';
import type { Operation } from '../contract/operation.js';
import type { Issue } from '../core/issue.js';
import type { Party } from '../core/party.js';
import type { VersionNumber } from '../core/version.js';
import type { JsonObject, ObjectKey, Store } from '../store/store.js';

/** What keeping in step needs of a store: any store of this package, or one with these methods. */
export type SyncStore = Pick<Store, 'get' | 'update' | 'list' | 'remove' | 'state'>;

/** `delta`: what changed since the last run; `full`: everything; `auto`: whichever is due. */
export type SyncMode = 'auto' | 'delta' | 'full';

/** An object that is new or has other content than before. */
export interface SyncChange {
  readonly kind: 'created' | 'changed';
  readonly key: ObjectKey;
  readonly before: JsonObject | undefined;
  readonly after: JsonObject;
  /** What was tolerated in it. */
  readonly issues: readonly Issue[];
}

/** An object that full pulls do not show any more. */
export interface SyncMissing {
  readonly key: ObjectKey;
  readonly value: JsonObject;
  /** Full pulls in a row without it. */
  readonly misses: number;
}

/** An object that came and cannot be used. */
export interface SyncInvalid {
  readonly raw: unknown;
  readonly issues: readonly Issue[];
}

/** How far a run has come, and at the end what it did. */
export interface SyncReport {
  readonly mode: 'delta' | 'full';
  /** Whether the run went on with one that was stopped. */
  readonly resumed: boolean;
  readonly pages: number;
  readonly created: number;
  readonly changed: number;
  /** Objects with the same content as before, whatever their `last_updated` says. */
  readonly unchanged: number;
  /** Objects older than what is kept; they were passed over. */
  readonly stale: number;
  readonly invalid: number;
  /** Full runs: objects that this pull did not show, those within their grace included. */
  readonly absent: number;
  /** Full runs: objects that have used up their grace in this run. */
  readonly missing: number;
  /** Full runs: so much is absent that the pull is not believed; nothing was taken for missing. */
  readonly braked: boolean;
  /** DateTime up to which changes are known. */
  readonly watermark: string | undefined;
}

/** Options of {@link sync}. */
export interface SyncOptions<V extends VersionNumber = VersionNumber> {
  readonly partner: Partner<V>;
  /** A Sender interface with a list: `locations.sender`. */
  readonly contract: Interface<V, string, 'SENDER', Operations & { readonly list: Operation }>;
  readonly store: SyncStore;
  /** What this pair of partner and module is called in the store. Default: the registration's id and the module. */
  readonly name?: string | undefined;
  /** Default `auto`. */
  readonly mode?: SyncMode | undefined;
  /** Milliseconds after which `auto` does a full run. Default 7 days. */
  readonly fullEvery?: number | undefined;
  /** Milliseconds by which a delta goes back behind the last one. Default 5 minutes. */
  readonly overlap?: number | undefined;
  /** Full runs in a row that may not show an object before it is missing. Default 2. */
  readonly grace?: number | undefined;
  /** Share of the objects (0 to 1) that may be absent before a full run is not believed; three always may. Default 0.2. */
  readonly brake?: number | undefined;
  /** Whether missing objects are removed from the store; otherwise they stay and are only reported. Default `false`. */
  readonly remove?: boolean | undefined;
  /** The parties whose objects the partner owns. Default: its roles, and those that the objects name. */
  readonly owners?: readonly Party[] | undefined;
  /** Called before an object is written; a rejection stops the run, which then goes on with this object. */
  readonly onChange?: ((change: SyncChange) => void | Promise<void>) | undefined;
  /** Called once for each object that has used up its grace. */
  readonly onMissing?: ((missing: SyncMissing) => void | Promise<void>) | undefined;
  readonly onInvalid?: ((invalid: SyncInvalid) => void | Promise<void>) | undefined;
  /** Called for every page. */
  readonly onProgress?: ((report: SyncReport) => void) | undefined;
  /** Stops the run; the next one goes on where it stopped. */
  readonly signal?: AbortSignal | undefined;
}
