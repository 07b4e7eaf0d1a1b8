import type { ClientOptions } from '../../client/options.js';
import type { UrlPolicy } from '../../core/url-policy.js';
import type { VersionNumber } from '../../core/version.js';
import { createOcpiHandler, type OcpiHandler } from '../../server/handler.js';
import { buildRoutes } from '../../server/routes.js';
import type { Role } from '../../server/types.js';
import type { StoreBackedOptions } from '../../store/options.js';
import type { Store } from '../../store/store.js';
import { locateByRoles } from '../faults/locate.js';
import { type DeliveryFaults, deliveryFaults } from '../faults/outgoing.js';
import { systemClock } from '../faults/waiting.js';
import { behaviourOf } from './behaviour.js';
import { converterOf } from './convert.js';
import { describing } from './describe.js';
import type { MockExchange, SentExchange } from './exchange.js';
import { type MockFaults, misbehaving } from './faults.js';
import { asHub } from './hub.js';
import type { MockOptions } from './options.js';
import type { Cast } from './parties.js';
import { recordReceived, recordSent } from './record.js';
import { followGiven, type Tokens } from './registrations.js';
import type { MockState } from './state.js';
import { makeRole } from './versions.js';

type Fetch = (request: Request) => Promise<Response>;

/** Mocks live on reserved names and on loopback, so they may call any URL. */
const ANY_URL: UrlPolicy = { allowHttp: true, allowPrivate: true, resolve: null };

/** What a mock is put together of. */
export interface Parts {
  readonly options: MockOptions;
  readonly versions: readonly VersionNumber[];
  readonly cast: Cast;
  readonly tokens: Tokens;
  readonly state: MockState;
  readonly faults: MockFaults;
  readonly exchanges: MockExchange[];
  readonly sent: SentExchange[];
}

/** A mock that is put together. */
export interface Wiring {
  readonly api: OcpiHandler;
  readonly answer: Fetch;
  readonly client: ClientOptions;
  readonly convert: StoreBackedOptions['convert'];
}

/** Puts the server, what surrounds it and what it calls together. */
export function wire(parts: Parts): Wiring {
  const { options, versions, cast, state, faults } = parts;
  const { url } = options;
  const origins = new Set<string>();
  const reach = recordSent(endedBy(options.signal, options.client?.fetch ?? ((request) => fetch(request))), {
    begin: (exchange) => parts.sent.push(exchange),
    end: (exchange) => options.onSent?.(exchange),
  });
  // Deliveries ask for what only the roles tell, and the handlers of the roles deliver: hence the late binding.
  const deliveries = deliveryFaults(faults.plan, (request) => locate(request), systemClock(options.signal));
  const client = clientOf(options, deliveries.outgoing(reach), origins);
  const convert = versions.length > 1 ? converterOf(cast) : undefined;
  const roles = rolesOf(parts, { client, ...(convert ? { convert } : {}) });
  const locate = locateByRoles(roles, url);
  const api = createOcpiHandler({
    publicUrl: url,
    partners: state.partners,
    roles,
    urls: client.urls,
    // The party of the code under test has a token already, and may register all the same.
    sharedParties: 'allow',
    fetch: reach,
    limits: { pageSize: options.pageSize },
  });
  return { api, client, convert, answer: surround(parts, api, { roles, deliveries, origins }) };
}

/** A fetch whose requests end with a signal. */
const endedBy = (signal: AbortSignal | undefined, fetch: Fetch): Fetch =>
  signal
    ? (request) => fetch(new Request(request, { signal: AbortSignal.any([request.signal, signal]) }))
    : fetch;

/** How the mock calls: results may go wherever the requests with the token that is registered already ask for. */
const clientOf = (options: MockOptions, fetch: Fetch, origins: ReadonlySet<string>): ClientOptions => ({
  urls: ANY_URL,
  ...options.client,
  fetch,
  get origins() {
    return [...origins, ...(options.client?.origins ?? [])];
  },
});

interface Around {
  readonly roles: readonly Role[];
  readonly deliveries: DeliveryFaults;
  readonly origins: Set<string>;
}

/** The server with everything around it, from the inside: the hub, dialect and faults, and what keeps records. */
function surround(parts: Parts, api: OcpiHandler, { roles, deliveries, origins }: Around): Fetch {
  const { options, cast, tokens, state, faults } = parts;
  const { behind, party: hub } = cast;
  const describe = describing(roles, options.url);
  const whole = behind ? asHub(api.fetch, { hub, behind }, buildRoutes(roles), options.url) : api.fetch;
  const answer = misbehaving(whole, { roles, token: tokens.token, options, faults, deliveries });
  const followed: Fetch = async (request) => {
    const { version } = describe(request, undefined);
    const origin = await followGiven(state.partners, tokens.token, request, version);
    if (origin !== undefined) origins.add(origin);
    return answer(request);
  };
  return recordReceived(followed, describe, {
    begin: (exchange) => parts.exchanges.push(exchange),
    end: (exchange) => options.onExchange?.(exchange),
  });
}

/** The roles of the mock in each version; at a hub since 2.2 also that of the party behind it. */
function rolesOf({ options, versions, cast, state }: Parts, more: StoreBackedOptions): Role[] {
  const behaviour = { ...more, ...behaviourOf(cast, state.store), ...options.behaviour };
  const store = pagedByOffset(state.store);
  return versions.flatMap((version) => {
    const own = makeRole(version, cast.party, store, behaviour);
    const { behind } = cast;
    if (!behind || !own.version.routed) return [own];
    return [own, makeRole(version, behind, store, { serves: isBehindHub, ...behaviour })];
  });
}

/** What a party serves through a hub; who else is there it is told by the hub itself. */
const isBehindHub: NonNullable<StoreBackedOptions['serves']> = ({ module, implementedBy }, { role }) =>
  module !== 'hubclientinfo' && implementedBy.includes(role);

/** Lists that go on by offsets, which faults of pages can change; a cursor is nobody's but the store's. */
const pagedByOffset = (store: Store): Store => ({
  ...store,
  list: async (query) => ({ ...(await store.list(query)), cursor: undefined }),
});
