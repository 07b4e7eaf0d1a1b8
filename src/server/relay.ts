import type { Interface } from '../contract/interface.js';
import type { Version } from '../contract/version.js';
import type { Routing } from '../core/headers.js';
import type { VersionNumber } from '../core/version.js';
import type { Registration } from '../partners/registration.js';
import type { OwnCredentials } from '../partners/self.js';
import type { Ids, Reply } from './reply.js';
import type { Match } from './routes.js';

/** A request of a functional module, authenticated, whose claims agree with the credentials. */
export interface RelayCall {
  readonly partner: Registration;
  readonly version: Version;
  /** The slug of the one role of ours that the endpoint belongs to (2.1.1), or empty. */
  readonly scope: string;
  readonly contract: Interface;
  /** The operation that method and path mean, with the values of its parameters. */
  readonly match: Match;
  /** What follows the endpoint in the path, decoded. */
  readonly rest: readonly string[];
  /** The query, as it came. */
  readonly search: URLSearchParams;
  /** The body, `undefined` without one; `text` is what it was parsed from, where that is there. */
  readonly body: { readonly value: unknown; readonly text: string | undefined };
  readonly ids: Ids;
  readonly routing: Routing;
  /** Public URL of the endpoint that was called. */
  readonly endpointUrl: string;
  readonly signal: AbortSignal | undefined;
}

/** Answers a request in place of our roles, or leaves it to them (`undefined`). */
export type Relay = (call: RelayCall) => Promise<Reply | undefined>;

/** For whom credentials are made. */
export interface CredentialsFor {
  readonly version: VersionNumber;
  readonly scope: string | undefined;
  /** Id of the registration. */
  readonly partner: string;
}

/** The parties in our credentials. */
export type OwnParties = Pick<OwnCredentials, 'roles' | 'hub_party_id'>;
