import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { locations } from '../../src/contract/v2_2_1/locations.js';
import { tokens } from '../../src/contract/v2_2_1/tokens.js';
import { v2_2_1 } from '../../src/contract/v2_2_1/version.js';
import { authorization, hashToken } from '../../src/core/token.js';
import { invite } from '../../src/partners/invite.js';
import { memoryPartners } from '../../src/partners/memory.js';
import type { Partners } from '../../src/partners/registration.js';
import type { Token } from '../../src/schema/v2_2_1/tokens.js';
import { createOcpiHandler, type OcpiHandler } from '../../src/server/handler.js';
import { defineRole, serve } from '../../src/server/role.js';
import { CPO, EMSP, location, token } from '../support/fixtures.js';

/** A way to reach a handler. */
export interface Door {
  /** Where the path of the public URL is: `http://127.0.0.1:PORT/ocpi`. */
  readonly base: string;
  readonly fetch: (request: Request) => Promise<Response>;
  /** The framework itself refuses paths with broken escapes before any handler sees them. */
  readonly refusesBrokenEscapes?: boolean;
  close(): Promise<void>;
}

const PARTNER_TOKEN = 'token-of-the-partner';
const BODY_BYTES = 50_000;

async function partnersWithOne(): Promise<Partners> {
  const partners = memoryPartners();
  const hash = await hashToken(PARTNER_TOKEN);
  await partners.update('emsp', () => ({
    id: 'emsp',
    status: 'registered',
    inbound: [{ hash, use: 'exchange' }],
    roles: [EMSP],
    updatedAt: '2026-01-01T00:00:00Z',
  }));
  return partners;
}

interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly body: { data?: unknown; status_code: number; status_message?: string; timestamp: string };
}

