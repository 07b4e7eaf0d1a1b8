import type { KyInstance } from 'ky';
import type { Party } from '../core/party.js';
import type { UrlPolicy } from '../core/url-policy.js';
import type { PartnerBridge } from '../partners/bridge.js';
import type { PartnerProfile, RetryOptions } from '../partners/profile.js';

/** How requests to a partner are made. */
export interface ClientOptions {
  /** A fetch of your own (client certificates, proxy, a handler in the same process). Default: the global one. */
  readonly fetch?: ((request: Request) => Promise<Response>) | undefined;
  /** A ky instance of your own, with its hooks; its retries and time-outs are not used. */
  readonly ky?: KyInstance | undefined;
  /** Milliseconds for one try, its body included. Default: the profile's, else 30000. */
  readonly timeout?: number | undefined;
  readonly retry?: RetryOptions | undefined;
  /** Bytes of an answer. Default 64 MiB. */
  readonly maxBytes?: number | undefined;
  /** What URLs the partner may give. Default: public https only. */
  readonly urls?: UrlPolicy | undefined;
  /** Further origins that belong to the partner, such as `https://files.abc.example`; the token goes to no others. */
  readonly origins?: readonly string[] | undefined;
  /** `strict` makes an error of everything that the specification does not allow. Default `tolerant`. */
  readonly mode?: 'tolerant' | 'strict' | undefined;
  /** Our party, for the routing headers and the URLs of what we own. Default: the only one there is. */
  readonly from?: Party | undefined;
  /** In what the partner differs; laid over what was learnt while registering. */
  readonly profile?: PartnerProfile | undefined;
  /**
   * Lets us write in our version whatever the partner speaks: `bridge()` of `ocpi-js/bridge`. Default: both must speak
   * the same version.
   */
  readonly bridge?: PartnerBridge | undefined;
}

/** Options of one call. */
export interface CallOptions {
  /** The party that is meant, where the partner's platform has several or is a hub; `open` leaves it to the hub. */
  readonly to?: Party | 'open' | undefined;
  readonly from?: Party | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds for one try. */
  readonly timeout?: number | undefined;
  /** Kept over all requests of one undertaking. Default: a new one for each call. */
  readonly correlationId?: string | undefined;
}
