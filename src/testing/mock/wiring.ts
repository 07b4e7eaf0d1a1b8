import type { ClientOptions } from '../../client/options.js';
import type { VersionNumber } from '../../core/version.js';
import { createOcpiHandler, type OcpiHandler } from '../../server/handler.js';
import type { Role } from '../../server/types.js';
import type { StoreBackedOptions } from '../../store/options.js';
import type { Store } from '../../store/store.js';
import { locateByRoles } from '../faults/locate.js';
import { type DeliveryFaults, deliveryFaults } from '../faults/outgoing.js';
import { systemClock } from '../faults/waiting.js';
import { ANY_URL } from './any-url.js';
import { behaviourOf } from './behaviour.js';
import { converterOf } from './convert.js';
import { describing } from './describe.js';
import type { MockExchange, SentExchange } from './exchange.js';
import { type MockFaults, misbehaving } from './faults.js';
import { type MockHub, makeMockHub, rolesOfHub } from './hub.js';
import type { MockOptions } from './options.js';
import type { Cast } from './parties.js';
import { recordReceived, recordSent } from './record.js';
import { followGiven, type Tokens } from './registrations.js';
import type { MockState } from './state.js';
import { makeRole, newestOf } from './versions.js';

type Fetch = (request: Request) => Promise<Response>;

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
  /** Where the mock is one. */
  readonly hub: MockHub | undefined;
  readonly answer: Fetch;
  readonly client: ClientOptions;
  readonly convert: StoreBackedOptions['convert'];
}

/** Puts the server, what surrounds it and what it calls together. */
export function wire(parts: Parts): Wiring {
  const { options, versions, cast, faults } = parts;
  const origins = new Set<string>();
  const reach = recordSent(endedBy(options.signal, options.client?.fetch ?? ((request) => fetch(request))), {
    begin: (exchange) => parts.sent.push(exchange),
    end: (exchange) => options.onSent?.(exchange),
  });
  // Deliveries ask for what only the roles tell, and the handlers of the roles deliver: hence the late binding.
  const deliveries = deliveryFaults(faults.plan, (request) => locate(request), systemClock(options.signal));
  const client = clientOf(options, deliveries.outgoing(reach), origins);
  const convert = versions.length > 1 ? converterOf(cast) : undefined;
  const { api, hub, roles } = servers(parts, { client, ...(convert ? { convert } : {}) }, reach);
  const locate = locateByRoles(roles, options.url);
  return { api, hub, client, convert, answer: surround(parts, api, { roles, deliveries, origins }) };
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

interface Servers extends Pick<Wiring, 'api' | 'hub'> {
  /** The roles whose endpoints the mock has. */
  readonly roles: readonly Role[];
}

/** The server of the mock: that of its role in each version, or a hub with the platform of another party behind it. */
function servers(
  parts: Parts,
  more: StoreBackedOptions & { readonly client: ClientOptions },
  reach: Fetch,
): Servers {
  const { options, versions, cast, state } = parts;
  const { party, partner, behind } = cast;
  const { url, pageSize } = options;
  const store = pagedByOffset(state.store);
  const behaviour = { ...more, ...behaviourOf(cast, state.store), ...options.behaviour };
  const { client } = more;
  if (behind) {
    const role = (hub: ClientOptions): Role =>
      makeRole(newestOf(versions), behind, store, { ...behaviour, client: hub });
    const made = makeMockHub({ options, versions, party, partner, state, client, role });
    return { api: made.hub, hub: made, roles: rolesOfHub(versions, party) };
  }
  const roles = versions.map((version) => makeRole(version, party, store, behaviour));
  const api = createOcpiHandler({
    publicUrl: url,
    partners: state.partners,
    roles,
    urls: client.urls,
    // The party of the code under test has a token already, and may register all the same.
    sharedParties: 'allow',
    fetch: reach,
    limits: { pageSize },
  });
  return { api, hub: undefined, roles };
}

interface Around {
  readonly roles: readonly Role[];
  readonly deliveries: DeliveryFaults;
  readonly origins: Set<string>;
}

/** The server with everything around it, from the inside: dialect and faults, and what keeps records. */
function surround(parts: Parts, api: OcpiHandler, { roles, deliveries, origins }: Around): Fetch {
  const { options, tokens, state, faults } = parts;
  const describe = describing(roles, options.url);
  const answer = misbehaving(api.fetch, { roles, token: tokens.token, options, faults, deliveries });
  const followed: Fetch = async (request) => {
    const { version } = describe(request, undefined);
    await followGiven(state.partners, tokens.token, request, { version, origins });
    return answer(request);
  };
  return recordReceived(followed, describe, {
    begin: (exchange) => parts.exchanges.push(exchange),
    end: (exchange) => options.onExchange?.(exchange),
  });
}

/** Lists that go on by offsets, which faults of pages can change; a cursor is nobody's but the store's. */
const pagedByOffset = (store: Store): Store => ({
  ...store,
  list: async (query) => ({ ...(await store.list(query)), cursor: undefined }),
});
