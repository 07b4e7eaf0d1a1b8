import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ObjectSchema, Schema } from '../../src/core/kind.js';
import { list, partial } from '../../src/core/object.js';
import { type Document, documents, loadSchemas } from '../support/schemas.js';
import { sharedPath } from '../support/shared.js';
import { exampleErrata } from './example-errata.js';

interface Example {
  readonly file: string;
  readonly version: Document;
  /** `Location`, `Partial<Location>`, `Token[]`, `Response<Token[]>` or `Response<null>`. */
  readonly type: string;
  readonly valid_json: boolean;
}

const folder = sharedPath('ocpi-spec/examples');

const examples = folder ? (JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')) as Example[]) : [];

const readable = examples.filter((example) => example.valid_json);

const textOf = ({ file }: Example): string => readFileSync(join(folder ?? '', file), 'utf8');

async function schemasFor(document: Document): Promise<Map<string, Schema>> {
  const core = document.startsWith('2.3.0-') ? await loadSchemas('2.3.0') : new Map<string, Schema>();
  return new Map([...core, ...(await loadSchemas(document))]);
}

function schemaOf(type: string, schemas: ReadonlyMap<string, Schema>): Schema {
  const [, wrapped] = /^Partial<(\w+)>$/.exec(type) ?? [];
  if (wrapped) return partial(schemaOf(wrapped, schemas) as ObjectSchema<unknown>);
  if (type.endsWith('[]')) return list(schemaOf(type.slice(0, -2), schemas));
  const schema = schemas.get(type);
  if (!schema) throw new Error(`There is no schema ${type}.`);
  return schema;
}

/** What of an example has a schema: all of it, or what its envelope carries; `undefined` for an envelope without data. */
function payloadOf({ type }: Example, json: unknown): { type: string; value: unknown } | undefined {
  const [, data] = /^Response<(.+)>$/.exec(type) ?? [];
  if (data === 'null') return undefined;
  return data ? { type: data, value: (json as { data: unknown }).data } : { type, value: json };
}

interface Outcome {
  /** JSON pointers of the issues. */
  readonly pointers: string[];
  readonly value: unknown;
  readonly written: unknown;
}

async function read(example: Example): Promise<Outcome | undefined> {
  const payload = payloadOf(example, JSON.parse(textOf(example)));
  if (!payload) return undefined;
  const schema = schemaOf(payload.type, await schemasFor(example.version));
  const result = schema.safeParse(payload.value);
  const pointers = (result.error?.issues ?? []).map(({ path }) => `/${path.join('/')}`);
  return { pointers, value: payload.value, written: result.data };
}

describe.skipIf(!folder)('the examples of the specification', () => {
  it('are those that were counted', () => {
    expect([examples.length, readable.length]).toEqual([176, 170]);
  });

  it.each(readable)('$file is read as $type, with no issues but those listed', async (example) => {
    const outcome = await read(example);
    expect(outcome?.pointers ?? []).toEqual(exampleErrata[example.file]?.pointers ?? []);
  });

  it.each(readable)('$file is written back as it was read', async (example) => {
    const outcome = await read(example);
    if (!outcome || outcome.pointers.length > 0) return;
    expect(JSON.parse(JSON.stringify(outcome.written))).toEqual(outcome.value);
  });

  it('have no listed issues for a file that does not exist or has none', () => {
    const files = new Set(readable.map(({ file }) => file));
    expect(Object.keys(exampleErrata).filter((file) => !files.has(file))).toEqual([]);
    expect(Object.values(exampleErrata).every(({ pointers }) => pointers.length > 0)).toBe(true);
  });

  it('come from every document', () => {
    expect(new Set(examples.map(({ version }) => version))).toEqual(new Set(documents));
  });
});
