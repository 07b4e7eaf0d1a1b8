export * from '../../../schema/v2_2_1/charging-profiles.js';
export { chargingprofiles } from '../charging-profiles.js';
