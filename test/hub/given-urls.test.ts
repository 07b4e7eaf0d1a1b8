import { describe, expect, test } from 'vitest';
import { cdrs, locations } from '../../src/contract/v2_2_1/index.js';
import { keep } from '../../src/store/keep.js';
import { samples_2_2_1 } from '../../src/testing/v2_2_1/samples.js';
import { location } from '../support/fixtures.js';
import { hubWorld, legOf, role, type Station, type World } from './support.js';

const LOC = location({ country_code: 'NL', party_id: 'CPO' });
const SUCCESS = { status_code: 1000, timestamp: '2026-01-01T00:00:00Z' };

async function trio(): Promise<{ world: World; cpo: Station; emsp: Station; spy: Station }> {
  const world = await hubWorld();
  const cpo = await world.join('cpo', [role('CPO', 'CPO')]);
  const emsp = await world.join('emsp', [role('EMSP', 'MSP')]);
  const spy = await world.join('spy', [role('CPO', 'SPY'), role('EMSP', 'SPY')]);
  return { world, cpo, emsp, spy };
}

/** Sends a command of the eMSP to the CPO and gives the response_url that the CPO saw. */
async function command(emsp: Station, cpo: Station, url = `${emsp.origin}/results/1`) {
  cpo.answer = () => ({ body: { ...SUCCESS, data: { result: 'ACCEPTED', timeout: 30 } } });
  const body = { response_url: url, location_id: 'LOC1', evse_uid: 'E', connector_id: '1' };
  const path = '/receiver/commands/UNLOCK_CONNECTOR';
  const seen = await emsp.call('POST', path, { from: 'MSP', to: 'CPO', body });
  const sent = JSON.parse(cpo.arrived.at(-1)?.body ?? '{}') as { response_url?: string };
  return { seen, url: sent.response_url ?? '' };
}

describe('the response_url of a command', () => {
  test('is one of the hub, through which the result reaches the sender once', async () => {
    const { world, cpo, emsp } = await trio();
    const { seen, url } = await command(emsp, cpo);
    expect(seen.body).toMatchObject({ status_code: 1000, data: { result: 'ACCEPTED', timeout: 30 } });
    expect(url).toMatch(
      new RegExp(`^${world.origin}/ocpi/2.2.1/sender/commands/UNLOCK_CONNECTOR/[\\w-]{32}$`),
    );
    emsp.answer = () => ({ body: SUCCESS });
    const headers = { 'X-Correlation-ID': 'c-9' };
    const posted = await cpo.call('POST', url, { body: { result: 'ACCEPTED' }, headers });
    expect(posted.body.status_code).toBe(1000);
    expect(legOf(posted.headers)).toBe('MSP>CPO');
    expect(emsp.arrived).toMatchObject([{ method: 'POST', body: '{"result":"ACCEPTED"}' }]);
    expect(emsp.arrived[0]?.path).toContain('/results/1');
    expect(legOf(emsp.arrived[0]?.headers ?? {})).toBe('CPO>MSP');
    expect(emsp.arrived[0]?.headers['x-correlation-id']).toBe('c-9');
    const again = await cpo.call('POST', url, { body: { result: 'FAILED' } });
    expect(again).toMatchObject({ status: 404 });
    expect(emsp.arrived).toHaveLength(1);
  });

  test('waits for a party that is suspended meanwhile', async () => {
    const { world, cpo, emsp } = await trio();
    const { url } = await command(emsp, cpo);
    emsp.answer = () => ({ body: SUCCESS });
    const post = async () => (await cpo.call('POST', url, { body: { result: 'ACCEPTED' } })).body.status_code;
    for (const party_id of ['CPO', 'MSP']) {
      await world.hub.suspend({ country_code: 'NL', party_id });
      expect(await post()).toBe(party_id === 'CPO' ? 4000 : 4003);
      await world.hub.reinstate({ country_code: 'NL', party_id });
    }
    expect(emsp.arrived).toHaveLength(0);
    expect(await post()).toBe(1000);
  });

  test('is of no use to another platform, nor guessed', async () => {
    const { cpo, emsp, spy } = await trio();
    const { url } = await command(emsp, cpo);
    expect(await spy.call('POST', url, { body: { result: 'ACCEPTED' } })).toMatchObject({ status: 404 });
    const guessed = url.replace(/[^/]+$/, 'A'.repeat(32));
    expect(await cpo.call('POST', guessed, { body: { result: 'ACCEPTED' } })).toMatchObject({ status: 404 });
    expect(emsp.arrived).toHaveLength(0);
    emsp.answer = () => ({ body: SUCCESS });
    expect((await cpo.call('POST', url, { body: { result: 'ACCEPTED' } })).body.status_code).toBe(1000);
  });

  test('that did not get through can be used again', async () => {
    const { cpo, emsp } = await trio();
    const { url } = await command(emsp, cpo);
    await emsp.stop();
    expect((await cpo.call('POST', url, { body: { result: 'ACCEPTED' } })).body.status_code).toBe(4003);
    await emsp.start();
    emsp.answer = () => ({ body: SUCCESS });
    expect((await cpo.call('POST', url, { body: { result: 'ACCEPTED' } })).body.status_code).toBe(1000);
  });

  test('must be at an origin that the sender is registered with', async () => {
    const { cpo, emsp } = await trio();
    const { seen } = await command(emsp, cpo, 'http://127.0.0.1:1/results');
    expect(seen.body).toMatchObject({ status_code: 2001 });
    expect(cpo.arrived).toHaveLength(0);
  });

  test('of a charging profile is in the query, and in the body', async () => {
    const { world, cpo } = await trio();
    const scsp = await world.join('scsp', [role('SCSP', 'SCS')]);
    cpo.answer = () => ({ body: { ...SUCCESS, data: { result: 'ACCEPTED', timeout: 30 } } });
    const real = encodeURIComponent(`${scsp.origin}/profile`);
    const path = `/receiver/chargingprofiles/S1?duration=900&response_url=${real}`;
    await scsp.call('GET', path, { from: 'SCS', to: 'CPO' });
    const seen = new URL(cpo.arrived.at(-1)?.path ?? '', 'http://x');
    expect(seen.searchParams.get('duration')).toBe('900');
    const own = seen.searchParams.get('response_url') ?? '';
    expect(own).toMatch(/\/sender\/chargingprofiles\/results\/active\/[\w-]{32}$/);
    scsp.answer = () => ({ body: SUCCESS });
    expect((await cpo.call('POST', own, { body: { result: 'ACCEPTED' } })).body.status_code).toBe(1000);
    expect(scsp.arrived[0]?.path).toContain('/profile');
    const body = { response_url: `${scsp.origin}/set`, charging_profile: { charging_rate_unit: 'A' } };
    await scsp.call('PUT', '/receiver/chargingprofiles/S1', { from: 'SCS', to: 'CPO', body });
    expect(JSON.parse(cpo.arrived.at(-1)?.body ?? '{}')).toMatchObject({
      response_url: expect.stringContaining('/sender/chargingprofiles/results/set/'),
      charging_profile: { charging_rate_unit: 'A' },
    });
  });
});

