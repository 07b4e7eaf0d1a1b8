import type { AdvertisedEndpoint, Version } from '../contract/version.js';
import { OcpiError, OcpiHttpError, OcpiNegotiationError, OcpiValidationError } from '../core/errors.js';
import { type Answer, readAnswer, wireContext } from '../core/exchange.js';
import { Header } from '../core/headers.js';
import { uniqueId } from '../core/random.js';
import { read, readList } from '../core/read.js';
import type { TokenEncoding } from '../core/token.js';
import { checkUrlAddresses, type UrlPolicy } from '../core/url-policy.js';
import { type Attempt, attemptsOf, tokenHeaders, tryInTurn } from './attempts.js';
import type { PartnerProfile } from './profile.js';

/** A GET during discovery, authorized already. */
export interface DiscoverRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** How a partner's versions and version details are fetched. */
export interface DiscoverOptions {
  readonly fetch?: ((request: Request) => Promise<Response>) | undefined;
  readonly urls?: UrlPolicy | undefined;
  /** Milliseconds for each request. Default 10000. */
  readonly timeout?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  /** How the token is written at first. Default: as the version has it. */
  readonly tokenEncoding?: TokenEncoding | undefined;
  readonly correlationId?: string | undefined;
  readonly profile?: PartnerProfile | undefined;
  /** Makes the requests instead of `fetch`, with retries and limits of its own. */
  readonly send?: ((request: DiscoverRequest) => Promise<Answer>) | undefined;
}

/** What a partner offers in one version. */
export interface Discovered {
  /** All versions that the partner lists, as it writes them. */
  readonly offered: readonly { readonly version: string; readonly url: string }[];
  readonly endpoints: readonly AdvertisedEndpoint[];
  /** In what the partner differed from what was expected: the token's encoding, versions that refuse a token. */
  readonly learnt: PartnerProfile;
}

/** An entry in a partner's list of versions. */
export interface OfferedVersion {
  readonly version: string;
  readonly url: string;
}

const DEFAULT_TIMEOUT = 10_000;

/**
 * Reads a partner's versions and the details of one version; a 401 is answered by the other ways to authorize.
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
  const attempts = attemptsFor(version, options);
  const versions = await tryInTurn(attempts, (way) => get(versionsUrl, token, way, options));
  const offered = readVersions(version, versions.value);
  const found = offered.find((entry) => entry.version.trim() === version.version);
  if (!found) {
    const names = offered.map((entry) => entry.version);
    const message = `The partner does not offer OCPI ${version.version}; it offers ${names.join(', ') || 'nothing'}.`;
    throw new OcpiNegotiationError(message, names, [version.version]);
  }
  const again = [versions.attempt, ...attempts.filter((way) => way !== versions.attempt)];
  const details = await tryInTurn(again, (way) => get(found.url, token, way, options));
  const endpoints = readEndpoints(version, details.value);
  return { offered, endpoints, learnt: learntFrom(version, options, versions.attempt, details.attempt) };
}

/** Reads a partner's list of versions. Throws like {@link discover}. */
export async function fetchVersions(
  version: Version,
  versionsUrl: string,
  token: string,
  options: DiscoverOptions = {},
): Promise<readonly OfferedVersion[]> {
  const attempts = attemptsFor(version, options);
  const { value } = await tryInTurn(attempts, (way) => get(versionsUrl, token, way, options));
  return readVersions(version, value);
}

const preferred = (version: Version, options: DiscoverOptions): TokenEncoding =>
  options.tokenEncoding ?? version.tokenEncoding;

const attemptsFor = (version: Version, options: DiscoverOptions): readonly Attempt[] =>
  attemptsOf(preferred(version, options), options.profile ?? {});

function learntFrom(
  version: Version,
  options: DiscoverOptions,
  first: Attempt,
  second: Attempt,
): PartnerProfile {
  const encoding = second ?? first;
  const differs = encoding !== undefined && encoding !== preferred(version, options);
  return {
    ...(differs ? { tokenEncoding: encoding } : {}),
    ...(first === undefined ? { versionsAuth: second === undefined ? 'none' : 'try' } : {}),
  };
}

function readVersions(version: Version, answer: Answer): readonly OfferedVersion[] {
  const list = readList<unknown>(version.versions, answer.envelope.data);
  if (!list.ok) throw new OcpiValidationError('received', 'versions', list.issues);
  return list.values as readonly OfferedVersion[];
}

function readEndpoints(version: Version, answer: Answer): readonly AdvertisedEndpoint[] {
  const details = read<unknown>(version.details, answer.envelope.data);
  if (!details.ok)
    throw new OcpiValidationError('received', `version details of ${version.version}`, details.issues);
  return (details.value as { endpoints: readonly AdvertisedEndpoint[] }).endpoints;
}

function get(url: string, token: string, attempt: Attempt, options: DiscoverOptions): Promise<Answer> {
  const profile = options.profile ?? {};
  const headers = {
    ...(attempt === undefined ? {} : tokenHeaders(token, attempt, profile)),
    [Header.correlationId]: options.correlationId ?? uniqueId(),
  };
  return options.send ? options.send({ url, headers }) : fetchAnswer(url, headers, options);
}

async function fetchAnswer(
  url: string,
  fixed: Readonly<Record<string, string>>,
  options: DiscoverOptions,
): Promise<Answer> {
  await checkUrlAddresses(url, options.urls);
  const headers = new Headers({ ...fixed, [Header.requestId]: uniqueId(), accept: 'application/json' });
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
