import type { Party } from '../core/party.js';
import type { TokenEncoding } from '../core/token.js';
import type { VersionNumber } from '../core/version.js';

/** Answers requests that come in on a public URL. */
export type Answering = (request: Request) => Promise<Response>;

/** Opens a place where the partner can reach us, for registration and the results of commands. */
export interface CallbackListener {
  /** The URL under which the partner reaches the listener: `https://check.example/ocpi`. */
  readonly publicUrl: string;
  /** Starts to answer; what it gives ends that. */
  readonly listen: (answer: Answering) => Promise<{ close(): Promise<void> }>;
}

/** What is checked, as whom and how; without `token` and `tokenA` only what needs none is found out. */
export interface ConformanceOptions {
  /** The partner's versions URL. */
  readonly url: string;
  /** The credentials token of a registration that exists. */
  readonly token?: string;
  /** A Token A, for the checks of registration; it is used up. Needs `listener`. */
  readonly tokenA?: string;
  /** How the token is written. Default: found out. */
  readonly tokenEncoding?: TokenEncoding;
  /** Versions to check. Default: all that the partner offers and this package speaks. */
  readonly versions?: readonly VersionNumber[];
  /** Only interfaces that these roles typically implement are checked: `['CPO']`. Default: whatever is advertised. */
  readonly roles?: readonly string[];
  /** Our party, as the partner knows it: the owner of the objects that are pushed. Default with `tokenA`: NL/OJC. */
  readonly party?: Party;
  /** The roles that we register as. Default: CPO or EMSP, whichever the partner is not, or both. */
  readonly partyRoles?: readonly string[];
  /** Also makes checks that send objects of our own, which are removed or marked as gone afterwards. Default `false`. */
  readonly write?: boolean;
  /** Allows http and addresses of this machine and private networks. Default `false`. */
  readonly insecure?: boolean;
  /** Milliseconds for each request. Default 10000. */
  readonly timeout?: number;
  /** Milliseconds before each request, for partners that limit how often they are asked. Default 0. */
  readonly pause?: number;
  /** Milliseconds to wait for the result of a command. Default 10000. */
  readonly resultTimeout?: number;
  /** Requests that reading one list to its end may take. Default 20. */
  readonly maxPages?: number;
  /** Only checks whose id matches one of these patterns (`*` stands for any text): `lists/*`, `2.2.1/tokens/*`. */
  readonly only?: readonly string[];
  /** No check whose id matches one of these patterns. */
  readonly skip?: readonly string[];
  readonly listener?: CallbackListener;
  /** Makes the requests. Default: the global fetch. */
  readonly fetch?: Answering;
  readonly signal?: AbortSignal;
}

/** The party that we are when nothing else is said. */
export const DEFAULT_PARTY: Party = { country_code: 'NL', party_id: 'OJC' };
