import { describe, expect, expectTypeOf, test } from 'vitest';
import { connect } from '../../../src/client/connect.js';
import { v2_1_1 } from '../../../src/contract/v2_1_1/version.js';
import { cdrs } from '../../../src/contract/v2_2_1/cdrs.js';
import { commands } from '../../../src/contract/v2_2_1/commands.js';
import { locations } from '../../../src/contract/v2_2_1/locations.js';
import { sessions } from '../../../src/contract/v2_2_1/sessions.js';
import { tokens } from '../../../src/contract/v2_2_1/tokens.js';
import { v2_2_1 } from '../../../src/contract/v2_2_1/version.js';
import { v2_3_0 } from '../../../src/contract/v2_3_0/version.js';
import type { Location } from '../../../src/schema/v2_2_1/locations.js';
import type { Token } from '../../../src/schema/v2_2_1/tokens.js';
import { trackedCommands } from '../../../src/store/commands.js';
import { keep } from '../../../src/store/keep.js';
import { mockPlatform } from '../../../src/testing/mock/platform.js';
import { samples_2_1_1 } from '../../../src/testing/v2_1_1/samples.js';
import { samples_2_2_1 } from '../../../src/testing/v2_2_1/samples.js';
import { CPO, EMSP } from '../../support/fixtures.js';
import { MOCK, scene } from './code-under-test.js';

const URLS = { resolve: null } as const;

describe('a mock whose token is registered already', () => {
  const mock = mockPlatform({ url: MOCK, version: v2_2_1, role: 'CPO', seed: 4, locations: 5 });
  const partner = () =>
    connect({
      version: v2_2_1,
      versionsUrl: mock.versionsUrl,
      token: mock.token,
      fetch: mock.fetch,
      urls: URLS,
    });

  test('serves its world, and has the types of its version', async () => {
    const cpo = await partner();
    expect(await cpo.module(locations.sender).list().all()).toEqual(mock.world.locations);
    expect(await cpo.module(cdrs.sender).list().all()).toEqual(mock.world.cdrs);
    expectTypeOf(mock.world.locations).toEqualTypeOf<Location[]>();
    mock.expectNoIssues();
  });

  test('answers a path that it does not have with an envelope', async () => {
    const headers = { Authorization: `Token ${btoa(mock.token)}` };
    for (const path of ['/nowhere', '/2.2.1/sender/locations/a/b/c/d/e', '/2.2.1/sender/nothing']) {
      const response = await mock.fetch(new Request(`${MOCK}${path}`, { headers }));
      expect([path, response.status]).toEqual([path, 404]);
      expect(await response.json()).toMatchObject({ status_code: 2000 });
    }
    expect((await mock.fetch(new Request(`${MOCK}/nowhere`))).status).toBe(401);
  });

  test('tells what it received by the operation, with the types of it', async () => {
    const cpo = await partner();
    const body = samples_2_2_1.token({ overrides: { country_code: mock.partner.country_code } });
    const own = { ...body, party_id: mock.partner.party_id };
    await cpo.module(tokens.receiver).putToken({ body: own, ...own, token_uid: own.uid });
    const received = mock.expectReceived(
      tokens.receiver,
      'putToken',
      ({ params }) => params.token_uid === own.uid,
    );
    expect(received.body).toEqual(own);
    expect(received.httpStatus).toBe(201);
    expectTypeOf(received.body).toEqualTypeOf<Token>();
    expect(() => mock.expectReceived(tokens.receiver, 'patchToken')).toThrow(
      /has not received tokens RECEIVER patchToken\. It has received:\nGET .*versions 200 1000/,
    );
  });

  test('tells what is wrong with what it received, also where the request is refused', async () => {
    const { country_code, party_id } = mock.partner;
    const url = `${MOCK}/2.2.1/receiver/tokens/${country_code}/${party_id}/BAD`;
    const headers = { Authorization: `Token ${btoa(mock.token)}` };
    mock.clear();
    await mock.fetch(new Request(url, { method: 'PUT', headers, body: '{"uid": 5}' }));
    const { issues, statusCode } = mock.expectReceived(tokens.receiver, 'putToken');
    expect(statusCode).toBe(2001);
    expect(issues).toContainEqual(expect.objectContaining({ pointer: '/uid', code: 'number_as_text' }));
    expect(issues).toContainEqual(expect.objectContaining({ pointer: '/type', code: 'missing_field' }));
    expect(() => mock.expectNoIssues()).toThrow(/tokens\/.*\/BAD \/uid: /);
  });
});

