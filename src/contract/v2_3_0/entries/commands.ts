export * from '../../../schema/v2_3_0/commands.js';
export * from '../../../schema/v2_3_0/profile-type.js';
export * from '../../../schema/v2_3_0/token-type.js';
export * from '../../../schema/v2_3_0/tokens.js';
export * from '../../../schema/v2_3_0/types.js';
export { commands } from '../commands.js';
