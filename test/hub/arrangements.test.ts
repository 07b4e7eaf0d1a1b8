import { describe, expect, test } from 'vitest';
import { locations, sessions, tokens } from '../../src/contract/v2_2_1/index.js';
import { keep } from '../../src/store/keep.js';
import { samples_2_2_1 } from '../../src/testing/v2_2_1/samples.js';
import { location, token } from '../support/fixtures.js';
import { type CallOptions, hubWorld, legOf, role } from './support.js';

const LOC = location({ country_code: 'NL', party_id: 'CPO' });

async function trio() {
  const world = await hubWorld();
  const cpo = await world.join('cpo', [role('CPO', 'CPO')]);
  const cp2 = await world.join('cp2', [role('CPO', 'CP2')]);
  const emsp = await world.join('emsp', [role('EMSP', 'MSP')]);
  return { world, cpo, cp2, emsp };
}

describe('an Open Routing Request', () => {
  test('finds the owner of a Location that was pushed through the hub', async () => {
    const { world, cpo, emsp } = await trio();
    await keep(cpo.store, locations.sender, LOC);
    await cpo.call('PUT', '/receiver/locations/NL/CPO/LOC1', { from: 'CPO', to: 'HUB', body: LOC });
    await world.hub.idle();
    const seen = await emsp.call('GET', '/sender/locations/loc1', { from: 'MSP' });
    expect(seen.body).toMatchObject({ status_code: 1000, data: { id: 'LOC1' } });
    expect(legOf(seen.headers)).toBe('CPO>MSP');
    expect(legOf(cpo.arrived.at(-1)?.headers ?? {})).toBe('MSP>CPO');
  });

  test('takes a Token for authorization to the eMSP that it is known of', async () => {
    const { world, cpo, cp2, emsp } = await trio();
    const own = token({ country_code: 'NL', party_id: 'MSP' });
    await keep(emsp.store, tokens.sender, own);
    await emsp.call('PUT', '/receiver/tokens/NL/MSP/TOKEN1', { from: 'MSP', body: own });
    await world.hub.idle();
    expect(cp2.arrived).toHaveLength(1);
    const seen = await cpo.call('POST', '/sender/tokens/TOKEN1/authorize', { from: 'CPO' });
    expect(seen.body).toMatchObject({ status_code: 1000, data: { allowed: 'ALLOWED' } });
    const unknown = await cpo.call('POST', '/sender/tokens/NOBODY/authorize', { from: 'CPO' });
    expect(unknown).toMatchObject({ status: 200, body: { status_code: 4001 } });
  });

  test('takes a Session to the eMSP in its cdr_token, and changes of it after it', async () => {
    const { world, cpo, emsp } = await trio();
    const other = await world.join('other', [role('EMSP', 'OTH')]);
    const value = samples_2_2_1.session({ seed: 1 }) as object;
    const session = {
      ...value,
      id: 'S1',
      country_code: 'NL',
      party_id: 'CPO',
      cdr_token: { country_code: 'NL', party_id: 'MSP', uid: 'T', type: 'RFID', contract_id: 'C' },
    };
    const put = await cpo.call('PUT', '/receiver/sessions/NL/CPO/S1', { from: 'CPO', body: session });
    expect(put.body.status_code).toBe(1000);
    const body = { kwh: 3, last_updated: '2026-01-02T00:00:00Z' };
    await cpo.call('PATCH', '/receiver/sessions/NL/CPO/S1', { from: 'CPO', body });
    expect(emsp.arrived.map(({ method, headers }) => `${method} ${legOf(headers)}`)).toEqual([
      'PUT CPO>MSP',
      'PATCH CPO>MSP',
    ]);
    expect(other.arrived).toHaveLength(0);
    expect(sessions.receiver.operations).toHaveProperty('putSession');
  });

  test('with a push of what is for everybody is broadcast', async () => {
    const { world, cpo, emsp } = await trio();
    const seen = await cpo.call('PUT', '/receiver/locations/NL/CPO/LOC1', { from: 'CPO', body: LOC });
    expect(legOf(seen.headers)).toBe('HUB>CPO');
    await world.hub.idle();
    expect(emsp.arrived.map(({ headers }) => legOf(headers))).toEqual(['HUB>MSP']);
  });
});

describe('GET ALL', () => {
  test('gives the objects of all owners, page by page to the end, asked in the name of the one who asks', async () => {
    const { cpo, cp2, emsp } = await trio();
    for (let i = 0; i < 5; i += 1) {
      await keep(cpo.store, locations.sender, { ...LOC, id: `A${i}` });
      await keep(cp2.store, locations.sender, { ...LOC, party_id: 'CP2', id: `B${i}` });
    }
    const found = await emsp.hub.broadcast().module(locations.sender).list({ limit: 3 }).all();
    expect(found.map(({ id }) => id).sort()).toEqual(
      [0, 1, 2, 3, 4].flatMap((i) => [`A${i}`, `B${i}`]).sort(),
    );
    expect(new Set(cpo.arrived.map(({ headers }) => legOf(headers)))).toEqual(new Set(['MSP>CPO']));
    const seen = await emsp.call('GET', '/sender/locations?limit=3', { from: 'MSP', to: 'HUB' });
    expect(legOf(seen.headers)).toBe('HUB>MSP');
    expect(seen.headers.get('x-total-count')).toBe('10');
    expect(seen.headers.get('link')).toContain('/ocpi/2.2.1/sender/locations?');
  });
});

describe('a combination that there is not', () => {
  test.each<[string, string, string, CallOptions, number]>([
    ['GET of one object from the hub', 'GET', '/sender/locations/LOC1', { from: 'MSP', to: 'HUB' }, 2001],
    ['GET on a Receiver from the hub', 'GET', '/receiver/tokens/NL/MSP/T', { from: 'MSP', to: 'HUB' }, 2001],
    ['a list without a receiver', 'GET', '/sender/locations', { from: 'MSP' }, 2001],
    [
      'a command for everybody',
      'POST',
      '/receiver/commands/STOP_SESSION',
      { from: 'MSP', to: 'HUB', body: {} },
      2001,
    ],
    ['a receiver that nobody knows', 'GET', '/sender/locations/L', { from: 'MSP', to: 'XXX' }, 4001],
    ['a sender that somebody else is', 'GET', '/sender/locations/L', { from: 'CPO', to: 'CP2' }, 2001],
  ])('%s is refused', async (_, method, path, options, status) => {
    const { cpo, cp2, emsp } = await trio();
    const seen = await emsp.call(method, path, options);
    expect(seen).toMatchObject({ status: 200, body: { status_code: status } });
    expect([...cpo.arrived, ...cp2.arrived]).toEqual([]);
  });

  test('an object of another party is not there, and an unknown path or method neither', async () => {
    const { cpo } = await trio();
    const foreign = await cpo.call('PUT', '/receiver/locations/NL/CP2/L', { to: 'HUB', body: LOC });
    expect(foreign).toMatchObject({ status: 404, body: { status_code: 2003 } });
    expect(await cpo.call('GET', '/sender/locations/a/b/c/d', { to: 'CP2' })).toMatchObject({ status: 404 });
    expect(await cpo.call('DELETE', '/sender/locations/a', { to: 'CP2' })).toMatchObject({ status: 405 });
  });
});
