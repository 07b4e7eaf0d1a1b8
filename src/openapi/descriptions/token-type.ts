// Made from the comments in src/schema by scripts/generate-descriptions.ts; do not edit.

import type { Descriptions } from '../description.js';

/** What is described in token-type.ts of the schemas. */
export const tokenType: Descriptions = {
  TokenType: { about: 'Kind of Token.' },
};
