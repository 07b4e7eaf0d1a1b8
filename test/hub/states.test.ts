import { describe, expect, test } from 'vitest';
import { hubclientinfo } from '../../src/contract/v2_2_1/index.js';
import { INSECURE_URLS } from '../../src/core/url-policy.js';
import { location } from '../support/fixtures.js';
import { hubWorld, role, type Station, until } from './support.js';

const PATH = '/sender/locations/LOC1';
const DIRECT = { from: 'MSP', to: 'CPO' } as const;

async function pair(options: Parameters<typeof hubWorld>[0] = {}) {
  const world = await hubWorld(options);
  const emsp = await world.join('emsp', [role('EMSP', 'MSP')]);
  const cpo = await world.join('cpo', [role('CPO', 'CPO')]);
  await world.hub.idle();
  return { world, cpo, emsp };
}

/** What a platform was told, in its order: `CPO CONNECTED`. */
const told = (station: Station): string[] =>
  station.told
    .filter(({ method }) => method === 'PUT')
    .map(({ body }) => JSON.parse(body) as { party_id: string; status: string })
    .map(({ party_id, status }) => `${party_id} ${status}`);

describe('a forwarded request', () => {
  test('that is not answered in time is 4002', async () => {
    const { cpo, emsp } = await pair({ client: { timeout: 500, urls: INSECURE_URLS } });
    cpo.answer = () => 'hang';
    expect(await emsp.call('GET', PATH, DIRECT)).toMatchObject({ status: 200, body: { status_code: 4002 } });
  });

  test('that cannot be delivered is 4003, also when the receiver does not know the hub any more', async () => {
    const { cpo, emsp } = await pair();
    cpo.answer = () => ({ status: 401, body: { status_code: 2001 } });
    expect(await emsp.call('GET', PATH, DIRECT)).toMatchObject({ status: 200, body: { status_code: 4003 } });
    await cpo.stop();
    expect(await emsp.call('GET', PATH, DIRECT)).toMatchObject({ status: 200, body: { status_code: 4003 } });
  });

  test('with an answer that is no OCPI is 4000', async () => {
    const { cpo, emsp } = await pair();
    cpo.answer = () => ({ status: 502, body: '<html>' });
    expect(await emsp.call('GET', PATH, DIRECT)).toMatchObject({ status: 200, body: { status_code: 4000 } });
  });

  test('brings back the statuses of the receiver as they are', async () => {
    const { cpo, emsp } = await pair();
    for (const [status, status_code] of [
      [404, 2003],
      [200, 2002],
      [200, 3001],
      [405, 2000],
    ] as const) {
      cpo.answer = () => ({ status, body: { status_code, status_message: 'So it is', timestamp: 'x' } });
      expect(await emsp.call('GET', PATH, DIRECT)).toMatchObject({
        status,
        body: { status_code, status_message: 'So it is' },
      });
    }
  });
});

describe('hub client info', () => {
  test('tells others of everybody who registers, leaves, goes and comes back', async () => {
    const { world, cpo, emsp } = await pair();
    await until(() => told(emsp).includes('CPO CONNECTED'));
    await cpo.stop();
    await emsp.call('GET', PATH, DIRECT);
    await until(() => told(emsp).includes('CPO OFFLINE'));
    await cpo.start();
    await world.hub.check();
    await until(() => told(emsp).at(-1) === 'CPO CONNECTED');
    expect(told(emsp)).toEqual(['CPO CONNECTED', 'CPO OFFLINE', 'CPO CONNECTED']);
    const list = await emsp.hub.module(hubclientinfo.sender).list().all();
    expect(list).toMatchObject([{ party_id: 'CPO', role: 'CPO', status: 'CONNECTED' }]);
    await cpo.call('DELETE', '/credentials');
    await until(() => told(emsp).at(-1) === 'CPO SUSPENDED');
    expect(await emsp.call('GET', PATH, DIRECT)).toMatchObject({ body: { status_code: 4003 } });
  });

  test('has parties that are planned, and those that the operator suspends and reinstates', async () => {
    const { world, cpo, emsp } = await pair();
    await world.hub.plan({ country_code: 'NL', party_id: 'NEW', role: 'CPO' });
    await until(() => told(emsp).includes('NEW PLANNED'));
    const planned = await emsp.call('GET', PATH, { from: 'MSP', to: 'NEW' });
    expect(planned.body.status_code).toBe(4003);
    await world.join('new', [role('CPO', 'NEW')]);
    await until(() => told(emsp).at(-1) === 'NEW CONNECTED');
    const party = { country_code: 'nl', party_id: 'cpo' };
    await world.hub.suspend(party);
    await until(() => told(emsp).at(-1) === 'CPO SUSPENDED');
    expect((await emsp.call('GET', PATH, DIRECT)).body.status_code).toBe(4003);
    const push = await cpo.call('PUT', '/receiver/locations/NL/CPO/LOC1', {
      to: 'HUB',
      body: location({ party_id: 'CPO' }),
    });
    expect(push.body.status_code).toBe(4000);
    await world.hub.reinstate(party);
    await until(() => told(emsp).at(-1) === 'CPO CONNECTED');
    expect((await emsp.call('GET', PATH, DIRECT)).body.status_code).toBe(2003);
  });

  test('finds out by the heart-beat who is gone', async () => {
    const { world, cpo, emsp } = await pair({ heartbeat: 100 });
    await world.hub.resume();
    await cpo.stop();
    await until(() => told(emsp).at(-1) === 'CPO OFFLINE');
    await cpo.start();
    await until(() => told(emsp).at(-1) === 'CPO CONNECTED');
    await world.hub.close();
  });
});
