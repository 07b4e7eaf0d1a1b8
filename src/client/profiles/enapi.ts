import type { PartnerProfile } from '../../partners/profile.js';

/**
 * ENAPI's hub: whether tokens are Base64 is a setting of each platform, so both are tried; pages hold 1000 objects.
 *
 * Source: https://docs.enapi.com/en/articles/8971322-ocpi-2-2 and https://docs.enapi.com/articles/2914241532.
 */
export const enapi: PartnerProfile = {
  name: 'enapi',
  tokenEncoding: 'try',
  paging: { all: { pageSize: 1000 } },
};
