export * from '../../../schema/v2_2_1/business-details.js';
export * from '../../../schema/v2_2_1/energy-mix.js';
export * from '../../../schema/v2_2_1/geo-location.js';
export * from '../../../schema/v2_2_1/hours.js';
export * from '../../../schema/v2_2_1/location-enums.js';
export * from '../../../schema/v2_2_1/locations.js';
export * from '../../../schema/v2_2_1/token-type.js';
export * from '../../../schema/v2_2_1/types.js';
export { locations } from '../locations.js';
