import { describe, expect, test } from 'vitest';
import { locations } from '../../src/contract/v2_2_1/index.js';
import { keep } from '../../src/store/keep.js';
import { location } from '../support/fixtures.js';
import { hubWorld, legOf, role } from './support.js';

const LOC = location({ country_code: 'NL', party_id: 'CPO' });

describe('a message', () => {
  test('between two parties of one platform may go through the hub', async () => {
    const world = await hubWorld();
    const both = await world.join('both', [role('CPO', 'CPO'), role('EMSP', 'MSP')]);
    await keep(both.store, locations.sender, LOC);
    const seen = await both.call('GET', '/sender/locations/LOC1', { from: 'MSP', to: 'CPO' });
    expect(seen.body.status_code).toBe(1000);
    expect(both.arrived.map(({ headers }) => legOf(headers))).toEqual(['MSP>CPO']);
    const self = await both.call('GET', '/sender/locations/LOC1', { from: 'CPO', to: 'CPO' });
    expect(self.body.status_code).toBe(4001);
  });

  test('to everybody does not come back to the platform that it came from', async () => {
    const world = await hubWorld();
    const both = await world.join('both', [role('CPO', 'CPO'), role('EMSP', 'MSP')]);
    const seen = await both.call('PUT', '/receiver/locations/NL/CPO/LOC1', {
      from: 'CPO',
      to: 'HUB',
      body: LOC,
    });
    expect(seen.body.status_code).toBe(1000);
    await world.hub.idle();
    expect(both.arrived).toEqual([]);
  });

  test('of another hub passes for parties behind it alone, and is not broadcast to other hubs', async () => {
    const world = await hubWorld();
    const other = await world.join('other', [role('HUB', 'HB2')], { isHub: true });
    const third = await world.join('third', [role('HUB', 'HB3')], { isHub: true });
    const cpo = await world.join('cpo', [role('CPO', 'CPO')]);
    const emsp = await world.join('emsp', [role('EMSP', 'MSP')]);
    await keep(cpo.store, locations.sender, LOC);
    const path = '/sender/locations/LOC1';
    const behind = await other.call('GET', path, { from: 'DE/FAR', to: 'CPO' });
    expect(behind.body.status_code).toBe(1000);
    for (const from of ['MSP', 'HUB']) {
      expect((await other.call('GET', path, { from, to: 'CPO' })).body.status_code).toBe(2001);
    }
    await cpo.call('PUT', '/receiver/locations/NL/CPO/LOC1', { from: 'CPO', to: 'HUB', body: LOC });
    await world.hub.idle();
    expect(emsp.arrived).toHaveLength(1);
    expect([...other.arrived, ...third.arrived]).toEqual([]);
  });

  test('of a platform that calls itself a hub uninvited passes for its own parties only', async () => {
    const world = await hubWorld();
    const fake = await world.join('fake', [role('HUB', 'FAK')]);
    const cpo = await world.join('cpo', [role('CPO', 'CPO')]);
    const seen = await fake.call('GET', '/sender/locations/LOC1', { from: 'DE/FAR', to: 'CPO' });
    expect(seen.body.status_code).toBe(2001);
    expect(cpo.arrived).toEqual([]);
  });
});
