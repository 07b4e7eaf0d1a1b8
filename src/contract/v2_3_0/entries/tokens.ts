export * from '../../../schema/v2_3_0/profile-type.js';
export * from '../../../schema/v2_3_0/token-type.js';
export * from '../../../schema/v2_3_0/tokens.js';
export * from '../../../schema/v2_3_0/types.js';
export { tokens } from '../tokens.js';
