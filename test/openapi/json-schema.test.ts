import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { type ObjectKind, type Schema, valueKindOf } from '../../src/core/kind.js';
import { partial } from '../../src/core/object.js';
import { number, string, url } from '../../src/core/primitives.js';
import { jsonSchema } from '../../src/openapi/index.js';
import { rules as rules211 } from '../../src/schema/v2_1_1/rules.js';
import { LocationSchema } from '../../src/schema/v2_2_1/locations.js';
import { rules as rules221 } from '../../src/schema/v2_2_1/rules.js';
import { rules as rules230 } from '../../src/schema/v2_3_0/rules.js';
import { documents, loadSchemas } from '../support/schemas.js';
import { sharedPath } from '../support/shared.js';
import { mutated, valid } from './arbitrary.js';

const ruleMessages = new Set([...rules211, ...rules221, ...rules230].map(({ message }) => message));

/** What zod says, rules between fields left out: JSON Schema has no words for them. */
function zodAccepts(schema: Schema, value: unknown): boolean {
  const issues = z.safeParse(schema, value).error?.issues ?? [];
  return issues.every(({ message }) => ruleMessages.has(message));
}

const compiled = new Map<Schema, (value: unknown) => boolean>();

/** What ajv says to the JSON Schema of a schema; compiled once, because that is slow. */
function compile(schema: Schema): (value: unknown) => boolean {
  const known = compiled.get(schema);
  if (known) return known;
  const ajv = new Ajv2020({
    strict: true,
    validateFormats: false,
    messages: false,
    code: { optimize: false },
  });
  const validate = ajv.compile(jsonSchema(schema));
  const accepts = (value: unknown): boolean => validate(value) === true;
  compiled.set(schema, accepts);
  return accepts;
}

const schemas = new Map(
  await Promise.all(documents.map(async (document) => [document, await loadSchemas(document)] as const)),
);

const named = documents.flatMap((document) =>
  [...(schemas.get(document) ?? [])].map(([name, schema]) => ({ document, name, schema })),
);

describe('the JSON Schema of every object and enum', () => {
  it.each(named)('$name of $document agrees with strict reading', ({ schema }) => {
    const ajvAccepts = compile(schema);
    const value = valid(schema);
    fc.assert(
      fc.property(value, (one) => {
        expect(zodAccepts(schema, one)).toBe(true);
        expect(ajvAccepts(one)).toBe(true);
      }),
      { numRuns: 10 },
    );
    fc.assert(
      fc.property(value.chain(mutated), (one) => {
        expect(ajvAccepts(one)).toBe(zodAccepts(schema, one));
      }),
      { numRuns: 25 },
    );
  });

  it('refuses values as well as accepting them', () => {
    const accepts = compile(LocationSchema);
    const verdicts = fc.sample(valid(LocationSchema).chain(mutated), 200).map(accepts);
    expect(new Set(verdicts).size).toBe(2);
  });
});

const examples = sharedPath('ocpi-spec/examples');

describe.skipIf(examples === undefined)('the examples of the specification', () => {
  it.each(documents)('of %s get the same verdict from both', (document) => {
    const folder = `${examples}/${document}`;
    const verdicts = readdirSync(folder).flatMap((file) => compareExample(document, `${folder}/${file}`));
    expect(verdicts.length).toBeGreaterThan(0);
    expect(verdicts.filter(({ ajv, zod }) => ajv !== zod)).toEqual([]);
  });
});

function compareExample(document: (typeof documents)[number], file: string) {
  const value = parse(readFileSync(file, 'utf8'));
  if (value === undefined) return [];
  return [...(schemas.get(document) ?? [])]
    .filter(([, schema]) => valueKindOf(schema).kind === 'object')
    .map(([name, schema]) => ({
      file,
      name,
      ajv: compile(schema)(value),
      zod: zodAccepts(schema, value),
    }));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

describe('jsonSchema', () => {
  it('defines every object and enum once and refers to it', () => {
    const schema = jsonSchema(LocationSchema, { id: 'https://abc.example/location.json' });
    expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
    expect(schema.$id).toBe('https://abc.example/location.json');
    expect(schema.$ref).toBe('#/$defs/Location');
    expect(Object.keys(schema.$defs ?? {})).toEqual(expect.arrayContaining(['EVSE', 'Connector', 'Status']));
    expect(schema.$defs?.EVSE?.properties?.status).toMatchObject({ $ref: '#/$defs/Status' });
  });

  it('allows unknown fields and asks for the required ones', () => {
    const location = jsonSchema(LocationSchema).$defs?.Location;
    const kind = valueKindOf(LocationSchema) as ObjectKind;
    expect(location?.additionalProperties).toBe(true);
    expect(location?.required).toContain('last_updated');
    expect(Object.keys(location?.properties ?? {})).toEqual(Object.keys(kind.shape));
  });

  it('tells open lists of values from closed ones', async () => {
    const capability = (await loadSchemas('2.3.0')).get('Capability');
    const role = (await loadSchemas('2.3.0')).get('Role');
    expect(compile(capability as Schema)('UNHEARD_OF')).toBe(true);
    expect(compile(role as Schema)('UNHEARD_OF')).toBe(false);
  });

  it('allows null for every field of a PATCH', () => {
    const accepts = compile(partial(LocationSchema) as Schema);
    expect(accepts({ name: null })).toBe(true);
    expect(accepts({ name: 3 })).toBe(false);
    expect(accepts({})).toBe(true);
  });

  it('describes what is no object, too', () => {
    expect(jsonSchema(string(5))).toMatchObject({ type: 'string', maxLength: 5 });
    expect(jsonSchema(url())).toMatchObject({ format: 'uri', maxLength: 255 });
    expect(jsonSchema(number())).not.toHaveProperty('$defs');
  });
});
