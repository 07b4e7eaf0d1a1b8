import { describe, expect, test } from 'vitest';
import {
  locations as locations_2_1_1,
  modules as modules_2_1_1,
  tokens as tokens_2_1_1,
} from '../../src/contract/v2_1_1/index.js';
import { modules as modules_2_2_1 } from '../../src/contract/v2_2_1/index.js';
import { locations as locations_2_3_0, modules as modules_2_3_0 } from '../../src/contract/v2_3_0/index.js';
import type { Loss } from '../../src/convert/loss.js';
import type { Schema } from '../../src/core/kind.js';
import { read } from '../../src/core/read.js';
import type { HubOptions } from '../../src/hub/index.js';
import { keep } from '../../src/store/keep.js';
import { samples_2_1_1 } from '../../src/testing/v2_1_1/samples.js';
import { samples_2_3_0 } from '../../src/testing/v2_3_0/samples.js';
import { hubWorld, role } from './support.js';

const SUCCESS = { status_code: 1000, timestamp: '2026-01-01T00:00:00Z' };

/** An eMSP on 2.3.0 and a CPO on 2.1.1. */
async function pair(options: Partial<HubOptions> = {}) {
  const world = await hubWorld(options);
  const emsp = await world.join('emsp', [role('EMSP', 'MSP')], { version: '2.3.0' });
  const cpo = await world.join('cpo', [role('CPO', 'CPO')], { version: '2.1.1', scope: 'emsp' });
  await world.hub.idle();
  return { world, cpo, emsp };
}

const old = { ...(samples_2_1_1.location({ seed: 1 }) as object), id: 'LOC1' } as ReturnType<
  typeof samples_2_1_1.location
>;
const CPO = { country_code: 'NL', party_id: 'CPO' };

