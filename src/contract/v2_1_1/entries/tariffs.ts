export * from '../../../schema/v2_1_1/energy-mix.js';
export * from '../../../schema/v2_1_1/tariffs.js';
export * from '../../../schema/v2_1_1/types.js';
export { tariffs } from '../tariffs.js';