describe('the pages of a list', () => {
  test('go on through the hub to the end, with totals, also for the client', async () => {
    const { world, cpo, emsp } = await trio();
    for (let i = 0; i < 7; i += 1) await keep(cpo.store, locations.sender, { ...LOC, id: `L${i}` });
    const seen = await emsp.call('GET', '/sender/locations?limit=3', { from: 'MSP', to: 'CPO' });
    expect(seen.headers.get('x-total-count')).toBe('7');
    expect(seen.headers.get('x-limit')).toBe('3');
    const link = seen.headers.get('link') ?? '';
    expect(link).toContain(`<${world.origin}/ocpi/2.2.1/sender/locations?`);
    expect(link).not.toContain(cpo.origin);
    const party = { country_code: 'NL', party_id: 'CPO' };
    const all = await emsp.hub.to(party).module(locations.sender).list({ limit: 3 }).all();
    expect(all.map(({ id }) => id)).toEqual(['L0', 'L1', 'L2', 'L3', 'L4', 'L5', 'L6']);
  });

  test('are for the one who asked, and lead nowhere else', async () => {
    const { cpo, emsp, spy } = await trio();
    for (let i = 0; i < 3; i += 1) await keep(cpo.store, locations.sender, { ...LOC, id: `L${i}` });
    const seen = await emsp.call('GET', '/sender/locations?limit=1', { from: 'MSP', to: 'CPO' });
    const [, next = ''] = /<([^>]+)>/.exec(seen.headers.get('link') ?? '') ?? [];
    expect(next).toContain('hub_page=');
    const before = cpo.arrived.length;
    expect(await spy.call('GET', next, { from: 'SPY' })).toMatchObject({ status: 404 });
    expect(await emsp.call('GET', '/sender/locations?hub_page=http://10.0.0.1')).toMatchObject({
      status: 404,
    });
    expect(cpo.arrived).toHaveLength(before);
    expect(await emsp.call('GET', next, { from: 'MSP' })).toMatchObject({ status: 200 });
  });

  test('of a platform whose links lead to a strange origin end there', async () => {
    const { cpo, emsp } = await trio();
    const headers = { Link: '<http://127.0.0.1:1/steal>; rel="next"', 'X-Total-Count': '2' };
    cpo.answer = () => ({ headers, body: { ...SUCCESS, data: [] } });
    const seen = await emsp.call('GET', '/sender/locations', { from: 'MSP', to: 'CPO' });
    const [, next = ''] = /<([^>]+)>/.exec(seen.headers.get('link') ?? '') ?? [];
    expect(next).not.toContain('127.0.0.1:1/');
    if (next !== '') expect((await emsp.call('GET', next, { from: 'MSP' })).body.status_code).toBe(4003);
  });
});

describe('the Location of a posted CDR', () => {
  test('is at the hub, and gives the CDR to the one who posted it alone', async () => {
    const { world, cpo, emsp, spy } = await trio();
    const cdr = {
      ...(samples_2_2_1.cdr({ seed: 1 }) as object),
      id: 'CDR1',
      country_code: 'NL',
      party_id: 'CPO',
      cdr_token: { country_code: 'NL', party_id: 'MSP', uid: 'T', type: 'RFID', contract_id: 'C' },
    };
    const posted = await cpo.call('POST', '/receiver/cdrs', { from: 'CPO', to: 'MSP', body: cdr });
    expect(posted.body).toMatchObject({ status_code: 1000 });
    const url = posted.headers.get('location') ?? '';
    expect(url).toMatch(new RegExp(`^${world.origin}/ocpi/2.2.1/receiver/cdrs/NL/CPO/[\\w-]{32}$`));
    const got = await cpo.call('GET', url, { from: 'CPO', to: 'MSP' });
    expect(got.body).toMatchObject({ status_code: 1000, data: { id: 'CDR1' } });
    expect(await spy.call('GET', url, { from: 'SPY' })).toMatchObject({ status: 404 });
    expect(emsp.arrived.map(({ method }) => method)).toEqual(['POST', 'GET']);
    expect(cdrs.receiver.operations).toHaveProperty('getCdr');
  });
});
