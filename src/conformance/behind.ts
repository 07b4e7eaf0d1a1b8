import type { AdvertisedEndpoint, PartyRole } from '../contract/version.js';
import { isObject } from '../core/guard.js';
import { sameParty } from '../core/party.js';
import { joinUrl } from '../core/url.js';
import { type Exchange, listOf, succeeded } from './exchange.js';
import type { Session } from './session.js';
import type { Endpoint } from './target.js';

/** Whether a partner says in its credentials that it is a hub. */
export const isHub = (credentials: Exchange, roles: readonly PartyRole[]): boolean =>
  roles.some(({ role }) => role === 'HUB') ||
  (succeeded(credentials) &&
    typeof (credentials.envelope?.data as { hub_party_id?: unknown } | null)?.hub_party_id === 'string');

/**
 * The parties that are connected to a hub besides those that are known, as its list of client infos has them: requests
 * to the hub are for them.
 * @see OCPI 2.2.1, mod_hub_client_info, mod_hub_client_info_hub_get
 */
export async function partiesBehind(
  session: Session,
  advertised: readonly AdvertisedEndpoint[],
  known: readonly PartyRole[],
): Promise<readonly PartyRole[]> {
  const endpoint = advertised.find(({ identifier }) => identifier === 'hubclientinfo');
  if (!endpoint) return [];
  const answer = await session.send({ url: joinUrl(endpoint.url, '') });
  return (succeeded(answer) ? (listOf(answer) ?? []) : []).flatMap((item) => {
    const { country_code, party_id, role, status } = isObject(item) ? item : {};
    const isThere = status === 'CONNECTED' && typeof role === 'string';
    if (!isThere || typeof country_code !== 'string' || typeof party_id !== 'string') return [];
    const party = { country_code, party_id, role, business_details: { name: party_id } };
    return known.some((one) => one.role === role && sameParty(one, party)) ? [] : [party];
  });
}

/** The endpoints of a hub behind which somebody is to answer: of the others only the hub itself could. */
export const answeredBy = (
  roles: readonly PartyRole[],
  endpoints: readonly Endpoint[],
): readonly Endpoint[] =>
  endpoints.filter(
    ({ contract: { implementedBy, module } }) =>
      module === 'hubclientinfo' || roles.some(({ role }) => implementedBy.includes(role)),
  );
