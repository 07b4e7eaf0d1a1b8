import { connect } from '../../client/connect.js';
import { type Connection, onlyParty } from '../../client/connection.js';
import type { ClientOptions } from '../../client/options.js';
import { connectionOf, type Partner } from '../../client/partner.js';
import type { PartyRole, Version } from '../../contract/version.js';
import { parseJson } from '../../core/json.js';
import { sameParty } from '../../core/party.js';
import { now } from '../../core/time.js';
import { hashToken, tokenCandidates } from '../../core/token.js';
import type { VersionNumber } from '../../core/version.js';
import { invite } from '../../partners/invite.js';
import type { Partners, Registration } from '../../partners/registration.js';
import type { Self } from '../../partners/self.js';
import { BEHIND, type Behind } from './behind.js';
import type { MockCallback } from './options.js';
import type { Cast } from './parties.js';

/** Id of the registration that a mock begins with. */
const GIVEN = 'registered';

/** The tokens with which the code under test may come, and where it is. */
export interface Tokens {
  readonly token: string;
  readonly tokenA: string;
  readonly callback: MockCallback | undefined;
}

/** What the code under test can register with. */
export interface Offered {
  readonly versions: readonly VersionNumber[];
  /** The slug of the role that is offered, where there are several in 2.1.1. */
  readonly scope: string | undefined;
}

/** Registers the party of the code under test with its token, and invites it with Token A. */
export async function registerPartner(
  partners: Partners,
  { token, tokenA, callback }: Tokens,
  { partner, world }: Cast,
  { versions, scope }: Offered,
): Promise<void> {
  const hash = await hashToken(token);
  await partners.update(GIVEN, () => ({
    id: GIVEN,
    status: 'registered',
    inbound: [{ hash, use: 'exchange' }],
    token: callback?.token ?? token,
    version: world.version,
    ...(callback ? { versionsUrl: callback.versionsUrl } : {}),
    endpoints: [],
    roles: [partner],
    trustedHub: partner.role === 'HUB',
    ...(scope === undefined ? {} : { scope }),
    updatedAt: world.now,
  }));
  // In 2.1.1 nobody says of itself that it is a hub: whoever is invited as one may speak for everybody.
  const hub = partner.role === 'HUB' || !versions.includes('2.1.1');
  await invite(partners, { id: 'invited', token: tokenA, hub, scope });
}

/** What is learnt of the registration that was made up. */
export interface Learnt {
  /** The version in which a request came. */
  readonly version: VersionNumber | undefined;
  /** Where results may go. */
  readonly origins: Set<string>;
}

/** A registration that was made up says neither a version nor where results may go: both are taken from the requests. */
export async function followGiven(
  partners: Partners,
  token: string,
  request: Request,
  { version, origins }: Learnt,
): Promise<void> {
  if (!comesWith(token, request)) return;
  const origin = await originOfResults(request);
  const isNew = origin !== undefined && !origins.has(origin);
  if (isNew) origins.add(origin);
  await partners.update(GIVEN, (current) => {
    if (!current || (!isNew && (version === undefined || current.version === version))) return undefined;
    // The time tells those who keep what they made of a registration that it is another one.
    return { ...current, version: version ?? current.version, updatedAt: now() };
  });
}

/** Whether a request has the token, in whichever header a dialect wants it. */
const comesWith = (token: string, { headers }: Request): boolean =>
  tokenCandidates(headers.get('authorization')).includes(token) || [...headers.values()].includes(token);

async function originOfResults(request: Request): Promise<string | undefined> {
  const inQuery = new URL(request.url).searchParams.get('response_url');
  const json = parseJson(await request.clone().text());
  const body = json.ok ? (json.value as { readonly response_url?: unknown } | null) : null;
  const url = inQuery ?? body?.response_url;
  return typeof url === 'string' && URL.canParse(url) ? new URL(url).origin : undefined;
}

/** At a hub a party is at one place: once the code under test has registered, its first token belongs to that. */
export async function joinGiven(
  partners: Partners,
  { id, roles = [] }: Registration,
  partner: PartyRole,
): Promise<void> {
  const given = await partners.get(GIVEN);
  if (!given || id === GIVEN || !roles.some((role) => sameParty(role, partner))) return;
  await partners.remove(GIVEN);
  await partners.update(
    id,
    (current) => current && { ...current, inbound: [...current.inbound, ...given.inbound] },
  );
}

/** How a mock calls the code under test. */
export interface Calling {
  readonly self: Self;
  readonly client: ClientOptions;
  readonly cast: Cast;
  readonly callback: MockCallback | undefined;
  /** The platform that calls, where the mock is a hub. */
  readonly behind: Behind | undefined;
}

/**
 * Gives the code under test as the mock calls it; where the mock is a hub, as the platform behind it does, through the hub.
 * Throws an `Error` when it cannot be called.
 */
export async function partnerOf<V extends VersionNumber>(
  version: Version<V>,
  { self, client, cast, callback, behind }: Calling,
): Promise<Partner<V>> {
  const { country_code, party_id } = cast.party;
  const options = { from: { country_code, party_id }, ...client, version };
  const registrations = (await self.partners.list()).filter(
    ({ id, status, endpoints, version: spoken }) =>
      ![GIVEN, BEHIND].includes(id) &&
      status === 'registered' &&
      endpoints &&
      (behind || spoken === version.version),
  );
  const registration = registrations.at(-1);
  if (registration) {
    if (!behind) return connect({ ...options, registration });
    return (await behind.client(version)).to(onlyParty(registration.roles ?? []) ?? cast.partner);
  }
  if (callback) {
    const found = await connect({ ...options, ...callback });
    if (!behind) return found.to(cast.partner);
    await know(self.partners, connectionOf(found));
    return (await behind.client(version)).to(cast.partner);
  }
  throw new Error(
    `The mock cannot call the code under test: it has not registered${behind ? '' : ` with OCPI ${version.version}`}, and the option callback does not say where it is.`,
  );
}

/** Lets a hub know where the code under test is that has not registered. */
async function know(partners: Partners, { version, endpoints }: Connection): Promise<void> {
  await partners.update(
    GIVEN,
    (current) => current && { ...current, version: version.version, endpoints, updatedAt: now() },
  );
}
