export * from '../../../schema/v2_2_1/auth-method.js';
export * from '../../../schema/v2_2_1/cdr-token.js';
export * from '../../../schema/v2_2_1/charging-period.js';
export * from '../../../schema/v2_2_1/profile-type.js';
export * from '../../../schema/v2_2_1/sessions.js';
export * from '../../../schema/v2_2_1/token-type.js';
export * from '../../../schema/v2_2_1/types.js';
export { sessions } from '../sessions.js';
