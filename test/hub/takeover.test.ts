import { describe, expect, test } from 'vitest';
import { INSECURE_URLS } from '../../src/core/url-policy.js';
import { createHub } from '../../src/hub/index.js';
import { memoryStore } from '../../src/store/memory.js';
import type { Store } from '../../src/store/store.js';
import { location } from '../support/fixtures.js';
import { HUB, hubWorld, role, SPOKEN, until } from './support.js';

const PATH = '/receiver/locations/NL/CPO/LOC1';
const LOC = location({ country_code: 'NL', party_id: 'CPO' });
const LEASE = 150;

/** A store that a process sees as long as it lives. */
function mortal(store: Store) {
  let isDead = false;
  const alive = async <T>(work: () => Promise<T>): Promise<T> => {
    if (isDead) throw new Error('This process is dead.');
    return work();
  };
  const { state } = store;
  return {
    die() {
      isDead = true;
    },
    alive,
    store: {
      ...store,
      state: {
        get: (collection: string, id: string) => alive(() => state.get(collection, id)),
        update: (collection: string, id: string, change: Parameters<typeof state.update>[2]) =>
          alive(() => state.update(collection, id, change)),
        list: (collection: string, query?: Parameters<typeof state.list>[1]) =>
          alive(() => state.list(collection, query)),
        purge: () => alive(() => state.purge()),
      },
    } satisfies Store,
  };
}

describe('two processes of a hub with one store', () => {
  test('lose nothing that was acknowledged when one of them dies, and keep the order', async () => {
    const store = memoryStore();
    const first = mortal(store);
    const world = await hubWorld({
      store: first.store,
      lease: LEASE,
      client: { urls: INSECURE_URLS, fetch: (request) => first.alive(() => fetch(request)) },
    });
    const cpo = await world.join('cpo', [role('CPO', 'CPO')]);
    const emsp = await world.join('emsp', [role('EMSP', 'MSP')]);
    const up = await world.join('up', [role('EMSP', 'UPP')]);
    await world.hub.idle();
    await emsp.stop();
    for (const city of ['A', 'B', 'C']) {
      const seen = await cpo.call('PUT', PATH, { from: 'CPO', to: 'HUB', body: { ...LOC, city } });
      expect(seen.body.status_code).toBe(1000);
    }
    await until(() => up.arrived.length === 3);
    first.die();
    await emsp.start();
    const second = createHub({
      publicUrl: `${world.origin}/ocpi`,
      partners: world.hub.partners,
      store,
      party: HUB,
      versions: Object.values(SPOKEN),
      urls: INSECURE_URLS,
      client: { urls: INSECURE_URLS },
      lease: LEASE,
    });
    await second.resume();
    await until(() => emsp.arrived.length === 3);
    expect(emsp.arrived.map(({ body }) => (JSON.parse(body) as typeof LOC).city)).toEqual(['A', 'B', 'C']);
    await second.idle();
    await until(async () => (await store.state.list('hub-outbox')).length === 0);
    await second.close();
  });

  test('see each other’s registrations at once', async () => {
    const world = await hubWorld();
    const options = { publicUrl: `${world.origin}/ocpi`, store: world.store, party: HUB };
    const versions = Object.values(SPOKEN);
    const second = createHub({ ...options, partners: world.hub.partners, versions, urls: INSECURE_URLS });
    expect(await second.clients()).toEqual([]);
    await world.join('cpo', [role('CPO', 'CPO')]);
    expect(await second.clients()).toMatchObject([{ party_id: 'CPO', status: 'CONNECTED' }]);
    await second.close();
  });
});
