import type { AdvertisedEndpoint, Version } from '../contract/version.js';
import { OcpiError, OcpiHttpError, OcpiNegotiationError, OcpiValidationError } from '../core/errors.js';
import { type Answer, readAnswer, wireContext } from '../core/exchange.js';
import { Header } from '../core/headers.js';
import { uniqueId } from '../core/random.js';
import { read, readList } from '../core/read.js';
import { authorization, type TokenEncoding } from '../core/token.js';
import { joinUrl } from '../core/url.js';
import { checkUrlAddresses, type UrlPolicy } from '../core/url-policy.js';

/** How a partner's versions and version details are fetched. */
export interface DiscoverOptions {
  readonly fetch?: ((request: Request) => Promise<Response>) | undefined;
  readonly urls?: UrlPolicy | undefined;
  /** Milliseconds for each request. Default 10000. */
  readonly timeout?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly tokenEncoding?: TokenEncoding | undefined;
  readonly correlationId?: string | undefined;
}

/** What a partner offers in one version. */
export interface Discovered {
  /** All versions that the partner lists, as it writes them. */
  readonly offered: readonly { readonly version: string; readonly url: string }[];
  readonly endpoints: readonly AdvertisedEndpoint[];
}

const DEFAULT_TIMEOUT = 10_000;

/**
 * Reads a partner's versions and the details of one version.
 * Throws an {@link OcpiNegotiationError} without that version, an `OcpiUrlError` for a URL that the policy refuses, and
 * the errors of the exchange otherwise.
 * @see OCPI 2.2.1, version_information_endpoint, versions_module
 */
export async function discover(
  version: Version,
  versionsUrl: string,
  token: string,
  options: DiscoverOptions = {},
): Promise<Discovered> {
  const offered = await fetchVersions(version, versionsUrl, token, options);
  const found = offered.find((entry) => entry.version === version.version);
  if (!found) {
    const names = offered.map((entry) => entry.version);
    const message = `The partner does not offer OCPI ${version.version}; it offers ${names.join(', ') || 'nothing'}.`;
    throw new OcpiNegotiationError(message, names, [version.version]);
  }
  return { offered, endpoints: await fetchEndpoints(version, found.url, token, options) };
}

/** Reads a partner's list of versions. Throws like {@link discover}. */
export async function fetchVersions(
  version: Version,
  versionsUrl: string,
  token: string,
  options: DiscoverOptions = {},
): Promise<readonly { readonly version: string; readonly url: string }[]> {
  const answer = await fetchData(versionsUrl, token, version, options);
  const list = readList<unknown>(version.versions, answer.envelope.data);
  if (!list.ok) throw new OcpiValidationError('received', 'versions', list.issues);
  return list.values as readonly { version: string; url: string }[];
}

async function fetchEndpoints(
  version: Version,
  url: string,
  token: string,
  options: DiscoverOptions,
): Promise<readonly AdvertisedEndpoint[]> {
  const answer = await fetchData(url, token, version, options);
  const details = read<unknown>(version.details, answer.envelope.data);
  if (!details.ok)
    throw new OcpiValidationError('received', `version details of ${version.version}`, details.issues);
  const { endpoints } = details.value as { endpoints: readonly AdvertisedEndpoint[] };
  return endpoints.map((endpoint) => ({ ...endpoint, url: joinUrl(endpoint.url, '') }));
}

async function fetchData(
  url: string,
  token: string,
  version: Version,
  options: DiscoverOptions,
): Promise<Answer> {
  await checkUrlAddresses(url, options.urls);
  const headers = new Headers({
    [Header.authorization]: authorization(token, options.tokenEncoding ?? version.tokenEncoding),
    [Header.requestId]: uniqueId(),
    [Header.correlationId]: options.correlationId ?? uniqueId(),
    accept: 'application/json',
  });
  const timeout = AbortSignal.timeout(options.timeout ?? DEFAULT_TIMEOUT);
  const signal = options.signal ? AbortSignal.any([options.signal, timeout]) : timeout;
  const context = wireContext('GET', url, headers);
  try {
    const send = options.fetch ?? ((request: Request) => fetch(request));
    const response = await send(new Request(url, { headers, signal, redirect: 'manual' }));
    return await readAnswer(response, context);
  } catch (error) {
    if (error instanceof OcpiError) throw error;
    const failure = timeout.aborted ? 'timeout' : options.signal?.aborted ? 'aborted' : 'network';
    const message = `GET ${context.url} got no answer (${failure}).`;
    throw new OcpiHttpError(failure, message, { ...context, cause: error });
  }
}
