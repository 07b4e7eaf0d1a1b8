export * from '../../../schema/v2_3_0/versions.js';
