export * from '../../../schema/v2_2_1/versions.js';
