import { beforeEach, describe, expect, it } from 'vitest';
import { modules, v2_2_1 } from '../../src/contract/v2_2_1/index.js';
import { memoryStore, type Store, type StoreBackedOptions, storeBacked } from '../../src/store/index.js';
import { type Call, CPO, EMSP, OTHER_CPO, platform } from './platform.js';
import { at, location, token } from './samples.js';

describe('a CPO that keeps Tokens', () => {
  const BASE = '/receiver/tokens/DE/MSP';
  let emsp: Call;

  beforeEach(async () => {
    const provider = storeBacked(memoryStore(), modules);
    emsp = (await platform(v2_2_1, CPO, provider, { emsp: [EMSP] })).as('emsp');
  });

  it('tells Tokens apart by uid and type, RFID where nothing is said', async () => {
    expect((await emsp('PUT', `${BASE}/T1`, token('T1'))).status).toBe(201);
    expect((await emsp('PUT', `${BASE}/T1?type=APP_USER`, token('T1', { type: 'APP_USER' }))).status).toBe(
      201,
    );
    expect(
      (await emsp('PATCH', `${BASE}/T1?type=APP_USER`, { valid: false, last_updated: at(1) })).status,
    ).toBe(200);
    expect(await emsp('GET', `${BASE}/T1`)).toMatchObject({ data: { type: 'RFID', valid: true } });
    expect(await emsp('GET', `${BASE}/T1?type=APP_USER`)).toMatchObject({
      data: { type: 'APP_USER', valid: false },
    });
    expect(await emsp('GET', `${BASE}/T1?type=OTHER`)).toMatchObject({ status: 404, code: 2004 });
  });

  it('takes the type of the body where the URL has none, and refuses two that differ', async () => {
    await emsp('PUT', `${BASE}/T1`, token('T1', { type: 'APP_USER' }));
    expect(await emsp('GET', `${BASE}/T1`)).toMatchObject({ status: 404 });
    expect(await emsp('GET', `${BASE}/T1?type=APP_USER`)).toMatchObject({ status: 200 });
    const mixed = await emsp('PUT', `${BASE}/T1?type=RFID`, token('T1', { type: 'APP_USER' }));
    expect(mixed).toMatchObject({ status: 200, code: 2001 });
  });

  it('answers 404 with 2004 for a PATCH of a Token that it does not know', async () => {
    expect(await emsp('PATCH', `${BASE}/T9`, { valid: false, last_updated: at(1) })).toMatchObject({
      status: 404,
      code: 2004,
    });
  });
});

describe('real-time authorization by an eMSP', () => {
  let store: Store;

  const start = async (options: StoreBackedOptions = {}): Promise<Call> => {
    store = memoryStore();
    for (const value of [
      token('T1'),
      token('T2', { valid: false }),
      token('T1', { type: 'APP_USER', valid: false }),
    ]) {
      const key = { module: 'tokens', owner: EMSP, id: [String(value.uid), String(value.type)] };
      await store.update(key, () => ({ version: '2.2.1', value }));
    }
    const provider = storeBacked(store, modules, options);
    return (await platform(v2_2_1, EMSP, provider, { cpo: [CPO], other: [OTHER_CPO] })).as('cpo');
  };

  const authorize = (uid: string): string => `/sender/tokens/${uid}/authorize`;

  it('allows a known and valid Token and gives it', async () => {
    const cpo = await start();
    expect(await cpo('POST', authorize('t1'))).toMatchObject({
      status: 200,
      data: { allowed: 'ALLOWED', token: { uid: 'T1' } },
    });
  });

  it('blocks a Token that is not valid', async () => {
    const cpo = await start({ authorize: () => 'ALLOWED' });
    expect(await cpo('POST', authorize('T2'))).toMatchObject({ data: { allowed: 'BLOCKED' } });
    expect(await cpo('POST', `${authorize('T1')}?type=APP_USER`)).toMatchObject({
      data: { allowed: 'BLOCKED' },
    });
  });

  it('answers 404 with 2004 for an unknown Token', async () => {
    const cpo = await start();
    expect(await cpo('POST', authorize('T9'))).toMatchObject({ status: 404, code: 2004, data: undefined });
    expect(await cpo('POST', `${authorize('T2')}?type=APP_USER`)).toMatchObject({ status: 404, code: 2004 });
  });

  it('lets the hook decide, with more to say', async () => {
    const cpo = await start({
      authorize: ({ token: { uid }, location: where }) =>
        where
          ? { allowed: 'NO_CREDIT', info: { language: 'de', text: `${uid} ${where.location_id}` } }
          : 'EXPIRED',
    });
    expect(await cpo('POST', authorize('T1'))).toMatchObject({ data: { allowed: 'EXPIRED' } });
    const answer = await cpo('POST', authorize('T1'), { location_id: 'LOC1' });
    expect(answer.data).toMatchObject({ allowed: 'NO_CREDIT', info: { text: 'T1 LOC1' } });
    expect(answer.data).not.toHaveProperty('location');
  });

  it('allows the Token when the hook takes longer than its deadline', async () => {
    const cpo = await start({ authorize: () => new Promise(() => undefined), authorizeDeadline: 10 });
    expect(await cpo('POST', authorize('T1'))).toMatchObject({ data: { allowed: 'ALLOWED' } });
  });

  it('checks Location and EVSEs once it has Locations of the CPO', async () => {
    const cpo = await start();
    const at1 = { location_id: 'LOC1', evse_uids: ['E1'] };
    expect(await cpo('POST', authorize('T1'), at1)).toMatchObject({
      data: { allowed: 'ALLOWED', location: at1 },
    });
    await cpo('PUT', '/receiver/locations/NL/ABC/LOC1', location('LOC1'));
    expect(await cpo('POST', authorize('T1'), at1)).toMatchObject({ data: { allowed: 'ALLOWED' } });
    expect(await cpo('POST', authorize('T1'), { location_id: 'LOC9' })).toMatchObject({
      status: 200,
      code: 2003,
    });
    expect(await cpo('POST', authorize('T1'), { location_id: 'LOC1', evse_uids: ['E9'] })).toMatchObject({
      code: 2003,
    });
  });
});
