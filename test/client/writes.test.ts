import { describe, expect, it } from 'vitest';
import { patchOrPut } from '../../src/client/calls/patch-or-put.js';
import type { ClientOptions } from '../../src/client/options.js';
import { gireve } from '../../src/client/profiles/gireve.js';
import { locations } from '../../src/contract/v2_2_1/locations.js';
import { sessions } from '../../src/contract/v2_2_1/sessions.js';
import { tokens } from '../../src/contract/v2_2_1/tokens.js';
import { faultServer, type Received, type Reply } from './support/fault-server.js';
import { anEvse, aSession, aToken, THEN } from './support/objects.js';
import { partnerAt } from './support/partner.js';

const CPO = { country_code: 'NL', party_id: 'ABC' };
const from: ClientOptions = { from: CPO };
const methods = (requests: readonly Received[]): string[] => requests.map(({ method }) => method);

describe('a change that is pushed', () => {
  const LATER = '2026-01-02T00:00:00Z';
  const whole = aSession('S1', { kwh: 2, last_updated: LATER });
  const change = { kwh: 2, last_updated: LATER };

  const push = async (answer: (request: Received) => Reply) => {
    const server = await faultServer(answer);
    const partner = await partnerAt(server, from);
    const args = { session_id: 'S1', body: change, whole };
    const outcome = await patchOrPut(partner, sessions.receiver, 'patchSession', args).catch(
      (e: unknown) => e,
    );
    return { server, outcome };
  };

  it('goes by PATCH when that succeeds', async () => {
    const { server, outcome } = await push(() => ({}));
    expect(outcome).toMatchObject({ via: 'patch', failure: undefined });
    expect(server.requests).toHaveLength(1);
    expect(server.requests[0]?.body).toEqual(change);
  });

  it.each([
    ['unknown object', { status: 404, statusCode: 2003 }],
    ['PATCH that is not served', { status: 405, statusCode: 2000 }],
    ['failure of the server', { status: 500, raw: '' }],
    ['cut connection', { cut: 'before' as const }],
  ])('Q57: goes by GET and PUT after a PATCH that ends in an %s', async (_, failure) => {
    const { server, outcome } = await push(({ method }) => {
      if (method === 'PATCH') return failure;
      return method === 'GET' ? { status: 404, statusCode: 2003 } : { status: 201 };
    });
    expect(methods(server.requests)).toEqual(['PATCH', 'GET', 'PUT']);
    expect(server.requests[2]).toMatchObject({ path: '/receiver/sessions/NL/ABC/S1', body: whole });
    expect(outcome).toMatchObject({ via: 'put', result: { httpStatus: 201 } });
  });

  it('Q57: is not sent twice when GET shows that the PATCH had arrived', async () => {
    const { server, outcome } = await push(({ method }) =>
      method === 'PATCH'
        ? { cut: 'before' }
        : { data: { ...whole, charging_periods: whole.charging_periods } },
    );
    expect(methods(server.requests)).toEqual(['PATCH', 'GET']);
    expect(outcome).toMatchObject({ via: 'arrived' });
  });

  it('is not tried by other means when the partner does not know us', async () => {
    const { server, outcome } = await push(() => ({ status: 401, statusCode: 2000 }));
    expect(methods(server.requests)).toEqual(['PATCH']);
    expect(outcome).toMatchObject({ httpStatus: 401 });
  });

  it('Q32: is refused by the partner, and the next one goes out all the same', async () => {
    const server = await faultServer((_, index) =>
      index === 0 ? { status: 400, raw: 'no' } : { status: 201 },
    );
    const module = (await partnerAt(server)).module(tokens.receiver);
    await expect(module.putToken({ token_uid: 'T1', body: aToken('T1') })).rejects.toMatchObject({
      httpStatus: 400,
    });
    const second = await module.putToken({ token_uid: 'T2', body: aToken('T2') });
    expect(second.httpStatus).toBe(201);
  });

  it('Q59: carries only what it changes, and nothing that is undefined', async () => {
    const server = await faultServer(() => ({}));
    const module = (await partnerAt(server, from)).module(sessions.receiver);
    const body = { kwh: 2, meter_id: undefined, last_updated: LATER };
    await module.patchSession({ session_id: 'S1', body });
    expect(server.requests[0]?.body).toEqual({ kwh: 2, last_updated: LATER });
  });

  it('without last_updated never leaves', async () => {
    const server = await faultServer(() => ({}));
    const module = (await partnerAt(server, from)).module(sessions.receiver);
    await expect(module.patchSession({ session_id: 'S1', body: { kwh: 2 } })).rejects.toMatchObject({
      code: 'OCPI_VALIDATION',
      direction: 'sent',
    });
    expect(server.requests).toEqual([]);
  });

  it('Q55: of an EVSE or connector has a URL of its own', async () => {
    const server = await faultServer(() => ({}));
    const module = (await partnerAt(server, from)).module(locations.receiver);
    const status = { status: 'CHARGING', last_updated: LATER } as const;
    await module.patchEvse({ location_id: 'L1', evse_uid: 'E1', body: status });
    await module.patchConnector({
      location_id: 'L1',
      evse_uid: 'E1',
      connector_id: '1',
      body: { max_amperage: 32, last_updated: LATER },
    });
    expect(server.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'PATCH /receiver/locations/NL/ABC/L1/E1',
      'PATCH /receiver/locations/NL/ABC/L1/E1/1',
    ]);
  });
});

