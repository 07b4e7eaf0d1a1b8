import type { PartnerProfile } from '../../partners/profile.js';

const HOUR = 3_600_000;

/**
 * Chargefox: each token has limits by module, of which 20 requests for sessions an hour is the tightest.
 *
 * Source: app.chargefox.com/developers/docs/rate_limits, as quoted in the api-evangelist/chargefox repository.
 */
export const chargefox: PartnerProfile = {
  name: 'chargefox',
  rate: {
    modules: {
      locations: { requests: 300, per: HOUR },
      tariffs: { requests: 125, per: HOUR / 6 },
      cdrs: { requests: 400, per: HOUR },
      sessions: { requests: 20, per: HOUR },
      commands: { requests: 180, per: HOUR },
      tokens: { requests: 250, per: HOUR },
    },
  },
  retry: { delay: 2000, maxDelay: HOUR / 6, deadline: HOUR / 2 },
};
