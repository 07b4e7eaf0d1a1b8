import type { CredentialsData, Version } from '../contract/version.js';
import { OcpiNegotiationError, OcpiValidationError } from '../core/errors.js';
import { Header } from '../core/headers.js';
import { uniqueId } from '../core/random.js';
import { read } from '../core/read.js';
import { now } from '../core/time.js';
import { authorization, generateToken, hashToken } from '../core/token.js';
import type { VersionNumber } from '../core/version.js';
import { type Discovered, discover, fetchVersions } from '../partners/discover.js';
import type { InboundToken, Registration } from '../partners/registration.js';
import type { Self } from '../partners/self.js';
import type { ClientOptions } from './options.js';
import { fromRegistration, type Partner } from './partner.js';
import { send } from './transport.js';

/** What registering needs: the partner's versions URL and Token A, and our own platform. */
export interface RegisterOptions<V extends VersionNumber> extends ClientOptions {
  readonly version: Version<V>;
  readonly versionsUrl: string;
  /** Token A, as the partner gave it outside of OCPI. */
  readonly token: string;
  /** Our handler: the partner calls its versions URL during registration, so it has to be reachable by then. */
  readonly self: Self;
  /** Id of the registration to be. Default: a new UUID. */
  readonly id?: string;
  /** The slug of the one of our roles that registers (2.1.1 with several). */
  readonly scope?: string;
  /** Endpoints without which nothing is sent. */
  readonly requires?: readonly { readonly module: string; readonly role: 'SENDER' | 'RECEIVER' }[];
}

/**
 * Registers with a partner as Sender: reads its versions and details with Token A, posts our credentials and keeps what
 * comes back. When a step fails, nothing of it stays on our side and the error says which step it was.
 * @see OCPI 2.2.1, credentials, credentials_registration
 */
export async function register<V extends VersionNumber>(options: RegisterOptions<V>): Promise<Partner<V>> {
  const { version, self, scope } = options;
  const id = options.id ?? uniqueId();
  const before = await self.partners.get(id);
  if (before?.status === 'registered') {
    throw new OcpiNegotiationError(
      `${id} is registered already; use update to change the credentials.`,
      [],
      [],
    );
  }
  const correlationId = uniqueId();
  const found = await discover(version, options.versionsUrl, options.token, {
    ...discovery(options),
    correlationId,
  });
  checkEndpoints(version, found, options.requires ?? []);
  const tokenB = generateToken();
  const inbound: InboundToken = { hash: await hashToken(tokenB), use: 'registration' };
  const pending: Registration = {
    id,
    status: 'registering',
    inbound: [inbound],
    ...(scope ? { scope } : {}),
    updatedAt: now(),
  };
  await self.partners.update(id, () => pending);
  try {
    const theirs = await exchange('POST', options, options.token, found, tokenB, correlationId);
    const registration = await complete(options, id, found, theirs, inbound);
    return fromRegistration(version, options, registration, self);
  } catch (error) {
    await (before ? self.partners.update(id, () => before) : self.partners.remove(id));
    throw error;
  }
}

/** What changing or ending a registration needs. */
export interface RegisteredOptions<V extends VersionNumber> extends ClientOptions {
  readonly version: Version<V>;
  readonly self: Self;
  /** Id of the registration. */
  readonly id: string;
}

/**
 * Renews the credentials of both sides by PUT, in the same version or, when `version` is another one that the partner
 * offers, in that: endpoints are read anew, our new token is accepted beside the old one until the partner has it.
 * When a step fails, the registration stays as it was.
 * @see OCPI 2.2.1, credentials, credentials_updating_the_credentials_and_resetting_the_token
 */
export async function update<V extends VersionNumber>(options: RegisteredOptions<V>): Promise<Partner<V>> {
  const { version, self, id } = options;
  const before = await registeredWith(self, id);
  const correlationId = uniqueId();
  const found = await discover(version, before.versionsUrl, before.token, {
    ...discovery(options),
    correlationId,
  });
  const tokenB = generateToken();
  const inbound: InboundToken = { hash: await hashToken(tokenB), use: 'exchange' };
  await self.partners.update(
    id,
    (current) => current && { ...current, inbound: [...current.inbound, inbound] },
  );
  try {
    const full = { ...options, versionsUrl: before.versionsUrl, scope: before.registration.scope };
    const theirs = await exchange('PUT', full, before.token, found, tokenB, correlationId);
    const registration = await complete(full, id, found, theirs, inbound);
    await fetchVersions(version, theirs.url, theirs.token, discovery(options));
    return fromRegistration(version, options, registration, self);
  } catch (error) {
    await self.partners.update(id, (current) =>
      current?.token === before.token
        ? { ...current, inbound: current.inbound.filter(({ hash }) => hash !== inbound.hash) }
        : undefined,
    );
    throw error;
  }
}