describe('a change for a partner without PATCH', () => {
  const profile = { patch: gireve.patch };

  it('Q58: is applied to what the partner has, which is then PUT whole', async () => {
    const stored = aSession('S1', { meter_id: 'M1' });
    const server = await faultServer(({ method }) => (method === 'GET' ? { data: stored } : {}));
    const module = (await partnerAt(server, { ...from, profile })).module(sessions.receiver);
    await module.patchSession({
      session_id: 'S1',
      body: { kwh: 3, meter_id: null, last_updated: '2026-01-02T00:00:00Z' },
    });
    expect(methods(server.requests)).toEqual(['GET', 'PUT']);
    const { meter_id: _, ...rest } = stored;
    expect(server.requests[1]?.body).toEqual({ ...rest, kwh: 3, last_updated: '2026-01-02T00:00:00Z' });
  });

  it('Q56: adds the charging periods of a session to those that the partner has, each once', async () => {
    const first = aSession('S1').charging_periods?.[0];
    const second = { start_date_time: '2026-01-01T00:15:00Z', dimensions: [{ type: 'ENERGY', volume: 2 }] };
    const server = await faultServer(({ method }) => (method === 'GET' ? { data: aSession('S1') } : {}));
    const module = (await partnerAt(server, { ...from, profile })).module(sessions.receiver);
    const periods = first ? [first, second] : [second];
    await module.patchSession({ session_id: 'S1', body: { charging_periods: periods, last_updated: THEN } });
    expect(server.requests[1]?.body).toMatchObject({ charging_periods: [first, second] });
  });

  it('Q58: goes by PUT at once when the body is the whole object, or the whole is given', async () => {
    const server = await faultServer(() => ({}));
    const partner = await partnerAt(server, { profile });
    await partner.module(tokens.receiver).patchToken({ token_uid: 'T1', body: aToken('T1') });
    const args = {
      token_uid: 'T1',
      body: { valid: false, last_updated: THEN },
      whole: aToken('T1', { valid: false }),
    };
    expect(await patchOrPut(partner, tokens.receiver, 'patchToken', args)).toMatchObject({ via: 'put' });
    expect(methods(server.requests)).toEqual(['PUT', 'PUT']);
  });

  it('Q58: of modules that the profile does not name goes by PATCH', async () => {
    const server = await faultServer(() => ({}));
    const module = (await partnerAt(server, { ...from, profile })).module(locations.receiver);
    await module.patchEvse({
      location_id: 'L1',
      evse_uid: 'E1',
      body: { status: 'CHARGING', last_updated: THEN },
    });
    expect(methods(server.requests)).toEqual(['PATCH']);
  });
});

describe('an object that is put', () => {
  it('Q54: is sent whole, so that a connector which is left out is gone at the partner', async () => {
    const server = await faultServer(() => ({}));
    const module = (await partnerAt(server, from)).module(locations.receiver);
    const evse = anEvse('E1');
    await module.putEvse({ location_id: 'L1', evse_uid: 'E1', body: evse });
    expect(server.requests[0]).toMatchObject({ method: 'PUT', body: evse });
  });
});
