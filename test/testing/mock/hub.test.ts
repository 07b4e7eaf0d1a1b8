import { expect, onTestFinished, test } from 'vitest';
import { connect } from '../../../src/client/connect.js';
import { locations as locations_2_1_1, v2_1_1 } from '../../../src/contract/v2_1_1/index.js';
import {
  commands,
  hubclientinfo,
  locations,
  sessions,
  tokens,
  v2_2_1,
} from '../../../src/contract/v2_2_1/index.js';
import { locations as locations_2_3_0, v2_3_0 } from '../../../src/contract/v2_3_0/index.js';
import type { PartyRole } from '../../../src/contract/version.js';
import type { VersionNumber } from '../../../src/core/version.js';
import { trackedCommands } from '../../../src/store/commands.js';
import { keep } from '../../../src/store/keep.js';
import type { MockOptions } from '../../../src/testing/mock/options.js';
import { mockPlatform } from '../../../src/testing/mock/platform.js';
import { samples_2_2_1 } from '../../../src/testing/v2_2_1/samples.js';
import { CPO, EMSP, location, token } from '../../support/fixtures.js';
import { MOCK, scene } from './code-under-test.js';

/** An application of a party, and a hub. */
function atHub(party: PartyRole, options: Partial<MockOptions<VersionNumber>> = {}) {
  const version: VersionNumber = '2.2.1';
  const made = scene(party, { version, role: 'HUB', partner: party, locations: 3, ...options });
  onTestFinished(() => made.mock.hub?.close());
  return made;
}

const short = ({ country_code, party_id }: PartyRole) => ({ country_code, party_id });

test('a mock of a hub passes requests on to the party behind it, and pages with links of its own', async () => {
  const { mock, join } = atHub(EMSP);
  const hub = await join();
  const cpo = hub.to(mock.world.cpo).module(locations.sender);
  expect(await cpo.list({ limit: 1 }).all()).toEqual(mock.world.locations);
  const pages = mock.exchanges.filter(({ operation }) => operation === 'locations SENDER list');
  expect(pages.map(({ url }) => url.includes('hub_page='))).toEqual([false, true, true]);
  expect(pages[1]?.headers.get('ocpi-to-party-id')).toBe(mock.world.cpo.party_id);
  const nobody = hub.to({ country_code: 'XX', party_id: 'YYY' }).module(locations.sender).list().all();
  await expect(nobody).rejects.toMatchObject({ statusCode: 4001 });
});

test('a mock of a hub answers GET ALL, and finds the receiver that nobody names', async () => {
  const { mock, join } = atHub(EMSP);
  const hub = await join();
  const all = await hub.broadcast().module(locations.sender).list({ limit: 2 }).all();
  expect(all).toEqual(mock.world.locations);
  const [first] = mock.world.locations;
  const { data } = await hub
    .openRouting()
    .module(locations.sender)
    .getLocation({ location_id: first?.id ?? '' });
  expect(data).toEqual(first);
});

test('a mock of a hub broadcasts what is pushed to it, in both directions', async () => {
  const { mock, join, store } = atHub(EMSP);
  const hub = await join();
  await hub.broadcast().module(tokens.receiver).putToken({ body: token(), token_uid: 'TOKEN1' });
  await mock.hub?.idle();
  expect(await mock.objects(tokens).get('TOKEN1')).toEqual(token());
  const behind = await mock.client(v2_2_1);
  const owner = short(mock.world.cpo);
  const body = location({ ...owner, id: 'NEW' });
  await behind.broadcast().module(locations.receiver).putLocation({ body, location_id: 'NEW' });
  await mock.hub?.idle();
  expect((await store.get({ module: 'locations', owner, id: 'NEW' }))?.value).toEqual(body);
  const sent = mock.sent.find(({ url }) => url.includes('/receiver/locations/'));
  expect(sent?.headers.get('ocpi-from-party-id')).toBe(mock.party.party_id);
});

