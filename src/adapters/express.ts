import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Body } from '../core/http.js';
import type { OcpiHandler } from '../server/handler.js';
import { neutral, readBody, respond } from './node.js';

/** An Express request as far as it matters here: a body parser before us may have read the body already. */
export type ExpressRequest = IncomingMessage & { body?: unknown };

/** Hands a request or an error on to the next handler of the application. */
export type Next = (error?: unknown) => void;

/** Middleware for `app.use`: the handler, and what turns a body parser's complaint into an OCPI answer. */
export type ExpressMiddleware = [
  (request: ExpressRequest, response: ServerResponse, next: Next) => void,
  (error: unknown, request: ExpressRequest, response: ServerResponse, next: Next) => void,
];

/**
 * Mounts an OCPI handler in an Express application, also behind `express.json()`:
 * `app.use('/ocpi', toExpress(api))`.
 */
export function toExpress(api: Pick<OcpiHandler, 'handle'>): ExpressMiddleware {
  const handle = (
    request: ExpressRequest,
    response: ServerResponse,
    body: (maxBytes: number) => Promise<Body>,
  ): void => {
    void respond(api, neutral(request, request.url ?? '/', body), response);
  };
  return [
    (request, response) => handle(request, response, (maxBytes) => bodyOf(request, maxBytes)),
    (error, request, response, next) => {
      const body = complaint(error);
      if (body === undefined || response.headersSent) next(error);
      else handle(request, response, async () => body);
    },
  ];
}

/** The body, from whoever has read it; a parser that found none leaves `undefined` or an empty object. */
async function bodyOf(request: ExpressRequest, maxBytes: number): Promise<Body> {
  const { body, headers } = request;
  const isEmpty = headers['transfer-encoding'] === undefined && Number(headers['content-length'] ?? 0) === 0;
  if (isEmpty) return { kind: 'text', text: '' };
  if (Number(headers['content-length'] ?? 0) > maxBytes) return { kind: 'too-large' };
  if (body === undefined || !request.readableEnded) return readBody(request, maxBytes);
  if (Buffer.isBuffer(body)) return { kind: 'text', text: body.toString('utf8') };
  return typeof body === 'string' ? { kind: 'text', text: body } : { kind: 'parsed', value: body };
}

/** The body that a body parser could not read, as we would have found it. */
function complaint(error: unknown): Body | undefined {
  const type = (error as { type?: unknown } | null)?.type;
  if (type === 'entity.parse.failed') return { kind: 'text', text: '{' };
  return type === 'entity.too.large' ? { kind: 'too-large' } : undefined;
}
