import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { register } from '../../src/client/register.js';
import { modules, v2_2_1 } from '../../src/contract/v2_2_1/index.js';
import type { PartyRole } from '../../src/contract/version.js';
import { INSECURE_URLS } from '../../src/core/url-policy.js';
import { memoryPartners } from '../../src/partners/memory.js';
import { createOcpiHandler, type OcpiHandler } from '../../src/server/handler.js';
import { defineRole, serve } from '../../src/server/role.js';
import { storeBacked } from '../../src/store/backed.js';
import type { Store } from '../../src/store/store.js';
import type { Other } from './hub-process.js';

/** A request of the hub to a platform. */
export interface Arrival {
  readonly method: string;
  readonly url: string;
  /** The party that it is for. */
  readonly to: string;
  readonly body: string;
}

/** How a platform answers: with a body and headers, not at all, or as the package does (`undefined`). */
export type Answer = {
  readonly body: string;
  readonly headers?: Record<string, string>;
  readonly status?: number;
};

/** A platform on a socket of its own that is registered with a hub. */
export interface Station {
  readonly id: string;
  readonly parties: readonly string[];
  readonly origin: string;
  readonly api: OcpiHandler;
  /** What the platform answers instead of its own handler. */
  answer: ((arrival: Arrival) => Answer | 'hang' | undefined) | undefined;
  /** Makes a request to a hub with the platform's token. */
  call(hub: string, method: string, path: string, options: CallOptions): Promise<Called>;
  close(): void;
}

export interface CallOptions {
  readonly from: string;
  readonly to: string;
  readonly body?: string;
}

export interface Called {
  readonly status: number;
  readonly statusCode: number;
  readonly headers: Headers;
  readonly data: unknown;
}

export interface StationOptions {
  readonly id: string;
  readonly role: string;
  readonly parties: readonly string[];
  /** Another role of all its parties. */
  readonly also?: string | undefined;
  /** Where its objects are. Default: it has none and takes what it is sent. */
  readonly store?: Store | undefined;
}

export const SUCCESS = JSON.stringify({ status_code: 1000, timestamp: '2026-01-01T00:00:00Z' });

/** Starts a platform and registers it with a hub over HTTP. */
export async function joinHub(
  hub: Pick<Other, 'origin' | 'tell'>,
  options: StationOptions,
): Promise<Station> {
  const { id, parties, store } = options;
  const roles = [options.role, options.also ?? []].flat();
  const server = createServer((request, response) => void receive(station, request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const api = createOcpiHandler({
    publicUrl: `${origin}/ocpi`,
    partners: memoryPartners(),
    roles: parties.flatMap((party_id) =>
      roles.map((role) => defineRole(v2_2_1, partyRole(role, party_id), served(role, store))),
    ),
    urls: INSECURE_URLS,
  });
  const station: Station = {
    ...{ id, parties, origin, api, answer: undefined },
    call: (to, method, path, call) => callOcpi(`${to}/ocpi/2.2.1${path}`, method, token, call),
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
  const { token: first = '' } = await hub.tell({ order: 'invite', id });
  await register({
    ...{ version: v2_2_1, versionsUrl: `${hub.origin}/ocpi/versions`, token: first, self: api },
    ...{ id: 'hub', hub: true, urls: INSECURE_URLS },
  });
  const token = btoa((await api.partners.get('hub'))?.token ?? '');
  return station;
}

const partyRole = (role: string, party_id: string): PartyRole => ({
  ...{ role, country_code: 'NL', party_id, business_details: { name: party_id } },
});

function served(role: string, store: Store | undefined) {
  if (store) return storeBacked(store, modules);
  const { sender, receiver } = modules.locations;
  return role === 'CPO'
    ? [serve(sender, { list: () => [] })]
    : [serve(receiver, { putLocation: () => 'updated' })];
}

async function receive(
  station: Pick<Station, 'api' | 'answer'>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks).toString();
  const { method = 'GET', url = '/', headers } = request;
  const to = String(headers['ocpi-to-party-id'] ?? '');
  const isFunctional = /\/(sender|receiver)\//.test(url);
  const instead = isFunctional ? station.answer?.({ method, url, to, body }) : undefined;
  if (instead === 'hang') return;
  if (instead) {
    response.writeHead(instead.status ?? 200, { 'content-type': 'application/json', ...instead.headers });
    response.end(instead.body);
    return;
  }
  const answer = await station.api.handle({
    ...{ method, url },
    headers: { get: (name) => (headers[name.toLowerCase()] as string | undefined) ?? null },
    body: async () => ({ kind: 'text', text: body }),
  });
  response.writeHead(answer.status, answer.headers).end(answer.body);
}

/** Makes a request with routing headers; the token is written as it is sent. */
export async function callOcpi(
  url: string,
  method: string,
  token: string,
  { from, to, body }: CallOptions,
): Promise<Called> {
  const response = await fetch(url, {
    method,
    headers: {
      Authorization: `Token ${token}`,
      'OCPI-from-country-code': 'NL',
      'OCPI-from-party-id': from,
      'OCPI-to-country-code': 'NL',
      'OCPI-to-party-id': to,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body }),
  });
  const { status, headers } = response;
  const { status_code, data } = (await response.json()) as { status_code: number; data?: unknown };
  return { status, statusCode: status_code, headers, data };
}
