import { describe, expect, test } from 'vitest';
import { PROBES } from '../../src/conformance/probes/all.js';
import { families, type ProbeObject } from '../../src/conformance/probes/probe.js';
import { KNOWN_VERSIONS } from '../../src/conformance/versions.js';
import type { ObjectSchema, Schema } from '../../src/core/kind.js';
import { read, readPartial } from '../../src/core/read.js';
import { VERSION_NUMBERS } from '../../src/core/version.js';

const NAMING = {
  party: { country_code: 'NL', party_id: 'OJC' },
  id: 'OCPIJS-ABC123-LOC',
  at: '2026-01-01T00:00:00.000Z',
};

const strict = (schema: Schema, value: unknown): unknown => read(schema, value, { mode: 'strict' }).issues;

describe.each(VERSION_NUMBERS)('what is pushed in %s', (version) => {
  const { modules } = KNOWN_VERSIONS[version];
  const probes = PROBES[version];
  const kinds = families.flatMap((family) => {
    const probe = probes[family.name];
    const schema = modules[family.module]?.receiver.operations[family.put]?.body;
    return probe && schema ? [[family.name, probe, schema] as const] : [];
  });

  test.each(kinds)(
    'a %s is valid to the letter, also as the last PUT, and its PATCH is',
    (_name, probe: ProbeObject, schema) => {
      const value = probe.make(NAMING);
      expect(strict(schema, value)).toEqual([]);
      expect(strict(schema, { ...value, ...probe.retire?.(NAMING) })).toEqual([]);
      const patch = { ...probe.change, last_updated: NAMING.at };
      expect(readPartial(schema as ObjectSchema<unknown>, patch, { mode: 'strict' }).issues).toEqual([]);
    },
  );

  test.each(kinds)(
    'a %s lacks what it must not lack, and has what it may lack',
    (_name, probe: ProbeObject, schema) => {
      const value = probe.make(NAMING);
      const without = (field: string): object =>
        Object.fromEntries(Object.entries(value).filter(([name]) => name !== field));
      expect(read(schema, without(probe.required)).ok).toBe(false);
      if (probe.optional !== undefined) {
        expect(value).toHaveProperty(probe.optional);
        expect(strict(schema, without(probe.optional))).toEqual([]);
      }
      if (probe.text !== undefined) expect(JSON.stringify(value[probe.text])).toMatch(/[^ -~]/);
      const changed = Object.entries(probe.change).filter(([name, to]) => value[name] === to);
      expect(changed).toEqual([]);
    },
  );

  test('a CDR, and the one that takes it back, are valid to the letter', () => {
    const schema = modules.cdrs?.receiver.operations.postCdr?.body as Schema;
    const cdr = probes.cdr(NAMING);
    expect(strict(schema, cdr)).toEqual([]);
    if (probes.creditCdr)
      expect(strict(schema, probes.creditCdr({ ...NAMING, id: 'OCPIJS-ABC123-CRE' }, cdr))).toEqual([]);
  });
});
