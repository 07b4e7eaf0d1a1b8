import { describe, expect, test } from 'vitest';
import { locations, tokens } from '../../src/contract/v2_2_1/index.js';
import { keep } from '../../src/store/keep.js';
import { location, token } from '../support/fixtures.js';
import { hubWorld, legOf, role } from './support.js';

const LOC = location({ country_code: 'NL', party_id: 'CPO' });

async function pair() {
  const world = await hubWorld();
  const cpo = await world.join('cpo', [role('CPO', 'CPO')]);
  const emsp = await world.join('emsp', [role('EMSP', 'MSP')]);
  return { world, cpo, emsp };
}

describe('a direct request', () => {
  test('goes to the party in the OCPI-to headers with a new request id and the same correlation id', async () => {
    const { cpo, emsp } = await pair();
    await keep(cpo.store, locations.sender, LOC);
    const headers = { 'X-Request-ID': 'r-1', 'X-Correlation-ID': 'c-1' };
    const seen = await emsp.call('GET', '/sender/locations/LOC1', { from: 'MSP', to: 'CPO', headers });
    expect(seen.body).toMatchObject({ status_code: 1000, data: LOC });
    const [down] = cpo.arrived;
    expect(down).toMatchObject({ method: 'GET', path: '/sender/locations/LOC1' });
    expect(legOf(down?.headers ?? {})).toBe('MSP>CPO');
    expect(down?.headers['x-correlation-id']).toBe('c-1');
    expect(down?.headers['x-request-id']).not.toBe('r-1');
    expect(legOf(seen.headers)).toBe('CPO>MSP');
    expect(seen.headers.get('x-request-id')).toBe('r-1');
    expect(seen.headers.get('x-correlation-id')).toBe('c-1');
  });

  test('carries the body as it came, fields that nobody knows included', async () => {
    const { cpo, emsp } = await pair();
    const body = `{ "zeta": 1.0, ${JSON.stringify(LOC).slice(1)}`;
    const seen = await cpo.call('PUT', '/receiver/locations/NL/CPO/LOC1', { from: 'CPO', to: 'MSP', body });
    expect(seen).toMatchObject({ status: 201, body: { status_code: 1000 } });
    expect(emsp.arrived[0]?.body).toBe(body);
  });

  test('works with the client, for calls and pushes', async () => {
    const { cpo, emsp } = await pair();
    await keep(cpo.store, locations.sender, LOC);
    const to = { country_code: 'NL', party_id: 'CPO' };
    const found = await emsp.hub.to(to).module(locations.sender).getLocation({ location_id: 'LOC1' });
    expect(found.data).toEqual(LOC);
    const own = token({ country_code: 'NL', party_id: 'MSP' });
    await emsp.hub.to(to).module(tokens.receiver).putToken({ token_uid: own.uid, body: own });
    expect(cpo.arrived.at(-1)).toMatchObject({ method: 'PUT', path: '/receiver/tokens/NL/MSP/TOKEN1' });
  });
});
