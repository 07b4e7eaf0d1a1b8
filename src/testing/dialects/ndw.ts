import type { Dialect } from './dialect.js';

/**
 * NDW's DOT-NL, the national access point of the Netherlands: no credentials module, the token is agreed by mail.
 * @see https://docs.ndw.nu
 */
export const ndwDialect: Dialect = {
  name: 'ndw',
  sources: ['https://docs.ndw.nu'],
  withoutCredentials: true,
};
