export * from '../../../schema/v2_3_0/hub-client-info.js';
export * from '../../../schema/v2_3_0/types.js';
export { hubclientinfo } from '../hub-client-info.js';
