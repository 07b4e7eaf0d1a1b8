import type { Registration } from './registration.js';

/** Whether a partner says of itself that it is a hub: by its role (up to 2.2.1) or by the party of the hub (2.3.0). */
export const claimsHub = ({ hubPartyId, roles = [] }: Pick<Registration, 'hubPartyId' | 'roles'>): boolean =>
  hubPartyId !== undefined || roles.some(({ role }) => role === 'HUB');

/**
 * Whether a partner is a hub that may speak for parties which are not its own: it says so itself (which 2.1.1 has no
 * words for), and we were told to expect one. Roles in credentials are the partner's own words; alone they must not open
 * what belongs to others.
 * @see OCPI 2.2.1, transport_and_format, transport_and_format_message_routing
 */
export const isHub = (
  partner: Pick<Registration, 'hubPartyId' | 'roles' | 'trustedHub' | 'version'>,
): boolean => partner.trustedHub === true && (partner.version === '2.1.1' || claimsHub(partner));
