import type { ConversionContext } from '../convert/context.js';
import type { Loss } from '../convert/loss.js';
import type { Party } from '../core/party.js';
import type { InterfaceRole, VersionNumber } from '../core/version.js';
import type { JsonObject, Store } from '../store/store.js';

/** An object that is converted on its way between a partner and us. */
export interface Subject {
  /** `locations`. */
  readonly module: string;
  /** The side that is called. */
  readonly role: InterfaceRole;
  /** The operation in our version: `putLocation`. */
  readonly operation: string;
  /** What is converted: the body of the request or the data of the answer; of a list one object. */
  readonly object: unknown;
  /** Path and query parameters of the request. */
  readonly params: Readonly<Record<string, unknown>>;
  readonly from: VersionNumber;
  readonly to: VersionNumber;
  /** Whose object it is, as far as that is known. */
  readonly owner: Party | undefined;
}

type Maybe<T> = T | Promise<T>;

/** Finds what a conversion needs to know and the object does not say. */
export type ContextFor = (subject: Subject) => Maybe<ConversionContext>;

/** Is told what a conversion lost, assumed or defaulted. */
export type OnLosses = (losses: readonly Loss[], subject: Subject) => void;

/** How versions are bridged; everything has a default. */
export interface BridgeOptions {
  /**
   * Where objects of ours and of partners are kept: from it come the Location of a Session that goes to 2.1.1, and the
   * Token of an authorization that 2.1.1 answers. Default: nothing is looked up.
   */
  readonly store?: Store | undefined;
  /** What conversions always need to know and objects do not say; owners are known. */
  readonly context?: ConversionContext | undefined;
  /** Finds what one conversion needs, before `store`. */
  readonly contextFor?: ContextFor | undefined;
  /**
   * Gives an object of ours, in our version, when a change of it (`subject.object`) has to be sent whole; the change is
   * applied to it. Default: the partner is asked for what it has.
   */
  readonly read?: ((subject: Subject) => Maybe<JsonObject | undefined>) | undefined;
  /** Is told what each conversion lost, assumed or defaulted, in requests and answers, on both sides. */
  readonly onLosses?: OnLosses | undefined;
  /** Whether partners are told in the `status_message` of our answers what was lost. Default `false`. */
  readonly statusMessage?: boolean | undefined;
}
