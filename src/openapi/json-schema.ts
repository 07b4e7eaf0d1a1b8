import type { Schema } from '../core/kind.js';
import type { VersionNumber } from '../core/version.js';
import { Definitions } from './definitions.js';
import { Describer } from './description.js';
import { descriptions } from './descriptions/all.js';
import type { JsonSchema } from './types.js';

/** What a JSON Schema document may say about itself. */
export interface JsonSchemaOptions {
  /** The `$id` of the document. Default: none. */
  readonly id?: string;
  /**
   * The version whose words describe fields that mean different things in different versions. Default: none, and such a
   * description tells what the field is in each.
   */
  readonly version?: VersionNumber;
}

/**
 * The JSON Schema (draft 2020-12) of an OCPI schema: objects and enums under `$defs`, unknown fields allowed.
 *
 * It accepts what strict reading accepts, with three exceptions that JSON Schema cannot express: rules between fields
 * (listed in `$comment`), days that a month does not have, and numbers that are not finite.
 */
export function jsonSchema(schema: Schema, options: JsonSchemaOptions = {}): JsonSchema {
  const definitions = new Definitions('#/$defs/', new Describer(descriptions, options.version));
  const root = definitions.of(schema);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    ...(options.id === undefined ? {} : { $id: options.id }),
    ...root,
    ...(Object.keys(definitions.schemas).length === 0 ? {} : { $defs: definitions.schemas }),
  };
}
