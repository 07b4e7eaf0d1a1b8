import { describe, expect, test } from 'vitest';
import { modules, v2_2_1 } from '../../src/contract/v2_2_1/index.js';
import type { PartyRole } from '../../src/contract/version.js';
import { authorization, hashToken } from '../../src/core/token.js';
import { memoryPartners } from '../../src/partners/memory.js';
import type { Registration } from '../../src/partners/registration.js';
import { createOcpiHandler } from '../../src/server/handler.js';
import type { HandlerOptions } from '../../src/server/options.js';
import { defineRole, serve } from '../../src/server/role.js';
import { samples_2_2_1 } from '../../src/testing/index.js';
import { CPO, EMSP, evse, location, OTHER_EMSP, token } from '../support/fixtures.js';

const OWNER = { country_code: CPO.country_code, party_id: CPO.party_id };

/** An eMSP whose handlers note that they were called. */
async function emsp(
  roles: readonly PartyRole[],
  more: Partial<HandlerOptions> = {},
  us: readonly PartyRole[] = [EMSP],
  known: Partial<Registration> = {},
) {
  const called: string[] = [];
  const note = (name: string) => () => {
    called.push(name);
    return 'created' as const;
  };
  const served = [
    serve(modules.locations.receiver, {
      getLocation: () => {
        called.push('getLocation');
        return location();
      },
      putLocation: note('putLocation'),
      putEvse: note('putEvse'),
    }),
    serve(modules.cdrs.receiver, { postCdr: note('postCdr'), getCdr: () => undefined }),
    serve(modules.tokens.sender, {
      list: ({ query, offset, limit }) => {
        called.push(`list ${query.date_from ?? ''} ${query.date_to ?? ''}`);
        return {
          items: Array.from({ length: Math.min(limit, 250 - offset) }, (_, i) =>
            token({ uid: `T${offset + i}` }),
          ),
          total: 250,
        };
      },
      authorize: () => undefined,
    }),
  ];
  const partners = memoryPartners([
    {
      id: 'partner',
      status: 'registered',
      inbound: [{ hash: await hashToken('t'), use: 'exchange' }],
      roles,
      updatedAt: '2026-01-01T00:00:00Z',
      ...known,
    },
  ]);
  const api = createOcpiHandler({
    publicUrl: 'https://us.test/ocpi',
    partners,
    roles: us.map((party) => defineRole(v2_2_1, party, served)),
    ...more,
  });
  const call = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const init = { method, headers: { Authorization: authorization('t', 'base64'), ...headers } };
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const answer = await api.fetch(
      new Request(`https://us.test/ocpi/2.2.1${path}`, body === undefined ? init : { ...init, body: text }),
    );
    const envelope = (await answer.json()) as {
      status_code: number;
      status_message?: string;
      data?: unknown;
    };
    return { status: answer.status, code: envelope.status_code, ...envelope, headers: answer.headers };
  };
  return { call, called };
}

const from = (party: { country_code: string; party_id: string }): Record<string, string> => ({
  'OCPI-from-country-code': party.country_code,
  'OCPI-from-party-id': party.party_id,
});
const to = (party: { country_code: string; party_id: string }): Record<string, string> => ({
  'OCPI-to-country-code': party.country_code,
  'OCPI-to-party-id': party.party_id,
});

