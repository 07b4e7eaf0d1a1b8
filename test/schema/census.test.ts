import { describe, expect, it } from 'vitest';
import { kindOf, type Schema } from '../../src/core/kind.js';
import { list, object, optional } from '../../src/core/object.js';
import { ciString, string } from '../../src/core/primitives.js';
import { compareEnums, compareObjects, type Difference, specName } from '../support/census.js';
import { type Facts, readFacts } from '../support/facts.js';
import {
  type Document,
  documentedFields,
  documents,
  enumsOf,
  loadSchemas,
  objectsOf,
  schemaFiles,
} from '../support/schemas.js';
import { type Deviation, deviations } from './deviations.js';

/** Objects, fields, enums, values and endpoints that each document has. */
const FIGURES: Record<Document, readonly number[]> = {
  '2.1.1': [36, 183, 23, 142, 30],
  '2.2.1': [56, 300, 34, 233, 38],
  '2.3.0': [61, 342, 39, 259, 43],
  '2.3.0-payments': [3, 40, 2, 5, 12],
  '2.3.0-bookings': [15, 145, 6, 45, 10],
};

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);

const fieldsIn = (objects: object): number =>
  sum(Object.values(objects).map((fields) => Object.keys(fields as object).length));

/** Objects, fields, enums, values and endpoints of a document's facts. */
const countFacts = (facts: Facts): readonly number[] => [
  Object.keys(facts.objects).length,
  fieldsIn(facts.objects),
  Object.keys(facts.enums).length,
  sum(Object.values(facts.enums).map((fact) => fact.values.length)),
  facts.endpoints.length,
];

/** Types of an addition that only pass on what it extends (a Tariff whose elements it extends) are facts of the core. */
function factsFor(document: Document, schemas: ReadonlyMap<string, Schema>): Facts {
  const facts = readFacts(document);
  if (!document.startsWith('2.3.0-')) return facts;
  const core = readFacts('2.3.0');
  const missing = [...schemas.keys()].map(specName).filter((name) => !(name in facts.objects));
  const passedOn = missing.flatMap((name) => {
    const fields = core.objects[name];
    return fields ? [[name, fields] as const] : [];
  });
  return { ...facts, objects: { ...facts.objects, ...Object.fromEntries(passedOn) } };
}

const covers = (deviation: Deviation, document: Document, difference: Difference): boolean =>
  deviation.documents.includes(document) &&
  deviation.aspect === difference.aspect &&
  deviation.where.test(difference.where);

async function differencesOf(document: Document): Promise<Difference[]> {
  const schemas = await loadSchemas(document);
  const facts = factsFor(document, schemas);
  return [
    ...compareObjects(objectsOf(schemas), facts.objects),
    ...compareEnums(enumsOf(schemas), facts.enums),
  ];
}

