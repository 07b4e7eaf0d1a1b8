export * from '../../../schema/v2_3_0/charging-profiles.js';
export { chargingprofiles } from '../charging-profiles.js';