describe('what belongs to whom', () => {
  test.each([
    ['GET', '/receiver/locations/NL/XYZ/LOC1', undefined],
    ['GET', '/receiver/locations/NL/XYZ/LOC1/EVSE1', undefined],
    ['GET', '/receiver/locations/NL/XYZ/LOC1/EVSE1/1', undefined],
    ['PUT', '/receiver/locations/NL/XYZ/LOC1', location({ party_id: 'XYZ' })],
    ['PUT', '/receiver/locations/NL/XYZ/LOC1/EVSE1', evse()],
    ['GET', '/receiver/cdrs/NL/XYZ/CDR1', undefined],
  ])('%s %s of another party is 404, nested or not, and no handler is called', async (method, path, body) => {
    const { call, called } = await emsp([CPO]);
    expect(await call(method, path, body)).toMatchObject({ status: 404, code: 2003 });
    expect(called).toEqual([]);
  });

  test('a posted object of another party is 404, and no handler is called', async () => {
    const { call, called } = await emsp([CPO]);
    const cdr = samples_2_2_1.cdr({ seed: 1 });
    const foreign = { ...cdr, country_code: 'NL', party_id: 'XYZ' };
    expect(await call('POST', '/receiver/cdrs', foreign)).toMatchObject({ status: 404, code: 2003 });
    expect(called).toEqual([]);
  });

  test.each([
    [
      'a HUB role that was invited as a hub',
      [{ ...CPO, role: 'HUB', party_id: 'HUB' }],
      { trustedHub: true },
    ],
    ['a hub party that was invited as a hub', [CPO], { trustedHub: true, hubPartyId: 'NLHUB' }],
    ['several roles', [CPO, { ...CPO, party_id: 'XYZ' }], {}],
  ])('a partner with %s speaks for its parties', async (_what, roles, known) => {
    const { call, called } = await emsp(roles, {}, [EMSP], known);
    const foreign = location({ party_id: 'XYZ' });
    const headers = from({ country_code: 'NL', party_id: 'XYZ' });
    expect(await call('PUT', '/receiver/locations/NL/XYZ/LOC1', foreign, headers)).toMatchObject({
      status: 201,
    });
    expect(called).toEqual(['putLocation']);
  });

  test.each([
    ['a HUB role', [CPO, { ...CPO, role: 'HUB', party_id: 'HUB' }], {}],
    ['a hub party', [CPO], { hubPartyId: 'NLHUB' }],
    ['neither, though it was invited as a hub', [CPO], { trustedHub: true }],
  ])(
    'a partner with %s speaks for itself alone: what it says of itself opens nothing',
    async (_what, roles, known) => {
      const { call, called } = await emsp(roles, {}, [EMSP], known);
      const foreign = location({ party_id: 'XYZ' });
      expect(await call('PUT', '/receiver/locations/NL/XYZ/LOC1', foreign)).toMatchObject({
        status: 404,
        code: 2003,
      });
      const headers = from({ country_code: 'NL', party_id: 'XYZ' });
      const claimed = await call('PUT', '/receiver/locations/NL/ABC/LOC1', location(), headers);
      expect(claimed).toMatchObject({ code: 2001 });
      expect(called).toEqual([]);
    },
  );

  test('a sender in the headers that is not the partner is 2001, and no handler is called', async () => {
    const { call, called } = await emsp([CPO]);
    const answer = await call('PUT', '/receiver/locations/NL/ABC/LOC1', location(), from(OTHER_EMSP));
    expect(answer).toMatchObject({ status: 200, code: 2001 });
    expect(called).toEqual([]);
  });

  test('with several parties at one endpoint the headers must say which is meant', async () => {
    const { call } = await emsp([CPO], {}, [EMSP, OTHER_EMSP]);
    const path = '/receiver/locations/NL/ABC/LOC1';
    expect(await call('GET', path)).toMatchObject({ status: 200, code: 2001 });
    expect(await call('GET', path, undefined, to(OTHER_EMSP))).toMatchObject({ status: 200, code: 1000 });
    expect(await call('GET', path, undefined, to(CPO))).toMatchObject({ status: 200, code: 2001 });
  });
});

describe('ids in URL and body', () => {
  test.each([
    ['/receiver/locations/NL/ABC/LOC1', location({ id: 'LOC2' }), '/id'],
    ['/receiver/locations/NL/ABC/LOC1', location({ country_code: 'BE' }), '/country_code'],
    ['/receiver/locations/NL/ABC/LOC1/EVSE1', evse({ uid: 'EVSE2' }), '/uid'],
  ])('that differ at %s are 2001, with the field named', async (path, body, field) => {
    const { call, called } = await emsp([CPO]);
    const answer = await call('PUT', path, body);
    expect(answer).toMatchObject({ status: 200, code: 2001 });
    expect(answer.status_message).toContain(field);
    expect(called).toEqual([]);
  });
});