describe.each(documents)('the census of OCPI %s', (document) => {
  it('finds every object, field and enum as the specification has it, and nothing else', async () => {
    const found = await differencesOf(document);
    const unexplained = found.filter(
      (difference) => !deviations.some((deviation) => covers(deviation, document, difference)),
    );
    expect(unexplained).toEqual([]);
  });

  it('has no deviation that is not there any more', async () => {
    const found = await differencesOf(document);
    const stale = deviations
      .filter((deviation) => deviation.documents.includes(document))
      .filter((deviation) => !found.some((difference) => covers(deviation, document, difference)));
    expect(stale.map((deviation) => deviation.name)).toEqual([]);
  });

  it('counts what the document has', async () => {
    const facts = readFacts(document);
    const counted = countFacts(facts);
    expect(counted).toEqual(FIGURES[document]);
    const schemas = await loadSchemas(document);
    const passedOn =
      Object.keys(factsFor(document, schemas).objects).length - Object.keys(facts.objects).length;
    const envelope = 'Response' in facts.objects ? 1 : 0;
    const objects = objectsOf(schemas);
    const enums = enumsOf(schemas);
    expect(objects.size - passedOn + envelope).toBe(counted[0]);
    expect(enums.size).toBe(counted[2]);
    const found = await differencesOf(document);
    const named = deviations.filter((deviation) => deviation.documents.includes(document));
    console.info(
      `OCPI ${document}: ${counted[0]} objects with ${counted[1]} fields, ${counted[2]} enums with ${counted[3]} values, ` +
        `${counted[4]} endpoints; schemas of ${objects.size} objects (envelope: ${envelope}, passing on an extension: ` +
        `${passedOn}) and ${enums.size} enums; ${found.length} differences under ${named.length} named deviations`,
    );
  });

  it('names each schema after what it describes', async () => {
    for (const [name, schema] of await loadSchemas(document)) {
      const kind = kindOf(schema);
      expect(kind).toMatchObject({ name });
    }
  });

  it('says for every object and enum where the specification has it', () => {
    const text = [...schemaFiles(document).values()].join('\n');
    const exported = [...text.matchAll(/^export (?:interface|type) (\w+)/gm)].map(([, name]) => name);
    const anchored =
      /^\/\*\*(?:(?!\*\/)[\s\S])*@see OCPI 2\.\d\.\d(?:(?!\*\/)[\s\S])*\*\/\nexport (?:interface|type) (\w+)/gm;
    expect(exported.length).toBeGreaterThan(5);
    expect([...text.matchAll(anchored)].map(([, name]) => name)).toEqual(exported);
  });

  it('documents every field, with its default where there is one', () => {
    const facts = readFacts(document);
    const fields = [...schemaFiles(document).values()].flatMap(documentedFields);
    const undocumented = fields.filter(({ doc }) => !doc);
    const defaults = fields.filter(({ doc }) => doc.includes('Default `')).map(({ where }) => where);
    const expected = Object.entries(facts.objects).flatMap(([name, fields]) =>
      Object.entries(fields).flatMap(([field, fact]) => ('default' in fact ? [`${name}.${field}`] : [])),
    );
    expect(fields.length).toBeGreaterThan(20);
    expect(undocumented).toEqual([]);
    expect(defaults.sort()).toEqual(expected.sort());
  });
});

describe('the comparison', () => {
  const thing = object<{ id: string; tags?: string[] }>('Thing', {
    id: ciString(36),
    tags: optional(list(string(10))),
  });
  const objects = objectsOf(new Map([['Thing', thing]]));
  const facts = {
    Thing: { id: { type: 'CiString', max: 36, card: '1' }, tags: { type: 'string', max: 10, card: '*' } },
  } as const;

  it('finds nothing where both sides agree', () => {
    expect(compareObjects(objects, facts)).toEqual([]);
  });

  it.each([
    ['type', { type: 'string', max: 36, card: '1' }],
    ['max', { type: 'CiString', max: 39, card: '1' }],
    ['min', { type: 'CiString', max: 36, min: 1, card: '1' }],
    ['card', { type: 'CiString', max: 36, card: '?' }],
    ['pattern', { type: 'CiString', max: 36, card: '1', pattern: '[A-Z]*' }],
  ] as const)('notices another %s', (aspect, id) => {
    const found = compareObjects(objects, { Thing: { ...facts.Thing, id } });
    expect(found).toMatchObject([{ where: 'Thing.id', aspect }]);
  });

  it('notices objects and fields that only one side has', () => {
    const { tags } = facts.Thing;
    const found = compareObjects(objects, { Thing: { tags, name: tags }, Other: {} });
    const missing = found.map(({ where, fact, schema }) => [where, fact, schema]);
    expect(missing).toEqual([
      ['Thing.name', true, false],
      ['Thing.id', false, true],
      ['Other', true, false],
    ]);
    expect(compareObjects(objects, {})).toMatchObject([{ where: 'Thing', fact: false, schema: true }]);
  });

  it('notices other values, another order, another openness and enums that only one side has', () => {
    const enums = new Map([['Side', { open: false, values: ['LEFT', 'RIGHT'] }]]);
    const aspects = (fact: Facts['enums']): string[] => compareEnums(enums, fact).map(({ aspect }) => aspect);
    expect(aspects({ Side: { open: false, values: ['LEFT', 'RIGHT'] } })).toEqual([]);
    expect(aspects({ Side: { open: true, values: ['RIGHT', 'LEFT'] } })).toEqual(['open', 'values']);
    expect(aspects({ Top: { open: true, values: [] } })).toEqual(['presence', 'presence']);
  });
});
