import { Ajv2020 } from 'ajv/dist/2020.js';
import * as z from 'zod';
import { kindOf, type Schema, type StringKind, valueKindOf } from '../../../src/core/kind.js';
import { isDateTime, isValidString } from '../../../src/core/primitives.js';
import { jsonSchema } from '../../../src/openapi/json-schema.js';

/** Tells whether one value is valid. */
export type Validate = (value: unknown) => boolean;

/** A schema as one would write it in plain zod by hand, without the rules between fields. */
export function plainZod(schema: Schema): Validate {
  const plain = zodOf(schema);
  return (value) => plain.safeParse(value).success;
}

/** A schema compiled by ajv from its JSON Schema, which has no rules between fields either. */
export function compiledAjv(schema: Schema): Validate {
  const validate = new Ajv2020({ strict: false }).compile(jsonSchema(schema));
  return (value) => validate(value) === true;
}

function zodOf(schema: Schema): z.ZodType {
  const plain = zodOfValue(schema);
  return kindOf(schema).kind === 'optional' ? plain.optional() : plain;
}

function zodOfValue(schema: Schema): z.ZodType {
  const kind = valueKindOf(schema);
  switch (kind.kind) {
    case 'object':
      return z.looseObject(
        Object.fromEntries(Object.entries(kind.shape).map(([name, field]) => [name, zodOf(field)])),
      );
    case 'list':
      return z.array(zodOf(kind.item)).min(kind.min);
    case 'enum':
      return kind.open ? z.string() : z.enum(kind.values as [string, ...string[]]);
    case 'string':
    case 'ciString':
    case 'url':
      return zodText(kind);
    case 'dateTime':
      return z.string().refine(isDateTime);
    case 'int':
      return z.number().int();
    case 'number':
      return z.number();
    case 'boolean':
      return z.boolean();
    default:
      return z.unknown();
  }
}

function zodText(kind: StringKind): z.ZodType {
  return z.string().refine((text) => isValidString(kind, text));
}