describe('between an eMSP of 2.3.0 and a CPO of 2.1.1', () => {
  test('the hub names the CPO in its credentials of 2.3.0, and itself as the hub', async () => {
    const { emsp } = await pair();
    const { body } = await emsp.call('GET', '/credentials');
    expect(body.data).toMatchObject({ hub_party_id: 'NLHUB', roles: [{ role: 'CPO', party_id: 'CPO' }] });
  });

  test('objects and lists come in the version of the one who asks', async () => {
    const { cpo, emsp } = await pair();
    await keep(cpo.store, locations_2_1_1.sender, old, CPO);
    const one = await emsp.hub.to(CPO).module(locations_2_3_0.sender).getLocation({ location_id: 'LOC1' });
    expect(one.data).toMatchObject({ id: 'LOC1', country_code: 'NL', party_id: 'CPO' });
    expect(one.issues).toEqual([]);
    const list = await emsp.hub.to(CPO).module(locations_2_3_0.sender).list().all();
    expect(list).toEqual([one.data]);
    const all = await emsp.hub.broadcast().module(locations_2_3_0.sender).list().all();
    expect(all).toEqual([one.data]);
  });

  test('a push of 2.1.1, which names no receiver, reaches everybody it is for', async () => {
    const { world, cpo, emsp } = await pair();
    const put = await cpo.call('PUT', '/locations/NL/CPO/LOC1', { body: old });
    expect(put.body.status_code).toBe(1000);
    await world.hub.idle();
    expect(emsp.arrived).toMatchObject([{ method: 'PUT', path: '/receiver/locations/NL/CPO/LOC1' }]);
    expect(JSON.parse(emsp.arrived[0]?.body ?? '{}')).toMatchObject({ country_code: 'NL', party_id: 'CPO' });
    const kept = await emsp.store.get({ module: 'locations', owner: CPO, id: 'LOC1' });
    expect(kept?.version).toBe('2.3.0');
  });

  test('a list of 2.1.1, which names no receiver, has the objects of everybody, and losses are told', async () => {
    const losses: Loss[] = [];
    const { cpo, emsp } = await pair({ bridging: { onLosses: (found) => losses.push(...found) } });
    const token = { ...(samples_2_3_0.token({ seed: 1 }) as object), country_code: 'NL', party_id: 'MSP' };
    await emsp.store.update(
      { module: 'tokens', owner: { country_code: 'NL', party_id: 'MSP' }, id: ['T', 'RFID'] },
      () => ({
        version: '2.3.0',
        value: token,
      }),
    );
    const found = await cpo.hub.module(modules_2_1_1.tokens.sender).list().all();
    expect(found).toHaveLength(1);
    expect(losses.length).toBeGreaterThan(0);
  });

  test('a command and its result go both ways', async () => {
    const { world, cpo, emsp } = await pair();
    cpo.answer = () => ({ body: { ...SUCCESS, data: { result: 'ACCEPTED' } } });
    const response_url = `${emsp.origin}/result`;
    const body = { response_url, location_id: 'LOC1', evse_uid: 'E', connector_id: '1' };
    const path = '/receiver/commands/UNLOCK_CONNECTOR';
    const seen = await emsp.call('POST', path, { from: 'MSP', to: 'CPO', body });
    expect(seen.body).toMatchObject({ status_code: 1000, data: { result: 'ACCEPTED', timeout: 30 } });
    const { response_url: own = '' } = JSON.parse(cpo.arrived[0]?.body ?? '{}') as { response_url?: string };
    expect(own).toContain(`${world.origin}/ocpi/emsp/2.1.1/commands/UNLOCK_CONNECTOR/`);
    emsp.answer = () => ({ body: SUCCESS });
    const posted = await cpo.call('POST', own, { body: { result: 'ACCEPTED' } });
    expect(posted.body.status_code).toBe(1000);
    expect(JSON.parse(emsp.arrived[0]?.body ?? '{}')).toEqual({ result: 'ACCEPTED' });
  });

  test('a Session of 2.1.1 goes to the eMSP whose Token the hub has seen', async () => {
    const { world, cpo, emsp } = await pair();
    const other = await world.join('other', [role('EMSP', 'OTH')]);
    const token = {
      ...samples_2_3_0.token({ seed: 1 }),
      ...{ country_code: 'NL', party_id: 'MSP', uid: 'T1', type: 'RFID', contract_id: 'NL-MSP-C1' },
    };
    const path = '/receiver/tokens/NL/MSP/T1';
    const told = await emsp.call('PUT', path, { from: 'MSP', to: 'HUB', body: token });
    expect(told.body.status_code).toBe(1000);
    await world.hub.idle();
    expect(cpo.arrived).toMatchObject([{ method: 'PUT', path: '/tokens/NL/MSP/T1' }]);
    const body = { ...samples_2_1_1.session({ seed: 1 }), id: 'S1', auth_id: 'NL-MSP-C1' };
    const put = await cpo.call('PUT', '/sessions/NL/CPO/S1', { body });
    expect(put.body).toMatchObject({ status_code: 1000 });
    const sent = JSON.parse(emsp.arrived.at(-1)?.body ?? '{}') as object;
    expect(sent).toMatchObject({ id: 'S1', cdr_token: { country_code: 'NL', party_id: 'MSP' } });
    expect(other.arrived).toEqual([]);
    const unknown = await cpo.call('PUT', '/sessions/NL/CPO/S2', {
      body: { ...body, id: 'S2', auth_id: 'X' },
    });
    expect(unknown.body.status_code).toBe(4001);
  });

  test('a change of 2.1.1 is a change in 2.3.0, and one that cannot be put so is put whole', async () => {
    const { world, cpo, emsp } = await pair();
    await cpo.call('PUT', '/locations/NL/CPO/LOC1', { body: old });
    const last_updated = '2030-01-01T00:00:00Z';
    await cpo.call('PATCH', '/locations/NL/CPO/LOC1', { body: { name: 'New', last_updated } });
    await world.hub.idle();
    const kept = await emsp.store.get({ module: 'locations', owner: CPO, id: 'LOC1' });
    expect(kept).toMatchObject({ version: '2.3.0', value: { name: 'New', last_updated } });
    await cpo.call('PATCH', '/locations/NL/CPO/LOC1', { body: { type: 'PARKING_GARAGE', last_updated } });
    await world.hub.idle();
    expect(emsp.arrived.at(-1)?.method).toMatch(/^P(ATCH|UT)$/);
    const after = await emsp.store.get({ module: 'locations', owner: CPO, id: 'LOC1' });
    expect(after).toMatchObject({ value: { parking_type: 'PARKING_GARAGE' } });
  });

  test('a Session of 2.3.0 reaches an eMSP of 2.1.1, which has the Location inside', async () => {
    const world = await hubWorld();
    const cpo = await world.join('cpo', [role('CPO', 'CPO')], { version: '2.3.0' });
    const emsp = await world.join('emsp', [role('EMSP', 'MSP')], { version: '2.1.1', scope: 'cpo' });
    const place = { ...samples_2_3_0.location({ seed: 1 }), ...CPO, id: 'LOC1' };
    await keep(cpo.store, locations_2_3_0.sender, place);
    const session = {
      ...samples_2_3_0.session({ seed: 1 }),
      ...{ ...CPO, id: 'S1', location_id: 'LOC1' },
      cdr_token: { country_code: 'NL', party_id: 'MSP', uid: 'T', type: 'RFID', contract_id: 'C' },
    };
    const put = await cpo.call('PUT', '/receiver/sessions/NL/CPO/S1', { from: 'CPO', body: session });
    expect(put.body).toMatchObject({ status_code: 1000 });
    const sent = JSON.parse(emsp.arrived[0]?.body ?? '{}') as { location?: { id: string } };
    expect(sent).toMatchObject({ id: 'S1', location: { id: 'LOC1' } });
  });

  test('what cannot be given in the version of the one who asks costs nothing else, and is told', async () => {
    const losses: Loss[] = [];
    const world = await hubWorld({ bridging: { onLosses: (found) => losses.push(...found) } });
    const cpo = await world.join('cpo', [role('CPO', 'CPO')], { version: '2.3.0' });
    const emsp = await world.join('emsp', [role('EMSP', 'MSP')], { version: '2.1.1', scope: 'cpo' });
    const place = { ...samples_2_3_0.location({ seed: 1 }), ...CPO, id: 'LOC1', publish: true };
    await keep(cpo.store, locations_2_3_0.sender, place);
    await keep(cpo.store, locations_2_3_0.sender, { ...place, id: 'HIDDEN', publish: false });
    const cdr_token = {
      country_code: 'NL',
      party_id: 'MSP',
      uid: 'T',
      type: 'RFID',
      contract_id: 'C',
    } as const;
    for (const [id, location_id] of [
      ['S1', 'LOC1'],
      ['S2', 'NOWHERE'],
    ] as const) {
      const session = { ...samples_2_3_0.session({ seed: 1 }), ...CPO, id, location_id, cdr_token };
      await keep(cpo.store, modules_2_3_0.sessions.sender, session);
    }
    const listed = await emsp.hub
      .module(modules_2_1_1.sessions.sender)
      .list({ date_from: '2000-01-01T00:00:00Z' })
      .all();
    expect(listed.map(({ id }) => id)).toEqual(['S1']);
    expect(losses.some(({ reason }) => reason.includes('does not say'))).toBe(true);
    const secret = { ...place, id: 'HIDDEN', publish: false };
    await cpo.call('PUT', '/receiver/locations/NL/CPO/HIDDEN', { from: 'CPO', to: 'HUB', body: secret });
    const hidden = emsp.hub.module(locations_2_1_1.sender).getLocation({ location_id: 'HIDDEN' });
    await expect(hidden).rejects.toMatchObject({ httpStatus: 404, statusCode: 2003 });
  });

  test('what the other version does not have is told by the hub', async () => {
    const { emsp } = await pair();
    const path = '/receiver/chargingprofiles/S1';
    const body = { response_url: `${emsp.origin}/x`, charging_profile: { charging_rate_unit: 'A' } };
    const seen = await emsp.call('PUT', path, { from: 'MSP', to: 'CPO', body });
    expect(seen.body.status_code).toBe(4000);
  });
});

