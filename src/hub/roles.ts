import type { Interface } from '../contract/interface.js';
import type { Operation } from '../contract/operation.js';
import type { PartyRole, Version } from '../contract/version.js';
import { partyKey } from '../core/party.js';
import type { CredentialsFor, OwnParties } from '../server/relay.js';
import type { Handler, Role, Served } from '../server/types.js';
import type { HubEnv } from './env.js';
import type { HubOptions, HubVersion } from './options.js';
import { mayMeet } from './permissions.js';

/** The hub's handler for its list of client infos. */
export type ListClients = Handler<Operation>;

/**
 * The roles under which a hub offers its endpoints: since 2.2 one with both sides of every module. In 2.1.1, where an
 * endpoint has no side, it is an eMSP to CPOs and a CPO to eMSPs, each with a versions URL of its own.
 */
export function hubRoles(
  { versions, party }: Pick<HubOptions, 'versions' | 'party'>,
  listClients: ListClients,
): readonly Role[] {
  return versions.flatMap(({ version, modules }) => {
    const sides = Object.values(modules).flatMap(({ sender, receiver }) => [sender, receiver]);
    if (version.routed) {
      const own = sides.filter((side) => side.type === 'functional' || side.role === 'SENDER');
      return [{ version, party, served: own.map((side) => servedBy(side, listClients)) }];
    }
    return ['CPO', 'EMSP'].map((role) => ({
      version,
      party: { ...party, role },
      served: sides.filter(({ implementedBy }) => implementedBy.includes(role)).map(passedOn),
    }));
  });
}

/** The relay answers for all modules but those that are about the hub itself. */
const passedOn = (contract: Interface): Served => ({ contract, handlers: {} });

const servedBy = (contract: Interface, list: ListClients): Served =>
  contract.type === 'functional' ? passedOn(contract) : { contract, handlers: { list } };

/** Whether a version names a hub in its credentials by itself instead of by a role. */
const namesHub = ({ version }: Pick<Version, 'version'>): boolean => version === '2.3.0';

/**
 * The parties in the hub's credentials: until 2.2.1 the hub, in 2.3.0 everybody whom the platform can reach through it.
 * @see OCPI 2.3.0, credentials, credentials_credentials_object
 */
export async function partiesFor(env: HubEnv, about: CredentialsFor): Promise<Partial<OwnParties>> {
  const { options, directories } = env;
  if (!namesHub(about)) return {};
  const { country_code, party_id, business_details } = options.party;
  const directory = await directories();
  const own = directory.members().filter(({ platform }) => platform.id === about.partner);
  const modules = moduleIds(options.versions);
  const rules = options.permissions ?? [];
  const roles = new Map<string, PartyRole>();
  for (const other of directory.members()) {
    if (other.platform.id === about.partner || other.platform.isHub) continue;
    const isReachable =
      own.length === 0 ? rules.length === 0 : own.some((one) => mayMeet(rules, one, other, modules));
    if (!isReachable) continue;
    for (const role of other.platform.roles) {
      if (partyKey(role) === partyKey(other.party)) roles.set(`${role.role}|${partyKey(role)}`, role);
    }
  }
  const alone = {
    role: 'OTHER',
    country_code,
    party_id,
    business_details: business_details ?? { name: party_id },
  };
  return {
    hub_party_id: `${country_code}${party_id}`.toUpperCase(),
    roles: roles.size > 0 ? [...roles.values()] : [alone],
  };
}

/** The identifiers of all functional modules. */
export const moduleIds = (versions: readonly HubVersion[]): readonly string[] => [
  ...new Set(
    versions.flatMap(({ modules }) =>
      Object.values(modules)
        .filter(({ sender }) => sender.type === 'functional')
        .map(({ id }) => id),
    ),
  ),
];
