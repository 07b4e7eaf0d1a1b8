export * from '../../../schema/v2_3_0/energy-mix.js';
export * from '../../../schema/v2_3_0/tariffs.js';
export * from '../../../schema/v2_3_0/types.js';
export { tariffs } from '../tariffs.js';
