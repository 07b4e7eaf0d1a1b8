export * from '../../../schema/v2_2_1/profile-type.js';
export * from '../../../schema/v2_2_1/token-type.js';
export * from '../../../schema/v2_2_1/tokens.js';
export * from '../../../schema/v2_2_1/types.js';
export { tokens } from '../tokens.js';
