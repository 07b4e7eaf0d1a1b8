import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve as serveHono } from '@hono/node-server';
import express from 'express';
import fastify from 'fastify';
import { Hono } from 'hono';
import { toExpress } from '../../src/adapters/express.js';
import { toFastify } from '../../src/adapters/fastify.js';
import { toHono } from '../../src/adapters/hono.js';
import { toNode } from '../../src/adapters/node.js';
import { behavesTheSameThrough, type Door } from './behaviour.js';

/** A door that is a listening server on a free port of this machine: servers are what is tested here, not what helps. */
async function listening(server: Server, path = '/ocpi'): Promise<Door> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    base: `http://127.0.0.1:${port}${path}`,
    fetch: (request) => fetch(request),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

behavesTheSameThrough('the bare fetch handler with its full path', async (api) => ({
  base: 'https://cpo.test/ocpi',
  fetch: api.fetch,
  close: async () => undefined,
}));

behavesTheSameThrough('the bare fetch handler with the mount prefix removed', async (api) => ({
  base: 'http://internal:8080',
  fetch: api.fetch,
  close: async () => undefined,
}));

behavesTheSameThrough('node:http', (api) => listening(createServer(toNode(api))));

behavesTheSameThrough('Express', (api) => listening(createServer(express().use('/ocpi', toExpress(api)))));

behavesTheSameThrough('Express behind express.json()', (api) =>
  listening(
    createServer(
      express()
        .use(express.json({ limit: '5mb' }))
        .use('/ocpi', toExpress(api)),
    ),
  ),
);

behavesTheSameThrough('Express at another path than the public one', (api) =>
  listening(createServer(express().use('/inner/api', toExpress(api))), '/inner/api'),
);

const honoDoor = async (app: Hono): Promise<Door> => {
  const server = serveHono({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }) as Server;
  await new Promise<void>((resolve) =>
    server.listening ? resolve() : server.once('listening', () => resolve()),
  );
  const { port } = server.address() as AddressInfo;
  return {
    base: `http://127.0.0.1:${port}/ocpi`,
    fetch: (request) => fetch(request),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
};

behavesTheSameThrough('a mount of Hono', (api) => honoDoor(new Hono().mount('/ocpi', api.fetch)));

behavesTheSameThrough('a route of Hono', (api) => honoDoor(new Hono().all('/ocpi/*', toHono(api))));

behavesTheSameThrough('Fastify', async (api) => {
  const app = fastify();
  await app.register(toFastify(api), { prefix: '/ocpi' });
  await app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = app.server.address() as AddressInfo;
  return {
    base: `http://127.0.0.1:${port}/ocpi`,
    fetch: (request) => fetch(request),
    refusesBrokenEscapes: true,
    close: async () => {
      app.server.closeAllConnections();
      await app.close();
    },
  };
});
