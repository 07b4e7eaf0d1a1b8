import { connect } from '../../client/connect.js';
import type { ClientOptions } from '../../client/options.js';
import type { Partner } from '../../client/partner.js';
import type { Version } from '../../contract/version.js';
import { parseJson } from '../../core/json.js';
import { hashToken, tokenCandidates } from '../../core/token.js';
import type { VersionNumber } from '../../core/version.js';
import { invite } from '../../partners/invite.js';
import type { Partners } from '../../partners/registration.js';
import type { Self } from '../../partners/self.js';
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

/** Registers the party of the code under test with its token, and invites it with Token A. */
export async function registerPartner(
  partners: Partners,
  { token, tokenA, callback }: Tokens,
  { partner, world }: Cast,
  versions: readonly VersionNumber[],
): Promise<void> {
  // In 2.1.1 nobody says of itself that it is a hub: whoever is invited as one may speak for everybody.
  const hub = partner.role === 'HUB' || !versions.includes('2.1.1');
  await invite(partners, { id: 'invited', token: tokenA, hub });
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
    updatedAt: world.now,
  }));
}

/**
 * A registration that was made up says neither a version nor where results may go: both are taken from the requests.
 * Gives the origin of the `response_url`, if there is one.
 */
export async function followGiven(
  partners: Partners,
  token: string,
  request: Request,
  version: VersionNumber | undefined,
): Promise<string | undefined> {
  if (!comesWith(token, request)) return undefined;
  if (version) {
    await partners.update(GIVEN, (current) =>
      current && current.version !== version ? { ...current, version } : undefined,
    );
  }
  return originOfResults(request);
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

/** Gives the code under test as a partner of the mock. Throws an `Error` when it cannot be called. */
export async function partnerOf<V extends VersionNumber>(
  version: Version<V>,
  self: Self,
  { callback }: Pick<Tokens, 'callback'>,
  { party, partner }: Cast,
  client: ClientOptions,
): Promise<Partner<V>> {
  const { country_code, party_id } = party;
  const options = { from: { country_code, party_id }, ...client, version };
  const registrations = (await self.partners.list()).filter(
    ({ id, status, endpoints, version: spoken }) =>
      id !== GIVEN && status === 'registered' && endpoints && spoken === version.version,
  );
  const registration = registrations.at(-1);
  if (registration) return connect({ ...options, registration });
  if (callback) return (await connect({ ...options, ...callback })).to(partner);
  throw new Error(
    `The mock cannot call the code under test: it has not registered with OCPI ${version.version}, and the option callback does not say where it is.`,
  );
}
