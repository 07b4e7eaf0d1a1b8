import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { toNode } from '../../src/adapters/node.js';
import { connect } from '../../src/client/connect.js';
import { modules, v2_2_1 } from '../../src/contract/v2_2_1/index.js';
import { INSECURE_URLS } from '../../src/core/url-policy.js';
import { invite } from '../../src/partners/invite.js';
import { memoryPartners } from '../../src/partners/memory.js';
import { createOcpiHandler, type OcpiHandler } from '../../src/server/handler.js';
import { defineRole, serve } from '../../src/server/role.js';
import { locationsOf } from '../../test/client/support/objects.js';

const { commands, locations, tokens } = modules;

/** The partner of the suite on a port of this machine. */
export interface SuiteServer {
  readonly origin: string;
  /** A new Token A. */
  invite(): Promise<string>;
  close(): void;
}

/** Starts a CPO, a stand-in for the eMSP that the runtime is, and a page for browsers. */
export async function startSuiteServer(suite: string): Promise<SuiteServer> {
  const results = new Map<string, unknown>();
  let cpo: OcpiHandler | undefined;
  const server = createServer((request, response) => {
    if (allowBrowsers(request, response)) return;
    const path = request.url ?? '/';
    if (path.startsWith('/ocpi') && cpo) toNode(cpo)(request, response);
    else if (path.startsWith('/emsp/results/')) void takeResult(results, request, response);
    else if (path.startsWith('/emsp/')) sendJson(response, 200, emspAnswer(path, request.headers.host ?? ''));
    else if (path === '/suite.mjs')
      response.writeHead(200, { 'content-type': 'text/javascript' }).end(readFileSync(suite));
    else response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>suite</title>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const platform = makeCpo(origin);
  cpo = platform;
  return {
    origin,
    invite: async () => (await invite(platform.partners)).token,
    close: () => closeServer(server),
  };
}

function closeServer(server: Server): void {
  server.closeAllConnections();
  server.close();
}

/** Browsers ask first whether another origin may be called, and hide headers that are not named. */
function allowBrowsers(request: IncomingMessage, response: ServerResponse): boolean {
  response.setHeader('access-control-allow-origin', '*');
  response.setHeader(
    'access-control-allow-headers',
    request.headers['access-control-request-headers'] ?? '*',
  );
  response.setHeader('access-control-allow-methods', 'GET, POST, PUT, PATCH, DELETE');
  response.setHeader('access-control-expose-headers', 'Link, X-Total-Count, X-Limit, Location');
  if (request.method !== 'OPTIONS') return false;
  response.writeHead(204).end();
  return true;
}

function makeCpo(origin: string): OcpiHandler {
  const all = locationsOf(100);
  const party = { role: 'CPO', country_code: 'NL', party_id: 'ABC', business_details: { name: 'ABC' } };
  const stored = new Set<string>();
  const role = defineRole(v2_2_1, party, [
    serve(locations.sender, {
      list: ({ limit, offset }) => ({ items: all.slice(offset, offset + limit), total: all.length }),
      getLocation: ({ params }) => all.find(({ id }) => id === params.location_id),
    }),
    serve(tokens.receiver, {
      putToken: ({ params }) => {
        const isNew = !stored.has(params.token_uid);
        stored.add(params.token_uid);
        return isNew ? 'created' : 'updated';
      },
      patchToken: ({ params }) => (stored.delete(params.token_uid) ? 'updated' : 'unknown'),
    }),
    serve(commands.receiver, {
      startSession: ({ body }, { partner }) => {
        setTimeout(() => void postResult(cpo, partner.id, body.response_url), 20);
        return { result: 'ACCEPTED', timeout: 10 };
      },
    }),
  ]);
  const cpo: OcpiHandler = createOcpiHandler({
    publicUrl: `${origin}/ocpi`,
    partners: memoryPartners(),
    roles: [role],
    urls: INSECURE_URLS,
  });
  return cpo;
}

async function postResult(cpo: OcpiHandler, id: string, url: string): Promise<void> {
  const partner = await connect({ version: v2_2_1, self: cpo, id, urls: INSECURE_URLS });
  await partner.module(commands.sender).postResult({ url, body: { result: 'ACCEPTED' } });
}

/** The versions of the runtime's platform, which it cannot serve itself everywhere. */
function emspAnswer(path: string, host: string): unknown {
  const url = `http://${host}/emsp`;
  if (path === '/emsp/versions') return [{ version: '2.2.1', url: `${url}/2.2.1` }];
  const endpoint = (identifier: string) => ({ identifier, role: 'SENDER', url: `${url}/${identifier}` });
  return { version: '2.2.1', endpoints: [endpoint('credentials'), endpoint('commands')] };
}

async function takeResult(
  results: Map<string, unknown>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = request.url ?? '';
  if (request.method === 'GET') {
    const result = results.get(path);
    response.writeHead(result === undefined ? 204 : 200, { 'content-type': 'application/json' });
    response.end(result === undefined ? '' : JSON.stringify(result));
    return;
  }
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  results.set(path, JSON.parse(Buffer.concat(chunks).toString('utf8')));
  sendJson(response, 200, undefined);
}

function sendJson(response: ServerResponse, status: number, data: unknown): void {
  const body = { data, status_code: 1000, timestamp: new Date().toISOString() };
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
