import { describe, expect, expectTypeOf, it } from 'vitest';
import type { Schema } from '../../src/core/kind.js';
import { enumOf, isKnown, type KnownOf } from '../../src/core/object.js';
import { type ConnectorType, ConnectorTypeSchema } from '../../src/schema/v2_2_1/location-enums.js';
import { EVSESchema } from '../../src/schema/v2_2_1/locations.js';
import { TokenSchema } from '../../src/schema/v2_2_1/tokens.js';
import { documents, enumsOf, loadSchemas } from '../support/schemas.js';

describe.each(documents)('isKnown with the enums of OCPI %s', (document) => {
  it('knows every value that the specification names and no other', async () => {
    const schemas = await loadSchemas(document);
    for (const [name, { values }] of enumsOf(schemas)) {
      const schema = schemas.get(name) as Schema<string>;
      for (const value of values) expect(isKnown(schema, value)).toBe(true);
      for (const other of ['', 'NOT_A_VALUE', `${values[0]} `, 1, null, undefined]) {
        expect(isKnown(schema, other)).toBe(false);
      }
    }
  });
});

describe('isKnown', () => {
  it('narrows the type to the values that the specification names', () => {
    const standard: ConnectorType = 'IEC_62196_T2';
    const other: ConnectorType = 'A_CONNECTOR_OF_TOMORROW';
    expect(isKnown(ConnectorTypeSchema, other)).toBe(false);
    expect(isKnown(ConnectorTypeSchema, standard)).toBe(true);
    const value: unknown = standard;
    if (isKnown(ConnectorTypeSchema, value)) expectTypeOf(value).toEqualTypeOf<KnownOf<ConnectorType>>();
    expectTypeOf<'CHADEMO'>().toExtend<KnownOf<ConnectorType>>();
    expectTypeOf<string>().not.toExtend<KnownOf<ConnectorType>>();
  });

  it('takes the schema of a field, also of a list that may be absent', () => {
    expect(enumOf(EVSESchema.shape.capabilities).name).toBe('Capability');
    expect(enumOf(TokenSchema.shape.default_profile_type).values).toContain('GREEN');
  });

  it('refuses a schema that is not an enum', () => {
    expect(() => isKnown(TokenSchema.shape.uid, 'x')).toThrow(TypeError);
  });
});
