export * from '../../../schema/v2_1_1/commands.js';
export * from '../../../schema/v2_1_1/token-type.js';
export * from '../../../schema/v2_1_1/tokens.js';
export * from '../../../schema/v2_1_1/types.js';
export { commands } from '../commands.js';
