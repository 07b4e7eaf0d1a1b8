import { describe, expect, it } from 'vitest';
import { patchOrPut } from '../../src/client/calls/patch-or-put.js';
import { gireve } from '../../src/client/profiles/gireve.js';
import { locations } from '../../src/contract/v2_2_1/locations.js';
import { sessions } from '../../src/contract/v2_2_1/sessions.js';
import { tokens } from '../../src/contract/v2_2_1/tokens.js';
import type { FaultRule } from '../../src/testing/index.js';
import { type MockServer, mockServer, partnerAt, requestsOf } from '../support/mock-server.js';
import { aLocation, anEvse, aSession, aToken, THEN } from './support/objects.js';

const LATER = '2026-01-02T00:00:00Z';

/** The eMSP to which we, a CPO, push. */
const emsp = (...faults: (FaultRule | string)[]): Promise<MockServer> => mockServer({ role: 'EMSP', faults });

const methods = ({ exchanges }: MockServer): string[] => exchanges.map(({ method }) => method);
const bodies = ({ exchanges }: MockServer): unknown[] => exchanges.map(({ body }) => body);

describe('a change that is pushed', () => {
  const whole = aSession('S1', { kwh: 2, last_updated: LATER });
  const change = { kwh: 2, last_updated: LATER };

  const push = async (mock: MockServer) => {
    const partner = await partnerAt(mock);
    const args = { session_id: 'S1', body: change, whole };
    return patchOrPut(partner, sessions.receiver, 'patchSession', args).catch((e: unknown) => e);
  };

  it('goes by PATCH when that succeeds', async () => {
    const mock = await emsp();
    await mock.objects(sessions).set(aSession('S1'));
    expect(await push(mock)).toMatchObject({ via: 'patch', failure: undefined });
    expect(bodies(mock)).toEqual([change]);
    expect(await mock.objects(sessions).get('S1')).toEqual(whole);
  });

  it.each([
    ['unknown object', []],
    ['PATCH that is not served', ['sessions.PATCH:ocpi-2000-http-405']],
    ['failure of the server', ['sessions.PATCH:http-500']],
    ['cut connection', ['sessions.PATCH:connection-error']],
  ])('Q57: goes by GET and PUT after a PATCH that ends in an %s', async (_, faults) => {
    const mock = await emsp(...faults);
    expect(await push(mock)).toMatchObject({ via: 'put', result: { httpStatus: 201 } });
    const url = '/receiver/sessions/NL/ABC/S1';
    expect(requestsOf(mock)).toEqual([`PATCH ${url}`, `GET ${url}`, `PUT ${url}`]);
    expect(await mock.objects(sessions).get('S1')).toEqual(whole);
  });

  it('Q57: is not sent twice when GET shows that the PATCH had arrived', async () => {
    const mock = await emsp('sessions.PATCH:connection-error-processed');
    await mock.objects(sessions).set(aSession('S1'));
    expect(await push(mock)).toMatchObject({ via: 'arrived' });
    expect(methods(mock)).toEqual(['PATCH', 'GET']);
  });

  it('is not tried by other means when the partner does not know us', async () => {
    const mock = await emsp('token-refused');
    expect(await push(mock)).toMatchObject({ httpStatus: 401 });
    expect(methods(mock)).toEqual(['PATCH']);
  });

  it('Q32: is refused by the partner, and the next one goes out all the same', async () => {
    const module = (await partnerAt(await mockServer({ faults: ['1:http-400'] }))).module(tokens.receiver);
    await expect(module.putToken({ token_uid: 'T1', body: aToken('T1') })).rejects.toMatchObject({
      httpStatus: 400,
    });
    const second = await module.putToken({ token_uid: 'T2', body: aToken('T2') });
    expect(second.httpStatus).toBe(201);
  });

  it('Q59: carries only what it changes, and nothing that is undefined', async () => {
    const mock = await emsp();
    await mock.objects(sessions).set(aSession('S1'));
    const module = (await partnerAt(mock)).module(sessions.receiver);
    const body = { kwh: 2, meter_id: undefined, last_updated: LATER };
    await module.patchSession({ session_id: 'S1', body });
    expect(bodies(mock)).toEqual([{ kwh: 2, last_updated: LATER }]);
  });

  it('without last_updated never leaves', async () => {
    const mock = await emsp();
    const module = (await partnerAt(mock)).module(sessions.receiver);
    await expect(module.patchSession({ session_id: 'S1', body: { kwh: 2 } })).rejects.toMatchObject({
      code: 'OCPI_VALIDATION',
      direction: 'sent',
    });
    expect(mock.exchanges).toEqual([]);
  });

  it('Q55: of an EVSE or connector has a URL of its own', async () => {
    const mock = await emsp();
    await mock.objects(locations).set(aLocation('L1'));
    const module = (await partnerAt(mock)).module(locations.receiver);
    const status = { status: 'CHARGING', last_updated: LATER } as const;
    await module.patchEvse({ location_id: 'L1', evse_uid: 'E1', body: status });
    await module.patchConnector({
      location_id: 'L1',
      evse_uid: 'E1',
      connector_id: '1',
      body: { max_amperage: 32, last_updated: LATER },
    });
    expect(requestsOf(mock)).toEqual([
      'PATCH /receiver/locations/NL/ABC/L1/E1',
      'PATCH /receiver/locations/NL/ABC/L1/E1/1',
    ]);
    expect((await mock.objects(locations).get('L1'))?.evses).toMatchObject([
      { status: 'CHARGING', connectors: [{ max_amperage: 32 }] },
    ]);
  });
});

