import {
  type EnumKind,
  kindOf,
  type ObjectKind,
  type OptionalSchema,
  type Schema,
  valueKindOf,
} from '../core/kind.js';
import type { Describer } from './description.js';
import { dateTimeSchema, intSchema, stringSchema } from './scalars.js';
import type { JsonSchema } from './types.js';

/** Collects the objects and enums that schemas are made of, so that each is defined once and referred to by name. */
export class Definitions {
  readonly schemas: Record<string, JsonSchema> = {};
  readonly #base: string;
  readonly #describer: Describer;
  readonly #defined = new Map<string, unknown>();

  /** `base` is what a reference begins with: `#/$defs/` or `#/components/schemas/`. */
  constructor(base: string, describer: Describer) {
    this.#base = base;
    this.#describer = describer;
  }

  /** Defines a schema that is not one of OCPI's objects. */
  add(name: string, schema: JsonSchema): void {
    this.#define(name, schema, () => schema);
  }

  /** The JSON Schema of a schema; objects and enums become references. */
  of(schema: Schema | OptionalSchema): JsonSchema {
    const kind = valueKindOf(schema);
    switch (kind.kind) {
      case 'string':
      case 'ciString':
      case 'url':
        return stringSchema(kind);
      case 'dateTime':
        return dateTimeSchema();
      case 'int':
        return intSchema(kind.digits);
      case 'number':
      case 'boolean':
        return { type: kind.kind };
      case 'list':
        return {
          type: 'array',
          items: this.of(kind.item),
          ...(kind.min === 0 ? {} : { minItems: kind.min }),
        };
      case 'enum':
        return this.#define(kind.name, kind, () => this.#enum(kind));
      case 'object':
        return this.#define(kind.name, kind, () => this.#object(kind));
      case 'partial':
        return this.#patch(kind.of);
      case 'any':
        return {};
    }
  }

  /** Defines a schema by name, once, and gives the reference to it; throws a `TypeError` when the name means two things. */
  #define(name: string, identity: unknown, make: () => JsonSchema): JsonSchema {
    const known = this.#defined.get(name);
    if (known === undefined) {
      this.#defined.set(name, identity);
      this.schemas[name] = make();
    } else if (known !== identity) {
      throw new TypeError(`Two different schemas are called ${name}; put them into documents of their own.`);
    }
    return { $ref: this.#base + name };
  }

  #object(kind: ObjectKind): JsonSchema {
    const fields = Object.entries(kind.shape);
    const required = fields.filter(([, field]) => kindOf(field).kind !== 'optional').map(([name]) => name);
    return {
      title: kind.name,
      ...describedBy(this.#describer.about(kind.name)),
      type: 'object',
      ...commentOn(kind),
      properties: Object.fromEntries(
        fields.map(([name, field]) => [name, { ...this.of(field), ...this.#aboutField(kind, name) }]),
      ),
      ...(required.length === 0 ? {} : { required }),
      additionalProperties: true,
    };
  }

  /** The PATCH form: every field may be absent, or `null`. */
  #patch(schema: Schema): JsonSchema {
    const kind = valueKindOf(schema);
    if (kind.kind !== 'object') return this.of(schema);
    return this.#define(`${kind.name}Patch`, kind, () => ({
      title: `${kind.name}Patch`,
      description: `What changes of a ${kind.name}: absent fields stay as they are, null clears.`,
      type: 'object',
      properties: Object.fromEntries(
        Object.entries(kind.shape).map(([name, field]) => [
          name,
          { anyOf: [this.of(field), { type: 'null' }], ...this.#aboutField(kind, name) },
        ]),
      ),
      additionalProperties: true,
    }));
  }

  #enum({ name, values, open }: EnumKind): JsonSchema {
    const about = this.#describer.about(name);
    if (!open) return { title: name, ...describedBy(about), type: 'string', enum: values };
    const note = 'An open list: other values than those named may occur.';
    return {
      title: name,
      description: about === undefined ? note : `${about} ${note}`,
      anyOf: [{ type: 'string', enum: values }, { type: 'string' }],
    };
  }

  #aboutField(kind: ObjectKind, name: string): JsonSchema {
    return describedBy(this.#describer.field(kind.name, name));
  }
}

const describedBy = (description: string | undefined): JsonSchema =>
  description === undefined ? {} : { description };

/** The rules between fields, which JSON Schema has no words for. */
function commentOn({ rules }: ObjectKind): JsonSchema {
  if (rules.length === 0) return {};
  return { $comment: rules.map(({ id, message }) => `${id}: ${message}`).join('\n') };
}
