import type { Interface } from '../contract/interface.js';
import type { PartyRole } from '../contract/version.js';
import { type Party, partyKey, sameParty } from '../core/party.js';
import type { BridgedCall } from '../partners/bridge.js';
import type { Context } from '../server/types.js';

/** The party that an object or the parameters of a path name. */
export function namedParty(value: unknown): Party | undefined {
  const { country_code, party_id } = (value ?? {}) as { country_code?: unknown; party_id?: unknown };
  return typeof country_code === 'string' && typeof party_id === 'string'
    ? { country_code, party_id }
    : undefined;
}

/** Whose object a call of ours is about: the parameters say it, else we when we push, the partner when we read. */
export function ownerOfCall({ args, contract, from, to }: BridgedCall): Party | undefined {
  return namedParty(args) ?? (contract.role === 'SENDER' ? to : from);
}

/**
 * Whose object a request is about: the URL says it, else what the side that is called is about: ours as Sender, as
 * Receiver the party that the headers or the object name, or the only one that the partner has.
 */
export function ownerOfRequest(
  { params, body }: { readonly params: unknown; readonly body: unknown },
  { partner, role, routing }: Context,
  { role: side }: Interface,
): Party | undefined {
  const roles = partner.roles ?? [];
  const named = namedParty(params);
  if (named) return asRegistered(named, roles);
  if (side === 'SENDER') return { country_code: role.country_code, party_id: role.party_id };
  const spoken = namedParty(body) ?? routing.from;
  return spoken ? asRegistered(spoken, roles) : onlyPartyOf(roles);
}

/** Parties are compared without regard to case; objects get the spelling that the partner registered with. */
function asRegistered(party: Party, roles: readonly PartyRole[]): Party {
  const { country_code, party_id } = roles.find((role) => sameParty(role, party)) ?? party;
  return { country_code, party_id };
}

function onlyPartyOf(roles: readonly PartyRole[]): Party | undefined {
  const [first, ...others] = roles;
  if (!first || others.some((role) => partyKey(role) !== partyKey(first))) return undefined;
  return { country_code: first.country_code, party_id: first.party_id };
}
