import { onTestFinished } from 'vitest';
import { listenerOf } from '../../src/cli/listener.js';
import type { Module } from '../../src/contract/interface.js';
import { modules as modules211, v2_1_1 } from '../../src/contract/v2_1_1/index.js';
import { modules as modules221, v2_2_1 } from '../../src/contract/v2_2_1/index.js';
import { modules as modules230, v2_3_0 } from '../../src/contract/v2_3_0/index.js';
import { payments } from '../../src/contract/v2_3_0/payments.js';
import type { AdvertisedEndpoint, PartyRole } from '../../src/contract/version.js';
import { authorization } from '../../src/core/token.js';
import { INSECURE_URLS } from '../../src/core/url-policy.js';
import { memoryPartners } from '../../src/partners/memory.js';
import type { Partners, Registration } from '../../src/partners/registration.js';
import { createPublisher, type Publisher, type PublisherOptions } from '../../src/push/index.js';
import { createOcpiHandler, type OcpiHandler } from '../../src/server/handler.js';
import { defineRole } from '../../src/server/role.js';
import type { Role } from '../../src/server/types.js';
import { memoryStore, type Store, storeBacked } from '../../src/store/index.js';
import { type MockOptions, type MockPlatform, mockPlatform } from '../../src/testing/index.js';
import { CPO } from '../support/fixtures.js';
import { openPort } from '../support/listening.js';

/** A payment terminal provider that we may be instead of a CPO. */
export const PTP = { role: 'PTP', country_code: 'NL', party_id: 'PAY', business_details: { name: 'Pay' } };

export const VERSIONS = [
  { version: v2_1_1, modules: modules211 },
  { version: v2_2_1, modules: modules221 },
  { version: v2_3_0, modules: { ...modules230, payments } },
];

/** A request as a partner received it. */
export interface Seen {
  readonly method: string;
  /** Below the endpoint's version: `/receiver/locations/NL/ABC/LOC1`. */
  readonly path: string;
  readonly to: string | undefined;
}

/** A mock on a real socket, which can be made to misbehave. */
export interface Receiving {
  readonly mock: MockPlatform;
  readonly store: Store;
  readonly seen: readonly Seen[];
  /** Requests that were under way at the same time, at most. */
  readonly most: () => number;
  /** Refuses connections, until it listens again on the same port. */
  stop(): Promise<void>;
  start(): Promise<void>;
}

/** Our platform with its partners. */
export interface World {
  readonly store: Store;
  readonly partners: Partners;
  readonly api: OcpiHandler;
  partner(id: string, parties: readonly PartyRole[], more?: PartnerSettings): Promise<Receiving>;
  /** Milliseconds: how long it waits for an answer. */
  publisher(more?: Partial<PublisherOptions>, timeout?: number): Publisher;
}

/** In what a partner differs. */
export interface PartnerSettings {
  readonly version?: '2.1.1' | '2.2.1' | '2.3.0';
  readonly registration?: Partial<Registration>;
  readonly endpoints?: (endpoints: readonly AdvertisedEndpoint[]) => readonly AdvertisedEndpoint[];
}

type AnyModules = Readonly<Record<string, Module>>;

const rolesOf = (wanted: string, parties: readonly PartyRole[], store: Store): Role[] =>
  VERSIONS.filter(({ version }) => version.version === wanted).flatMap(({ version, modules }) =>
    parties.map((party) =>
      defineRole(version as Role['version'], party, storeBacked(store, modules as AnyModules)),
    ),
  );

/** A platform with its own store; give other roles for other tests. */
export function world(
  makeRoles: (store: Store, publisher: () => Publisher | undefined) => Role[] = (store) =>
    VERSIONS.flatMap(({ version }) => rolesOf(version.version, [CPO], store)),
): World {
  const store = memoryStore();
  const partners = memoryPartners();
  let latest: Publisher | undefined;
  const roles = makeRoles(store, () => latest);
  const api = createOcpiHandler({ publicUrl: 'https://us.test/ocpi', partners, roles });
  return {
    store,
    partners,
    api,
    partner: (id, parties, more = {}) => makePartner(partners, id, parties, more),
    publisher(more = {}, timeout = 4000) {
      const client = { urls: INSECURE_URLS, timeout, retry: { limit: 0 } };
      const made = createPublisher({ self: api, store, versions: VERSIONS, client, delay: 60, ...more });
      latest = made;
      onTestFinished(() => made.close());
      return made;
    },
  };
}

async function makePartner(
  partners: Partners,
  id: string,
  parties: readonly PartyRole[],
  { version = '2.2.1', registration = {}, endpoints: choose = (all) => all }: PartnerSettings,
): Promise<Receiving> {
  const [party] = parties;
  const token = `token-of-${id}`;
  let open = await openPort();
  const url = `${open.origin}/ocpi`;
  const role = party?.role as MockOptions['role'];
  const partner = role === 'CPO' ? PTP : CPO;
  const mock = mockPlatform({ url, version, role, party, partner, token, locations: 1 });
  const { answer, most } = counting(mock.fetch);
  const listener = listenerOf(answer, url);
  open.server.on('request', listener);
  const known = { id, status: 'registered', inbound: [], updatedAt: UPDATED } as const;
  const endpoints = choose(await endpointsOf(mock, version));
  await partners.update(id, () => ({ ...known, version, roles: parties, endpoints, token, ...registration }));
  mock.clear();
  onTestFinished(() => open.close());
  return {
    mock,
    store: mock.store,
    most,
    get seen() {
      return mock.exchanges.map(({ method, url: asked, headers }) => ({
        method,
        path: new URL(asked).pathname.replace(/^\/ocpi(\/cpo|\/emsp)?\/2\.\d\.\d/, ''),
        to: headers.get('ocpi-to-party-id') ?? undefined,
      }));
    },
    stop: () => open.close(),
    async start() {
      open = await openPort(listener, Number(new URL(url).port));
    },
  };
}

const UPDATED = '2026-01-01T00:00:00Z';

/** A fetch that counts how many requests are under way. */
function counting(fetch: MockPlatform['fetch']) {
  let under = 0;
  let most = 0;
  const answer = async (request: Request): Promise<Response> => {
    under += 1;
    most = Math.max(most, under);
    try {
      return await fetch(request);
    } finally {
      under -= 1;
    }
  };
  return { answer, most: () => most };
}

async function endpointsOf(
  { fetch, api, token, party }: MockPlatform,
  version: string,
): Promise<readonly AdvertisedEndpoint[]> {
  const routed = version !== '2.1.1';
  const scope = routed ? '' : `${party.role.toLowerCase()}/`;
  const headers = { Authorization: authorization(token, routed ? 'base64' : 'raw') };
  const answer = await fetch(new Request(`${api.publicUrl}/${scope}${version}`, { headers }));
  const { data } = (await answer.json()) as { data: { endpoints: AdvertisedEndpoint[] } };
  return data.endpoints;
}

/** Waits until something is so. */
export async function until(check: () => unknown, most = 5000): Promise<void> {
  const end = Date.now() + most;
  while (!(await check())) {
    if (Date.now() > end) throw new Error('It did not come to be.');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