describe('a change for a partner without PATCH', () => {
  const profile = { patch: gireve.patch };

  /** An eMSP as GIREVE describes them, that has the session S1. */
  const withoutPatch = async (stored: ReturnType<typeof aSession>) => {
    const mock = await mockServer({ role: 'EMSP', dialect: 'gireve' });
    await mock.objects(sessions).set(stored);
    const partner = (await partnerAt(mock, { profile })).to(mock.party);
    return { mock, module: partner.module(sessions.receiver) };
  };

  it('Q58: is applied to what the partner has, which is then PUT whole', async () => {
    const stored = aSession('S1', { meter_id: 'M1' });
    const { mock, module } = await withoutPatch(stored);
    await module.patchSession({
      session_id: 'S1',
      body: { kwh: 3, meter_id: null, last_updated: '2026-01-02T00:00:00Z' },
    });
    expect(methods(mock)).toEqual(['GET', 'PUT']);
    const { meter_id: _, ...rest } = stored;
    expect(bodies(mock)[1]).toMatchObject({ ...rest, kwh: 3, last_updated: '2026-01-02T00:00:00Z' });
    expect(bodies(mock)[1]).not.toHaveProperty('meter_id');
  });

  it('Q56: adds the charging periods of a session to those that the partner has, each once', async () => {
    const first = aSession('S1').charging_periods?.[0];
    const second = { start_date_time: '2026-01-01T00:15:00Z', dimensions: [{ type: 'ENERGY', volume: 2 }] };
    const { mock, module } = await withoutPatch(aSession('S1'));
    const periods = first ? [first, second] : [second];
    const last_updated = '2026-01-02T00:00:00Z';
    await module.patchSession({ session_id: 'S1', body: { charging_periods: periods, last_updated } });
    expect(bodies(mock)[1]).toMatchObject({ charging_periods: [first, second] });
  });

  it('Q55: changes the EVSEs that it names and keeps the others that the partner has', async () => {
    const mock = await emsp();
    await mock.objects(locations).set(aLocation('L1', { evses: [anEvse('E1'), anEvse('E2')] }));
    const partner = await partnerAt(mock, { profile: { patch: { all: false } } });
    const change = anEvse('E2', { status: 'CHARGING', last_updated: LATER });
    await partner.module(locations.receiver).patchLocation({
      location_id: 'L1',
      body: { evses: [change], last_updated: LATER },
    });
    expect(methods(mock)).toEqual(['GET', 'PUT']);
    expect(bodies(mock)[1]).toMatchObject({
      evses: [anEvse('E1'), change],
    });
  });

  it('Q58: goes by PUT at once when the body is the whole object, or the whole is given', async () => {
    const mock = await mockServer();
    const partner = await partnerAt(mock, { profile });
    await partner.module(tokens.receiver).patchToken({ token_uid: 'T1', body: aToken('T1') });
    const args = {
      token_uid: 'T1',
      body: { valid: false, last_updated: THEN },
      whole: aToken('T1', { valid: false }),
    };
    expect(await patchOrPut(partner, tokens.receiver, 'patchToken', args)).toMatchObject({ via: 'put' });
    expect(methods(mock)).toEqual(['PUT', 'PUT']);
  });

  it('Q58: of modules that the profile does not name goes by PATCH', async () => {
    const mock = await emsp();
    await mock.objects(locations).set(aLocation('L1'));
    const module = (await partnerAt(mock, { profile })).module(locations.receiver);
    const body = { status: 'CHARGING', last_updated: '2026-01-02T00:00:00Z' } as const;
    await module.patchEvse({ location_id: 'L1', evse_uid: 'E1', body });
    expect(methods(mock)).toEqual(['PATCH']);
  });
});

describe('an object that is put', () => {
  it('Q54: is sent whole, so that a connector which is left out is gone at the partner', async () => {
    const mock = await emsp();
    const evse = anEvse('E1');
    const [connector] = evse.connectors;
    if (!connector) throw new Error('The sample has a connector.');
    const two = anEvse('E1', { connectors: [connector, { ...connector, id: '2' }] });
    await mock.objects(locations).set(aLocation('L1', { evses: [two] }));
    const module = (await partnerAt(mock)).module(locations.receiver);
    await module.putEvse({ location_id: 'L1', evse_uid: 'E1', body: evse });
    expect(bodies(mock)).toEqual([evse]);
    expect((await mock.objects(locations).get('L1'))?.evses).toEqual([evse]);
  });
});