describe('a CDR', () => {
  const cdr = { ...samples_2_2_1.cdr({ seed: 1 }), ...OWNER };

  test('is taken at the endpoint and below its owner, and its Location is told', async () => {
    const { call, called } = await emsp([CPO]);
    for (const path of ['/receiver/cdrs', '/receiver/cdrs/NL/ABC', '/receiver/cdrs/nl/abc/']) {
      const answer = await call('POST', path, cdr);
      expect(answer).toMatchObject({ status: 201, code: 1000 });
      expect(answer.headers.get('location')).toBe(
        `https://us.test/ocpi/2.2.1/receiver/cdrs/NL/ABC/${cdr.id}`,
      );
    }
    expect(called).toEqual(['postCdr', 'postCdr', 'postCdr']);
  });

  test('is refused below another owner than its own', async () => {
    const { call, called } = await emsp([CPO, { ...CPO, party_id: 'XYZ' }]);
    expect(await call('POST', '/receiver/cdrs/NL/XYZ', cdr)).toMatchObject({ status: 200, code: 2001 });
    expect(called).toEqual([]);
  });
});

describe('a list', () => {
  const pageOf = async (query: string, limits: HandlerOptions['limits'] = {}) => {
    const { call, called } = await emsp([CPO], { limits });
    const { data, headers } = await call('GET', `/sender/tokens${query}`);
    const link = /<([^>]*)>/.exec(headers.get('link') ?? '')?.[1];
    return {
      count: (data as unknown[]).length,
      total: headers.get('x-total-count'),
      limit: headers.get('x-limit'),
      next: link === undefined ? undefined : Object.fromEntries(new URL(link).searchParams),
      called,
    };
  };

  test('has a page of the size of the server when none is asked for, and never more than its limit', async () => {
    expect(await pageOf('')).toMatchObject({ count: 100, limit: '100', total: '250' });
    expect(await pageOf('?limit=5000')).toMatchObject({ count: 250, limit: '1000', total: '250' });
    expect(await pageOf('?limit=80', { maxPageSize: 50 })).toMatchObject({ count: 50, limit: '50' });
    expect(await pageOf('', { pageSize: 20 })).toMatchObject({ count: 20, limit: '20' });
  });

  test('has the same total whatever limit and offset are', async () => {
    for (const query of ['?limit=1', '?limit=10&offset=240', '?offset=249']) {
      expect(await pageOf(query)).toMatchObject({ total: '250' });
    }
  });

  test('has a Link with all filters only while something follows', async () => {
    const filter = 'date_from=2026-01-01T00:00:00Z&date_to=2026-02-01T00:00:00Z&x=1';
    expect((await pageOf(`?limit=100&offset=100&${filter}`)).next).toEqual({
      limit: '100',
      offset: '200',
      date_from: '2026-01-01T00:00:00Z',
      date_to: '2026-02-01T00:00:00Z',
      x: '1',
    });
    expect((await pageOf('?limit=100&offset=150')).next).toBeUndefined();
    expect((await pageOf('?limit=0')).next).toBeUndefined();
  });

  test('hands the times of a window to its handler as they were asked', async () => {
    const { called } = await pageOf('?date_from=2026-01-01T00:00:00Z&date_to=2026-02-01T00:00:00Z');
    expect(called).toEqual(['list 2026-01-01T00:00:00Z 2026-02-01T00:00:00Z']);
  });
});

describe('statuses', () => {
  test('HTTP has errors for 400, 401, 404 and 405 only; everything else that is wrong is 2xx with an OCPI status', async () => {
    const { call } = await emsp([CPO]);
    const path = '/receiver/locations/NL/ABC/LOC1';
    const seen = [
      await call('PUT', path, 'not json'),
      await call('PUT', path, undefined, { Authorization: 'Token none' }),
      await call('GET', '/receiver/locations/NL/ABC'),
      await call('DELETE', path),
      await call('PUT', path, {}),
      await call('PUT', path),
      await call('PUT', path, []),
      await call('GET', '/sender/tokens?limit=many'),
    ].map(({ status, code }) => `${status} ${code}`);
    expect(seen).toEqual([
      '400 2001',
      '401 2000',
      '404 2000',
      '405 2000',
      '200 2001',
      '200 2001',
      '200 2001',
      '200 2001',
    ]);
  });

  test('an unknown Token is 404 with 2004, another unknown object 404 with 2003', async () => {
    const { call } = await emsp([CPO]);
    expect(await call('POST', '/sender/tokens/NOBODY/authorize')).toMatchObject({ status: 404, code: 2004 });
    expect(await call('GET', '/receiver/cdrs/NL/ABC/NONE')).toMatchObject({ status: 404, code: 2003 });
  });
});
