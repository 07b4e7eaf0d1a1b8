/** A JSON Schema of draft 2020-12, as far as this package writes it. */
export interface JsonSchema {
  $schema?: string;
  $id?: string;
  $ref?: string;
  $comment?: string;
  $defs?: Record<string, JsonSchema>;
  title?: string;
  description?: string;
  type?: string;
  enum?: readonly string[];
  anyOf?: readonly JsonSchema[];
  allOf?: readonly JsonSchema[];
  properties?: Record<string, JsonSchema>;
  required?: readonly string[];
  additionalProperties?: boolean;
  items?: JsonSchema;
  minItems?: number;
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  format?: string;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  exclusiveMaximum?: number;
}

/** A reference to a component of the document. */
export interface Reference {
  $ref: string;
}

/** A parameter in the path, the query or the headers of a request. */
export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required: boolean;
  description?: string;
  schema: JsonSchema;
}

/** A header of an answer. */
export interface HeaderObject {
  description: string;
  required?: boolean;
  schema: JsonSchema;
}

/** Content by media type; OCPI has only JSON. */
export interface Content {
  'application/json': { schema: JsonSchema };
}

/** One answer of an operation. */
export interface ResponseObject {
  description: string;
  headers?: Record<string, HeaderObject | Reference>;
  content: Content;
}

/** One operation of the document. */
export interface OperationObject {
  operationId?: string;
  summary: string;
  description: string;
  tags?: string[];
  parameters: (Parameter | Reference)[];
  requestBody?: { required: boolean; content: Content };
  responses: Record<string, ResponseObject | Reference>;
  callbacks?: Record<string, Record<string, PathItem>>;
  security?: Record<string, string[]>[];
}

/** The operations of one path by method in lower case. */
export type PathItem = Record<string, OperationObject>;

/** A document of OpenAPI 3.1. */
export interface OpenApiDocument {
  openapi: '3.1.1';
  info: { title: string; version: string; description: string };
  servers?: { url: string }[];
  tags: { name: string; description: string }[];
  security: Record<string, string[]>[];
  paths: Record<string, PathItem>;
  components: {
    schemas: Record<string, JsonSchema>;
    responses: Record<string, ResponseObject>;
    parameters: Record<string, Parameter>;
    headers: Record<string, HeaderObject>;
    securitySchemes: Record<string, unknown>;
  };
}