test('the party behind a mock of a hub calls the code under test through the hub', async () => {
  const { mock, join, store } = atHub(EMSP);
  await expect(mock.client(v2_2_1)).rejects.toThrow(/has not registered/);
  await join();
  const behind = await mock.client(v2_2_1);
  const [session] = mock.world.sessions;
  await behind
    .module(sessions.receiver)
    .putSession({ body: session as never, session_id: session?.id ?? '' });
  const owner = short(mock.world.cpo);
  expect((await store.get({ module: 'sessions', owner, id: session?.id ?? '' }))?.value).toEqual(session);
  await keep(store, tokens.sender, token());
  const { data } = await behind.module(tokens.sender).authorize({ token_uid: 'TOKEN1' });
  expect(data.allowed).toBe('ALLOWED');
  const headers = mock.sent.at(-1)?.headers;
  expect(headers?.get('ocpi-from-party-id')).toBe(mock.world.cpo.party_id);
  expect(headers?.get('ocpi-to-party-id')).toBe('MSP');
});

test('a mock of a hub tells who is connected, and pushes what changes', async () => {
  const { mock, join, store } = atHub(EMSP);
  const hub = await join();
  const list = () => hub.module(hubclientinfo.sender).list().all();
  expect(await list()).toMatchObject([{ ...short(mock.world.cpo), role: 'CPO', status: 'CONNECTED' }]);
  await mock.hub?.suspend(mock.world.cpo);
  await mock.hub?.idle();
  expect(await list()).toMatchObject([{ status: 'SUSPENDED' }]);
  const told = await store.get({ module: 'hubclientinfo', owner: mock.world.cpo, id: 'CPO' });
  expect(told?.value).toMatchObject({ status: 'SUSPENDED' });
  const cpo = hub.to(mock.world.cpo).module(locations.sender).list().all();
  await expect(cpo).rejects.toMatchObject({ statusCode: 4003 });
});

test('a command through a mock of a hub has its result delivered through it', async () => {
  const { mock, app, store, join } = atHub(EMSP);
  const cpo = (await join()).to(mock.world.cpo);
  const calls = trackedCommands(cpo, commands, { store, self: app });
  const { response, result } = await calls.startSession({
    body: { token: token(), location_id: mock.world.locations[0]?.id ?? '' },
  });
  expect(response.data.result).toBe('ACCEPTED');
  expect(await result).toMatchObject({ state: 'result', result: { result: 'ACCEPTED' } });
  const sent = mock.sent.find(({ url }) => url.includes('/sender/commands/'));
  expect(sent?.headers.get('ocpi-from-party-id')).toBe(mock.world.cpo.party_id);
  mock.faults.set('commands.startSession:result-twice');
  mock.clear();
  await (await calls.startSession({ body: { token: token(), location_id: 'L' } })).result;
  const results = () => mock.sent.filter(({ url }) => url.includes('/sender/commands/'));
  await expect.poll(() => results().length).toBe(2);
});

test('the token that is registered already opens a mock of a hub, and gets results where it asks for them', async () => {
  const results: string[] = [];
  const mock = mockPlatform({
    url: MOCK,
    version: v2_2_1,
    role: 'HUB',
    locations: 2,
    client: {
      fetch: async (request) => {
        results.push(request.url);
        return Response.json({ status_code: 1000, timestamp: '2026-01-01T00:00:00Z' });
      },
    },
  });
  const hub = await connect({
    version: v2_2_1,
    versionsUrl: mock.versionsUrl,
    token: mock.token,
    from: mock.partner,
    fetch: mock.fetch,
    urls: { resolve: null },
  });
  const command = (response_url: string) =>
    hub
      .to(mock.world.cpo)
      .module(commands.receiver)
      .stopSession({ body: { response_url, session_id: mock.world.sessions[0]?.id ?? '' } });
  for (const url of ['http://127.0.0.1:8123/results/1', 'https://elsewhere.test/results/2']) {
    expect((await command(url)).data.result).toBe('ACCEPTED');
    await expect.poll(() => results).toContain(url);
  }
});

