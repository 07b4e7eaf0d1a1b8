import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { hasError } from '../../../src/core/issue.js';
import type { ObjectSchema, Schema } from '../../../src/core/kind.js';
import { read, readPartial } from '../../../src/core/read.js';
import { arbitraryOf } from '../../support/arbitrary.js';
import { mutationsOf } from '../../support/mutate.js';
import { documents, loadSchemas, objectsOf } from '../../support/schemas.js';

const RUNS = 25;
const MUTATIONS = 8;

const objects = await Promise.all(
  documents.map(async (document) => {
    const schemas = await loadSchemas(document);
    const names = [...objectsOf(schemas).keys()];
    return names.map((name) => [`${document} ${name}`, schemas.get(name) as Schema] as const);
  }),
);

const valid = (schema: Schema, value: unknown): boolean => z.safeParse(schema, value).success;

describe.each(objects.flat())('%s', (_, schema) => {
  it('is returned as it came when there is nothing to report, in both modes', () => {
    fc.assert(
      fc.property(arbitraryOf(schema), (value) => {
        for (const mode of ['tolerant', 'strict'] as const) {
          const result = read(schema, value, { mode });
          expect(result.issues).toEqual([]);
          expect(result.value).toBe(value);
        }
        expect(valid(schema, value)).toBe(true);
        expect(read(schema, value, { unknownFields: 'report' }).value).toBe(value);
      }),
      { numRuns: RUNS },
    );
  });

  it('with one thing changed is read with an issue, refused with one, or still legal', () => {
    const changed = arbitraryOf(schema).chain((value) =>
      fc.tuple(...Array.from({ length: MUTATIONS }, () => mutationsOf(value))),
    );
    fc.assert(
      fc.property(changed, (mutations) => {
        for (const { value, pointer } of mutations) {
          const legal = valid(schema, value);
          const strict = read(schema, value, { mode: 'strict' });
          const tolerant = read(schema, value);
          expect(strict.ok).toBe(legal);
          expect(hasError(strict.issues)).toBe(!legal);
          if (legal) expect(tolerant.ok).toBe(true);
          else expect(tolerant.issues).not.toEqual([]);
          expect(hasError(tolerant.issues)).toBe(!tolerant.ok);
          if (tolerant.issues.length === 0) expect(tolerant.value).toBe(value);
          else expect(tolerant.issues.some((issue) => near(issue.pointer, pointer) || issue.rule)).toBe(true);
          expect(tolerant.raw).toBe(value);
        }
      }),
      { numRuns: RUNS },
    );
  });

  it('has nothing left to report after one tolerant reading that converted what it could', () => {
    const changed = arbitraryOf(schema).chain((value) => mutationsOf(value));
    fc.assert(
      fc.property(changed, ({ value }) => {
        const once = read(schema, value);
        if (!once.ok) return;
        const twice = read(schema, once.value);
        expect(twice.ok).toBe(true);
        expect(twice.value).toEqual(once.value);
        expect(twice.issues.length).toBeLessThanOrEqual(once.issues.length);
      }),
      { numRuns: RUNS },
    );
  });

  it('never throws in its PATCH form', () => {
    const changed = arbitraryOf(schema).chain((value) => mutationsOf(value));
    fc.assert(
      fc.property(changed, ({ value }) => {
        const result = readPartial(schema as ObjectSchema<unknown>, value);
        expect(hasError(result.issues)).toBe(!result.ok);
      }),
      { numRuns: RUNS },
    );
  });
});

/** Whether an issue is about the place that was changed: there, around it or inside of it. */
const near = (issue: string, changed: string): boolean =>
  issue.startsWith(changed) || changed.startsWith(issue);
