import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, it } from 'vitest';
import type { Module } from '../../src/contract/interface.js';
import { modules as modules211 } from '../../src/contract/v2_1_1/modules.js';
import { v2_1_1 } from '../../src/contract/v2_1_1/version.js';
import { modules as modules221 } from '../../src/contract/v2_2_1/modules.js';
import { v2_2_1 } from '../../src/contract/v2_2_1/version.js';
import { bookings } from '../../src/contract/v2_3_0/bookings.js';
import { modules as modules230 } from '../../src/contract/v2_3_0/modules.js';
import { payments } from '../../src/contract/v2_3_0/payments.js';
import { v2_3_0 } from '../../src/contract/v2_3_0/version.js';
import { openApi } from '../../src/openapi/index.js';
import type { OpenApiDocument, OperationObject } from '../../src/openapi/types.js';

const all211 = Object.values(modules211);
const all221 = Object.values(modules221);
const all230 = [...Object.values(modules230), payments, bookings];

const documents: readonly [string, OpenApiDocument, readonly Module[]][] = [
  ['2.1.1', openApi(v2_1_1, all211), all211],
  ['2.2.1', openApi(v2_2_1, all221), all221],
  ['2.3.0 with Payments and Bookings', openApi(v2_3_0, all230), all230],
  ['2.1.1 of an EMSP', openApi(v2_1_1, all211, { role: 'EMSP' }), []],
  ['2.2.1 of a CPO', openApi(v2_2_1, all221, { role: 'cpo', serverUrl: 'https://abc.example/ocpi/' }), []],
  ['2.3.0 of a PTP', openApi(v2_3_0, all230, { role: 'PTP', title: 'Terminals' }), []],
];

const operationsIn = (document: OpenApiDocument): OperationObject[] =>
  Object.values(document.paths).flatMap((item) => Object.values(item));

/** All references anywhere in a value. */
function references(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === '$ref' && typeof inner === 'string' ? [inner] : references(inner),
  );
}

describe.each(documents)('the OpenAPI document of %s', (_, document, modules) => {
  it('is accepted by a validator of OpenAPI 3.1', async () => {
    const result = await new Validator().validate(
      structuredClone(document) as unknown as Record<string, unknown>,
    );
    expect(result.errors ?? []).toEqual([]);
    expect(result.valid).toBe(true);
  });

  it('refers only to components that it has', () => {
    const components = document.components as unknown as Record<string, Record<string, unknown>>;
    const missing = references(document).filter((reference) => {
      const [sort = '', name = ''] = reference.replace('#/components/', '').split('/');
      return components[sort]?.[name] === undefined;
    });
    expect(missing).toEqual([]);
  });

  it('says what every parameter is', () => {
    const parameters = operationsIn(document).flatMap((operation) => operation.parameters);
    const silent = parameters.flatMap((one) => ('$ref' in one || one.description ? [] : [one.name]));
    expect(silent).toEqual([]);
  });

  it('has no component that nothing refers to, but for headers and answers', () => {
    const used = new Set(references(document));
    const unused = Object.keys(document.components.schemas).filter(
      (name) => !used.has(`#/components/schemas/${name}`),
    );
    expect(unused).toEqual([]);
  });

  it('gives every operation an id of its own', () => {
    const ids = operationsIn(document).map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.runIf(modules.length > 0)('has every operation of the contract', () => {
    const contracted = modules
      .flatMap(({ sender, receiver }) => [sender, receiver])
      .flatMap((side) =>
        Object.keys(side.operations).map((name) => `${side.module}_${side.role.toLowerCase()}_${name}`),
      );
    const ids = operationsIn(document).map(({ operationId }) => operationId);
    expect(ids).toEqual(expect.arrayContaining(contracted));
    const configuration = operationsIn(document).filter(({ tags }) =>
      ['versions', 'credentials'].includes(tags?.[0] ?? ''),
    );
    expect(ids).toHaveLength(contracted.length + configuration.length);
  });
});

describe('openApi', () => {
  const document = openApi(v2_2_1, all221, { role: 'CPO', serverUrl: 'https://abc.example/ocpi/' });

  it('has only the interfaces that a role has', () => {
    const tags = document.tags.map(({ name, description }) => `${name}: ${description}`);
    expect(tags).toContain('locations: SENDER interface.');
    expect(tags).toContain('tokens: RECEIVER interface.');
    expect(document.servers).toEqual([{ url: 'https://abc.example/ocpi' }]);
    expect(document.info).toMatchObject({ title: 'OCPI 2.2.1 CPO', version: '2.2.1' });
  });

  it('describes the pages of lists', () => {
    const list = document.paths['/2.2.1/sender/locations']?.get;
    expect(list?.parameters).toContainEqual(expect.objectContaining({ name: 'date_from', required: false }));
    expect(list?.responses[200]).toMatchObject({
      headers: { 'X-Total-Count': { $ref: '#/components/headers/TotalCount' } },
      content: {
        'application/json': {
          schema: {
            allOf: [
              { $ref: '#/components/schemas/Envelope' },
              { properties: { data: { type: 'array', items: { $ref: '#/components/schemas/Location' } } } },
            ],
          },
        },
      },
    });
  });

  it('asks for routing headers on functional modules only', () => {
    const refs = (path: string): string[] => references(document.paths[path]?.get?.parameters);
    expect(refs('/2.2.1/sender/locations')).toContain('#/components/parameters/FromPartyId');
    expect(refs('/2.2.1/credentials')).not.toContain('#/components/parameters/FromPartyId');
    expect(openApi(v2_1_1, all211).components.parameters).not.toHaveProperty('FromPartyId');
  });

  it('says what comes later to a response_url', () => {
    const start = document.paths['/2.2.1/receiver/commands/START_SESSION']?.post;
    expect(start?.callbacks?.result?.['{$request.body#/response_url}']?.post?.requestBody).toMatchObject({
      content: { 'application/json': { schema: { $ref: '#/components/schemas/CommandResult' } } },
    });
    const active = document.paths['/2.2.1/receiver/chargingprofiles/{session_id}']?.get;
    expect(active?.callbacks?.result).toHaveProperty(['{$request.query.response_url}']);
  });

  it('asks for last_updated in a PATCH', () => {
    const patch = openApi(v2_2_1, all221).paths[
      '/2.2.1/receiver/sessions/{country_code}/{party_id}/{session_id}'
    ];
    expect(patch?.patch?.requestBody?.content['application/json'].schema).toEqual({
      allOf: [{ $ref: '#/components/schemas/SessionPatch' }, { required: ['last_updated'] }],
    });
  });

  it('puts 2.1.1 below the role that a platform plays', () => {
    const paths = Object.keys(openApi(v2_1_1, all211, { role: 'CPO' }).paths);
    expect(paths).toContain('/cpo/2.1.1/locations');
    expect(paths).toContain('/cpo/versions');
    expect(paths.filter((path) => path.startsWith('/emsp'))).toEqual([]);
  });

  it('refuses a role that has no interface', () => {
    expect(() => openApi(v2_1_1, all211, { role: 'SCSP' })).toThrow(TypeError);
  });
});
