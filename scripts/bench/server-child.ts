import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import express from 'express';
import { Hono } from 'hono';
import { toExpress } from '../../src/adapters/express.js';
import { toHono } from '../../src/adapters/hono.js';
import { toNode } from '../../src/adapters/node.js';
import { modules, v2_2_1 } from '../../src/contract/v2_2_1/index.js';
import { hashToken } from '../../src/core/token.js';
import { memoryPartners } from '../../src/partners/memory.js';
import { createOcpiHandler } from '../../src/server/handler.js';
import { defineRole } from '../../src/server/role.js';
import { keep, memoryStore, storeBacked } from '../../src/store/index.js';
import { CPO, EMSP, location } from '../../test/support/fixtures.js';

/** The same 50 Locations for everybody. */
const PAGE = Array.from({ length: 50 }, (_, i) => location({ id: i === 0 ? 'LOC1' : `X${i}` }));
const answer = (data?: unknown): string =>
  JSON.stringify({ data, status_code: 1000, timestamp: new Date().toISOString() });

const write = (response: ServerResponse, text: string): void => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) });
  response.end(text);
};

const bare: RequestListener = (request: IncomingMessage, response: ServerResponse) => {
  if (request.method === 'GET') return write(response, answer(PAGE));
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    JSON.parse(Buffer.concat(chunks).toString('utf8'));
    write(response, answer());
  });
};

async function platform() {
  const partners = memoryPartners();
  const inbound = [{ hash: await hashToken('bench'), use: 'exchange' as const }];
  const both = [{ ...CPO }, EMSP];
  await partners.update('p', () => ({ id: 'p', status: 'registered', inbound, roles: both, updatedAt: '' }));
  const store = memoryStore();
  for (const value of PAGE) await keep(store, modules.locations.sender, value);
  const party = { ...CPO, role: 'HUB' };
  const role = defineRole(v2_2_1, party, storeBacked(store, modules, { serves: () => true }));
  return createOcpiHandler({ publicUrl: 'http://bench.test/ocpi', partners, roles: [role] });
}

const KINDS: Readonly<Record<string, () => Promise<RequestListener>>> = {
  bare: async () => bare,
  node: async () => toNode(await platform()),
  express: async () => express().use('/ocpi', toExpress(await platform())),
  'bare-express': async () =>
    express()
      .use(express.json())
      .patch('/ocpi/{*path}', (_request, response) => void response.type('json').send(answer())),
  hono: async () => getRequestListener(new Hono().all('/ocpi/*', toHono(await platform())).fetch),
  'bare-hono': async () => {
    const app = new Hono().patch('/ocpi/*', async (context) => {
      await context.req.json();
      return context.body(answer(), 200, { 'content-type': 'application/json' });
    });
    return getRequestListener(app.fetch);
  },
};

const kind = process.argv[2] ?? '';
const listener = await KINDS[kind]?.();
const server = createServer(listener).listen(0, '127.0.0.1', () =>
  process.send?.((server.address() as AddressInfo).port),
);
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.(user + system);
});
process.on('disconnect', () => process.exit(0));
