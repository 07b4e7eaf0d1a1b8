import type { HttpMethod } from './operation.js';

/** The methods of the endpoints that every platform has in every version: versions, version details, credentials. */
export const configurationOperations: readonly { readonly module: string; readonly method: HttpMethod }[] = [
  { module: 'versions', method: 'GET' },
  { module: 'versions', method: 'GET' },
  { module: 'credentials', method: 'GET' },
  { module: 'credentials', method: 'POST' },
  { module: 'credentials', method: 'PUT' },
  { module: 'credentials', method: 'DELETE' },
];
