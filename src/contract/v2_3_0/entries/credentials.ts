export * from '../../../schema/v2_3_0/business-details.js';
export * from '../../../schema/v2_3_0/credentials.js';
export * from '../../../schema/v2_3_0/types.js';
