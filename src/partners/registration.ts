import type { AdvertisedEndpoint, PartyRole } from '../contract/version.js';
import type { VersionNumber } from '../core/version.js';
import type { PartnerProfile } from './profile.js';

/** A credentials token that we accept from a partner; only its hash is kept. */
export interface InboundToken {
  /** SHA-256 of the token, hexadecimal. */
  readonly hash: string;
  /**
   * `registration`: opens versions and credentials only (Token A, or ours while a registration is under way);
   * `exchange`: opens everything; `spent`: a Token A that has done its work.
   */
  readonly use: 'registration' | 'exchange' | 'spent';
  /** DateTime after which the token is not accepted any more; absent: no end. */
  readonly expires?: string | undefined;
}

/**
 * How far the connection with a partner has come: `invited` (it may register with Token A), `registering` (we are
 * registering with it), `registered`, `unregistered`.
 */
export type RegistrationStatus = 'invited' | 'registering' | 'registered' | 'unregistered';

/** A connection with a partner's platform: everything about it that must survive. */
export interface Registration {
  readonly id: string;
  readonly status: RegistrationStatus;
  readonly inbound: readonly InboundToken[];
  /** The token that we send: it must be kept in clear. */
  readonly token?: string | undefined;
  readonly version?: VersionNumber | undefined;
  /** The partner's versions URL. */
  readonly versionsUrl?: string | undefined;
  readonly endpoints?: readonly AdvertisedEndpoint[] | undefined;
  /** The partner's parties and roles. */
  readonly roles?: readonly PartyRole[] | undefined;
  /** 2.3.0: the party of the hub, when the partner is one. */
  readonly hubPartyId?: string | undefined;
  /** We expect the partner to be a hub, which may speak for parties that are not its own; see `invite` and `register`. */
  readonly trustedHub?: boolean | undefined;
  /** The one of our roles (its slug, such as `cpo`) that the connection belongs to; 2.1.1 connections have exactly one. */
  readonly scope?: string | undefined;
  /** In what the partner differs from the specification, as told and as learnt while registering. */
  readonly profile?: PartnerProfile | undefined;
  /** DateTime of the last change. */
  readonly updatedAt: string;
}

/** Changes a registration; `undefined` leaves it as it is. */
export type RegistrationChange = (current: Registration | undefined) => Registration | undefined;

/** The port for registrations and tokens: implement it to keep them in a database of your own. */
export interface Partners {
  /** The registration that accepts the token with this hash, expired ones included. */
  findByToken(hash: string): Promise<Registration | undefined>;
  get(id: string): Promise<Registration | undefined>;
  list(): Promise<readonly Registration[]>;
  /** Changes one registration atomically: nothing else changes it between the call of `change` and the write. */
  update(id: string, change: RegistrationChange): Promise<Registration | undefined>;
  remove(id: string): Promise<void>;
  /**
   * A text that is another one after every change of any registration, whoever made it: a cheap way to see that what
   * was made of `list` still holds. Without it `list` is asked every time.
   */
  revision?(): Promise<string>;
}