describe('what a mock holds', () => {
  test('is read and set with types, and served', async () => {
    const mock = mockPlatform({ url: MOCK, version: '2.2.1', role: 'CPO', locations: 2 });
    await mock.ready;
    const held = mock.objects(locations);
    const [first] = await held.all();
    expectTypeOf(first).toEqualTypeOf<Location | undefined>();
    await held.set({ ...(first as Location), name: 'Changed', last_updated: '2030-01-01T00:00:00Z' });
    expect((await held.get(first?.id.toLowerCase() ?? ''))?.name).toBe('Changed');
    expect(await held.remove(mock.world.locations[1]?.id ?? '')).toBe(true);
    expect(await held.remove('nothing')).toBe(false);
    const cpo = await connect({
      version: v2_2_1,
      versionsUrl: mock.versionsUrl,
      token: mock.token,
      fetch: mock.fetch,
      urls: URLS,
    });
    const listed = await cpo.module(locations.sender).list().all();
    expect(listed.map(({ name }) => name)).toEqual(['Changed']);
  });

  test('has what the code under test has sent, and is as in the beginning after a reset', async () => {
    const { mock, join, store } = scene(EMSP, { version: '2.2.1', role: 'CPO', locations: 1, partner: EMSP });
    const partner = await join();
    const body = samples_2_2_1.token({ overrides: { country_code: 'DE', party_id: 'MSP' } });
    await partner.module(tokens.receiver).putToken({ body, ...body, token_uid: body.uid });
    expect(await mock.objects(tokens).get(body.uid)).toEqual(body);
    mock.faults.set('connection-error');
    await mock.reset();
    expect([await mock.objects(tokens).all(), mock.exchanges, mock.sent]).toEqual([[], [], []]);
    expect(await mock.objects(locations).all()).toEqual(mock.world.locations);
    const list = partner.module(locations.sender).list().all();
    await expect(list).rejects.toMatchObject({ httpStatus: 401 });
    expect((await store.list({ module: 'locations', limit: 1 })).items).toEqual([]);
  });

  test('belongs to the parties that are asked for, everywhere in it', async () => {
    const { world, party, partner } = mockPlatform({
      url: MOCK,
      version: '2.2.1',
      role: 'CPO',
      party: CPO,
      partner: EMSP,
      locations: 2,
    });
    expect([party, partner]).toEqual([CPO, EMSP]);
    expect(new Set(world.locations.map((one) => `${one.country_code}/${one.party_id}`))).toEqual(
      new Set(['NL/ABC']),
    );
    const owners = world.cdrs.map(({ cdr_token }) => `${cdr_token.country_code}/${cdr_token.party_id}`);
    expect(new Set(owners)).toEqual(new Set(['DE/MSP']));
  });

  test('is the same in every version that the mock speaks', async () => {
    const mock = mockPlatform({ url: MOCK, version: ['2.1.1', v2_3_0, '2.2.1'], role: 'CPO', locations: 8 });
    const found: Record<string, string[]> = {};
    for (const version of [v2_1_1, v2_2_1, v2_3_0]) {
      const url = (path: string) => `${MOCK}/${version === v2_1_1 ? 'cpo/' : ''}${version.version}${path}`;
      for (const module of ['locations', 'tariffs', 'sessions', 'cdrs']) {
        const path = version === v2_1_1 ? `/${module}` : `/sender/${module}`;
        const headers = { Authorization: `Token ${btoa(mock.token)}` };
        const response = await mock.fetch(new Request(`${url(path)}?limit=1000`, { headers }));
        const { data } = (await response.json()) as { data: { id: string }[] };
        expect(Number(response.headers.get('x-total-count'))).toBe(data.length);
        const ids = data.map(({ id }) => id);
        found[module] ??= ids;
        expect(ids.length).toBeGreaterThan(0);
        expect(ids).toEqual(found[module]);
      }
    }
    expect(mock.world.version).toBe('2.3.0');
    expect(await mock.objects(locations).all()).toHaveLength(8);
  });
});

