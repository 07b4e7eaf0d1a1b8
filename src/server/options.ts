import type { Issue } from '../core/issue.js';
import type { UrlPolicy } from '../core/url-policy.js';
import type { Partners, Registration } from '../partners/registration.js';
import type { Context, Role } from './types.js';

/** What the platform wants to know; a hook that throws changes nothing in the answer. */
export interface Hooks {
  /** A handler or a port threw something unexpected; the partner is only told 3000. */
  readonly onError?: (error: unknown, where: string) => void;
  /** A request was accepted although something in it is not as the specification has it. */
  readonly onIssue?: (issues: readonly Issue[], where: string, context: Context) => void;
  /** A partner has registered, or changed its credentials. */
  readonly onRegistered?: (registration: Registration) => void | Promise<void>;
  /** A partner has unregistered. */
  readonly onUnregistered?: (registration: Registration) => void | Promise<void>;
}

/** How much a server takes and gives. */
export interface Limits {
  /** Bytes of a request body. Default 1 MiB. */
  readonly bodyBytes?: number;
  /** Levels of nesting in a request body. Default 64. */
  readonly depth?: number;
  /** Objects on a page when the client asks for none, and at most. Default 100 and 1000. */
  readonly pageSize?: number;
  readonly maxPageSize?: number;
}

/** Options of {@link createOcpiHandler}. */
export interface HandlerOptions extends Hooks {
  /** The URL under which the handler is reached from outside, for example `https://abc.example/ocpi`. */
  readonly publicUrl: string;
  readonly partners: Partners;
  readonly roles: readonly Role[];
  readonly limits?: Limits;
  /** `strict` refuses requests (2001) with anything that the specification does not allow. Default `tolerant`. */
  readonly mode?: 'tolerant' | 'strict';
  /** What URLs partners may give us. Default: public https only. */
  readonly urls?: UrlPolicy;
  /** Endpoints that a partner must have to register, for example `[{ module: 'locations', role: 'SENDER' }]`. */
  readonly requires?: readonly { readonly module: string; readonly role: 'SENDER' | 'RECEIVER' }[];
  /** Milliseconds for each request to a partner's API while it registers. Default 10000. */
  readonly timeout?: number;
  /** Milliseconds for which a rotated token is still accepted, or until the new one is used. Default 60000. */
  readonly rotationOverlap?: number;
  /** The fetch with which a registering partner's API is read. Default: the global one. */
  readonly fetch?: (request: Request) => Promise<Response>;
}
