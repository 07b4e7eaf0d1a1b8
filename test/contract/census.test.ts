import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { configurationOperations } from '../../src/contract/credentials.js';
import { valueKindOf } from '../../src/core/kind.js';
import { readFacts } from '../support/facts.js';
import { type Document, documents } from '../support/schemas.js';
import { deviations } from './deviations.js';
import { interfacesOf } from './interfaces.js';
import { type Described, describeFact, describeOperation } from './operations.js';

/** Rows of the endpoint tables, and the operations that they stand for without versions and credentials. */
const FIGURES: Record<Document, { rows: number; operations: number }> = {
  '2.1.1': { rows: 30, operations: 35 },
  '2.2.1': { rows: 38, operations: 46 },
  '2.3.0': { rows: 43, operations: 51 },
  '2.3.0-payments': { rows: 12, operations: 12 },
  '2.3.0-bookings': { rows: 10, operations: 14 },
};

const anchors = JSON.parse(readFileSync(new URL('./anchors.json', import.meta.url), 'utf8')) as Record<
  Document,
  Record<string, string>
>;

const isConfiguration = ({ module }: { module: string }): boolean =>
  module === 'versions' || module === 'credentials';

function specified(document: Document): Described[] {
  return readFacts(document)
    .endpoints.filter((fact) => !isConfiguration(fact))
    .flatMap((fact) => {
      const key = `${fact.module} ${fact.interface} ${fact.method} ${fact.path ?? '(given)'}`.trim();
      return describeFact(fact, anchors[document][key] ?? `no anchor for ${key}`);
    });
}

const contracted = (document: Document): Described[] =>
  interfacesOf(document).flatMap((side) =>
    Object.values(side.operations).map((operation) => describeOperation(side, operation)),
  );

const ASPECTS = ['query', 'body', 'data', 'paginated', 'anchor'] as const;

interface Difference {
  readonly where: string;
  readonly aspect: (typeof ASPECTS)[number];
  readonly specified: unknown;
  readonly contracted: unknown;
}

function differencesOf(document: Document): Difference[] {
  const found = new Map(contracted(document).map((operation) => [operation.where, operation]));
  return specified(document).flatMap((fact) =>
    ASPECTS.flatMap((aspect) => {
      const operation = found.get(fact.where);
      const same = operation?.[aspect] === fact[aspect];
      return same
        ? []
        : [{ where: fact.where, aspect, specified: fact[aspect], contracted: operation?.[aspect] }];
    }),
  );
}

const isNamed = (document: Document, { where, aspect }: Difference): boolean =>
  deviations.some((one) => one.documents.includes(document) && one.where === where && one.aspect === aspect);

describe.each(documents)('the contract of OCPI %s', (document) => {
  it('has every operation of the endpoint tables and no other', () => {
    const wheres = contracted(document).map(({ where }) => where);
    expect(wheres.toSorted()).toEqual(
      specified(document)
        .map(({ where }) => where)
        .toSorted(),
    );
    expect(new Set(wheres).size).toBe(wheres.length);
  });

  it('gives each its parameters, types, pagination and anchor, but for the named deviations', () => {
    expect(differencesOf(document).filter((difference) => !isNamed(document, difference))).toEqual([]);
  });

  it('still has every named deviation', () => {
    const named = deviations.filter((one) => one.documents.includes(document));
    expect(differencesOf(document).filter((one) => isNamed(document, one))).toHaveLength(named.length);
  });

  it('has the figures of the specification', () => {
    const rows = readFacts(document).endpoints;
    const figures = { rows: rows.length, operations: contracted(document).length };
    console.info(`OCPI ${document}: ${figures.rows} endpoint rows, ${figures.operations} operations`);
    expect(figures).toEqual(FIGURES[document]);
  });

  it('compares path parameters only with fields that the body has', () => {
    const operations = interfacesOf(document).flatMap((side) => Object.values(side.operations));
    for (const { path, identity, body } of operations) {
      const kind = body && valueKindOf(body);
      const object = kind?.kind === 'partial' ? valueKindOf(kind.of) : kind;
      const fields = object?.kind === 'object' ? Object.keys(object.shape) : [];
      for (const [parameter, field] of Object.entries(identity)) {
        expect(path).toContain(`{${parameter}}`);
        expect(fields).toContain(field);
      }
    }
  });

  it('names only operations of the same side as the place where a new object is found', () => {
    for (const { operations } of interfacesOf(document)) {
      const created = Object.values(operations).flatMap(({ createdAt }) => createdAt ?? []);
      expect(Object.keys(operations)).toEqual(expect.arrayContaining(created));
    }
  });
});

describe('versions and credentials', () => {
  it.each(['2.1.1', '2.2.1', '2.3.0'] as const)('have the methods that OCPI %s lists', (document) => {
    const rows = readFacts(document).endpoints.filter(isConfiguration);
    const listed = configurationOperations.map(({ module, method }) => `${module} ${method}`);
    expect(listed).toEqual(rows.map(({ module, method }) => `${module} ${method}`));
  });
});