describe('the mock calls', () => {
  test('the code under test once it has registered: pushes, commands and authorizations', async () => {
    const { mock, join, store } = scene(EMSP, { version: '2.2.1', role: 'CPO', locations: 3, partner: EMSP });
    await expect(mock.client(v2_2_1)).rejects.toThrow(/has not registered with OCPI 2\.2\.1/);
    await join();
    const emsp = await mock.client(v2_2_1);
    const [location] = mock.world.locations;
    const [session] = mock.world.sessions;
    if (!location || !session) throw new Error('The world is empty.');
    await emsp.module(locations.receiver).putLocation({ body: location, location_id: location.id });
    const last_updated = '2030-01-01T00:00:00Z';
    await emsp
      .module(locations.receiver)
      .patchLocation({ body: { name: 'New name', last_updated }, location_id: location.id });
    await emsp.module(sessions.receiver).putSession({ body: session, session_id: session.id });
    const kept = await store.get({ module: 'locations', owner: mock.party, id: location.id });
    expect(kept?.value).toMatchObject({ id: location.id, name: 'New name' });
    const token = samples_2_2_1.token({ overrides: { country_code: 'DE', party_id: 'MSP', valid: true } });
    await keep(store, tokens.sender, token);
    const { data } = await emsp.module(tokens.sender).authorize({ token_uid: token.uid, type: token.type });
    expect(data.allowed).toBe('ALLOWED');
    expect(mock.sent.map(({ method, httpStatus }) => `${method} ${httpStatus}`)).toContain('PATCH 200');
  });

  test('the code under test where it is told to, without a registration', async () => {
    const other = mockPlatform({ url: 'https://other.test/ocpi', version: v2_2_1, role: 'EMSP' });
    const mock = mockPlatform({
      url: MOCK,
      version: v2_2_1,
      role: 'CPO',
      callback: { versionsUrl: other.versionsUrl, token: other.token },
      client: { fetch: other.fetch },
    });
    const emsp = await mock.client(v2_2_1);
    const [location] = mock.world.locations;
    if (!location) throw new Error('The world is empty.');
    await emsp.module(locations.receiver).putLocation({ body: location, location_id: location.id });
    expect(await other.objects(locations).get(location.id)).toEqual(location);
  });
});

describe('a command to the mock', () => {
  test('is answered at once, and its result is delivered to whoever has registered', async () => {
    const { mock, app, store, join } = scene(EMSP, {
      version: '2.2.1',
      role: 'CPO',
      locations: 2,
      partner: EMSP,
    });
    const partner = await join();
    const calls = trackedCommands(partner, commands, { store, self: app });
    const [location] = mock.world.locations;
    const token = samples_2_2_1.token({ overrides: { country_code: 'DE', party_id: 'MSP' } });
    const started = await calls.startSession({ body: { token, location_id: location?.id ?? '' } });
    expect(started.response.data.result).toBe('ACCEPTED');
    expect(await started.result).toMatchObject({ state: 'result', result: { result: 'ACCEPTED' } });
    const stopped = await calls.stopSession({ body: { session_id: 'no-such-session' } });
    expect(stopped.response.data.result).toBe('UNKNOWN_SESSION');
  });

  test.each([
    ['2.2.1', '/2.2.1/receiver/commands/START_SESSION'],
    ['2.1.1', '/cpo/2.1.1/commands/START_SESSION'],
  ])(
    'of %s with the token that is registered already has its result delivered too',
    async (version, path) => {
      const results: { url: string; body: unknown; token: string | null }[] = [];
      const mock = mockPlatform({
        url: MOCK,
        version: ['2.2.1', '2.1.1'],
        role: 'CPO',
        client: {
          fetch: async (request) => {
            const token = request.headers.get('authorization');
            results.push({ url: request.url, body: await request.json(), token });
            return Response.json({ status_code: 1000, timestamp: '2026-01-01T00:00:00Z' });
          },
        },
      });
      const [location] = mock.world.locations;
      const { token } = (version === '2.1.1' ? samples_2_1_1 : samples_2_2_1).startSession();
      const headers = { Authorization: `Token ${btoa(mock.token)}` };
      const response_url = 'http://127.0.0.1:8123/results/7';
      const body = JSON.stringify({ response_url, token, location_id: location?.id });
      const answer = await mock.fetch(new Request(`${MOCK}${path}`, { method: 'POST', headers, body }));
      expect(await answer.json()).toMatchObject({ data: { result: 'ACCEPTED' } });
      await expect.poll(() => results).toMatchObject([{ url: response_url, body: { result: 'ACCEPTED' } }]);
      expect(results[0]?.token).toMatch(/^Token /);
    },
  );
});
