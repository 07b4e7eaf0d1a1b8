import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { generateDescriptions } from '../../scripts/generate-descriptions.js';
import type { VersionNumber } from '../../src/core/version.js';
import { jsonSchema } from '../../src/openapi/index.js';
import type { JsonSchema } from '../../src/openapi/types.js';
import { CDRSchema as CDRSchema211 } from '../../src/schema/v2_1_1/cdrs.js';
import { PriceComponentSchema } from '../../src/schema/v2_3_0/tariffs.js';
import { documents, loadSchemas } from '../support/schemas.js';
import { sharedPath } from '../support/shared.js';

const squeeze = (text: string): string => text.replaceAll(/[\s,]+/g, '');

it('the descriptions are those that scripts/generate-descriptions.ts makes of the comments', () => {
  // Only their layout comes from the formatter.
  const values = (text: string): string => squeeze(text.replaceAll(/['"`\\]/g, ''));
  for (const [path, text] of generateDescriptions()) {
    expect(values(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')), path).toBe(values(text));
  }
});

const schemas = await Promise.all(
  documents.map(async (document) => [document, [...(await loadSchemas(document))]] as const),
);

/** Every description of a document of the specification, by what it is about. */
function described(): readonly (readonly [where: string, text: string | undefined])[] {
  return schemas.flatMap(([document, list]) =>
    list.flatMap(([, schema]) => {
      const version = document.slice(0, 5) as VersionNumber;
      const { $defs = {} } = jsonSchema(schema, { version });
      return Object.entries($defs).flatMap(([name, { description, properties = {} }]) => [
        [`${document} ${name}`, description] as const,
        ...Object.entries(properties).map(
          ([field, property]) => [`${document} ${name}.${field}`, property.description] as const,
        ),
      ]);
    }),
  );
}

it('every object, enum and field of every version is described by a sentence', () => {
  const all = new Map(described());
  expect(all.size).toBeGreaterThan(1200);
  const bad = [...all].filter(
    ([, text]) => !text || !/^[A-Z0-9`].{3,}\.$/su.test(text) || /@see|\{@/.test(text),
  );
  expect(bad).toEqual([]);
});

describe('where the versions differ', () => {
  const priceOf = (schema: JsonSchema) => schema.$defs?.PriceComponent?.properties?.price?.description;

  it('a description is the one of the version that is asked for', () => {
    const description = priceOf(jsonSchema(PriceComponentSchema, { version: '2.3.0' }));
    expect(description).toContain('tax_included');
    expect(priceOf(jsonSchema(CDRSchema211, { version: '2.1.1' }))).not.toContain('tax_included');
  });

  it('it tells which version means what when none is asked for', () => {
    const description = priceOf(jsonSchema(PriceComponentSchema));
    expect(description).toMatch(/^2\.1\.1 and 2\.2\.1: Price without VAT.* 2\.3\.0: Price in major units/);
  });
});

const text = sharedPath('ocpi-spec/text');

describe.skipIf(text === undefined)('beside the specification', () => {
  const words = (source: string): string =>
    ` ${source
      .toLowerCase()
      .replaceAll(/<<[^>]*,|\[[^\]]*\]\([^)]*\)/g, ' ')
      .replaceAll(/[^a-z0-9]+/g, ' ')} `;

  it('no description is a sentence of the specification', () => {
    const files = documents.flatMap((document) =>
      readdirSync(`${text}/${document}`).map((file) => readFileSync(`${text}/${document}/${file}`, 'utf8')),
    );
    const specification = words(files.join('\n'));
    const sentences = new Set(described().flatMap(([, all = '']) => all.split(/[.;:]\s/)));
    const copied = [...sentences].filter((sentence) => {
      const own = words(sentence);
      return own.trim().split(' ').length >= 7 && specification.includes(own);
    });
    expect(copied).toEqual([]);
  });
});