/** The rules that hold whatever door a request comes through. */
export function behavesTheSameThrough(name: string, open: (api: OcpiHandler) => Promise<Door>): void {
  describe(`through ${name}`, () => {
    let door: Door;
    let partners: Partners;
    const received: Token[] = [];

    beforeAll(async () => {
      partners = await partnersWithOne();
      const served = [
        serve(locations.sender, {
          list: () => Array.from({ length: 5 }, (_, i) => location({ id: `LOC${i}` })),
          getLocation: ({ params }) => {
            if (params.location_id === 'BOOM') throw new Error('secret detail');
            return params.location_id === 'A/B #%*+ ü' || params.location_id === 'LOC1'
              ? location({ id: params.location_id })
              : undefined;
          },
        }),
        serve(tokens.receiver, {
          putToken: ({ body }) => {
            received.push(body);
            return received.length === 1 ? 'created' : 'updated';
          },
          patchToken: () => 'updated',
        }),
      ];
      const roles = [defineRole(v2_2_1, CPO, served)];
      const limits = { bodyBytes: BODY_BYTES };
      door = await open(createOcpiHandler({ publicUrl: 'https://cpo.test/ocpi', partners, roles, limits }));
    });
    afterAll(() => door.close());

    const call = async (
      path: string,
      init: RequestInit = {},
      presented: string | null = PARTNER_TOKEN,
    ): Promise<Answered> => {
      const headers = new Headers({ 'X-Request-ID': 'req-1', 'X-Correlation-ID': 'cor-1', ...init.headers });
      if (presented !== null) headers.set('Authorization', authorization(presented, 'base64'));
      if (init.body) headers.set('Content-Type', 'application/json');
      const response = await door.fetch(new Request(`${door.base}${path}`, { ...init, headers }));
      return {
        status: response.status,
        headers: response.headers,
        body: (await response.json()) as Answered['body'],
      };
    };

    const expectAnswer = (answer: Answered, status: number, statusCode: number): void => {
      expect({ status: answer.status, code: answer.body.status_code }).toEqual({ status, code: statusCode });
      expect(answer.headers.get('x-request-id')).toBe('req-1');
      expect(answer.headers.get('x-correlation-id')).toBe('cor-1');
      expect(answer.headers.get('content-type')).toContain('application/json');
      expect(answer.body.timestamp).toMatch(/^\d{4}-.*Z$/);
    };

    const LOCATIONS = '/2.2.1/sender/locations';
    const TOKEN = '/2.2.1/receiver/tokens/DE/MSP/TOKEN1';
    const put = (body: unknown): RequestInit => ({
      method: 'PUT',
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });

    test('versions and details advertise exactly what is mounted, below the public URL', async () => {
      const versions = await call('/versions');
      expectAnswer(versions, 200, 1000);
      expect(versions.body.data).toEqual([{ version: '2.2.1', url: 'https://cpo.test/ocpi/2.2.1' }]);
      const details = await call('/2.2.1/');
      expect(details.body.data).toEqual({
        version: '2.2.1',
        endpoints: [
          { identifier: 'credentials', role: 'SENDER', url: 'https://cpo.test/ocpi/2.2.1/credentials' },
          { identifier: 'locations', role: 'SENDER', url: `https://cpo.test/ocpi${LOCATIONS}` },
          { identifier: 'tokens', role: 'RECEIVER', url: 'https://cpo.test/ocpi/2.2.1/receiver/tokens' },
        ],
      });
    });

    test('a page has totals and a Link with the filters kept, the last page has no Link', async () => {
      const filter = 'date_from=2025-01-01T00%3A00%3A00Z';
      const first = await call(`${LOCATIONS}?limit=2&${filter}`);
      expectAnswer(first, 200, 1000);
      expect(first.body.data).toHaveLength(2);
      expect(first.headers.get('x-total-count')).toBe('5');
      expect(first.headers.get('x-limit')).toBe('2');
      const link = /^<(.*)>; rel="next"$/.exec(first.headers.get('link') ?? '')?.[1] ?? '';
      expect(new URL(link).origin + new URL(link).pathname).toBe(`https://cpo.test/ocpi${LOCATIONS}`);
      expect(Object.fromEntries(new URL(link).searchParams)).toEqual({
        limit: '2',
        offset: '2',
        date_from: '2025-01-01T00:00:00Z',
      });
      const last = await call(`${LOCATIONS}/?offset=4`);
      expect(last.body.data).toHaveLength(1);
      expect(last.headers.get('link')).toBeNull();
    });

    test.each([
      ['no token', null],
      ['a token that nobody has', 'nobody'],
    ])('%s is 401 everywhere, unknown paths included', async (_what, presented) => {
      for (const path of ['/versions', '/2.2.1', LOCATIONS, '/nowhere', '/']) {
        expectAnswer(await call(path, {}, presented), 401, 2000);
      }
    });

    test('Token A opens versions and credentials only', async () => {
      const { token: tokenA } = await invite(partners);
      expectAnswer(await call('/versions', {}, tokenA), 200, 1000);
      expectAnswer(await call('/2.2.1/credentials', {}, tokenA), 200, 1000);
      expectAnswer(await call(LOCATIONS, {}, tokenA), 401, 2000);
    });

    test('unknown paths, unknown objects and unserved methods have an envelope too', async () => {
      expectAnswer(await call('/nowhere'), 404, 2000);
      expectAnswer(await call(`${LOCATIONS}/a/b/c/d`), 404, 2000);
      expectAnswer(await call(`${LOCATIONS}/UNKNOWN`), 404, 2003);
      const refused = await call(`${LOCATIONS}/LOC1`, { method: 'DELETE' });
      expectAnswer(refused, 405, 2000);
      expect(refused.headers.get('allow')).toBe('GET');
      expectAnswer(await call('/versions', { method: 'POST', body: '{}' }), 405, 2000);
    });

    test('ids with slashes, blanks and other marks arrive as they are; EVSE and Connector are found inside', async () => {
      const answer = await call(`${LOCATIONS}/${encodeURIComponent('A/B #%*+ ü')}`);
      expectAnswer(answer, 200, 1000);
      expect(answer.body.data).toMatchObject({ id: 'A/B #%*+ ü' });
      expect((await call(`${LOCATIONS}/LOC1/evse1`)).body.data).toMatchObject({ uid: 'EVSE1' });
      expect((await call(`${LOCATIONS}/LOC1/EVSE1/1`)).body.data).toMatchObject({ id: '1' });
      expectAnswer(await call(`${LOCATIONS}/LOC1/EVSE1/9`), 404, 2003);
      if (!door.refusesBrokenEscapes) expectAnswer(await call(`${LOCATIONS}/%E0%A4%A`), 404, 2000);
    });

    test('a new object is 201, the same again 200', async () => {
      expectAnswer(await call(TOKEN, put(token())), 201, 1000);
      expectAnswer(await call(TOKEN, put(token())), 200, 1000);
      expect(received[0]).toEqual(token());
    });

    test('an object of another party is not there: 404, and the handler is not called', async () => {
      const before = received.length;
      expectAnswer(
        await call(
          '/2.2.1/receiver/tokens/FR/OTH/TOKEN1',
          put(token({ country_code: 'FR', party_id: 'OTH' })),
        ),
        404,
        2003,
      );
      expect(received).toHaveLength(before);
    });

    test('parties and ids are compared without regard to case', async () => {
      expectAnswer(await call('/2.2.1/receiver/tokens/de/msp/token1', put(token())), 200, 1000);
    });

    test.each([
      ['an id that differs from the URL', token({ uid: 'OTHER' }), '/uid'],
      ['a party that differs from the URL', token({ party_id: 'XXX' }), '/party_id'],
      ['a missing field', { ...token(), contract_id: undefined }, '/contract_id'],
      ['something that is no object', [1], '/'],
    ])('%s is 2001 and named', async (_what, body, field) => {
      const answer = await call(TOKEN, put(body));
      expectAnswer(answer, 200, 2001);
      expect(answer.body.status_message).toContain(field);
    });

    test('a PATCH without last_updated is 2001', async () => {
      expectAnswer(await call(TOKEN, { method: 'PATCH', body: '{"valid":false}' }), 200, 2001);
      const body = '{"valid":false,"last_updated":"2026-01-02T00:00:00Z"}';
      expectAnswer(await call(TOKEN, { method: 'PATCH', body }), 200, 1000);
    });

    test('a body that is not JSON, too large or nested too deeply is 400', async () => {
      expectAnswer(await call(TOKEN, put('{"uid": ')), 400, 2001);
      const large = await call(TOKEN, put(JSON.stringify({ ...token(), issuer: 'x'.repeat(BODY_BYTES) })));
      expectAnswer(large, 400, 2001);
      const deep = `${'['.repeat(10_000)}${']'.repeat(10_000)}`;
      expectAnswer(await call(TOKEN, put(deep)), 400, 2001);
    });

    test('a key __proto__ is data and pollutes nothing', async () => {
      const body = JSON.stringify(token()).replace('{', '{"__proto__":{"polluted":true},');
      expectAnswer(await call(TOKEN, put(body)), 200, 1000);
      expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
      expect(JSON.stringify(received.at(-1))).toContain('"__proto__":{"polluted":true}');
    });

    test('routing headers come back turned round; a foreign sender or receiver is 2001', async () => {
      const routed = (to: string, from: string): RequestInit => ({
        headers: {
          'OCPI-to-country-code': 'NL',
          'OCPI-to-party-id': to,
          'OCPI-from-country-code': 'DE',
          'OCPI-from-party-id': from,
        },
      });
      const answer = await call(LOCATIONS, routed('ABC', 'MSP'));
      expectAnswer(answer, 200, 1000);
      expect(answer.headers.get('ocpi-to-party-id')).toBe('MSP');
      expect(answer.headers.get('ocpi-from-party-id')).toBe('ABC');
      expectAnswer(await call(LOCATIONS, routed('ABC', 'XYZ')), 200, 2001);
      expectAnswer(await call(LOCATIONS, routed('XYZ', 'MSP')), 200, 2001);
    });

    test('query parameters that are wrong are 2001 and named', async () => {
      const answer = await call(`${LOCATIONS}?date_from=yesterday`);
      expectAnswer(answer, 200, 2001);
      expect(answer.body.status_message).toContain('date_from');
      expectAnswer(await call(`${LOCATIONS}?limit=-1`), 200, 2001);
    });

    test('an unexpected exception is 3000 without detail', async () => {
      const answer = await call(`${LOCATIONS}/BOOM`);
      expectAnswer(answer, 200, 3000);
      expect(JSON.stringify(answer.body)).not.toContain('secret');
    });

    test('ids are made where the client sent none', async () => {
      const headers = { Authorization: authorization(PARTNER_TOKEN, 'base64') };
      const response = await door.fetch(new Request(`${door.base}/versions`, { headers }));
      expect(response.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
      expect(response.headers.get('x-correlation-id')).toMatch(/^[0-9a-f-]{36}$/);
      await response.body?.cancel();
    });
  });
}
