import { type Connection, findEndpoint, makeConnection } from '../client/connection.js';
import type { Interface } from '../contract/interface.js';
import type { PartyRole } from '../contract/version.js';
import { type Party, partyKey, sameParty } from '../core/party.js';
import type { InterfaceRole } from '../core/version.js';
import { claimsHub } from '../partners/hub.js';
import type { Registration } from '../partners/registration.js';
import type { HubOptions, HubVersion } from './options.js';
import type { Actor } from './permissions.js';

/** A platform that is connected to the hub. */
export interface Platform {
  /** Id of the registration. */
  readonly id: string;
  readonly registration: Registration;
  readonly version: HubVersion;
  /** Its parties with the roles that they play; of 2.1.1 the role that belongs to the endpoint of ours. */
  readonly roles: readonly PartyRole[];
  /** Whether it is another hub. */
  readonly isHub: boolean;
  readonly connection: Connection;
}

/** A party at its platform. */
export interface Member extends Actor {
  readonly platform: Platform;
}

/** All platforms and parties that are connected, as of one moment. */
export interface Directory {
  readonly platforms: readonly Platform[];
  platform(id: string): Platform | undefined;
  /** The party at the platforms that have it. */
  find(party: Party): readonly Member[];
  /** The party at one platform, with the roles that it plays there; also a party behind another hub. */
  member(platform: Platform, party: Party): Member;
  /** Every party at every platform. */
  members(): readonly Member[];
}

/** Gives the directory as it is now, or as it was at most so many milliseconds ago. */
export type Directories = (maxAge?: number) => Promise<Directory>;

/** The role of a partner of 2.1.1, which does not say it, by the role of ours that it registered with. */
const OPPOSITE: Readonly<Record<string, string>> = { cpo: 'EMSP', emsp: 'CPO' };

/**
 * Makes what gives the directory: made anew when a registration has changed, also by another process, and the same as
 * before otherwise; `onChange` is told. Platforms that did not change keep their connection, and with it their rate.
 */
export function makeDirectories(options: HubOptions, onChange: () => void): Directories {
  const { partners } = options;
  let known: { readonly revision: string | undefined; readonly directory: Directory } | undefined;
  let checked = 0;
  let platforms = new Map<string, Platform>();
  return async (maxAge = 0) => {
    if (known && performance.now() - checked < maxAge) return known.directory;
    const asked = performance.now();
    const revision = await partners.revision?.();
    if (known && revision !== undefined && known.revision === revision) {
      checked = asked;
      return known.directory;
    }
    const found = (await partners.list()).flatMap((registration) => {
      const before = platforms.get(registration.id);
      const isSame = before?.registration.updatedAt === registration.updatedAt;
      return (isSame ? before : platformOf(registration, options)) ?? [];
    });
    platforms = new Map(found.map((platform) => [platform.id, platform]));
    const directory = directoryOf(found);
    known = { revision, directory };
    checked = asked;
    onChange();
    return directory;
  };
}

function platformOf(registration: Registration, options: HubOptions): Platform | undefined {
  const { id, status, token, endpoints, hubPartyId, versionsUrl, profile } = registration;
  const version = options.versions.find((one) => one.version.version === registration.version);
  if (status !== 'registered' || !token || !endpoints || !version) return undefined;
  const roles = rolesOf(registration, options);
  const connection = makeConnection({
    ...{ version: version.version, token, endpoints, id, roles, hubPartyId, versionsUrl, profile },
    options: options.client ?? {},
  });
  return { id, registration, version, roles, isHub: claimsHub(registration), connection };
}

/** The roles of a partner; in 2.1.1, which does not say them, the one that belongs to the endpoint of ours. */
export function rolesOf(
  { roles = [], version, scope = '' }: Registration,
  { versions }: HubOptions,
): readonly PartyRole[] {
  const isRouted = versions.some((one) => one.version.version === version && one.version.routed);
  const [slug = ''] = scope.split('-');
  return isRouted ? roles : roles.map((role) => ({ ...role, role: OPPOSITE[slug] ?? role.role }));
}

function directoryOf(platforms: readonly Platform[]): Directory {
  const byId = new Map(platforms.map((platform) => [platform.id, platform]));
  const all = platforms.flatMap((platform) => {
    const parties = new Map(platform.roles.map((role) => [partyKey(role), role]));
    return [...parties.values()].map((party) => memberOf(platform, party));
  });
  const byParty = new Map<string, Member[]>();
  for (const member of all) {
    const key = partyKey(member.party);
    byParty.set(key, [...(byParty.get(key) ?? []), member]);
  }
  return {
    platforms,
    platform: (id) => byId.get(id),
    find: (party) => byParty.get(partyKey(party)) ?? [],
    member: memberOf,
    members: () => all,
  };
}

function memberOf(platform: Platform, { country_code, party_id }: Party): Member {
  const party = { country_code, party_id };
  const roles = platform.roles.filter((role) => sameParty(role, party)).map(({ role }) => role);
  return { platform, party, roles };
}

/** An interface in the version of a platform, when it has an endpoint for that and a party of it plays a role for it. */
export function interfaceAt(
  { platform, roles }: Member,
  module: string,
  side: InterfaceRole,
): Interface | undefined {
  const found = platform.version.modules[module];
  const contract = side === 'SENDER' ? found?.sender : found?.receiver;
  if (!contract || !findEndpoint(platform.connection, module, side)) return undefined;
  if (platform.version.version.routed) return contract;
  return contract.implementedBy.some((role) => roles.includes(role)) ? contract : undefined;
}

/** The one of the places of a party that a request is for: where it has the interface, best in a role that belongs to it. */
export function chooseMember(
  members: readonly Member[],
  module: string,
  side: InterfaceRole,
): Member | undefined {
  const able = members.filter((member) => interfaceAt(member, module, side) !== undefined);
  // A party that is connected here itself is not reached through another hub.
  const near = able.filter(({ platform }) => !platform.isHub);
  const best = near.length > 0 ? near : able;
  const fitting = best.find((member) =>
    interfaceAt(member, module, side)?.implementedBy.some((role) => member.roles.includes(role)),
  );
  return fitting ?? best[0];
}
