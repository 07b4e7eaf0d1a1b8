export { type JsonSchemaOptions, jsonSchema } from './json-schema.js';
export { type OpenApiOptions, openApi } from './open-api.js';
export type { JsonSchema, OpenApiDocument, OperationObject, PathItem } from './types.js';