describe('an authorization', () => {
  test.each(['2.2.1', '2.3.0'] as const)(
    'of an eMSP of 2.1.1 for a CPO of %s has the Token that was asked about, and what was made up is told',
    async (version) => {
      const losses: Loss[] = [];
      const world = await hubWorld({ bridging: { onLosses: (found) => losses.push(...found) } });
      const emsp = await world.join('emsp', [role('EMSP', 'MSP')], {
        version: '2.1.1',
        scope: 'cpo',
        behaviour: { authorize: () => 'ALLOWED' },
      });
      const cpo = await world.join('cpo', [role('CPO', 'CPO')], { version });
      const token = {
        ...(samples_2_1_1.token({ seed: 1 }) as object),
        uid: 'UID1',
        type: 'RFID',
      } as ReturnType<typeof samples_2_1_1.token>;
      await keep(emsp.store, tokens_2_1_1.sender, token, { country_code: 'NL', party_id: 'MSP' });
      const path = '/sender/tokens/UID1/authorize';
      const seen = await cpo.call('POST', path, { from: 'CPO', to: 'MSP', body: { location_id: 'LOC1' } });
      expect(seen).toMatchObject({ status: 200, body: { status_code: 1000 } });
      expect(seen.body.data).toMatchObject({
        allowed: 'ALLOWED',
        token: { country_code: 'NL', party_id: 'MSP', uid: 'UID1', valid: true },
      });
      const { tokens } = version === '2.2.1' ? modules_2_2_1 : modules_2_3_0;
      const { data } = tokens.sender.operations.authorize;
      expect(data && read(data as Schema, seen.body.data, { mode: 'strict' }).issues).toEqual([]);
      expect(losses.map(({ pointer }) => pointer)).toContain('/token');
    },
  );
});

describe('a party of 2.1.1 that is a CPO and an eMSP', () => {
  test('registers with both roles of the hub, each time in another role; with neither does anybody else', async () => {
    const world = await hubWorld();
    await world.join('as-cpo', [role('CPO', 'TWO')], { version: '2.1.1', scope: 'emsp' });
    await world.join('as-emsp', [role('EMSP', 'TWO')], { version: '2.1.1', scope: 'cpo' });
    const clients = await world.hub.clients();
    expect(clients.map((one) => `${one.role} ${one.party_id} ${one.status}`).sort()).toEqual([
      'CPO TWO CONNECTED',
      'EMSP TWO CONNECTED',
    ]);
    const rival = world.join('rival', [role('EMSP', 'TWO')], { version: '2.1.1', scope: 'cpo' });
    await expect(rival).rejects.toThrow(/is registered by another platform/);
  });
});
