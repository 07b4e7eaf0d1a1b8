import defaultKy, { type KyInstance } from 'ky';
import { OcpiError, OcpiHttpError } from '../core/errors.js';
import { type Answer, readAnswer, wireContext } from '../core/exchange.js';
import { Header } from '../core/headers.js';
import { uniqueId } from '../core/random.js';
import { checkUrlAddresses } from '../core/url-policy.js';
import type { ClientOptions } from './options.js';
import { retryDelay, sleep } from './retry.js';

/** One request; its request id is made anew for every try. */
export interface Outgoing {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly signal?: AbortSignal | undefined;
  readonly timeout?: number | undefined;
}

const DEFAULT_TIMEOUT = 30_000;
const MAX_REDIRECTS = 3;

/**
 * Makes a request and reads its envelope; a GET that failed for a passing reason is tried again.
 * Throws the errors of `readAnswer`, an `OcpiHttpError` without an answer and an `OcpiUrlError` for a refused URL.
 */
export async function send(outgoing: Outgoing, options: ClientOptions): Promise<Answer> {
  const started = Date.now();
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await tryOnce(outgoing, options);
    } catch (error) {
      const elapsed = Date.now() - started;
      const wait =
        outgoing.method === 'GET' ? retryDelay(error, attempt, elapsed, options.retry ?? {}) : undefined;
      if (wait === undefined) throw error;
      await sleep(wait, outgoing.signal);
    }
  }
}

async function tryOnce(outgoing: Outgoing, options: ClientOptions): Promise<Answer> {
  const headers = new Headers({
    ...outgoing.headers,
    accept: 'application/json',
    [Header.requestId]: uniqueId(),
  });
  if (outgoing.body !== undefined) headers.set(Header.contentType, 'application/json');
  const context = wireContext(outgoing.method, outgoing.url, headers);
  const timeout = AbortSignal.timeout(outgoing.timeout ?? options.timeout ?? DEFAULT_TIMEOUT);
  const signal = outgoing.signal ? AbortSignal.any([outgoing.signal, timeout]) : timeout;
  try {
    const response = await follow(outgoing, headers, signal, options);
    return await readAnswer(response, context, { maxBytes: options.maxBytes });
  } catch (error) {
    if (error instanceof OcpiError) throw error;
    if (outgoing.signal?.aborted) {
      throw new OcpiHttpError('aborted', `${outgoing.method} ${context.url} was aborted.`, {
        ...context,
        cause: error,
      });
    }
    const failure = timeout.aborted ? 'timeout' : 'network';
    const why = failure === 'timeout' ? 'in time' : `(${reasonOf(error)})`;
    throw new OcpiHttpError(failure, `${outgoing.method} ${context.url} got no answer ${why}.`, {
      ...context,
      cause: error,
    });
  }
}

/** Sends the request; only a GET follows redirects, and only to the same origin. */
async function follow(
  outgoing: Outgoing,
  headers: Headers,
  signal: AbortSignal,
  options: ClientOptions,
): Promise<Response> {
  let { url } = outgoing;
  for (let redirects = 0; ; redirects += 1) {
    await checkUrlAddresses(url, options.urls);
    const response = await request(url, outgoing, headers, signal, options);
    const target = redirectTarget(response, url);
    if (target === undefined) return response;
    await response.body?.cancel();
    const allowed = outgoing.method === 'GET' && redirects < MAX_REDIRECTS && sameOrigin(target, url);
    if (!allowed) throw refusedRedirect(outgoing, response, headers);
    url = target;
  }
}

function request(
  url: string,
  { method, body }: Outgoing,
  headers: Headers,
  signal: AbortSignal,
  options: ClientOptions,
): Promise<Response> {
  const instance: KyInstance = options.ky ?? defaultKy;
  const { fetch } = options;
  return instance(url, {
    method,
    headers,
    signal,
    redirect: 'manual',
    retry: 0,
    timeout: false,
    throwHttpErrors: false,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(fetch
      ? { fetch: (input, init) => fetch(input instanceof Request ? input : new Request(input, init)) }
      : {}),
  });
}

function redirectTarget(response: Response, url: string): string | undefined {
  if (response.type === 'opaqueredirect') return 'about:blank';
  if (response.status < 300 || response.status > 399) return undefined;
  const location = response.headers.get('location');
  return location && URL.canParse(location, url) ? new URL(location, url).href : undefined;
}

const sameOrigin = (a: string, b: string): boolean => new URL(a).origin === new URL(b).origin;

function refusedRedirect(outgoing: Outgoing, response: Response, headers: Headers): OcpiHttpError {
  const context = { ...wireContext(outgoing.method, outgoing.url, headers), httpStatus: response.status };
  const message = `${outgoing.method} ${context.url} was redirected; only GET follows redirects, and only within the same origin.`;
  return new OcpiHttpError('redirect', message, context);
}

function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const code = (cause as { code?: unknown } | undefined)?.code;
  return typeof code === 'string' ? code : 'network failure';
}
