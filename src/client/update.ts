import type { Version } from '../contract/version.js';
import { OcpiHttpError, OcpiNegotiationError } from '../core/errors.js';
import { uniqueId } from '../core/random.js';
import { now } from '../core/time.js';
import { generateToken, hashToken } from '../core/token.js';
import type { VersionNumber } from '../core/version.js';
import { discover, fetchVersions } from '../partners/discover.js';
import { mergeProfiles } from '../partners/profile.js';
import type { InboundToken, Registration } from '../partners/registration.js';
import type { Self } from '../partners/self.js';
import { agreed, callCredentials, exchangeCredentials } from './credentials.js';
import { discovery } from './discovery.js';
import { meaningOf } from './meaning.js';
import { negotiate } from './negotiate.js';
import type { ClientOptions } from './options.js';
import { fromRegistration, type Partner, spokenIn } from './partner.js';
import { refuseTaken, register } from './register.js';

/** What changing or ending a registration needs. */
export interface RegisteredOptions<V extends VersionNumber> extends ClientOptions {
  readonly version: Version<V>;
  readonly self: Self;
  /** Id of the registration. */
  readonly id: string;
}

/** What renewing the credentials needs. */
export interface UpdateOptions<V extends VersionNumber> extends RegisteredOptions<V> {
  /** A new Token A: only for partners that renew credentials by a new registration (`credentialsPut: false`). */
  readonly token?: string;
}

/**
 * Renews the credentials of both sides by PUT, in the same version or, when `version` is another one that the partner
 * offers, in that (with `bridge` in the best that it offers): endpoints are read anew, our new token is accepted beside the old one until the partner has it.
 * When a step fails, the registration stays as it was; when the answer to the PUT is lost, our new token is accepted too, for
 * a day. A partner whose profile has no PUT is left and registered anew.
 * @see OCPI 2.2.1, credentials, credentials_updating_the_credentials_and_resetting_the_token
 */
export async function update<V extends VersionNumber>(options: UpdateOptions<V>): Promise<Partner<V>> {
  const { self, id } = options;
  const before = await registeredWith(self, id);
  const known = mergeProfiles(before.registration.profile, options.profile);
  if (known.credentialsPut === false) return renewByRegistering(options, before);
  const correlationId = uniqueId();
  const { versionsUrl, token } = before;
  const version = await negotiate({ ...options, versionsUrl, token }, correlationId, known);
  const found = await discover(version, versionsUrl, token, discovery(options, correlationId, known));
  const ourToken = generateToken();
  const inbound: InboundToken = { hash: await hashToken(ourToken), use: 'exchange' };
  await self.partners.update(id, (current) => current && accepting(current, inbound));
  const { endpoints } = found;
  const call = { ...options, version, versionsUrl, endpoints, theirToken: token, known, correlationId };
  let isTaken = false;
  try {
    const exchange = { version, self, id, scope: before.registration.scope, ourToken };
    const theirs = await exchangeCredentials({ ...call, method: 'PUT' }, exchange);
    await refuseTaken(options, before.registration, theirs, async () => undefined);
    isTaken = true;
    const agreement = { version: version.version, versionsUrl, found, theirs, inbound, options };
    const registration = await self.partners.update(id, (current) => current && agreed(current, agreement));
    const renewed = registration?.versionsUrl ?? versionsUrl;
    await fetchVersions(version, renewed, theirs.token, discovery(options, correlationId, known)).catch(
      (error: unknown) => refusedOnly(error, self, before.registration, inbound),
    );
    return fromRegistration(options.version, options, registration, self);
  } catch (error) {
    await self.partners.update(id, (current) =>
      current?.token === token
        ? rolledBack(current, inbound.hash, isTaken || error instanceof OcpiHttpError)
        : undefined,
    );
    throw error;
  }
}

/**
 * What the first call with the new token came to, which ends the life of the old one. Both sides have agreed by then, so
 * that a failure means nothing; only a token that opens nothing does: everything is put back while the old one works.
 */
async function refusedOnly(
  error: unknown,
  self: Self,
  before: Registration,
  inbound: InboundToken,
): Promise<void> {
  if (meaningOf(error) !== 'unauthorized') return;
  await self.partners.update(before.id, () => accepting(before, inbound));
  throw error;
}

const accepting = (current: Registration, inbound: InboundToken): Registration => ({
  ...current,
  inbound: [...current.inbound, inbound],
});

/** How long a token is accepted of which we do not know whether the partner has it. */
const UNCERTAIN = 24 * 60 * 60 * 1000;

const uncertain = (token: InboundToken): InboundToken => ({
  ...token,
  expires: new Date(Date.now() + UNCERTAIN).toISOString(),
});

/**
 * Everything as before. When no readable answer came, the partner may have taken the PUT and use our new token from now on:
 * then it is accepted beside the old one for a day, in which the update can be repeated.
 */
function rolledBack(current: Registration, hash: string, isUncertain: boolean): Registration {
  const inbound = current.inbound.flatMap((token) => {
    if (token.hash !== hash) return [token];
    return isUncertain ? [uncertain(token)] : [];
  });
  return { ...current, inbound };
}

async function renewByRegistering<V extends VersionNumber>(
  options: UpdateOptions<V>,
  { registration, versionsUrl }: Registered,
): Promise<Partner<V>> {
  const { token } = options;
  if (token === undefined) {
    const message =
      'The partner renews credentials by a new registration only; ask it for a new Token A and pass it as token.';
    throw new OcpiNegotiationError(message, [], ['token']);
  }
  await unregister(options);
  const profile = mergeProfiles(registration.profile, options.profile);
  const { scope, trustedHub: hub = false } = registration;
  return register({
    ...options,
    token,
    versionsUrl,
    profile,
    hub,
    ...(scope === undefined ? {} : { scope }),
  });
}

/**
 * Ends a registration by DELETE: the partner drops our credentials and we drop its tokens, also when the partner knows
 * nothing of us any more (401, 405).
 * @see OCPI 2.2.1, credentials, credentials_delete_method
 */
export async function unregister<V extends VersionNumber>(options: RegisteredOptions<V>): Promise<void> {
  const { self, id } = options;
  const { registration, token, versionsUrl } = await registeredWith(self, id);
  const version = options.bridge ? spokenIn(options.version, options, registration) : options.version;
  const call = {
    ...options,
    method: 'DELETE' as const,
    version,
    versionsUrl,
    endpoints: registration.endpoints ?? [],
    theirToken: token,
    known: registration.profile ?? {},
    correlationId: uniqueId(),
  };
  await callCredentials(call).catch((error: unknown) => {
    const meaning = meaningOf(error);
    if (meaning !== 'unauthorized' && meaning !== 'unsupported') throw error;
  });
  await self.partners.update(id, (current) => {
    if (!current) return undefined;
    const { token: _token, endpoints: _endpoints, ...rest } = current;
    return { ...rest, status: 'unregistered', inbound: [], updatedAt: now() };
  });
}

interface Registered {
  readonly registration: Registration;
  readonly token: string;
  readonly versionsUrl: string;
}

async function registeredWith(self: Self, id: string): Promise<Registered> {
  const registration = await self.partners.get(id);
  if (registration?.status === 'registered' && registration.token && registration.versionsUrl) {
    return { registration, token: registration.token, versionsUrl: registration.versionsUrl };
  }
  throw new OcpiNegotiationError(`${id} is not registered; register first.`, [], []);
}
