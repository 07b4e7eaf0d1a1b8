import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { toNode } from '../../src/adapters/node.js';
import type { Module } from '../../src/contract/interface.js';
import { modules as modules211, v2_1_1 } from '../../src/contract/v2_1_1/index.js';
import { modules as modules221, v2_2_1 } from '../../src/contract/v2_2_1/index.js';
import { modules as modules230, v2_3_0 } from '../../src/contract/v2_3_0/index.js';
import { payments } from '../../src/contract/v2_3_0/payments.js';
import type { AdvertisedEndpoint, PartyRole } from '../../src/contract/version.js';
import { hashToken } from '../../src/core/token.js';
import { INSECURE_URLS } from '../../src/core/url-policy.js';
import { memoryPartners } from '../../src/partners/memory.js';
import type { Partners, Registration } from '../../src/partners/registration.js';
import { createPublisher, type Publisher, type PublisherOptions } from '../../src/push/index.js';
import { createOcpiHandler, type OcpiHandler } from '../../src/server/handler.js';
import { defineRole } from '../../src/server/role.js';
import type { Role } from '../../src/server/types.js';
import { memoryStore, type Store, storeBacked } from '../../src/store/index.js';
import { CPO } from '../support/fixtures.js';

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

/** A partner on a real socket, which can be made to misbehave. */
export interface Receiving {
  readonly id: string;
  readonly store: Store;
  readonly seen: Seen[];
  /** `ok` answers; `hang` never does; `error` says 500; a number waits so many milliseconds before it answers. */
  mode: 'ok' | 'hang' | 'error' | number;
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
  settings: PartnerSettings,
): Promise<Receiving> {
  const store = memoryStore();
  const theirs = memoryPartners();
  const { version = '2.2.1' } = settings;
  const roles = rolesOf(version, parties, store);
  const api = createOcpiHandler({ publicUrl: 'http://partner.test/ocpi', partners: theirs, roles });
  await theirs.update('us', () => registration('us', { version, inbound: [], roles: [CPO, PTP] }));
  const hash = await hashToken(`token-of-${id}`);
  await theirs.update('us', (known) => known && { ...known, inbound: [{ hash, use: 'exchange' }] });
  const { receiving, port } = await listen(id, store, api);
  const base = `http://127.0.0.1:${port}/ocpi`;
  const endpoints = await endpointsOf(api, version, base, `token-of-${id}`, parties);
  await partners.update(id, () =>
    registration(id, {
      version,
      roles: parties,
      endpoints: settings.endpoints?.(endpoints) ?? endpoints,
      token: `token-of-${id}`,
      ...settings.registration,
    }),
  );
  return receiving;
}

const registration = (id: string, more: Partial<Registration>): Registration => ({
  id,
  status: 'registered',
  inbound: [],
  updatedAt: '2026-01-01T00:00:00Z',
  ...more,
});

async function endpointsOf(
  api: OcpiHandler,
  version: string,
  base: string,
  token: string,
  [party]: readonly PartyRole[],
): Promise<readonly AdvertisedEndpoint[]> {
  const scope = version === '2.1.1' ? `${party?.role.toLowerCase()}/` : '';
  const headers = { Authorization: `Token ${version === '2.1.1' ? token : btoa(token)}` };
  const answer = await api.fetch(new Request(`http://partner.test/ocpi/${scope}${version}`, { headers }));
  const { data } = (await answer.json()) as { data: { endpoints: AdvertisedEndpoint[] } };
  return data.endpoints.map((one) => ({ ...one, url: one.url.replace('http://partner.test/ocpi', base) }));
}

async function listen(
  id: string,
  store: Store,
  api: OcpiHandler,
): Promise<{ receiving: Receiving; port: number }> {
  const answer = toNode(api);
  let under = 0;
  let most = 0;
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = (request.url ?? '').replace(/^\/ocpi(\/cpo|\/emsp)?\/2\.\d\.\d/, '');
    const to = request.headers['ocpi-to-party-id'] as string | undefined;
    receiving.seen.push({ method: request.method ?? '', path, to });
    under += 1;
    most = Math.max(most, under);
    response.once('close', () => {
      under -= 1;
    });
    const { mode } = receiving;
    if (mode === 'hang') return;
    if (typeof mode === 'number') await new Promise((resolve) => setTimeout(resolve, mode));
    if (mode === 'error') response.writeHead(500).end('broken');
    else answer(request, response);
  };
  let server = createServer((request, response) => void serve(request, response));
  let port = 0;
  const receiving: Receiving = {
    id,
    store,
    seen: [],
    mode: 'ok',
    most: () => most,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
    async start() {
      server = createServer((request, response) => void serve(request, response));
      await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
      port = (server.address() as AddressInfo).port;
    },
  };
  await receiving.start();
  onTestFinished(() => receiving.stop());
  return { receiving, port };
}

/** Waits until something is so. */
export async function until(check: () => unknown, most = 5000): Promise<void> {
  const end = Date.now() + most;
  while (!(await check())) {
    if (Date.now() > end) throw new Error('It did not come to be.');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
