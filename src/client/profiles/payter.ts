import type { PartnerProfile } from '../../partners/profile.js';

/**
 * Payter's terminals, as their staging system was met: versions answer 401 to a valid token and 200 without one.
 *
 * Source: commits c1ea387 and c6fde78 of https://github.com/elumobility/ocpi-python.
 */
export const payter: PartnerProfile = { name: 'payter', versionsAuth: 'try' };
