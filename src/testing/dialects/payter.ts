import type { Dialect } from './dialect.js';

/**
 * Payter's terminals, as their staging system was met: versions are 401 with a valid token and 200 without one.
 * @see https://github.com/elumobility/ocpi-python/commit/c1ea387
 */
export const payterDialect: Dialect = {
  name: 'payter',
  sources: [
    'https://github.com/elumobility/ocpi-python/commit/c1ea387',
    'https://github.com/elumobility/ocpi-python/commit/c6fde78',
  ],
  versionsWithoutToken: true,
};
