import type { Dialect } from './dialect.js';

const HOUR = 3_600_000;

/**
 * Chargefox: each token has limits by module, of which 20 requests for sessions an hour is the tightest; every answer
 * says what is left.
 * @see https://app.chargefox.com/developers/docs/rate_limits
 */
export const chargefoxDialect: Dialect = {
  name: 'chargefox',
  sources: ['https://app.chargefox.com/developers/docs/rate_limits'],
  rates: [
    { module: 'locations', operation: 'list', requests: 300, per: HOUR },
    { module: 'locations', operation: 'getLocation', requests: 500, per: HOUR },
    { module: 'tariffs', requests: 125, per: HOUR / 6 },
    { module: 'cdrs', requests: 100, per: HOUR / 6 },
    { module: 'cdrs', requests: 400, per: HOUR },
    { module: 'sessions', requests: 20, per: HOUR },
    { module: 'commands', requests: 180, per: HOUR },
    { module: 'tokens', operation: 'PUT', requests: 250, per: HOUR },
  ],
  rateAnswer: { status: 429, statusCode: 2000, retryAfter: false, headers: true },
};
