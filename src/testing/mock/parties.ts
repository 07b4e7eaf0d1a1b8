import type { PartyRole } from '../../contract/version.js';
import { type Party, partyKey } from '../../core/party.js';
import type { VersionNumber } from '../../core/version.js';
import type { Worlds } from '../world.js';
import type { MockOptions, MockRole } from './options.js';

/** Who takes part: the mock, the code under test, and whoever is behind a hub. */
export interface Cast<V extends VersionNumber = VersionNumber> {
  readonly party: PartyRole;
  readonly partner: PartyRole;
  /** The party behind a mock of a hub: the other side of the code under test. */
  readonly behind: PartyRole | undefined;
  /** The world with these parties in it. */
  readonly world: Worlds[V];
}

type Side = 'cpo' | 'emsp';

/** Which party of a world the code under test is. */
const PARTNERS: Readonly<Record<MockRole, Side>> = {
  CPO: 'emsp',
  EMSP: 'cpo',
  HUB: 'emsp',
  NSP: 'cpo',
  SCSP: 'cpo',
  PTP: 'cpo',
};

/** The parties of a mock: those of the seeded world, unless the options name others, which then take their place. */
export function castOf<V extends VersionNumber>(
  options: Pick<MockOptions, 'role' | 'party' | 'partner'>,
  world: Worlds[V],
): Cast<V> {
  const { role } = options;
  const side = role === 'HUB' && options.partner?.role === 'CPO' ? 'cpo' : PARTNERS[role];
  const own = ownOf(role, world);
  const party = options.party ?? own ?? invented(role);
  const partner = options.partner ?? world[side];
  const names = new Map([
    [partyKey(world[side]), partner],
    ...(own ? [[partyKey(own), party] as const] : []),
  ]);
  const renamed = rename(world, names) as Worlds[V];
  const behind = role === 'HUB' ? renamed[side === 'cpo' ? 'emsp' : 'cpo'] : undefined;
  return { party, partner, behind, world: renamed };
}

/** The party of a world that a mock plays. */
function ownOf(role: MockRole, world: Worlds[VersionNumber]): PartyRole | undefined {
  if (role === 'CPO') return world.cpo;
  if (role === 'EMSP') return world.emsp;
  return role === 'PTP' && 'ptp' in world ? world.ptp : undefined;
}

const invented = (role: MockRole): PartyRole => ({
  role,
  country_code: 'NL',
  party_id: role.slice(0, 3),
  business_details: { name: `Mock ${role}` },
});

/** The same data, in which other parties have the places of some. */
function rename(value: unknown, names: ReadonlyMap<string, Party>): unknown {
  if (Array.isArray(value)) return value.map((item) => rename(item, names));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, inner]) => [name, rename(inner, names)]);
  const copy = Object.fromEntries(entries) as Record<string, unknown>;
  const other = isParty(copy) ? names.get(partyKey(copy)) : undefined;
  return other ? { ...copy, country_code: other.country_code, party_id: other.party_id } : copy;
}

function isParty(value: Readonly<Record<string, unknown>>): value is Record<string, unknown> & Party {
  return typeof value.country_code === 'string' && typeof value.party_id === 'string';
}
