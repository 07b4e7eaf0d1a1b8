import type { PartnerProfile } from '../../partners/profile.js';

const MINUTE = 60_000;

/**
 * The ChargeIndia hub: too many requests are answered by 429 or by OCPI status 2004 with HTTP 200.
 *
 * Source: https://docs.hub.evnnovator.com.
 */
export const chargeIndia: PartnerProfile = {
  name: 'charge-india',
  rate: {
    modules: {
      locations: { requests: 200, per: MINUTE },
      tokens: { requests: 100, per: MINUTE },
      commands: { requests: 50, per: MINUTE },
    },
  },
  meanings: { all: { 2004: 'rate-limited' } },
  retry: { delay: 2000, limit: 5 },
};
