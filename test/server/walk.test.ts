import { describe, expect, test } from 'vitest';
import type { Interface } from '../../src/contract/interface.js';
import type { Operation } from '../../src/contract/operation.js';
import { modules as modules211, v2_1_1 } from '../../src/contract/v2_1_1/index.js';
import { modules as modules221, v2_2_1 } from '../../src/contract/v2_2_1/index.js';
import { bookings } from '../../src/contract/v2_3_0/bookings.js';
import { modules as modules230, v2_3_0 } from '../../src/contract/v2_3_0/index.js';
import { payments } from '../../src/contract/v2_3_0/payments.js';
import type { AdvertisedEndpoint, Version } from '../../src/contract/version.js';
import { authorization, hashToken } from '../../src/core/token.js';
import { fillPath, pathParams } from '../../src/core/url.js';
import type { VersionNumber } from '../../src/core/version.js';
import { invite } from '../../src/partners/invite.js';
import { memoryPartners } from '../../src/partners/memory.js';
import { createOcpiHandler, type OcpiHandler } from '../../src/server/handler.js';
import { defineRole, serve } from '../../src/server/role.js';
import type { Served } from '../../src/server/types.js';

const TOKEN = 'walker';
const PARTNER = { role: 'CPO', country_code: 'NL', party_id: 'ABC', business_details: { name: 'ABC' } };
const US = { role: 'HUB', country_code: 'DE', party_id: 'US1', business_details: { name: 'Us' } };

type AnyModules = Readonly<Record<string, { readonly sender: Interface; readonly receiver: Interface }>>;

/** Every operation with a handler, so that a 404 or 405 can only come from the routing. */
function serveAll<V extends VersionNumber>(modules: AnyModules): Served<V>[] {
  return Object.values(modules)
    .flatMap((module) => [module.sender, module.receiver])
    .map((contract) => serve(contract as Interface<V>, handlersFor(contract)));
}

function handlersFor(contract: Interface): Record<string, () => never> {
  const names = Object.keys(contract.operations);
  const reached = (): never => {
    throw new Error('reached');
  };
  return Object.fromEntries(names.map((name) => [name, reached]));
}

async function platform<V extends VersionNumber>(
  version: Version<V>,
  served: Served<V>[],
): Promise<OcpiHandler> {
  const partners = memoryPartners();
  const hash = await hashToken(TOKEN);
  await partners.update('partner', () => ({
    id: 'partner',
    status: 'registered',
    inbound: [{ hash, use: 'exchange' }],
    roles: [PARTNER],
    updatedAt: '2026-01-01T00:00:00Z',
  }));
  const publicUrl = 'https://us.test/ocpi';
  return createOcpiHandler({ publicUrl, partners, roles: [defineRole(version, US, served)] });
}

interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly body: { data?: unknown; status_code: number; timestamp: string };
}

async function call(
  api: OcpiHandler,
  url: string,
  init: RequestInit = {},
  token: string | null = TOKEN,
): Promise<Answered> {
  const headers = new Headers({
    'X-Request-ID': 'r',
    'X-Correlation-ID': 'c',
    'Content-Type': 'application/json',
  });
  if (token !== null) headers.set('Authorization', authorization(token, 'base64'));
  const response = await api.fetch(new Request(url, { ...init, headers }));
  const body = (await response.json()) as Answered['body'];
  expect(body.status_code).toBeGreaterThanOrEqual(1000);
  expect(body.timestamp).toMatch(/Z$/);
  expect([response.headers.get('x-request-id'), response.headers.get('x-correlation-id')]).toEqual([
    'r',
    'c',
  ]);
  return { status: response.status, headers: response.headers, body };
}

/** A URL for an operation: the owner is the partner, other ids are invented. */
function urlFor(endpoint: string, operation: Operation): string {
  const values = Object.fromEntries(pathParams(operation.path).map((name) => [name, `X-${name}`]));
  const path = fillPath(operation.path, { ...values, country_code: 'NL', party_id: 'ABC' });
  const query = Object.keys(operation.query).includes('response_url')
    ? '?duration=60&response_url=https%3A%2F%2Fx.test%2Fr'
    : '';
  return `${endpoint}${path}${query}`;
}