test('faults of pages are those of any mock, also where a hub goes on by its own links', async () => {
  const { mock, join } = atHub(EMSP, { locations: 6 });
  const hub = await join();
  const direct = hub.to(mock.world.cpo).module(locations.sender);
  const everybody = hub.broadcast().module(locations.sender);
  for (const list of [direct, everybody]) {
    for (const fault of ['oversized-page', 'one-item-pages', 'no-pages', 'relative-link']) {
      mock.faults.set(`locations.list:${fault}`);
      const all = await list.list({ limit: 2 }).all();
      expect([fault, all]).toEqual([fault, mock.world.locations]);
    }
    mock.faults.set('locations.list:2:http-500');
    mock.clear();
    expect(await list.list({ limit: 2 }).all()).toEqual(mock.world.locations);
    const statuses = mock.exchanges.map(({ httpStatus }) => httpStatus);
    expect(statuses).toEqual([200, 500, 200, 200]);
  }
});

test('a mock of a hub is as in the beginning after a reset', async () => {
  const { mock, join } = atHub(EMSP);
  const hub = await join();
  await hub.broadcast().module(tokens.receiver).putToken({ body: token(), token_uid: 'TOKEN1' });
  await mock.hub?.suspend(mock.world.cpo);
  await mock.reset();
  expect([await mock.objects(tokens).all(), mock.exchanges, mock.sent]).toEqual([[], [], []]);
  const list = hub.to(mock.world.cpo).module(locations.sender).list().all();
  await expect(list).rejects.toMatchObject({ httpStatus: 401 });
  const again = await connect({
    version: v2_2_1,
    versionsUrl: mock.versionsUrl,
    token: mock.token,
    from: EMSP,
    fetch: mock.fetch,
    urls: { resolve: null },
  });
  expect(await again.to(mock.world.cpo).module(locations.sender).list().all()).toEqual(mock.world.locations);
});

test('the other side of a CPO behind a mock of a hub is an eMSP, which authorizes as its world says', async () => {
  const { mock, join } = atHub(CPO);
  const hub = await join();
  expect(await mock.objects(tokens).all()).toEqual(mock.world.tokens);
  expect(await mock.objects(locations).all()).toEqual([]);
  expect(await hub.broadcast().module(tokens.sender).list().all()).toEqual(mock.world.tokens);
  const [first] = mock.world.tokens;
  const { data } = await hub
    .to(mock.world.emsp)
    .module(tokens.sender)
    .authorize({ token_uid: first?.uid ?? '', type: first?.type });
  expect(data.allowed).toBe(mock.world.standing[first?.uid ?? '']);
});

test('a mock of a hub converts between the versions that it speaks, 2.1.1 without routing headers included', async () => {
  const mock = mockPlatform({ url: MOCK, version: ['2.1.1', '2.2.1', '2.3.0'], role: 'HUB', locations: 4 });
  expect(mock.versionsUrl).toBe(`${MOCK}/cpo/versions`);
  const common = {
    versionsUrl: mock.versionsUrl,
    token: mock.token,
    from: mock.partner,
    fetch: mock.fetch,
    urls: { resolve: null },
  } as const;
  const ids = mock.world.locations.map(({ id }) => id);
  const newest = (await connect({ ...common, version: v2_3_0 })).to(mock.world.cpo);
  expect(await newest.module(locations_2_3_0.sender).list().all()).toEqual(mock.world.locations);
  const middle = (await connect({ ...common, version: v2_2_1 })).to(mock.world.cpo);
  expect((await middle.module(locations.sender).list().all()).map(({ id }) => id)).toEqual(ids);
  const oldest = await connect({ ...common, version: v2_1_1 });
  const listed = await oldest.module(locations_2_1_1.sender).list({ limit: 1 }).all();
  const published = mock.world.locations.filter((one) => 'publish' in one && one.publish);
  expect(listed.map(({ id }) => id)).toEqual(published.map(({ id }) => id));
});

test('a mock of a hub calls the code under test where it is told to, without a registration', async () => {
  const other = mockPlatform({ url: 'https://other.test/ocpi', version: v2_2_1, role: 'EMSP' });
  const mock = mockPlatform({
    url: MOCK,
    version: v2_2_1,
    role: 'HUB',
    callback: { versionsUrl: other.versionsUrl, token: other.token },
    client: { fetch: other.fetch },
  });
  const behind = await mock.client(v2_2_1);
  const body = samples_2_2_1.location({ overrides: short(mock.world.cpo) });
  await behind.module(locations.receiver).putLocation({ body, location_id: body.id });
  expect(await other.objects(locations).get(body.id)).toEqual(body);
});