/**
 * Ends a registration by DELETE: the partner drops our credentials and we drop its tokens.
 * @see OCPI 2.2.1, credentials, credentials_delete_method
 */
export async function unregister<V extends VersionNumber>(options: RegisteredOptions<V>): Promise<void> {
  const { version, self, id } = options;
  const { registration, token } = await registeredWith(self, id);
  const url = credentialsUrl(registration.endpoints ?? []);
  const headers = {
    [Header.authorization]: authorization(token, version.tokenEncoding),
    [Header.correlationId]: uniqueId(),
  };
  await send({ method: 'DELETE', url, headers }, options);
  await self.partners.update(id, (current) => {
    if (!current) return undefined;
    const { token: _token, endpoints: _endpoints, ...rest } = current;
    return { ...rest, status: 'unregistered', inbound: [], updatedAt: now() };
  });
}

async function registeredWith(
  self: Self,
  id: string,
): Promise<{ readonly registration: Registration; readonly token: string; readonly versionsUrl: string }> {
  const registration = await self.partners.get(id);
  if (registration?.status === 'registered' && registration.token && registration.versionsUrl) {
    return { registration, token: registration.token, versionsUrl: registration.versionsUrl };
  }
  throw new OcpiNegotiationError(`${id} is not registered; register first.`, [], []);
}

const discovery = ({ fetch, urls, timeout }: ClientOptions): Parameters<typeof discover>[3] => ({
  fetch,
  urls,
  timeout,
});

function checkEndpoints(
  version: Version,
  found: Discovered,
  requires: RegisterOptions<VersionNumber>['requires'],
): void {
  credentialsUrl(found.endpoints);
  const missing = (requires ?? []).filter(
    ({ module, role }) =>
      !found.endpoints.some((e) => e.identifier === module && (!version.routed || e.role === role)),
  );
  if (missing.length === 0) return;
  const names = missing.map(({ module, role }) => `${module} (${role})`);
  const offered = found.endpoints.map((e) => `${e.identifier}${e.role ? ` (${e.role})` : ''}`);
  throw new OcpiNegotiationError(
    `The partner lacks endpoints that are needed: ${names.join(', ')}.`,
    offered,
    names,
  );
}

function credentialsUrl(endpoints: Discovered['endpoints']): string {
  const found = endpoints.find((endpoint) => endpoint.identifier === 'credentials');
  if (found) return found.url;
  const offered = endpoints.map(({ identifier }) => identifier);
  throw new OcpiNegotiationError('The partner lists no credentials endpoint.', offered, ['credentials']);
}

/** Sends our credentials and reads theirs. */
async function exchange<V extends VersionNumber>(
  method: 'POST' | 'PUT',
  options: Omit<RegisterOptions<V>, 'scope' | 'token'> & { readonly scope?: string | undefined },
  token: string,
  found: Discovered,
  ours: string,
  correlationId: string,
): Promise<CredentialsData> {
  const { version, self, scope } = options;
  const number = version.version;
  const body = version.credentials.write({
    token: ours,
    url: self.versionsUrl(number, scope),
    roles: [...self.roles(number, scope)],
  });
  const checked = read<unknown>(version.credentials.schema, body, { mode: 'strict' });
  if (!checked.ok) throw new OcpiValidationError('sent', 'credentials', checked.issues);
  const headers = {
    [Header.authorization]: authorization(token, version.tokenEncoding),
    [Header.correlationId]: correlationId,
  };
  const answer = await send({ method, url: credentialsUrl(found.endpoints), headers, body }, options);
  const parsed = read<unknown>(version.credentials.schema, answer.envelope.data, { mode: 'tolerant' });
  if (!parsed.ok) throw new OcpiValidationError('received', 'credentials', parsed.issues);
  return version.credentials.read(parsed.value);
}

/** Keeps what was agreed; the tokens that the partner used before go. */
function complete<V extends VersionNumber>(
  options: { readonly version: Version<V>; readonly versionsUrl: string; readonly self: Self },
  id: string,
  found: Discovered,
  theirs: CredentialsData,
  inbound: InboundToken,
): Promise<Registration | undefined> {
  return options.self.partners.update(
    id,
    (current) =>
      current && {
        ...current,
        status: 'registered',
        inbound: [{ ...inbound, use: 'exchange' }],
        token: theirs.token,
        version: options.version.version,
        versionsUrl: theirs.url || options.versionsUrl,
        endpoints: found.endpoints,
        roles: theirs.roles,
        ...(theirs.hub_party_id === undefined ? {} : { hubPartyId: theirs.hub_party_id }),
        updatedAt: now(),
      },
  );
}
