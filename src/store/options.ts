import type { ClientOptions } from '../client/options.js';
import type { Interface } from '../contract/interface.js';
import type { PartyRole } from '../contract/version.js';
import type { Issue } from '../core/issue.js';
import type { Party } from '../core/party.js';
import type { VersionNumber } from '../core/version.js';
import type { Context } from '../server/types.js';
import type { PendingResult } from './pending.js';
import type { JsonObject, StoredObject } from './store.js';
import type { Tracker } from './tracker.js';

/** What names an object, in hooks. */
export interface Subject {
  readonly module: string;
  readonly owner: Party;
  readonly id: readonly string[];
}

/** A change that was kept: `before` is absent for a new object, `after` for one that is gone. */
export interface Changed extends Subject {
  readonly before: JsonObject | undefined;
  readonly after: JsonObject | undefined;
  /** Whose request it was. */
  readonly by: Context;
}

/** A write that was acknowledged without effect, and why. */
export interface Ignored extends Subject {
  readonly reason: 'stale' | 'final';
  readonly kept: JsonObject;
  readonly received: JsonObject;
  readonly by: Context;
}

/** A PATCH of an object that is not there. */
export interface OrphanPatch extends Subject {
  readonly patch: JsonObject;
  /** The path parameters: which EVSE, for example. */
  readonly params: Readonly<Record<string, string>>;
  readonly by: Context;
}

/** A CDR that came again with another content. */
export interface CdrConflict extends Subject {
  readonly kept: JsonObject;
  readonly received: JsonObject;
  readonly by: Context;
}

/** A Token for which a partner asks authorization in real time. */
export interface AuthorizeRequest {
  readonly token: JsonObject;
  /** Where the driver wants to charge, when the partner says so. */
  readonly location: JsonObject | undefined;
  readonly by: Context;
}

/** The answer to an authorization request: a value of AllowedType, with what else AuthorizationInfo may say. */
export type Authorization =
  | string
  | {
      readonly allowed: string;
      readonly location?: JsonObject;
      readonly authorization_reference?: string;
      readonly info?: JsonObject;
    };

/** A command, or a request about charging profiles. */
export interface ReceivedCommand {
  /** Our own id for it: with it a result is delivered that comes `'later'`. */
  readonly id: string;
  /** `START_SESSION`, as the URL has it; for charging profiles the operation, such as `setChargingProfile`. */
  readonly command: string;
  /** The operation of the contract: `startSession`. */
  readonly operation: string;
  /** The fields of body, query and path together, without `response_url`. */
  readonly request: JsonObject;
  readonly by: Context;
}

/** What is answered to a command: at once, and later. A text stands for an object with that `result`. */
export interface CommandAnswer {
  /** For example `'ACCEPTED'`, or with `timeout` in seconds (default 30) and `message`. */
  readonly response: string | JsonObject;
  /**
   * What the charge point says, for example `'ACCEPTED'`: delivered when the promise settles; TIMEOUT when it does not
   * in time, FAILED when it rejects, in words of the version. `'later'`: `deliverResult` is going to be called.
   */
  readonly result?: Promise<string | JsonObject> | 'later' | undefined;
}

/** A request to make, change or cancel a Booking. */
export interface BookingRequested {
  readonly request: JsonObject;
  /** The BookingLocation that is to be booked. */
  readonly location: JsonObject;
  /** The Booking that an earlier request with the same `request_id` led to. */
  readonly before: JsonObject | undefined;
  readonly by: Context;
}

type Maybe<T> = T | Promise<T>;

/** Options of {@link storeBacked}; everything has a default. */
export interface StoreBackedOptions {
  /**
   * Which interfaces to serve. Default: those that the specification has the party's role implement, for example
   * Locations as Receiver for an EMSP.
   */
  readonly serves?: (contract: Interface, party: PartyRole) => boolean;
  /**
   * An object of another version as one of the version that is spoken, or `undefined` when that cannot be. Default:
   * objects are served in their own version only.
   */
  readonly convert?: (object: StoredObject, version: VersionNumber) => JsonObject | undefined;
  /** Something was kept, changed or removed. The answer waits for it; what it throws goes to the server's `onError`. */
  readonly onChanged?: (change: Changed) => Maybe<void>;
  /** A push was acknowledged but not kept. */
  readonly onIgnored?: (ignored: Ignored) => void;
  /**
   * A PATCH came for an object that is not there and is not complete itself: give the whole object (pulled from the
   * partner, say), to which the PATCH is applied, or `undefined` to answer 404 with 2003, the default.
   */
  readonly onOrphanPatch?: (orphan: OrphanPatch) => Maybe<JsonObject | undefined>;
  /** A CDR came again with another content. Default `'refuse'`: 2001, the first one stays. */
  readonly onCdrConflict?: (conflict: CdrConflict) => Maybe<'refuse' | 'keep' | 'replace'>;
  /** Decides whether a known and valid Token may charge. Default: it may. */
  readonly authorize?: (request: AuthorizeRequest) => Maybe<Authorization>;
  /** Milliseconds that `authorize` may take. Default 2500. */
  readonly authorizeDeadline?: number;
  /** The answer when `authorize` takes longer. Default `'ALLOWED'`: most charge points let a driver go on by then anyway. */
  readonly authorizeFallback?: Authorization;
  /**
   * Decides about a request for a Booking: its `reservation_status`, or fields of the Booking. Default: `PENDING`, and
   * `CANCELED` when that is asked.
   */
  readonly onBookingRequest?: (requested: BookingRequested) => Maybe<string | JsonObject>;
  /** Takes a command. Default: `NOT_SUPPORTED`. */
  readonly onCommand?: (command: ReceivedCommand, context: Context) => Maybe<CommandAnswer>;
  /** Takes a request about charging profiles. Default: `NOT_SUPPORTED`. */
  readonly onChargingProfile?: (request: ReceivedCommand, context: Context) => Maybe<CommandAnswer>;
  /** How results are delivered to partners: fetch, URL policy, further origins. */
  readonly client?: ClientOptions;
  /** A result could not be delivered; it is kept for `resumePending`. */
  readonly onUndelivered?: (error: unknown, pending: PendingResult) => void;
  /** A result came for a command of ours. */
  readonly onResult?: (tracker: Tracker) => void;
  /** Decides about the charging preferences of a driver. Default: `NOT_POSSIBLE`. */
  readonly chargingPreferences?: (
    preferences: JsonObject,
    about: Subject & { readonly session: JsonObject; readonly by: Context },
  ) => Maybe<string>;
}

/** What is wrong with an object, in one sentence. */
export const firstError = (issues: readonly Issue[]): string => {
  const issue = issues.find(({ severity }) => severity === 'error') ?? issues[0];
  return issue ? `${issue.pointer || '/'}: ${issue.message}` : '';
};
