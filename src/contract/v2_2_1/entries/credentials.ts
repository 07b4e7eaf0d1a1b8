export * from '../../../schema/v2_2_1/business-details.js';
export * from '../../../schema/v2_2_1/credentials.js';
export * from '../../../schema/v2_2_1/types.js';
