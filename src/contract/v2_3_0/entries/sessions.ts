export * from '../../../schema/v2_3_0/auth-method.js';
export * from '../../../schema/v2_3_0/cdr-token.js';
export * from '../../../schema/v2_3_0/charging-period.js';
export * from '../../../schema/v2_3_0/profile-type.js';
export * from '../../../schema/v2_3_0/sessions.js';
export * from '../../../schema/v2_3_0/token-type.js';
export * from '../../../schema/v2_3_0/types.js';
export { sessions } from '../sessions.js';
