import type { Interface, Operations, TypesOf } from '../contract/interface.js';
import type { Operation, OperationKind } from '../contract/operation.js';
import type { PartyRole, Version } from '../contract/version.js';
import type { Routing } from '../core/headers.js';
import type { Issue } from '../core/issue.js';
import type { VersionNumber } from '../core/version.js';
import type { PartnerBridge } from '../partners/bridge.js';
import type { Registration } from '../partners/registration.js';

/** Who asks whom, and the ids of the request: given to every handler. */
export interface Context {
  /** The partner whose credentials token authorized the request. */
  readonly partner: Registration;
  /** Our role that answers. */
  readonly role: PartyRole;
  readonly version: VersionNumber;
  readonly requestId: string;
  readonly correlationId: string;
  /** The parties that the routing headers name; `from` is checked against the partner. */
  readonly routing: Routing;
  /** What was tolerated in the request. */
  readonly issues: readonly Issue[];
  /** Public URL of the endpoint that was called, for links of one's own. */
  readonly endpointUrl: string;
  /** Aborts when the client goes away, where the runtime tells. */
  readonly signal: AbortSignal | undefined;
  /**
   * Notes something about this request: it goes to `onIssue`, and `message` to the partner as `status_message` of an
   * answer that has none of its own.
   */
  note(issues: readonly Issue[], message?: string): void;
  /** Where the partner speaks another version than the handler: with it the client can call the partner. */
  readonly bridge?: PartnerBridge | undefined;
}

/** A page of a list; `total` counts what matches without `offset` and `limit`. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly total: number;
  /** Opaque continuation: comes back as `input.cursor` of the next page instead of an offset. */
  readonly cursor?: string | undefined;
  /** Whether something follows; needed with neither a `cursor` nor offsets that tell. */
  readonly more?: boolean | undefined;
}

/** What became of a write. `unknown`: the object to change is not there. */
export type WriteOutcome =
  | 'created'
  | 'updated'
  | 'unknown'
  | {
      readonly outcome: 'created' | 'updated';
      /** Values for the path of the object that was made, where the body does not have them. */
      readonly params?: Readonly<Record<string, string>>;
      readonly data?: unknown;
    };

/** What a handler is given of a request, already checked. */
export interface Input<O> {
  readonly params: TypesOf<O>['params'];
  readonly query: TypesOf<O>['query'];
  readonly body: TypesOf<O>['body'];
  /** The continuation of a list whose previous page gave a `cursor`. */
  readonly cursor: string | undefined;
  /** Lists: how many objects to give at most, after the limits of the server. */
  readonly limit: number;
  /** Lists: how many objects to skip. */
  readonly offset: number;
}

type Maybe<T> = T | Promise<T>;

/**
 * What a handler gives back, by the kind of its operation: a page or the whole list; the object or `undefined`
 * (answered as 404); what became of a write; the answer of an action.
 */
export type Output<O> = OutputOf<TypesOf<O>['kind'], TypesOf<O>['data']>;

type OutputOf<K extends OperationKind, D> = K extends 'list'
  ? Page<D> | readonly D[]
  : K extends 'get'
    ? D | undefined
    : K extends 'write'
      ? WriteOutcome | undefined
      : D | undefined;

/** A handler of one operation. */
export type Handler<O> = (input: Input<O>, context: Context) => Maybe<Output<O>>;

/** Handlers of an interface; operations without one answer 405. */
export type Handlers<O extends Operations> = { readonly [K in keyof O]?: Handler<O[K]> };

/** An interface with its handlers. */
export interface Served<V extends VersionNumber = VersionNumber> {
  readonly contract: Interface<V>;
  readonly handlers: Readonly<Record<string, Handler<Operation>>>;
  /** The objects that the handlers give are never changed in place, so that each needs to be checked once only. */
  readonly immutable?: boolean;
}

/** A role of ours in one version with everything that it serves. */
export interface Role<V extends VersionNumber = VersionNumber> {
  readonly version: Version<V>;
  readonly party: PartyRole;
  readonly served: readonly Served<V>[];
  /** The same role in other versions, where it is bridged to them. */
  readonly also?: readonly Role[] | undefined;
}

/** Publishes roles in other versions too: `bridge()` of `ocpi-js/bridge` makes one. */
export interface RoleBridge {
  /** The same role in another version, over the handlers of the role. */
  role(role: Role, version: Version): Role;
}
