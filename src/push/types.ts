import type { ClientOptions } from '../client/options.js';
import type { Interface, Module } from '../contract/interface.js';
import type { Version } from '../contract/version.js';
import type { Party } from '../core/party.js';
import type { VersionNumber } from '../core/version.js';
import type { Registration } from '../partners/registration.js';
import type { Self } from '../partners/self.js';
import type { Changed, Subject } from '../store/options.js';
import type { JsonObject, ObjectKey, ObjectWrite, Store, StoredObject } from '../store/store.js';

/** A version that partners may speak, with its modules: `{ version: v2_2_1, modules }`. */
export interface PushVersion {
  readonly version: Version;
  readonly modules: Readonly<Record<string, Module>>;
}

/** How a change reached a partner; `same`: it was there already; `nothing`: the partner's version has no words for it. */
export type Via = 'patch' | 'put' | 'post' | 'delete' | 'same' | 'nothing';

/** What became of a change at one partner. */
export interface Delivered extends Subject {
  /** Id of the partner's registration. */
  readonly partner: string;
  readonly via: Via;
}

/** An object that a partner does not have as we do. */
export interface OutOfStep extends Subject {
  /** Id of the partner's registration. */
  readonly partner: string;
  /** The partner's party that is to have it; absent when there is only one, or it is for all. */
  readonly to?: Party | undefined;
  /** DateTime of the first change that did not arrive. */
  readonly since: string;
  /** How often it was tried in vain. */
  readonly attempts: number;
  /** `waiting`: on its way or to be tried again; `refused`: the partner does not take it, so only a new change is tried. */
  readonly state: 'waiting' | 'refused';
  readonly lastError?: string | undefined;
}

/** Options of {@link createPublisher}. */
export interface PublisherOptions {
  /** Our handler: who the partners are, and which parties are ours. */
  readonly self: Self;
  /** Where our objects are kept, and what partners are owed. */
  readonly store: Store;
  readonly versions: readonly PushVersion[];
  /** How partners are called. A short `timeout` makes room sooner when a partner hangs. */
  readonly client?: ClientOptions | undefined;
  /**
   * An object of another version as one of the version that a partner speaks, or `undefined` when that cannot be.
   * Default: objects go to partners of their own version only.
   */
  readonly convert?: ((object: StoredObject, version: VersionNumber) => JsonObject | undefined) | undefined;
  /** Whether a partner is to be sent an object, besides having the interface and being in its audience. Default: yes. */
  readonly sends?: ((partner: Registration, object: StoredObject) => boolean) | undefined;
  /** Requests to one partner at the same time. Default 4. */
  readonly concurrency?: number | undefined;
  /** Milliseconds until a partner that is down is tried again; doubled each time up to `maxDelay`. Default 5000. */
  readonly delay?: number | undefined;
  /** Milliseconds. Default 300000. */
  readonly maxDelay?: number | undefined;
  readonly onDelivered?: ((delivered: Delivered) => void) | undefined;
  /** A partner has not got an object; `error` says why. */
  readonly onOutOfStep?: ((about: OutOfStep, error: unknown) => void) | undefined;
  /** A partner that was down has everything that it is owed. */
  readonly onCaughtUp?: ((partner: Registration) => void) | undefined;
  /** The store or a hook failed; nothing is lost, what is owed stays noted. */
  readonly onError?: ((error: unknown) => void) | undefined;
}

/** Sends changes of our objects to the partners; see {@link createPublisher}. */
export interface Publisher {
  /**
   * Keeps an object of ours and sends it to every partner whose interface accepts it; `owner` is needed for objects of
   * 2.1.1, which do not say whose they are. Resolves when it is kept and noted who is owed it, not when it has arrived.
   * Throws a `TypeError` when the object says neither whose it is nor what its id is.
   */
  publish(contract: Interface, object: object, owner?: Party): Promise<void>;
  /** The same for an object under a key of one's own: where a module has several kinds, or the audience is to be told. */
  publishAs(key: ObjectKey, write: ObjectWrite): Promise<void>;
  /** Sends a change that is kept already: give it to `storeBacked` as `onChanged`. Objects of partners are passed over. */
  readonly changed: (
    change: Pick<Changed, 'module' | 'owner' | 'id' | 'before'> & Partial<Changed>,
  ) => Promise<void>;
  /** Removes an object of ours and tells the partners, where OCPI has a DELETE for it. */
  remove(key: ObjectKey): Promise<void>;
  /** Catches up with what partners (or one of them) are owed: after a start, or when a partner has come back. */
  resume(partner?: string): Promise<void>;
  /** What partners do not have as we do. */
  outOfStep(): Promise<readonly OutOfStep[]>;
  /** Resolves when nothing is under way; a partner that is down is not waited for. */
  idle(): Promise<void>;
  /** Stops trying; what is under way comes to its end first. What is owed stays noted for the next start. */
  close(): Promise<void>;
}
