import { createServer, type IncomingHttpHeaders, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { toNode } from '../../src/adapters/node.js';
import type { Partner } from '../../src/client/partner.js';
import { register } from '../../src/client/register.js';
import type { Module } from '../../src/contract/interface.js';
import { modules as modules_2_1_1, v2_1_1 } from '../../src/contract/v2_1_1/index.js';
import { modules as modules_2_2_1, v2_2_1 } from '../../src/contract/v2_2_1/index.js';
import { modules as modules_2_3_0, v2_3_0 } from '../../src/contract/v2_3_0/index.js';
import type { PartyRole, Version } from '../../src/contract/version.js';
import { INSECURE_URLS } from '../../src/core/url-policy.js';
import type { VersionNumber } from '../../src/core/version.js';
import { createHub, type Hub, type HubOptions } from '../../src/hub/index.js';
import { invite } from '../../src/partners/invite.js';
import { memoryPartners } from '../../src/partners/memory.js';
import { createOcpiHandler, type OcpiHandler } from '../../src/server/handler.js';
import { defineRole } from '../../src/server/role.js';
import { storeBacked } from '../../src/store/backed.js';
import { memoryStore } from '../../src/store/memory.js';
import type { StoreBackedOptions } from '../../src/store/options.js';
import type { Store } from '../../src/store/store.js';

type AnyModules = Readonly<Record<string, Module>>;

/** A version with its modules, whatever their types. */
export interface Spoken {
  readonly version: Version;
  readonly modules: AnyModules;
}

export const SPOKEN: Readonly<Record<VersionNumber, Spoken>> = {
  '2.1.1': { version: v2_1_1, modules: modules_2_1_1 as unknown as AnyModules },
  '2.2.1': { version: v2_2_1, modules: modules_2_2_1 as unknown as AnyModules },
  '2.3.0': { version: v2_3_0, modules: modules_2_3_0 as unknown as AnyModules },
};

export const HUB: PartyRole = {
  role: 'HUB',
  country_code: 'NL',
  party_id: 'HUB',
  business_details: { name: 'The hub' },
};

/** A role of a Dutch party. */
export const role = (name: string, party_id: string): PartyRole => ({
  role: name,
  country_code: 'NL',
  party_id,
  business_details: { name: party_id },
});

/** A request as it arrived at a platform. */
export interface Arrived {
  readonly method: string;
  /** Below the endpoint's version: `/receiver/locations/NL/CPO/LOC1`. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** The headers of the platform's own answer, once it has answered. */
  answered?: Readonly<Record<string, string>>;
}

/** A platform on a socket of its own, registered with the hub. */
export interface Station {
  readonly id: string;
  readonly api: OcpiHandler;
  readonly store: Store;
  readonly origin: string;
  /** The hub, as the platform calls it. */
  readonly hub: Partner;
  /** What arrived of functional modules. */
  readonly arrived: Arrived[];
  /** What the hub told about clients. */
  readonly told: Arrived[];
  /** Answers in place of the platform: `undefined` lets it answer; `hang` never answers. */
  answer: ((arrived: Arrived) => Answer | 'hang' | undefined) | undefined;
  /** Makes a request to the hub with the platform's token. */
  call(method: string, path: string, options?: CallOptions): Promise<Seen>;
  /** Stops listening; `start` begins again on the same port. */
  stop(): Promise<void>;
  start(): Promise<void>;
}

export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: unknown;
}

export interface CallOptions {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly from?: string;
  readonly to?: string;
}

/** An answer of the hub. */
export interface Seen {
  readonly status: number;
  readonly headers: Headers;
  readonly body: { readonly status_code: number; readonly status_message?: string; readonly data?: unknown };
}

export interface JoinOptions {
  readonly version?: VersionNumber;
  /** The slug of the hub's role (2.1.1). */
  readonly scope?: string;
  /** Whether the hub expects another hub. */
  readonly isHub?: boolean;
  readonly behaviour?: StoreBackedOptions;
}

export interface World {
  readonly hub: Hub;
  readonly store: Store;
  readonly origin: string;
  join(id: string, roles: readonly PartyRole[], options?: JoinOptions): Promise<Station>;
}

/** The routing headers for parties written as `CPO` (Dutch) or `DE/CPO`. */
export function routing(from?: string, to?: string): Record<string, string> {
  const part = (side: string, text: string | undefined): Record<string, string> => {
    if (text === undefined) return {};
    const [country, party] = text.includes('/') ? text.split('/') : ['NL', text];
    return { [`OCPI-${side}-country-code`]: country ?? '', [`OCPI-${side}-party-id`]: party ?? '' };
  };
  return { ...part('from', from), ...part('to', to) };
}

/** Listens on a port of this machine until the test is over. */
async function listen(server: Server, port = 0): Promise<number> {
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

const stopped = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.closeAllConnections();
    server.close(() => resolve());
  });

