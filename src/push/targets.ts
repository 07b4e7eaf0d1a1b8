import { findEndpoint } from '../client/connection.js';
import { type Party, partyKey, sameParty } from '../core/party.js';
import { isHub } from '../partners/hub.js';
import type { Registration } from '../partners/registration.js';
import { isVisible } from '../store/audience.js';
import type { StoredObject } from '../store/store.js';
import type { Address } from './marks.js';
import { type Receiver, receiverOf } from './operations.js';
import type { PublisherOptions, PushVersion } from './types.js';

/** The version that a partner speaks, when we can push in it. */
export const versionOf = ({ versions }: PublisherOptions, partner: Registration): PushVersion | undefined =>
  versions.find(({ version }) => version.version === partner.version);

/** To whom an object goes: every registered partner that has the interface for it and may see it, party by party. */
export async function addressesFor(
  options: PublisherOptions,
  object: StoredObject,
): Promise<readonly Address[]> {
  const partners = await options.self.partners.list();
  return partners.flatMap((partner) => addressesAt(options, partner, object));
}

function addressesAt(options: PublisherOptions, partner: Registration, object: StoredObject): Address[] {
  const version = versionOf(options, partner);
  if (partner.status !== 'registered' || !version || !partner.token) return [];
  const speaks = object.version === partner.version || options.convert !== undefined;
  const receiver = receiverOf(version, object.key.module);
  if (!speaks || !receiver || !accepts(version, partner, receiver)) return [];
  const parties = partiesFor(partner, receiver, object);
  if (parties.length === 0 || options.sends?.(partner, object) === false) return [];
  return parties.map((to) => ({ partner: partner.id, ...(to ? { to } : {}) }));
}

/** Whether a partner has the endpoint. In 2.1.1 an endpoint has no side: there the partner's role must be one for it. */
function accepts({ version }: PushVersion, partner: Registration, { contract }: Receiver): boolean {
  const { endpoints = [], roles = [] } = partner;
  if (!findEndpoint({ version, endpoints }, contract.module, contract.role)) return false;
  return version.routed || roles.some(({ role }) => contract.implementedBy.includes(role));
}

/**
 * The partner's parties that an object is for: those in its audience that have a role for it. `undefined` stands for the
 * partner as such: it has one party only, or is a hub, which passes on what is for everyone.
 */
function partiesFor(
  partner: Registration,
  { contract }: Receiver,
  { key, audience }: StoredObject,
): readonly (Party | undefined)[] {
  const roles = partner.roles ?? [];
  if (roles.some((role) => sameParty(role, key.owner))) return [];
  if (isHub(partner))
    return typeof audience === 'object' ? [audience] : audience === 'everyone' ? [undefined] : [];
  const parties = new Map(roles.map((role) => [partyKey(role), partyOf(role)]));
  const fitting = roles.filter(({ role }) => contract.implementedBy.includes(role));
  const wanted = new Map(
    (fitting.length > 0 ? fitting : roles).map((role) => [partyKey(role), partyOf(role)]),
  );
  const visible = [...wanted.values()].filter((party) => isVisible(audience, [party]));
  return parties.size === 1 && visible.length === 1 ? [undefined] : visible;
}

const partyOf = ({ country_code, party_id }: Party): Party => ({ country_code, party_id });
