import type { Answering } from '../../src/conformance/options.js';
import { authorization } from '../../src/core/token.js';
import type { Wrap } from './target.js';

/** An answer that can be changed before it leaves; `json` is the envelope. */
export interface Wire {
  status: number;
  readonly headers: Headers;
  json: Record<string, unknown>;
  /** The body in place of the envelope. */
  text?: string;
}

/** Says which requests a fault is about. */
export type Match = (request: Request) => boolean;

/** Requests by method and path. */
export const at =
  (method: string, path: RegExp): Match =>
  (request) =>
    request.method === method && path.test(new URL(request.url).pathname);

/** Changes answers. */
export const answers =
  (match: Match, change: (wire: Wire, request: Request) => void): Wrap =>
  (next) =>
  async (request) => {
    const response = await next(request);
    if (!match(request)) return response;
    const wire: Wire = {
      status: response.status,
      headers: new Headers(response.headers),
      json: (await response.json()) as Record<string, unknown>,
    };
    wire.headers.delete('content-length');
    change(wire, request);
    return new Response(wire.text ?? JSON.stringify(wire.json), wire);
  };

/** Changes requests on their way to the partner. */
export const requests =
  (
    match: Match,
    change: (url: URL, headers: Headers, body: Record<string, unknown>) => void,
    method?: string,
  ): Wrap =>
  (next) =>
  async (request) => {
    if (!match(request)) return next(request);
    const url = new URL(request.url);
    const headers = new Headers(request.headers);
    const text = await request.text();
    const body = (text.startsWith('{') ? JSON.parse(text) : {}) as Record<string, unknown>;
    change(url, headers, body);
    const init = {
      method: method ?? request.method,
      headers,
      ...(text === '' ? {} : { body: text.startsWith('{') ? JSON.stringify(body) : text }),
    };
    return next(new Request(url, init));
  };

/** Answers in place of the partner. */
export const instead =
  (match: Match, answer: (request: Request, next: Answering) => Promise<Response> | Response): Wrap =>
  (next) =>
  async (request) =>
    match(request) ? answer(request, next) : next(request);

/** An envelope with the ids of the request. */
export function enveloped(request: Request, status: number, statusCode: number, data?: unknown): Response {
  const headers = {
    'content-type': 'application/json',
    'x-request-id': request.headers.get('x-request-id') ?? '',
    'x-correlation-id': request.headers.get('x-correlation-id') ?? '',
  };
  return new Response(
    JSON.stringify({
      status_code: statusCode,
      timestamp: new Date().toISOString(),
      ...(data === undefined ? {} : { data }),
    }),
    { status, headers },
  );
}

/** Success without doing anything. */
export const nodding = (match: Match): Wrap => instead(match, (request) => enveloped(request, 200, 1000));

/** Lets everybody in as the one with this token. */
export const openDoor = (match: Match, token = 'mock-token-1'): Wrap =>
  requests(match, (_, headers) => headers.set('authorization', authorization(token, 'base64')));

/** The data of an envelope as a list, or an object. */
export const listIn = (wire: Wire): Record<string, unknown>[] =>
  (wire.json.data ?? []) as Record<string, unknown>[];
export const objectIn = (wire: Wire): Record<string, unknown> =>
  (wire.json.data ?? {}) as Record<string, unknown>;
