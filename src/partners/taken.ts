import type { PartyRole } from '../contract/version.js';
import { partyKey, sameParty } from '../core/party.js';
import { isHub } from './hub.js';
import type { Registration } from './registration.js';
import type { Self } from './self.js';

/** What a partner registers with. */
export interface Claims {
  readonly roles: readonly PartyRole[];
  readonly hub_party_id?: string | undefined;
}

/**
 * The role among those that a partner registers with which another partner has registered already, such as
 * `CPO NL/ABC`; `undefined` when there is none. A hub that we expect to be one names parties that are not its own, and in
 * 2.1.1, where roles have no names, a party may register with several roles of ours, and so in several of its own.
 */
export async function takenRole(
  { partners, sharedParties }: Pick<Self, 'partners' | 'sharedParties'>,
  registration: Pick<Registration, 'id' | 'trustedHub' | 'scope'>,
  { roles, hub_party_id: hubPartyId }: Claims,
): Promise<string | undefined> {
  if (sharedParties === 'allow' || isHub({ ...registration, roles, hubPartyId })) return undefined;
  const others = (await partners.list()).filter(
    ({ id, status, ...other }) =>
      status === 'registered' &&
      id !== registration.id &&
      !isHub(other) &&
      !isInOtherRole(other, registration.scope),
  );
  const taken = roles.find((role) =>
    others.some((other) => other.roles?.some((r) => r.role === role.role && sameParty(r, role))),
  );
  return taken && `${taken.role} ${partyKey(taken)}`;
}

const isInOtherRole = (other: Pick<Registration, 'version' | 'scope'>, scope: string | undefined): boolean =>
  Boolean(scope) && other.version === '2.1.1' && other.scope !== undefined && other.scope !== scope;
