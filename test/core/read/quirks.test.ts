import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { valueAt } from '../../../src/core/issue.js';
import type { Schema } from '../../../src/core/kind.js';
import { type ReadOptions, read, readList } from '../../../src/core/read.js';
import { type Document, loadSchemas } from '../../support/schemas.js';

/** A page of two objects: one as the specification has it, one as partners have been seen to send it. */
interface Fixture {
  readonly quirk: string;
  readonly title: string;
  readonly version: Document;
  readonly object: string;
  readonly options?: ReadOptions;
  readonly page: readonly [good: unknown, odd: unknown];
  /** Whether the odd one can be used. */
  readonly ok: boolean;
  /** All that is to be reported of it, in this order. */
  readonly issues: readonly { pointer: string; code: string; severity: string }[];
  /** What its value holds, by pointer. */
  readonly reads?: Readonly<Record<string, unknown>>;
  /** Where its value holds nothing. */
  readonly absent?: readonly string[];
}

const folder = new URL('../../fixtures/quirks/', import.meta.url);
const files = readdirSync(folder).sort();
const fixtures = files.map((file) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Fixture);
const schemas = {
  '2.1.1': await loadSchemas('2.1.1'),
  '2.2.1': await loadSchemas('2.2.1'),
} as Partial<Record<Document, ReadonlyMap<string, Schema>>>;

const schemaOf = ({ version, object }: Fixture): Schema => {
  const schema = schemas[version]?.get(object);
  if (!schema) throw new Error(`no schema ${version} ${object}`);
  return schema;
};

it('there is a fixture for each quirk of values', () => {
  const wanted = Array.from({ length: 17 }, (_, index) => `Q${33 + index}`);
  expect([...new Set(fixtures.map(({ quirk }) => quirk))].sort()).toEqual(wanted);
});

describe.each(fixtures.map((fixture) => [`${fixture.quirk}: ${fixture.title}`, fixture] as const))(
  '%s',
  (_, fixture) => {
    const copy = JSON.stringify(fixture.page);
    const { items, values, issues, ok } = readList(schemaOf(fixture), fixture.page, fixture.options);
    const [good, odd] = items;

    it('loses nothing of the good object on the same page', () => {
      expect(ok).toBe(true);
      expect(issues).toEqual([]);
      expect(good?.value).toBe(fixture.page[0]);
      expect(good?.issues).toEqual([]);
      expect(values).toHaveLength(fixture.ok ? 2 : 1);
    });

    it('reports everything that is odd once, at its place', () => {
      expect(odd?.ok).toBe(fixture.ok);
      expect(odd?.issues.map(({ pointer, code, severity }) => ({ pointer, code, severity }))).toEqual(
        fixture.issues,
      );
    });

    it('reads the odd object as meant and hands over what came', () => {
      for (const [pointer, wanted] of Object.entries(fixture.reads ?? {})) {
        expect([pointer, valueAt(odd?.value, pointer)]).toEqual([pointer, wanted]);
      }
      for (const pointer of fixture.absent ?? [])
        expect([pointer, valueAt(odd?.value, pointer)]).toEqual([pointer, undefined]);
      expect(odd?.raw).toBe(fixture.page[1]);
      expect(JSON.stringify(fixture.page)).toBe(copy);
    });

    it('names the field in every message and says what to do', () => {
      for (const issue of odd?.issues ?? []) {
        const field = issue.pointer.split('/').findLast((part) => !/^\d+$/.test(part)) ?? '';
        expect(issue.message).toContain(field);
        expect(issue.message).toMatch(/\.$/);
        expect(issue.expected).not.toBe('');
      }
    });

    it('gives the same when the object is read by itself', () => {
      const alone = read(schemaOf(fixture), fixture.page[1], fixture.options);
      expect(alone.value).toEqual(odd?.value);
      expect(alone.issues).toEqual(odd?.issues);
    });
  },
);
