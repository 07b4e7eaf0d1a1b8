import type { CredentialsData, Version } from '../contract/version.js';
import { OcpiNegotiationError } from '../core/errors.js';
import { partyKey } from '../core/party.js';
import { uniqueId } from '../core/random.js';
import { now } from '../core/time.js';
import { generateToken, hashToken } from '../core/token.js';
import type { VersionNumber } from '../core/version.js';
import { type Discovered, discover } from '../partners/discover.js';
import type { InboundToken, Registration } from '../partners/registration.js';
import type { Self } from '../partners/self.js';
import { takenRole } from '../partners/taken.js';
import { agreed, callCredentials, credentialsUrl, exchangeCredentials } from './credentials.js';
import { discovery } from './discovery.js';
import { negotiate } from './negotiate.js';
import type { ClientOptions } from './options.js';
import { fromRegistration, type Partner } from './partner.js';

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
  /** The partner is a hub: it may speak for parties that are not its own. Default: no, whatever roles it has. */
  readonly hub?: boolean;
  /** Endpoints without which nothing is sent. */
  readonly requires?: readonly { readonly module: string; readonly role: 'SENDER' | 'RECEIVER' }[];
}

/**
 * Registers with a partner as Sender: reads its versions and details with Token A, posts our credentials and keeps what
 * comes back, with what was learnt of its dialect on the way. With `bridge` that is done in the best version that the
 * partner offers. When a step fails, nothing of it stays on our side and the
 * error says which step it was.
 * @see OCPI 2.2.1, credentials, credentials_registration
 */
export async function register<V extends VersionNumber>(options: RegisterOptions<V>): Promise<Partner<V>> {
  const { self, scope, versionsUrl, token } = options;
  const id = options.id ?? uniqueId();
  const before = await self.partners.get(id);
  if (before?.status === 'registered') {
    const message = `${id} is registered already; use update to change the credentials.`;
    throw new OcpiNegotiationError(message, [], []);
  }
  const correlationId = uniqueId();
  const version = await negotiate(options, correlationId);
  const found = await discover(version, versionsUrl, token, discovery(options, correlationId));
  checkEndpoints(version, found, options.requires ?? []);
  const ourToken = generateToken();
  const inbound: InboundToken = { hash: await hashToken(ourToken), use: 'registration' };
  await self.partners.update(id, () => pending(id, inbound, options));
  const { endpoints, learnt } = found;
  const call = { ...options, version, endpoints, theirToken: token, known: learnt, correlationId };
  try {
    const exchange = { version, self, id, scope, ourToken };
    const theirs = await exchangeCredentials({ ...call, method: 'POST' }, exchange);
    await refuseTaken(options, { id, trustedHub: options.hub, scope }, theirs, () =>
      callCredentials({ ...call, method: 'DELETE', theirToken: theirs.token }),
    );
    const agreement = { version: version.version, versionsUrl, found, theirs, inbound, options };
    const registration = await self.partners.update(id, (current) => current && agreed(current, agreement));
    return fromRegistration(options.version, options, registration, self);
  } catch (error) {
    await (before ? self.partners.update(id, () => before) : self.partners.remove(id));
    throw error;
  }
}

/** Nobody may take the role of a party that another partner has: the partner is left again, and the error says why. */
export async function refuseTaken(
  { self }: { readonly self: Self },
  registration: Pick<Registration, 'id' | 'trustedHub' | 'scope'>,
  theirs: CredentialsData,
  leave: () => Promise<unknown>,
): Promise<void> {
  const taken = await takenRole(self, registration, theirs);
  if (taken === undefined) return;
  await leave().catch(() => undefined);
  const roles = theirs.roles.map((role) => `${role.role} ${partyKey(role)}`);
  const message = `The partner registers as ${taken}, which another partner has registered already; end that registration first.`;
  throw new OcpiNegotiationError(message, roles, []);
}

const pending = (
  id: string,
  inbound: InboundToken,
  { scope, hub }: Pick<RegisterOptions<VersionNumber>, 'scope' | 'hub'>,
): Registration => ({
  id,
  status: 'registering',
  inbound: [inbound],
  ...(scope ? { scope } : {}),
  ...(hub ? { trustedHub: true } : {}),
  updatedAt: now(),
});

function checkEndpoints(
  version: Version,
  found: Discovered,
  requires: NonNullable<RegisterOptions<VersionNumber>['requires']>,
): void {
  credentialsUrl(found.endpoints);
  const missing = requires.filter(
    ({ module, role }) =>
      !found.endpoints.some((e) => e.identifier === module && (!version.routed || e.role === role)),
  );
  if (missing.length === 0) return;
  const names = missing.map(({ module, role }) => `${module} (${role})`);
  const offered = found.endpoints.map((e) => `${e.identifier}${e.role ? ` (${e.role})` : ''}`);
  const message = `The partner lacks endpoints that are needed: ${names.join(', ')}.`;
  throw new OcpiNegotiationError(message, offered, names);
}
