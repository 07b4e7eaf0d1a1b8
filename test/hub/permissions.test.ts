import { describe, expect, test } from 'vitest';
import { locations } from '../../src/contract/v2_2_1/index.js';
import { createHub } from '../../src/hub/index.js';
import { memoryPartners } from '../../src/partners/memory.js';
import { keep } from '../../src/store/keep.js';
import { memoryStore } from '../../src/store/memory.js';
import { location } from '../support/fixtures.js';
import { HUB, hubWorld, role, until } from './support.js';

const LOC = location({ country_code: 'NL', party_id: 'CPO' });

/** What an answer says, without what differs from request to request. */
const said = ({ status, body }: { status: number; body: object }) => {
  const { timestamp: _at, ...rest } = body as { timestamp?: string };
  return { status, ...rest };
};

describe('permissions', () => {
  test('a party that one may not reach is like one that there is not', async () => {
    const world = await hubWorld({
      permissions: [{ effect: 'deny', from: { parties: ['nl/msp'] }, to: { parties: ['NL*CPO'] } }],
    });
    const cpo = await world.join('cpo', [role('CPO', 'CPO')]);
    const emsp = await world.join('emsp', [role('EMSP', 'MSP')]);
    const other = await world.join('other', [role('EMSP', 'OTH')]);
    await keep(cpo.store, locations.sender, LOC);
    for (const [method, path] of [
      ['GET', '/sender/locations/LOC1'],
      ['GET', '/sender/locations'],
      ['GET', '/sender/tokens'],
      ['PUT', '/receiver/tokens/NL/MSP/T'],
    ] as const) {
      const body = method === 'PUT' ? { uid: 'T' } : undefined;
      const refused = await emsp.call(method, path, { from: 'MSP', to: 'CPO', body });
      const unknown = await emsp.call(method, path, { from: 'MSP', to: 'XXX', body });
      expect(said(refused)).toEqual(said(unknown));
      expect(refused.body.status_code).toBe(4001);
    }
    expect(cpo.arrived).toHaveLength(0);
    const allowed = await other.call('GET', '/sender/locations/LOC1', { from: 'OTH', to: 'CPO' });
    expect(allowed.body.status_code).toBe(1000);
  });

  test('go for broadcasts, lists of all, open routing and client infos as well', async () => {
    const world = await hubWorld({
      permissions: [
        { effect: 'deny', from: { roles: ['EMSP'] }, to: { parties: ['NL/SEC'] } },
        { effect: 'deny', from: { parties: ['NL/SEC'] }, to: { roles: ['EMSP'] } },
      ],
    });
    const emsp = await world.join('emsp', [role('EMSP', 'MSP')]);
    const secret = await world.join('secret', [role('CPO', 'SEC')]);
    const cpo = await world.join('cpo', [role('CPO', 'CPO')]);
    await keep(secret.store, locations.sender, { ...LOC, party_id: 'SEC', id: 'HIDDEN' });
    await keep(cpo.store, locations.sender, LOC);
    const body = { ...LOC, party_id: 'SEC', id: 'HIDDEN' };
    const pushed = await secret.call('PUT', '/receiver/locations/NL/SEC/HIDDEN', { to: 'HUB', body });
    expect(pushed.body.status_code).toBe(1000);
    await world.hub.idle();
    expect(emsp.arrived).toHaveLength(0);
    const all = await emsp.call('GET', '/sender/locations', { from: 'MSP', to: 'HUB' });
    expect((all.body.data as { id: string }[]).map(({ id }) => id)).toEqual(['LOC1']);
    const open = await emsp.call('GET', '/sender/locations/HIDDEN', { from: 'MSP' });
    expect(open.body.status_code).toBe(4001);
    const infos = await emsp.call('GET', '/sender/hubclientinfo');
    expect((infos.body.data as { party_id: string }[]).map(({ party_id }) => party_id)).toEqual(['CPO']);
    await until(() => emsp.told.some(({ path }) => path.includes('CPO')));
    expect(emsp.told.filter(({ path }) => path.includes('SEC'))).toEqual([]);
  });

  test('by module and interface let some messages pass', async () => {
    const world = await hubWorld({
      permissions: [
        { effect: 'allow', modules: ['tokens'], interface: 'SENDER', from: { roles: ['CPO'] } },
        { effect: 'deny', from: { roles: ['CPO'] } },
      ],
    });
    const cpo = await world.join('cpo', [role('CPO', 'CPO')]);
    await world.join('emsp', [role('EMSP', 'MSP')]);
    const tokens = await cpo.call('GET', '/sender/tokens', { from: 'CPO', to: 'MSP' });
    expect(tokens.body.status_code).toBe(1000);
    const push = await cpo.call('PUT', '/receiver/locations/NL/CPO/LOC1', { to: 'MSP', body: LOC });
    expect(push.body.status_code).toBe(4001);
  });

  test('that name no possible party are refused when the hub is made', () => {
    const options = { publicUrl: 'https://hub.test/ocpi', partners: memoryPartners(), store: memoryStore() };
    const permissions = [{ effect: 'deny', to: { parties: ['NOBODY AT ALL'] } }] as const;
    expect(() => createHub({ ...options, party: HUB, versions: [], permissions })).toThrow(TypeError);
  });
});
