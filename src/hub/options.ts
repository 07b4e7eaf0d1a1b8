import type { BridgeOptions } from '../bridge/options.js';
import type { ClientOptions } from '../client/options.js';
import type { Module } from '../contract/interface.js';
import type { PartyRole, Version } from '../contract/version.js';
import type { Party } from '../core/party.js';
import type { HandlerOptions } from '../server/options.js';
import type { Store } from '../store/store.js';
import type { MergeOptions } from './get-all/merge-pages.js';
import type { SourceProblem } from './get-all/source.js';
import type { LimitOptions } from './limits/limits.js';
import type { HubRule } from './permissions.js';

/** A version in which platforms may connect, with its modules: `{ version: v2_2_1, modules }`. */
export interface HubVersion {
  readonly version: Version;
  readonly modules: Readonly<Record<string, Module>>;
}

/** A broadcast that one receiver has not got. */
export interface Undelivered {
  /** Id of the receiver's registration. */
  readonly partner: string;
  readonly to: Party;
  readonly from: Party;
  /** `locations RECEIVER putLocation`. */
  readonly operation: string;
  readonly correlationId: string;
  /**
   * `refused`: the receiver does not take it; `expired`: it could not be reached for `retryFor`; `overflow`: it cannot be
   * reached, and more than 100 later messages about the same object wait for it.
   */
  readonly reason: 'refused' | 'expired' | 'overflow';
  readonly error: unknown;
}

/** A party of which a list of all parties does not have everything, or not yet. */
export interface Missing extends Omit<SourceProblem, 'source'> {
  /** Id of the party's registration. */
  readonly partner: string;
  readonly party: Party;
  /** `locations SENDER list`. */
  readonly operation: string;
  readonly correlationId: string;
}

/** How objects are converted between platforms of different versions. */
export type HubBridging = Pick<BridgeOptions, 'onLosses' | 'context' | 'contextFor'>;

/** Options of {@link createHub}; what a handler takes besides roles goes for a hub too. */
export interface HubOptions
  extends Omit<HandlerOptions, 'roles' | 'relay' | 'credentials' | 'invalidAnswers'> {
  /** The party of the hub: `{ role: 'HUB', country_code: 'NL', party_id: 'HUB' }`. */
  readonly party: PartyRole;
  /** The versions that platforms may speak; between them messages are converted. */
  readonly versions: readonly HubVersion[];
  /** Where the hub keeps what must survive: broadcasts under way, URLs that it stands for, what it knows of parties. */
  readonly store: Store;
  /** Who may talk to whom about what; the first rule that fits decides. Default: everybody to everybody. */
  readonly permissions?: readonly HubRule[] | undefined;
  /** How platforms are called; `timeout` is the time after which a forwarded request is answered with 4002. */
  readonly client?: ClientOptions | undefined;
  /** How much is forwarded at the same time to each platform, and when one that does not answer is left alone. */
  readonly forwarding?: LimitOptions | undefined;
  /** Modules whose objects may be broadcast. Default: `locations`, `tariffs` and `tokens`. */
  readonly broadcast?: readonly string[] | undefined;
  /** Milliseconds for which a broadcast is tried again at a receiver that cannot be reached. Default 600000. */
  readonly retryFor?: number | undefined;
  /** Milliseconds until the first of these tries; doubled each time up to a minute. Default 1000. */
  readonly retryDelay?: number | undefined;
  /** Milliseconds without a sign of life after which other processes take over what this one had to deliver. Default 15000. */
  readonly lease?: number | undefined;
  /** Milliseconds for which a `response_url` of the hub is good. Default 3600000. */
  readonly responseExpiry?: number | undefined;
  /** Milliseconds for which the link to the next page is good. Default 3600000. */
  readonly linkExpiry?: number | undefined;
  /** Milliseconds between looks at platforms that were silent for so long. Default: no heart-beat. */
  readonly heartbeat?: number | undefined;
  readonly bridging?: HubBridging | undefined;
  /** How long lists of all parties wait for each of them. */
  readonly getAll?: Omit<MergeOptions, 'state' | 'onProblem'> | undefined;
  /** A party did not do its part of a list of all parties; it is asked again before it is left out. */
  readonly onMissing?: ((missing: Missing) => void) | undefined;
  /** A receiver has not got a broadcast. */
  readonly onUndelivered?: ((undelivered: Undelivered) => void) | undefined;
}
