import type { IncomingMessage, ServerResponse } from 'node:http';
import type { OcpiHandler } from '../server/handler.js';
import { neutral, readBody, respond } from './node.js';

/** A Fastify instance as far as it matters here. */
export interface FastifyLike {
  readonly prefix: string;
  removeAllContentTypeParsers(): unknown;
  addContentTypeParser(
    type: string,
    parser: (request: unknown, payload: unknown, done: Done) => void,
  ): unknown;
  all(path: string, handler: (request: FastifyRequestLike, reply: FastifyReplyLike) => void): unknown;
}

type Done = (error: Error | null, body?: unknown) => void;

interface FastifyRequestLike {
  readonly raw: IncomingMessage;
}

interface FastifyReplyLike {
  readonly raw: ServerResponse;
  hijack(): unknown;
}

/** A Fastify plugin: `app.register(toFastify(api), { prefix: '/ocpi' })`; bodies are read by the handler itself. */
export function toFastify(api: Pick<OcpiHandler, 'handle'>): (app: FastifyLike) => Promise<void> {
  return async (app) => {
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('*', (_request, _payload, done) => done(null));
    const { prefix } = app;
    app.all('/*', ({ raw }, reply) => {
      reply.hijack();
      const url = raw.url?.startsWith(prefix) ? raw.url.slice(prefix.length) : (raw.url ?? '/');
      void respond(
        api,
        neutral(raw, url, (maxBytes) => readBody(raw, maxBytes)),
        reply.raw,
      );
    });
  };
}