/** Where an operation may be called: trailing slash or not, full path or mount prefix removed. */
const waysTo = (url: string): string[] => {
  const [path = '', query] = url.split('?');
  const ways = [path, `${path}/`].map((way) => (query === undefined ? way : `${way}?${query}`));
  return [...ways, ...ways.map((way) => way.replace('https://us.test/ocpi', 'http://10.0.0.1:3000'))];
};

const cases: readonly [string, Version, AnyModules][] = [
  ['2.1.1', v2_1_1, modules211 as unknown as AnyModules],
  ['2.2.1', v2_2_1, modules221 as unknown as AnyModules],
  [
    '2.3.0 with Payments and Bookings',
    v2_3_0,
    { ...modules230, payments, bookings } as unknown as AnyModules,
  ],
];

describe.each(cases)('a walk over everything that OCPI %s advertises', (_name, version, modules) => {
  const sides = (id: string): readonly Interface[] => {
    const module = modules[id];
    return module ? [module.sender, module.receiver] : [];
  };

  async function endpointsOf(api: OcpiHandler): Promise<AdvertisedEndpoint[]> {
    const versions = (await call(api, 'https://us.test/ocpi/versions')).body.data as {
      version: string;
      url: string;
    }[];
    expect(versions.map((entry) => entry.version)).toEqual([version.version]);
    const details = (await call(api, versions[0]?.url ?? '')).body.data as {
      endpoints: AdvertisedEndpoint[];
    };
    return details.endpoints;
  }

  test('answers every operation of the contract with an envelope and both ids, in all forms of its URL', async () => {
    // In 2.1.1 an endpoint has no role, so that one party serves one side of a module.
    const sets = version.routed
      ? [(): boolean => true]
      : [(c: Interface) => c.role === 'SENDER', (c: Interface) => c.role === 'RECEIVER'];
    let called = 0;
    for (const select of sets) {
      const served = serveAll<VersionNumber>(modules).filter(({ contract }) => select(contract));
      const api = await platform(version, served);
      for (const endpoint of await endpointsOf(api)) {
        const contract = sides(endpoint.identifier).find(
          (side) => select(side) && (!version.routed || side.role === endpoint.role),
        );
        for (const operation of Object.values(contract?.operations ?? {})) {
          for (const url of waysTo(urlFor(endpoint.url, operation))) {
            const { status, body } = await call(api, url, {
              method: operation.method,
              ...(operation.body ? { body: '{}' } : {}),
            });
            expect({ url, status }).toEqual({ url, status: 200 });
            expect([2001, 3000]).toContain(body.status_code);
          }
          called += 1;
        }
      }
    }
    const all = Object.values(modules)
      .flatMap((m) => [m.sender, m.receiver])
      .flatMap((s) => Object.keys(s.operations));
    expect(called).toBe(all.length);
  });

  test('refuses without a token, with a wrong one and with Token A on every module, unknown paths included', async () => {
    const served = serveAll<VersionNumber>(modules).filter(
      ({ contract }) => version.routed || contract.role === 'SENDER',
    );
    const api = await platform(version, served);
    const { token: tokenA } = await invite(api.partners);
    const endpoints = (await endpointsOf(api)).filter(({ identifier }) => identifier !== 'credentials');
    for (const url of [...endpoints.map((endpoint) => endpoint.url), 'https://us.test/ocpi/nowhere']) {
      expect((await call(api, url, {}, null)).status).toBe(401);
      expect((await call(api, url, {}, 'wrong')).status).toBe(401);
      expect((await call(api, url, {}, tokenA)).status).toBe(url.endsWith('nowhere') ? 404 : 401);
      expect((await call(api, `${url}/a/b/c/d/e/f/g`)).status).toBe(404);
      expect((await call(api, url, { method: 'POST', body: '{"bad' })).status).toBeGreaterThanOrEqual(400);
    }
  });
});
