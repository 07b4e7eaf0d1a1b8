import defaultKy from 'ky';
import { OcpiHttpError, OcpiUrlError } from '../core/errors.js';
import { wireContext } from '../core/exchange.js';
import type { HeaderReader } from '../core/headers.js';
import { printableUrl } from '../core/url.js';
import { checkUrlAddresses } from '../core/url-policy.js';
import { type Channel, checkOrigin } from './channel.js';

/** A request that is on its way. */
export interface Travelling {
  readonly method: string;
  readonly url: string;
  readonly body?: unknown;
  /** The body as JSON text, in place of `body`. */
  readonly text?: string | undefined;
  /** The headers, their names in lower case. */
  readonly sent: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

const MAX_REDIRECTS = 3;

/** Reads headers whose names are in lower case. */
export const readerOf = (headers: Travelling['sent']): HeaderReader => ({
  get: (name) => headers[name.toLowerCase()] ?? null,
});

/** Sends the request; only a GET follows redirects, and only within the same origin. Every URL is checked before use. */
export async function follow(travelling: Travelling, channel: Channel): Promise<Response> {
  let { url } = travelling;
  for (let redirects = 0; ; redirects += 1) {
    checkOrigin(channel, url);
    await checkUrlAddresses(url, channel.options.urls);
    const response = await request(url, travelling, channel);
    const target = redirectTarget(response, url);
    if (target === undefined) return response;
    await response.body?.cancel();
    refuseRedirect(travelling, response, target, url, redirects);
    url = target;
  }
}

function request(
  url: string,
  { method, body, text, sent, signal }: Travelling,
  channel: Channel,
): Promise<Response> {
  const content = text ?? (body === undefined ? undefined : JSON.stringify(body));
  const common = {
    method,
    headers: sent,
    redirect: 'manual' as const,
    retry: 0,
    timeout: false as const,
    throwHttpErrors: false,
    ...(content === undefined ? {} : { body: content }),
  };
  const { ky, fetch } = channel.options;
  if (ky || fetch) {
    const own = fetch && ((input: RequestInfo | URL, init?: RequestInit) => fetch(asRequest(input, init)));
    return (ky ?? defaultKy)(url, { ...common, signal, ...(own ? { fetch: own } : {}) });
  }
  // Given to fetch itself: ky would make three more signals of it, which costs a third of a small call.
  const abortable: typeof globalThis.fetch = (input, init) => globalThis.fetch(input, { ...init, signal });
  return defaultKy(url, { ...common, fetch: abortable });
}

const asRequest = (input: RequestInfo | URL, init?: RequestInit): Request =>
  input instanceof Request ? input : new Request(input, init);

/** Where a redirect leads; browsers do not tell. */
function redirectTarget(response: Response, url: string): string | undefined {
  if (response.type === 'opaqueredirect') return 'about:blank';
  const { status } = response;
  if (status < 300 || status > 399 || status === 304) return undefined;
  const location = response.headers.get('location');
  return location && URL.canParse(location, url) ? new URL(location, url).href : undefined;
}

function refuseRedirect(
  { method, url, sent }: Travelling,
  response: Response,
  target: string,
  from: string,
  redirects: number,
): void {
  const start = `${method} ${printableUrl(url)} was redirected`;
  if (target !== 'about:blank' && new URL(target).origin !== new URL(from).origin) {
    const rule = 'redirect-origin';
    const message = `${start} to ${printableUrl(target)}, which is refused (${rule}): redirects are followed within the same origin only.`;
    throw new OcpiUrlError(rule, printableUrl(target), message);
  }
  if (method === 'GET' && redirects < MAX_REDIRECTS && target !== 'about:blank') return;
  const why =
    method === 'GET'
      ? `more than ${MAX_REDIRECTS} times, or to where this runtime does not tell`
      : `to ${printableUrl(target)}; only GET follows redirects${slashHint(target, from)}`;
  const context = { ...wireContext(method, url, readerOf(sent)), httpStatus: response.status };
  throw new OcpiHttpError('redirect', `${start} ${why}.`, context);
}

/** The commonest redirect is about a slash at the end; a profile settles that. */
function slashHint(target: string, from: string): string {
  const [a, b] = [printableUrl(target), printableUrl(from)];
  if (a === `${b}/`) return ', and the profile trailingSlash: add avoids this one';
  return `${a}/` === b ? ', and the profile trailingSlash: remove avoids this one' : '';
}
