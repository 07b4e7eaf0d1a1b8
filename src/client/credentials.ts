import type { CredentialsData, Version } from '../contract/version.js';
import { OcpiError, OcpiNegotiationError, OcpiValidationError } from '../core/errors.js';
import { Header } from '../core/headers.js';
import { read } from '../core/read.js';
import { now } from '../core/time.js';
import { checkUrl } from '../core/url-policy.js';
import type { VersionNumber } from '../core/version.js';
import { tokenHeaders } from '../partners/attempts.js';
import type { Discovered } from '../partners/discover.js';
import { mergeProfiles, type PartnerProfile } from '../partners/profile.js';
import type { InboundToken, Registration } from '../partners/registration.js';
import { credentialsOf, type Self } from '../partners/self.js';
import { makeChannel } from './channel.js';
import { encodingOf } from './connection.js';
import type { ClientOptions } from './options.js';
import { send } from './transport.js';

/** A request to a partner's credentials endpoint. */
export interface CredentialsCall extends ClientOptions {
  readonly method: 'POST' | 'PUT' | 'DELETE';
  readonly version: Version;
  readonly versionsUrl: string;
  readonly endpoints: Discovered['endpoints'];
  /** The token that the partner gave us. */
  readonly theirToken: string;
  readonly known: PartnerProfile;
  readonly correlationId: string;
  readonly body?: unknown;
}

/** The credentials endpoint. Throws an {@link OcpiNegotiationError} when the partner lists none. */
export function credentialsUrl(endpoints: Discovered['endpoints']): string {
  const found = endpoints.find((endpoint) => endpoint.identifier === 'credentials');
  if (found) return found.url;
  const offered = endpoints.map(({ identifier }) => identifier);
  throw new OcpiNegotiationError('The partner lists no credentials endpoint.', offered, ['credentials']);
}

/** Makes a request to the credentials endpoint and gives the data of the answer. */
export async function callCredentials(call: CredentialsCall): Promise<unknown> {
  const { method, version, versionsUrl, endpoints, theirToken, known, correlationId, body } = call;
  const channel = makeChannel(call, known, [versionsUrl, ...endpoints.map(({ url }) => url)]);
  const { profile } = channel;
  const headers = {
    ...tokenHeaders(theirToken, encodingOf(version, profile), profile),
    [Header.correlationId]: correlationId,
  };
  const url = credentialsUrl(endpoints);
  const answer = await send(
    { method, url, headers, module: 'credentials', ...(body === undefined ? {} : { body }) },
    channel,
  );
  return answer.envelope.data;
}

/** What is exchanged besides the tokens. */
export interface Exchange<V extends VersionNumber> {
  readonly version: Version<V>;
  readonly self: Self;
  /** Id of the registration. */
  readonly id: string;
  readonly scope: string | undefined;
  /** The new token that the partner is to use with us. */
  readonly ourToken: string;
}

/** Sends our credentials and reads theirs. Throws an {@link OcpiValidationError} when either is not valid. */
export async function exchangeCredentials<V extends VersionNumber>(
  call: Omit<CredentialsCall, 'body'>,
  { version, self, id, scope, ourToken }: Exchange<V>,
): Promise<CredentialsData> {
  const number = version.version;
  const own = await credentialsOf(self, number, scope, id);
  const body = version.credentials.write({ token: ourToken, ...own });
  const checked = read<unknown>(version.credentials.schema, body, { mode: 'strict' });
  if (!checked.ok) throw new OcpiValidationError('sent', 'credentials', checked.issues);
  const data = await callCredentials({ ...call, body });
  const parsed = read<unknown>(version.credentials.schema, data);
  if (!parsed.ok) throw new OcpiValidationError('received', 'credentials', parsed.issues);
  return version.credentials.read(parsed.value);
}

/** What was agreed with a partner. */
export interface Agreement {
  readonly version: VersionNumber;
  /** The versions URL with which the partner was found. */
  readonly versionsUrl: string;
  readonly found: Discovered;
  readonly theirs: CredentialsData;
  readonly inbound: InboundToken;
  readonly options: ClientOptions;
}

/** A registration with what was agreed; the tokens that the partner used before go. */
export function agreed(current: Registration, agreement: Agreement): Registration {
  const { version, found, theirs, inbound, options } = agreement;
  const profile = mergeProfiles(current.profile, options.profile, found.learnt);
  const { hubPartyId: _before, ...rest } = current;
  return {
    ...rest,
    status: 'registered',
    inbound: [{ ...inbound, use: 'exchange' }],
    token: theirs.token,
    version,
    versionsUrl: usableUrl(agreement),
    endpoints: found.endpoints,
    roles: theirs.roles,
    ...(theirs.hub_party_id === undefined ? {} : { hubPartyId: theirs.hub_party_id }),
    ...(Object.keys(profile).length === 0 ? {} : { profile }),
    updatedAt: now(),
  };
}

/** The versions URL in the partner's credentials, or, when that may not be used, the one that has just worked. */
function usableUrl({ theirs, versionsUrl, options }: Agreement): string {
  try {
    return checkUrl(theirs.url, options.urls).href === versionsUrl ? versionsUrl : theirs.url;
  } catch (error) {
    if (error instanceof OcpiError) return versionsUrl;
    throw error;
  }
}
