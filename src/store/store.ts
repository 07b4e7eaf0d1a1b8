import type { Party } from '../core/party.js';
import type { VersionNumber } from '../core/version.js';

/** A JSON object as OCPI exchanges it. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Names one object; all parts are compared without regard to case. */
export interface ObjectKey {
  /**
   * Module identifier, such as `locations`; followed by the kind where a module has several: `payments/terminals`,
   * `payments/financial-advice-confirmations`, `bookings/booking_locations`.
   */
  readonly module: string;
  /** The party that owns the object. */
  readonly owner: Party;
  /** The id within the owner; Tokens have two parts, uid and type. */
  readonly id: string | readonly string[];
}

/**
 * Which partners may read an object of ours: all of them, none, or the one party that it concerns (the eMSP of a
 * Session or CDR). Without meaning for what partners have sent us.
 */
export type Audience = Party | 'everyone' | 'nobody';

/** An object as it is kept. */
export interface StoredObject {
  readonly key: ObjectKey;
  /** The version of OCPI that `value` is an object of. */
  readonly version: VersionNumber;
  /** The object as it was received, unknown fields included; must not be changed in place. */
  readonly value: JsonObject;
  readonly audience: Audience;
}

/** What to keep under a key. */
export interface ObjectWrite {
  readonly version: VersionNumber;
  readonly value: JsonObject;
  /** Default: what the object says (`cdr_token` of Sessions and CDRs, and so on), see {@link audienceOf}. */
  readonly audience?: Audience | undefined;
}

/**
 * Decides what becomes of an object: keep something else, `'remove'`, or `undefined` to leave it as it is.
 * It may be called several times for one change, so it must only compute.
 */
export type ObjectChange = (current: StoredObject | undefined) => ObjectWrite | 'remove' | undefined;

/** An object before and after a change; both are the same when nothing was written. */
export interface ObjectUpdate {
  readonly before: StoredObject | undefined;
  readonly after: StoredObject | undefined;
}

/** Which objects to list, oldest first by the time they were first kept. */
export interface ListQuery {
  readonly module: string;
  /** Only objects of this party. Default: of all parties. */
  readonly owner?: Party | undefined;
  /** Only objects of this version. Default: of all versions. */
  readonly version?: VersionNumber | undefined;
  /** Only what these parties may read. Default: everything. */
  readonly visibleTo?: readonly Party[] | undefined;
  /** DateTime: `last_updated` at or after it. */
  readonly dateFrom?: string | undefined;
  /** DateTime: `last_updated` before it. */
  readonly dateTo?: string | undefined;
  readonly limit: number;
  /** How many objects to skip; not used with a cursor. Default 0. */
  readonly offset?: number | undefined;
  /** The continuation that the page before gave. */
  readonly cursor?: string | undefined;
}

/** A page of a list. */
export interface StoredPage {
  readonly items: readonly StoredObject[];
  /** How many objects match without limit and offset; counted when the list began. */
  readonly total: number;
  /** The continuation, when something follows. */
  readonly cursor: string | undefined;
}

/** A small value that belongs to us rather than to OCPI: trackers, push state, watermarks. */
export interface StateEntry {
  readonly id: string;
  readonly value: unknown;
  /** DateTime after which the value does not exist any more. */
  readonly expires?: string | undefined;
}

/** Decides what becomes of a value, like {@link ObjectChange}. */
export type StateChange = (
  current: unknown,
) => { readonly value: unknown; readonly expires?: string | undefined } | 'remove' | undefined;

/** Small values by collection and id (compared exactly), with an optional end. Values are JSON. */
export interface StateStore {
  /** The value, or `undefined` when there is none or it has expired. */
  get(collection: string, id: string): Promise<unknown>;
  /** Changes one value atomically and gives what is kept afterwards. */
  update(collection: string, id: string, change: StateChange): Promise<unknown>;
  /** Values by id, at most `limit` (default 1000), after the id `after`. */
  list(
    collection: string,
    query?: { readonly after?: string; readonly limit?: number },
  ): Promise<readonly StateEntry[]>;
  /** Drops what has expired and says how much that was. */
  purge(): Promise<number>;
}

/** The port for everything that must survive besides registrations: implement it to use a database of your own. */
export interface Store {
  get(key: ObjectKey): Promise<StoredObject | undefined>;
  /** Changes one object atomically: nothing else changes it between the call of `change` and the write. */
  update(key: ObjectKey, change: ObjectChange): Promise<ObjectUpdate>;
  /** A page of objects; throws an `OcpiStatusError` (2001) for a cursor that is not one of this store. */
  list(query: ListQuery): Promise<StoredPage>;
  /** Removes an object and says whether there was one. */
  remove(key: ObjectKey): Promise<boolean>;
  readonly state: StateStore;
}
