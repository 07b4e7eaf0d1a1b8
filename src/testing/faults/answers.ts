import { envelope } from '../../core/envelope.js';
import { Header } from '../../core/headers.js';
import { StatusCode } from '../../core/status.js';

/** A web-standard handler, or a fetch. */
export type Handler = (request: Request) => Promise<Response>;

/** An envelope that says what is wrong, with the ids of the request. */
export function refusal(
  request: Request,
  status: number,
  statusCode: number,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return new Response(JSON.stringify(envelope(statusCode, undefined, message)), {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...idsOf(request), ...headers },
  });
}

function idsOf({ headers }: Request): Record<string, string> {
  const ids: Record<string, string> = {};
  for (const name of [Header.requestId, Header.correlationId]) {
    const value = headers.get(name);
    if (value !== null) ids[name] = value;
  }
  return ids;
}

/** An HTTP status with a line of text. */
export const bare = (status: number, headers: Readonly<Record<string, string>> = {}): Response =>
  new Response(hasBody(status) ? `HTTP ${status}\n` : null, {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', ...headers },
  });

const hasBody = (status: number): boolean => status !== 204 && status !== 205 && status !== 304;

/** An HTTP status with an envelope whose code fits it. */
export const enveloped = (request: Request, status: number): Response =>
  hasBody(status)
    ? refusal(
        request,
        status,
        status >= 500 ? StatusCode.serverError : StatusCode.clientError,
        'This answer is a fault that was asked for.',
      )
    : bare(status);

/** HTTP 429, with or without the time to wait. */
export function rateLimited(
  request: Request,
  retryAfter: number | undefined,
  form: 'seconds' | 'date',
): Response {
  const value =
    retryAfter === undefined
      ? undefined
      : form === 'date'
        ? new Date(Date.now() + retryAfter * 1000).toUTCString()
        : String(retryAfter);
  const headers: Record<string, string> = value === undefined ? {} : { 'Retry-After': value };
  return refusal(request, 429, StatusCode.clientError, 'Too many requests.', headers);
}

const PAGE =
  '<!doctype html>\n<html><head><title>Sign in</title></head><body><h1>Please sign in</h1></body></html>\n';

/** A page for people. */
export const htmlPage = (status: number): Response =>
  new Response(hasBody(status) ? PAGE : null, {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8' },
  });

/** An answer with another body and other headers; `null` takes a header away. */
export function changed(
  response: Response,
  body: string | ReadableStream<Uint8Array> | null,
  headers: Readonly<Record<string, string | null>> = {},
): Response {
  const next = new Headers(response.headers);
  next.delete('content-length');
  for (const [name, value] of Object.entries(headers)) {
    if (value === null) next.delete(name);
    else next.set(name, value);
  }
  return new Response(hasBody(response.status) ? body : null, { status: response.status, headers: next });
}
