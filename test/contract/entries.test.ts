import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Module } from '../../src/contract/interface.js';
import * as v211 from '../../src/contract/v2_1_1/index.js';
import * as v221 from '../../src/contract/v2_2_1/index.js';
import * as v230 from '../../src/contract/v2_3_0/index.js';
import { type OptionalSchema, type Schema, valueKindOf } from '../../src/core/kind.js';
import { loadSchemas } from '../support/schemas.js';

const versions = [
  { document: '2.1.1', folder: 'v2_1_1', index: v211 as Record<string, unknown> },
  { document: '2.2.1', folder: 'v2_2_1', index: v221 as Record<string, unknown> },
  { document: '2.3.0', folder: 'v2_3_0', index: v230 as Record<string, unknown> },
] as const;

const entries = versions.flatMap(({ folder }) =>
  readdirSync(new URL(`../../src/contract/${folder}/entries/`, import.meta.url)).map((file) => ({
    folder,
    file,
  })),
);

async function load(folder: string, file: string): Promise<Record<string, unknown>> {
  const url = new URL(`../../src/contract/${folder}/entries/${file}`, import.meta.url);
  return (await import(url.href)) as Record<string, unknown>;
}

/** The names of all objects and enums inside a schema. */
function namesIn(schema: Schema | OptionalSchema, names = new Set<string>()): Set<string> {
  const kind = valueKindOf(schema);
  if (kind.kind === 'list') return namesIn(kind.item, names);
  if (kind.kind === 'partial') return namesIn(kind.of, names);
  if (kind.kind === 'enum') names.add(kind.name);
  if (kind.kind !== 'object' || names.has(kind.name)) return names;
  names.add(kind.name);
  for (const field of Object.values(kind.shape)) namesIn(field, names);
  return names;
}

function namesOf({ sender, receiver }: Module): string[] {
  const operations = [sender, receiver].flatMap((side) => Object.values(side.operations));
  const names = new Set<string>();
  for (const { body, data, query } of operations) {
    for (const schema of [body, data, ...Object.values(query)]) if (schema) namesIn(schema, names);
  }
  return [...names].map((name) => `${name}Schema`);
}

const isModule = (value: unknown): value is Module =>
  typeof value === 'object' && value !== null && 'sender' in value && 'receiver' in value;

describe.each(versions)('the entry of OCPI $document', ({ document, index }) => {
  it('has the schema of every object and enum', async () => {
    const names = [...(await loadSchemas(document)).keys()].map((name) => `${name}Schema`);
    expect(names.length).toBeGreaterThan(50);
    expect(Object.keys(index)).toEqual(expect.arrayContaining(names));
  });

  it('has every module by its identifier, and the version', () => {
    for (const [id, module] of Object.entries(index.modules as Record<string, Module>)) {
      expect(index[id]).toBe(module);
      expect(module.id).toBe(id);
      expect(module.version).toBe(document);
    }
    expect(index[`v${document.replaceAll('.', '_')}`]).toMatchObject({ version: document });
  });
});

describe.each(entries)('the entry $folder/$file', ({ folder, file }) => {
  it('has the module and every object and enum that its messages are made of', async () => {
    const entry = await load(folder, file);
    const modules = Object.values(entry).filter(isModule);
    expect(modules).toHaveLength(/credentials|versions/.test(file) ? 0 : 1);
    expect(Object.keys(entry)).toEqual(expect.arrayContaining(modules.flatMap(namesOf)));
  });

  it('has names for the same things as the entry of its version', async () => {
    const entry = await load(folder, file);
    const index = versions.find((version) => version.folder === folder)?.index ?? {};
    const shared = Object.keys(entry).filter((name) => name in index);
    expect(shared.length).toBeGreaterThan(0);
    for (const name of shared) expect(entry[name]).toBe(index[name]);
  });
});
