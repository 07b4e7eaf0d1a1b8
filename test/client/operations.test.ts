import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect } from '../../src/client/connect.js';
import type { CallResult } from '../../src/client/types.js';
import type { Interface, Module } from '../../src/contract/interface.js';
import type { Operation } from '../../src/contract/operation.js';
import * as v211 from '../../src/contract/v2_1_1/index.js';
import * as v221 from '../../src/contract/v2_2_1/index.js';
import { bookings } from '../../src/contract/v2_3_0/bookings.js';
import * as v230 from '../../src/contract/v2_3_0/index.js';
import { payments } from '../../src/contract/v2_3_0/payments.js';
import type { Version } from '../../src/contract/version.js';
import { kindOf, valueKindOf } from '../../src/core/kind.js';
import { pathParams } from '../../src/core/url.js';
import { INSECURE_URLS } from '../../src/core/url-policy.js';
import { sampleFor } from '../../src/testing/sample-for.js';
import { type Listening, openPort } from '../support/listening.js';
import { type MockServer, mockAt, replyOf, TOKEN } from '../support/mock-server.js';

const from = { country_code: 'DE', party_id: 'MSP' };

const versions: [Version, Module[]][] = [
  [v211.v2_1_1, Object.values(v211.modules) as unknown as Module[]],
  [v221.v2_2_1, Object.values(v221.modules) as unknown as Module[]],
  [v230.v2_3_0, [...Object.values(v230.modules), payments, bookings] as unknown as Module[]],
];

const all = versions.flatMap(([version, modules]) =>
  modules.flatMap(({ sender, receiver }) =>
    [sender, receiver].flatMap((contract: Interface) =>
      Object.entries<Operation>(contract.operations).map(([name, operation]) => ({
        title: `${version.version} ${contract.module} ${contract.role} ${name}`,
        version,
        contract,
        name,
        operation,
      })),
    ),
  ),
);

/** Values for what the query of an operation requires. */
function requiredQuery({ query }: Operation): Record<string, unknown> {
  const required = Object.entries(query).filter(([, schema]) => kindOf(schema).kind !== 'optional');
  return Object.fromEntries(
    required.map(([name, schema]) => [
      name,
      valueKindOf(schema).kind === 'int' ? 60 : 'https://me.example/r/1',
    ]),
  );
}

type Calls = Readonly<
  Record<string, (args: object) => Promise<CallResult<unknown>> & { all(): Promise<unknown[]> }>
>;

describe('an operation of the contract', () => {
  let mock: MockServer;
  let port: Listening;

  /** One mock for all: what it is asked is what this is about, and it answers with a sample whatever the URL. */
  beforeAll(async () => {
    port = await openPort();
    mock = mockAt(port, { locations: 0 });
  });
  afterAll(() => port.close());

  it('is among more than a hundred', () => {
    expect(all.length).toBeGreaterThan(120);
  });

  it.each(all)(
    '$title is called with its method, at its URL, with its body',
    async ({ version, contract, name, operation }) => {
      const data = operation.data && sampleFor(version.version, operation.data);
      const isList = operation.kind === 'list';
      const { module: identifier, role } = contract;
      const headers = { 'x-total-count': '1' };
      const reply = isList ? { data: [data], headers } : { data };
      mock.faults.set({ fault: { kind: 'custom', answer: () => replyOf(reply) } });
      mock.clear();
      const url = `${mock.url}/${role}/${identifier}`;
      const endpoints = [version.routed ? { identifier, role, url } : { identifier, url }];
      const partner = await connect({ version, endpoints, token: TOKEN, urls: INSECURE_URLS, from });
      const body = operation.body && sampleFor(version.version, operation.body);
      const params = Object.fromEntries(pathParams(operation.path).map((param) => [param, `${param} of/it`]));
      const { country_code: _, party_id: __, ...own } = params;
      const given = operation.givenUrl ? { url: `${mock.url}/given` } : own;
      const calls = partner.module(contract) as unknown as Calls;
      const call = calls[name]?.({ ...given, ...requiredQuery(operation), ...(body ? { body } : {}) });
      const result = isList ? await call?.all() : await call;

      const filled = operation.path.replace(/\{(\w+)\}/g, (_match, param: keyof typeof from) =>
        encodeURIComponent(from[param] ?? String(params[param])),
      );
      const [request] = mock.exchanges;
      const called = new URL(request?.url ?? '');
      expect(request?.method).toBe(operation.method);
      expect(`${called.origin}${called.pathname}`).toBe(
        operation.givenUrl ? `${mock.url}/given` : `${mock.url}/${role}/${identifier}${filled}`,
      );
      expect(Object.fromEntries(called.searchParams)).toEqual(
        operation.givenUrl
          ? {}
          : Object.fromEntries(Object.entries(requiredQuery(operation)).map(([k, v]) => [k, String(v)])),
      );
      expect(request?.body).toEqual(body ? JSON.parse(JSON.stringify(body)) : undefined);
      expect(request?.headers.get('ocpi-from-party-id')).toBe(
        version.routed && contract.type === 'functional' ? 'MSP' : null,
      );
      if (isList) expect(result).toEqual([data]);
      else if (data !== undefined) expect((result as CallResult<unknown>).data).toEqual(data);
    },
  );
});
