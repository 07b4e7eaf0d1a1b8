import type { Dialect } from './dialect.js';

const MINUTE = 60_000;

/**
 * The ChargeIndia hub of Evnnovator: too many requests are OCPI status 2004 under HTTP 200.
 * @see https://docs.hub.evnnovator.com
 */
export const chargeIndiaDialect: Dialect = {
  name: 'charge-india',
  sources: ['https://docs.hub.evnnovator.com'],
  rates: [
    { module: 'locations', requests: 200, per: MINUTE },
    { module: 'tokens', operation: 'authorize', requests: 100, per: MINUTE },
    { module: 'commands', requests: 50, per: MINUTE },
  ],
  rateAnswer: { status: 200, statusCode: 2004, retryAfter: false, headers: false },
};
