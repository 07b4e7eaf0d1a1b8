import type { ClientOptions } from '../../client/options.js';
import type { PartyRole } from '../../contract/version.js';
import type { VersionNumber } from '../../core/version.js';
import { createHub, type Hub } from '../../hub/hub.js';
import { hubRoles } from '../../hub/roles.js';
import type { Role } from '../../server/types.js';
import { ANY_URL } from './any-url.js';
import { type Behind, makeBehind } from './behind.js';
import type { MockOptions } from './options.js';
import { joinGiven } from './registrations.js';
import type { MockState } from './state.js';
import { SPOKEN } from './versions.js';

/** A hub and the platform behind it, in one process. */
export interface MockHub {
  readonly hub: Hub;
  readonly behind: Behind;
}

/** What a hub is made of. */
export interface HubParts {
  readonly options: Pick<MockOptions, 'url' | 'pageSize' | 'signal'>;
  readonly versions: readonly VersionNumber[];
  readonly party: PartyRole;
  /** The party of the code under test. */
  readonly partner: PartyRole;
  readonly state: MockState;
  /** How the hub calls other platforms than the one behind it. */
  readonly client: ClientOptions;
  /** The role of the party behind the hub, which calls the hub in this way. */
  readonly role: (client: ClientOptions) => Role;
}

/** The roles under which a mock of a hub has its endpoints; who answers is the hub. */
export const rolesOfHub = (versions: readonly VersionNumber[], party: PartyRole): readonly Role[] =>
  hubRoles({ versions: versions.map((version) => SPOKEN[version]), party }, () => []);

/**
 * The slug of the hub's role for a platform: in 2.1.1 a CPO registers with an eMSP, and everybody else with a CPO.
 * Absent where the hub does not speak 2.1.1.
 */
export function scopeFor(versions: readonly VersionNumber[], { role }: PartyRole): string | undefined {
  if (!versions.includes('2.1.1')) return undefined;
  return role === 'CPO' ? 'emsp' : 'cpo';
}

/** Puts a hub and the platform behind it together. */
export function makeMockHub({
  options,
  versions,
  party,
  partner,
  state,
  client,
  role: makeRole,
}: HubParts): MockHub {
  const limits = { pageSize: options.pageSize };
  const outside = client.fetch ?? fetch;
  const reach = (request: Request): Promise<Response> =>
    behind.has(request) ? behind.fetch(request) : outside(request);
  const hub = createHub({
    publicUrl: options.url,
    party,
    partners: state.partners,
    store: state.store,
    versions: versions.map((version) => SPOKEN[version]),
    limits,
    urls: client.urls ?? ANY_URL,
    fetch: reach,
    // Not a copy: the origins of the client grow.
    client: Object.create(client, { fetch: { value: reach, enumerable: true } }),
    // The party of the code under test has a token already, and may register all the same.
    sharedParties: 'allow',
    onRegistered: (registration) => joinGiven(state.partners, registration, partner),
  });
  const role = makeRole({ fetch: hub.fetch, urls: ANY_URL });
  const behind = makeBehind({ role, limits, hub, scope: scopeFor(versions, role.party) });
  options.signal?.addEventListener('abort', () => void hub.close(), { once: true });
  return { hub, behind };
}
