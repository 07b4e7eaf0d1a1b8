import type { PartnerProfile } from '../../partners/profile.js';

/**
 * NDW's DOT-NL: no credentials module, the token is agreed by mail; connect with `endpoints` and the token.
 *
 * Source: https://docs.ndw.nu, DAFNE API.
 */
export const ndw: PartnerProfile = {
  name: 'ndw',
  credentialsPut: false,
  unsupported: ['credentials.post', 'credentials.put', 'credentials.delete'],
};
