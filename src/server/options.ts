import type { Issue } from '../core/issue.js';
import type { UrlPolicy } from '../core/url-policy.js';
import type { Partners, Registration } from '../partners/registration.js';
import type { CredentialsFor, OwnParties, Relay } from './relay.js';
import type { Context, Role } from './types.js';

/** One request and its answer, for logs and metrics: no token, no query and no body is in it. */
export interface ExchangeRecord {
  readonly method: string;
  /** The path as it was asked for, without its query. */
  readonly path: string;
  /** `locations SENDER getLocation`, `credentials`, `versions`; absent when nothing of that kind was reached. */
  readonly operation: string | undefined;
  /** Id of the partner's registration; absent when the credentials token is not valid. */
  readonly partner: string | undefined;
  readonly httpStatus: number;
  readonly statusCode: number;
  readonly requestId: string;
  readonly correlationId: string;
  /** Milliseconds from the request to the answer. */
  readonly duration: number;
}

/** What a rate limit is asked: who wants to do what. */
export interface RateQuestion {
  readonly partner: Registration;
  readonly module: string;
  readonly method: string;
}

/** What the platform wants to know; a hook that throws changes nothing in the answer. */
export interface Hooks {
  /** Every request with its answer. */
  readonly onExchange?: ((exchange: ExchangeRecord) => void) | undefined;
  /** A handler or a port threw something unexpected; the partner is only told 3000. */
  readonly onError?: ((error: unknown, where: string) => void) | undefined;
  /** Something in a request was tolerated, or an object of ours was left out of an answer because it is not valid. */
  readonly onIssue?: ((issues: readonly Issue[], where: string, context: Context) => void) | undefined;
  /** A partner has registered, or changed its credentials. */
  readonly onRegistered?: ((registration: Registration) => void | Promise<void>) | undefined;
  /** A partner has unregistered. */
  readonly onUnregistered?: ((registration: Registration) => void | Promise<void>) | undefined;
}

/** How much a server takes and gives. */
export interface Limits {
  /** Bytes of a request body. Default 1 MiB. */
  readonly bodyBytes?: number | undefined;
  /** Levels of nesting in a request body. Default 64. */
  readonly depth?: number | undefined;
  /** Objects on a page when the client asks for none, and at most. Default 100 and 1000. */
  readonly pageSize?: number | undefined;
  readonly maxPageSize?: number | undefined;
}

/** Options of {@link createOcpiHandler}. */
export interface HandlerOptions extends Hooks {
  /** The URL under which the handler is reached from outside, for example `https://abc.example/ocpi`. */
  readonly publicUrl: string;
  readonly partners: Partners;
  readonly roles: readonly Role[];
  readonly limits?: Limits | undefined;
  /** `strict` refuses requests (2001) with anything that the specification does not allow. Default `tolerant`. */
  readonly mode?: 'tolerant' | 'strict' | undefined;
  /** What URLs partners may give us. Default: public https only. */
  readonly urls?: UrlPolicy | undefined;
  /** Endpoints that a partner must have to register, for example `[{ module: 'locations', role: 'SENDER' }]`. */
  readonly requires?:
    | readonly { readonly module: string; readonly role: 'SENDER' | 'RECEIVER' }[]
    | undefined;
  /**
   * Whether a platform may register a party that another registration has: two connections would then own the same
   * objects. Default `refuse`; `allow` is for tests.
   */
  readonly sharedParties?: 'refuse' | 'allow' | undefined;
  /** Milliseconds for each request to a partner's API while it registers. Default 10000. */
  readonly timeout?: number | undefined;
  /** Milliseconds for which a rotated token is still accepted, or until the new one is used. Default 60000. */
  readonly rotationOverlap?: number | undefined;
  /** Says whether a partner may go on: `undefined` yes, otherwise seconds to wait, answered as 429 with `Retry-After`. */
  readonly rateLimit?:
    | ((question: RateQuestion) => number | undefined | Promise<number | undefined>)
    | undefined;
  /**
   * What happens to objects of ours that are not valid: `refuse` leaves them out of lists and answers 3000 in place of a
   * single one, both reported; `send` sends them. Default `refuse`.
   */
  readonly invalidAnswers?: 'refuse' | 'send' | undefined;
  /** Answers requests in place of our roles: that of a hub passes them on. */
  readonly relay?: Relay | undefined;
  /** The parties in our credentials where they are not simply our roles: a hub of 2.3.0 names those behind it. */
  readonly credentials?: ((about: CredentialsFor) => Promise<Partial<OwnParties>>) | undefined;
  /** The fetch with which a registering partner's API is read. Default: the global one. */
  readonly fetch?: ((request: Request) => Promise<Response>) | undefined;
}
