export * from '../../../schema/v2_2_1/hub-client-info.js';
export * from '../../../schema/v2_2_1/types.js';
export { hubclientinfo } from '../hub-client-info.js';