/** A hub on a socket; platforms join it by registering over HTTP. */
export async function hubWorld(options: Partial<HubOptions> = {}): Promise<World> {
  const store = options.store ?? memoryStore();
  const server = createServer((request, response) => toNode(hub)(request, response));
  const origin = `http://127.0.0.1:${await listen(server)}`;
  const hub = createHub({
    publicUrl: `${origin}/ocpi`,
    partners: memoryPartners(),
    store,
    party: HUB,
    versions: Object.values(SPOKEN),
    urls: INSECURE_URLS,
    client: { urls: INSECURE_URLS, timeout: 5000, ...options.client },
    retryDelay: 20,
    ...options,
  });
  onTestFinished(() => stopped(server));
  return { hub, store, origin, join: (id, roles, more) => join({ hub, origin }, id, roles, more ?? {}) };
}

async function join(
  { hub, origin }: Pick<World, 'hub' | 'origin'>,
  id: string,
  roles: readonly PartyRole[],
  { version = '2.2.1', scope, isHub = false, behaviour = {} }: JoinOptions,
): Promise<Station> {
  const spoken = SPOKEN[version];
  const store = memoryStore();
  const arrived: Arrived[] = [];
  const serve = (request: IncomingMessage, response: import('node:http').ServerResponse): void => {
    void receive(station, request, response);
  };
  let server = createServer(serve);
  const port = await listen(server);
  const own = `http://127.0.0.1:${port}`;
  const api = createOcpiHandler({
    publicUrl: `${own}/ocpi`,
    partners: memoryPartners(),
    roles: roles.map((one) =>
      defineRole(spoken.version, one, storeBacked(store, spoken.modules as never, behaviour)),
    ),
    urls: INSECURE_URLS,
  });
  const station: { -readonly [K in keyof Station]: Station[K] } = {
    ...{
      id,
      api,
      store,
      arrived,
      told: [],
      origin: own,
      answer: undefined,
      hub: undefined as unknown as Partner,
    },
    call: async () => {
      throw new Error('not registered');
    },
    stop: () => stopped(server),
    async start() {
      server = createServer(serve);
      await listen(server, port);
    },
  };
  onTestFinished(() => station.stop());
  const { token } = await invite(hub.partners, { id, hub: isHub, ...(scope ? { scope } : {}) });
  station.hub = await register({
    version: spoken.version,
    versionsUrl: hub.versionsUrl(version, scope),
    token,
    self: api,
    id: 'hub',
    hub: true,
    urls: INSECURE_URLS,
    retry: { limit: 0 },
  });
  const registration = await api.partners.get('hub');
  const written = version === '2.1.1' ? registration?.token : btoa(registration?.token ?? '');
  const base = `${origin}/ocpi/${scope ? `${scope}/` : ''}${version}`;
  station.call = (method, path, call) =>
    request(path.startsWith('http') ? path : `${base}${path}`, method, written, call);
  return station as Station;
}

async function request(
  url: string,
  method: string,
  token: string | undefined,
  { headers, body, from, to }: CallOptions = {},
): Promise<Seen> {
  const response = await fetch(url, {
    method,
    headers: {
      Authorization: `Token ${token}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...routing(from, to),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  return {
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as Seen['body'],
  };
}

async function receive(
  station: Pick<Station, 'api' | 'answer' | 'arrived' | 'told'>,
  request: IncomingMessage,
  response: import('node:http').ServerResponse,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks).toString();
  const path = (request.url ?? '').replace(/^\/ocpi(?:\/(?:cpo|emsp))?\/2\.\d\.\d/, '');
  const arrived: Arrived = { method: request.method ?? '', path, headers: request.headers, body };
  const isFunctional = !/^\/ocpi|^$|credentials|hubclientinfo/.test(path);
  if (isFunctional) station.arrived.push(arrived);
  if (path.includes('hubclientinfo')) station.told.push(arrived);
  const instead = isFunctional ? station.answer?.(arrived) : undefined;
  if (instead === 'hang') return;
  if (instead) {
    response.writeHead(instead.status ?? 200, { 'content-type': 'application/json', ...instead.headers });
    response.end(typeof instead.body === 'string' ? instead.body : JSON.stringify(instead.body));
    return;
  }
  const answer = await station.api.handle({
    method: request.method ?? 'GET',
    url: request.url ?? '/',
    headers: { get: (name) => (request.headers[name.toLowerCase()] as string | undefined) ?? null },
    body: async () => ({ kind: 'text', text: body }),
  });
  arrived.answered = answer.headers;
  response.writeHead(answer.status, answer.headers).end(answer.body);
}

/** The routing headers of a message, `FROM>TO`, and its ids. */
export function legOf(headers: IncomingHttpHeaders | Headers): string {
  const get = (name: string): string =>
    (headers instanceof Headers ? headers.get(name) : (headers[name] as string | undefined)) ?? '';
  return `${get('ocpi-from-party-id')}>${get('ocpi-to-party-id')}`;
}

/** Waits until something is so. */
export async function until(check: () => unknown, most = 5000): Promise<void> {
  const end = Date.now() + most;
  while (!(await check())) {
    if (Date.now() > end) throw new Error(`Waited ${most} ms in vain for ${check}.`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
