export * from '../../../schema/v2_2_1/energy-mix.js';
export * from '../../../schema/v2_2_1/tariffs.js';
export * from '../../../schema/v2_2_1/types.js';
export { tariffs } from '../tariffs.js';
