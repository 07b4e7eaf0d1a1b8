import { describe, expect, test } from 'vitest';
import { locations } from '../../src/contract/v2_2_1/index.js';
import type { Undelivered } from '../../src/hub/index.js';
import { location } from '../support/fixtures.js';
import { hubWorld, legOf, role, until } from './support.js';

const LOC = location({ country_code: 'NL', party_id: 'CPO' });
const PATH = '/receiver/locations/NL/CPO/LOC1';

describe('a Broadcast Push', () => {
  test('reaches every party with an opposite role and the module, as coming from the hub', async () => {
    const world = await hubWorld();
    const cpo = await world.join('cpo', [role('CPO', 'CPO'), role('EMSP', 'CPO')]);
    const two = await world.join('two', [role('EMSP', 'ONE'), role('EMSP', 'TWO')]);
    const other = await world.join('other', [role('NSP', 'NSP')]);
    const rival = await world.join('rival', [role('CPO', 'CP2')]);
    const headers = { 'X-Request-ID': 'r-1', 'X-Correlation-ID': 'c-1' };
    const body = JSON.stringify({ ...LOC, unknown: 1 });
    const seen = await cpo.call('PUT', PATH, { from: 'CPO', to: 'HUB', headers, body });
    expect(seen).toMatchObject({ status: 200, body: { status_code: 1000 } });
    expect(legOf(seen.headers)).toBe('HUB>CPO');
    await world.hub.idle();
    expect(two.arrived.map(({ headers: h }) => legOf(h)).sort()).toEqual(['HUB>ONE', 'HUB>TWO']);
    for (const { method, path, body: sent, headers: h } of two.arrived) {
      expect({ method, path, sent }).toEqual({ method: 'PUT', path: PATH, sent: body });
      expect(h['x-correlation-id']).toBe('c-1');
      expect(h['x-request-id']).not.toBe('r-1');
    }
    expect(other.arrived).toHaveLength(1);
    expect(cpo.arrived).toHaveLength(0);
    expect(rival.arrived).toHaveLength(0);
  });

  test('is answered before the receivers are, and one that hangs delays no other', async () => {
    const world = await hubWorld({
      client: { timeout: 5000, urls: { allowHttp: true, allowPrivate: true } },
    });
    const cpo = await world.join('cpo', [role('CPO', 'CPO')]);
    const slow = await world.join('slow', [role('EMSP', 'SLW')]);
    const quick = await world.join('quick', [role('EMSP', 'QCK')]);
    slow.answer = () => 'hang';
    for (const city of ['A', 'B', 'C']) {
      const seen = await cpo.call('PUT', PATH, { from: 'CPO', to: 'HUB', body: { ...LOC, city } });
      expect(seen.body.status_code).toBe(1000);
    }
    await until(() => quick.arrived.length === 3);
    expect(quick.arrived.map(({ body }) => (JSON.parse(body) as typeof LOC).city)).toEqual(['A', 'B', 'C']);
    expect(slow.arrived).toHaveLength(1);
  });

  test('is tried again at a receiver that is down, in order, and given up after a time', async () => {
    const given: Undelivered[] = [];
    const world = await hubWorld({ onUndelivered: (one) => given.push(one) });
    const cpo = await world.join('cpo', [role('CPO', 'CPO')]);
    const emsp = await world.join('emsp', [role('EMSP', 'MSP')]);
    await emsp.stop();
    for (const city of ['A', 'B']) {
      await cpo.call('PUT', PATH, { from: 'CPO', to: 'HUB', body: { ...LOC, city } });
    }
    await world.hub.idle();
    await emsp.start();
    await world.hub.flush();
    await until(() => emsp.arrived.length === 2);
    expect(emsp.arrived.map(({ body }) => (JSON.parse(body) as typeof LOC).city)).toEqual(['A', 'B']);
    expect(given).toEqual([]);
  });

  test('that a receiver refuses is not tried again, and reported', async () => {
    const given: Undelivered[] = [];
    const world = await hubWorld({ onUndelivered: (one) => given.push(one) });
    const cpo = await world.join('cpo', [role('CPO', 'CPO')]);
    const emsp = await world.join('emsp', [role('EMSP', 'MSP')]);
    emsp.answer = () => ({ body: { status_code: 2001, timestamp: '2026-01-01T00:00:00Z' } });
    await cpo.call('PUT', PATH, { from: 'CPO', to: 'HUB', body: LOC });
    await world.hub.idle();
    expect(emsp.arrived).toHaveLength(1);
    expect(given).toMatchObject([
      { partner: 'emsp', reason: 'refused', operation: 'locations RECEIVER putLocation' },
    ]);
  });

  test('works with the client', async () => {
    const world = await hubWorld();
    const cpo = await world.join('cpo', [role('CPO', 'CPO')]);
    const emsp = await world.join('emsp', [role('EMSP', 'MSP')], { version: '2.3.0' });
    await cpo.hub.broadcast().module(locations.receiver).putLocation({ location_id: 'LOC1', body: LOC });
    await world.hub.idle();
    expect(emsp.arrived[0]).toMatchObject({ method: 'PUT', path: PATH });
  });
});
