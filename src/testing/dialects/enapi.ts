import type { Dialect } from './dialect.js';

/**
 * ENAPI's hub: whether tokens are in Base64 is a setting of each platform, here they are not; pages of 1000.
 * @see https://docs.enapi.com/en/articles/8971322-ocpi-2-2
 */
export const enapiDialect: Dialect = {
  name: 'enapi',
  sources: [
    'https://docs.enapi.com/en/articles/8971322-ocpi-2-2',
    'https://docs.enapi.com/articles/2914241532',
  ],
  rawTokens: true,
  pageSizes: { all: 1000 },
};
