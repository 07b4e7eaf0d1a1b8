export * from '../../../schema/v2_1_1/business-details.js';
export * from '../../../schema/v2_1_1/credentials.js';
