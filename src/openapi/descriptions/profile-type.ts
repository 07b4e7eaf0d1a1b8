// Made from the comments in src/schema by scripts/generate-descriptions.ts; do not edit.

import type { Descriptions } from '../description.js';

/** What is described in profile-type.ts of the schemas. */
export const profileType: Descriptions = {
  ProfileType: { about: 'What a driver puts first: low price, speed, green energy or nothing.' },
};
