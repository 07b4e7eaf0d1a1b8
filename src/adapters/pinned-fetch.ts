import { lookup } from 'node:dns/promises';
import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { Readable } from 'node:stream';
import { isAddress, isNotPublic } from '../core/address.js';
import { OcpiUrlError } from '../core/errors.js';
import { printableUrl } from '../core/url.js';
import type { UrlPolicy } from '../core/url-policy.js';

/** Options of {@link pinnedFetch}. */
export interface PinnedFetchOptions {
  /** The policy of the client: `allowPrivate`, `allowHosts` and `resolve` are looked at. */
  readonly urls?: UrlPolicy | undefined;
  /** TLS options such as a client certificate: passed to `node:https`. */
  readonly tls?:
    | Pick<RequestOptions, 'cert' | 'key' | 'ca' | 'pfx' | 'passphrase' | 'rejectUnauthorized'>
    | undefined;
}

type RequestOptions = NonNullable<Parameters<typeof requestHttps>[1]> & { rejectUnauthorized?: boolean };

/**
 * A `fetch` for Node that connects to the very address that was checked: between the check of a name and the connection no
 * second look-up can give another, private address (DNS rebinding). Give it to the client as `fetch`.
 * Redirects are not followed; bodies are not decompressed, so none is asked for in that form.
 */
export function pinnedFetch(options: PinnedFetchOptions = {}): (request: Request) => Promise<Response> {
  return async (request) => {
    const url = new URL(request.url);
    const address = await addressOf(url, options.urls ?? {});
    const body = request.body === null ? undefined : Buffer.from(await request.arrayBuffer());
    const incoming = await exchange(request, url, address, body, options);
    return responseOf(incoming, request.method);
  };
}

/** One address of the host, after all of them have been checked. */
async function addressOf(url: URL, policy: UrlPolicy): Promise<string> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const resolve =
    policy.resolve ?? (async (name: string) => (await lookup(name, { all: true })).map((a) => a.address));
  const addresses = isAddress(host) ? [host] : await resolve(host);
  const trusted = policy.allowPrivate || policy.allowHosts?.includes(host.toLowerCase());
  const bad = trusted ? undefined : addresses.find(isNotPublic);
  const [address] = addresses;
  if (bad === undefined && address !== undefined) return address;
  const rule = 'private-address';
  const why = bad === undefined ? 'has no address' : `resolves to ${bad}`;
  const message = `The URL ${printableUrl(url.href)} is refused (${rule}): its host ${why}.`;
  throw new OcpiUrlError(rule, printableUrl(url.href), message);
}

function exchange(
  request: Request,
  url: URL,
  address: string,
  body: Buffer | undefined,
  { tls }: PinnedFetchOptions,
): Promise<IncomingMessage> {
  const family = address.includes(':') ? 6 : 4;
  const headers = Object.fromEntries(request.headers);
  return new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? requestHttps : requestHttp;
    const outgoing = send(url, {
      method: request.method,
      headers: { ...headers, host: url.host, ...(body ? { 'content-length': body.length } : {}) },
      signal: request.signal,
      ...(url.protocol === 'https:' ? tls : {}),
      lookup: (_host, { all }, done) => {
        if (all) (done as (error: null, found: object[]) => void)(null, [{ address, family }]);
        else (done as (error: null, found: string, family: number) => void)(null, address, family);
      },
    });
    outgoing.once('response', resolve);
    outgoing.once('error', reject);
    outgoing.end(body);
  });
}

const BODYLESS = new Set([204, 205, 304]);

function responseOf(incoming: IncomingMessage, method: string): Response {
  const headers = new Headers();
  for (let i = 0; i < incoming.rawHeaders.length; i += 2) {
    headers.append(incoming.rawHeaders[i] ?? '', incoming.rawHeaders[i + 1] ?? '');
  }
  const status = incoming.statusCode ?? 500;
  const isBodyless = BODYLESS.has(status) || method === 'HEAD';
  if (isBodyless) incoming.resume();
  const stream = isBodyless ? null : (Readable.toWeb(incoming) as ReadableStream<Uint8Array>);
  return new Response(stream, { status, headers });
}
