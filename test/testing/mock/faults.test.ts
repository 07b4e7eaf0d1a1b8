import { expect, test } from 'vitest';
import { connect } from '../../../src/client/connect.js';
import { commands } from '../../../src/contract/v2_2_1/commands.js';
import { locations } from '../../../src/contract/v2_2_1/locations.js';
import { v2_2_1 } from '../../../src/contract/v2_2_1/version.js';
import { trackedCommands } from '../../../src/store/commands.js';
import { mockPlatform } from '../../../src/testing/mock/platform.js';
import { samples_2_2_1 } from '../../../src/testing/v2_2_1/samples.js';
import { EMSP } from '../../support/fixtures.js';
import { mockServer } from '../../support/mock-server.js';
import { MOCK, scene } from './code-under-test.js';

const partnerOf = (mock: ReturnType<typeof mockPlatform<'2.2.1'>>) =>
  connect({
    version: v2_2_1,
    versionsUrl: mock.versionsUrl,
    token: mock.token,
    fetch: mock.fetch,
    urls: { resolve: null },
    retry: { limit: 0 },
  });

test('faults can be exchanged while the mock runs, and those of the beginning come back with a reset', async () => {
  const mock = mockPlatform({
    url: MOCK,
    version: '2.2.1',
    role: 'CPO',
    locations: 1,
    faults: ['locations.list:1:http-500'],
  });
  const partner = await partnerOf(mock);
  const list = () => partner.module(locations.sender).list().all();
  await expect(list()).rejects.toMatchObject({ httpStatus: 500 });
  expect(await list()).toHaveLength(1);
  mock.faults.set({ module: 'locations', fault: { kind: 'ocpi', statusCode: 3000 } });
  await expect(list()).rejects.toMatchObject({ statusCode: 3000 });
  mock.faults.set();
  expect(await list()).toHaveLength(1);
  await mock.reset();
  await expect(list()).rejects.toMatchObject({ httpStatus: 500 });
});

test('what was received is told by its operation, however the answer was spoilt', async () => {
  const mock = mockPlatform({ url: MOCK, version: '2.2.1', role: 'CPO' });
  const partner = await partnerOf(mock);
  for (const fault of ['connection-error', 'html', 'wrong-ids', 'token-refused', 'truncated-json']) {
    mock.clear();
    mock.faults.set(`locations.list:${fault}`);
    await partner
      .module(locations.sender)
      .list({ limit: 3 })
      .all()
      .catch(() => undefined);
    const { url } = mock.expectReceived(locations.sender, 'list');
    expect([fault, new URL(url).searchParams.get('limit')]).toEqual([fault, '3']);
  }
  mock.faults.set('locations.list:connection-error');
  mock.clear();
  await expect(partner.module(locations.sender).list().all()).rejects.toMatchObject({ failure: 'network' });
  expect(mock.expectReceived(locations.sender, 'list')).toMatchObject({
    httpStatus: undefined,
    data: undefined,
  });
});

test('a request that comes later can be waited for', async () => {
  const mock = mockPlatform({ url: MOCK, version: '2.2.1', role: 'CPO' });
  const waiting = mock.waitForReceived(locations.sender, 'list');
  const partner = await partnerOf(mock);
  await partner.module(locations.sender).list({ limit: 2 }).all();
  expect((await waiting).data).toHaveLength(2);
  await expect(mock.waitForReceived(locations.receiver, 'putLocation', { timeout: 20 })).rejects.toThrow(
    /has not received/,
  );
});

test.each([
  ['commands.startSession:result-never', 0],
  ['commands:result-twice', 2],
  ['commands:result-late-50', 1],
  ['commands.stopSession:result-never', 1],
])('%s: the result is sent so many times: %i', async (fault, times) => {
  const { mock, app, store, join } = scene(EMSP, {
    version: '2.2.1',
    role: 'CPO',
    locations: 1,
    partner: EMSP,
    faults: [fault],
  });
  const partner = await join();
  const { startSession } = trackedCommands(partner, commands, { store, self: app });
  const token = samples_2_2_1.token({ overrides: { country_code: 'DE', party_id: 'MSP' } });
  await startSession({ body: { token, location_id: mock.world.locations[0]?.id ?? '' } });
  const posted = () => mock.sent.filter(({ method }) => method === 'POST').length;
  await expect.poll(posted, { timeout: 500 }).toBe(times);
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(posted()).toBe(times);
});

test('a dialect is spoken from the first request on', async () => {
  const mock = mockPlatform({ url: MOCK, version: '2.2.1', role: 'CPO', dialect: 'enapi', locations: 1 });
  const ask = (token: string) =>
    mock.fetch(new Request(mock.versionsUrl, { headers: { Authorization: `Token ${token}` } }));
  expect((await ask(btoa(mock.token))).status).toBe(401);
  expect((await ask(mock.token)).status).toBe(200);
  expect(() => mockPlatform({ url: MOCK, version: '2.2.1', role: 'CPO', dialect: 'klingon' })).toThrow(
    /klingon/,
  );
});

test('an answer that breaks off has come by half, without a network and over a socket', async () => {
  const mock = await mockServer({ locations: 5, faults: ['locations.list:broken-body'] });
  const url = `${mock.url}/2.2.1/sender/locations`;
  const headers = { Authorization: `Token ${btoa(mock.token)}` };
  const whole = JSON.stringify(mock.world.locations).length;
  for (const ask of [mock.fetch, fetch]) {
    const response = await ask(new Request(url, { headers }));
    const reader = response.body?.getReader();
    let bytes = 0;
    const read = async (): Promise<void> => {
      for (let part = await reader?.read(); part && !part.done; part = await reader?.read())
        bytes += part.value.length;
    };
    await expect(read()).rejects.toThrow();
    expect(bytes).toBeGreaterThan(whole * 0.4);
    expect(bytes).toBeLessThan(whole * 0.6);
  }
  expect(mock.exchanges.map(({ httpStatus, statusCode }) => [httpStatus, statusCode])).toEqual([
    [200, undefined],
    [200, undefined],
  ]);
});
