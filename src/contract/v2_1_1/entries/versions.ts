export * from '../../../schema/v2_1_1/versions.js';
