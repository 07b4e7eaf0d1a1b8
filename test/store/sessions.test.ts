import { beforeEach, describe, expect, it } from 'vitest';
import { modules, v2_2_1 } from '../../src/contract/v2_2_1/index.js';
import { memoryStore, type Store, storeBacked } from '../../src/store/index.js';
import { type Call, CPO, EMSP, OTHER_EMSP, party, platform } from './platform.js';
import { at, period, session } from './samples.js';

const BASE = '/receiver/sessions/NL/ABC';

describe('an eMSP that keeps Sessions', () => {
  let cpo: Call;
  const ignored: string[] = [];

  beforeEach(async () => {
    ignored.length = 0;
    const provider = storeBacked(memoryStore(), modules, { onIgnored: ({ reason }) => ignored.push(reason) });
    cpo = (await platform(v2_2_1, EMSP, provider, { cpo: [CPO] })).as('cpo');
  });

  const kept = async (): Promise<Record<string, unknown>> =>
    (await cpo('GET', `${BASE}/S1`)).data as Record<string, unknown>;

  it('adds the charging periods of a PATCH, each start once', async () => {
    await cpo('PUT', `${BASE}/S1`, session('S1', { charging_periods: [period(0, 1)] }));
    const patch = { charging_periods: [period(15, 2)], kwh: 3, last_updated: at(15) };
    await cpo('PATCH', `${BASE}/S1`, patch);
    await cpo('PATCH', `${BASE}/S1`, patch);
    await cpo('PATCH', `${BASE}/S1`, {
      charging_periods: [period(15, 2.5), period(30, 1)],
      last_updated: at(30),
    });
    expect(await kept()).toMatchObject({ kwh: 3, last_updated: at(30) });
    expect((await kept()).charging_periods).toEqual([period(0, 1), period(15, 2.5), period(30, 1)]);
  });

  it('replaces the charging periods by those of a PUT', async () => {
    await cpo('PUT', `${BASE}/S1`, session('S1', { charging_periods: [period(0, 1)] }));
    await cpo('PUT', `${BASE}/S1`, session('S1', { charging_periods: [period(5, 1)], last_updated: at(5) }));
    expect((await kept()).charging_periods).toEqual([period(5, 1)]);
  });

  it.each(['COMPLETED', 'INVALID'])('does not open a Session again that is %s', async (status) => {
    await cpo('PUT', `${BASE}/S1`, session('S1', { status, last_updated: at(20) }));
    await cpo('PATCH', `${BASE}/S1`, { status: 'ACTIVE', last_updated: at(19) });
    await cpo('PATCH', `${BASE}/S1`, { status: 'ACTIVE', last_updated: at(20) });
    await cpo('PUT', `${BASE}/S1`, session('S1', { last_updated: at(21) }));
    expect(await kept()).toMatchObject({ status, last_updated: at(20) });
    expect(ignored).toEqual(['stale', 'final', 'final']);
  });

  it('lets a Session that has ended be corrected', async () => {
    await cpo('PUT', `${BASE}/S1`, session('S1', { status: 'COMPLETED', last_updated: at(20) }));
    await cpo('PATCH', `${BASE}/S1`, { kwh: 9, last_updated: at(21) });
    await cpo('PATCH', `${BASE}/S1`, { status: 'INVALID', last_updated: at(22) });
    expect(await kept()).toMatchObject({ status: 'INVALID', kwh: 9 });
  });

  it('refuses a PATCH without last_updated', async () => {
    await cpo('PUT', `${BASE}/S1`, session('S1'));
    expect(await cpo('PATCH', `${BASE}/S1`, { kwh: 9 })).toMatchObject({ status: 200, code: 2001 });
  });
});

describe('a CPO that lists its Sessions', () => {
  let store: Store;
  let emsp: Call;
  let other: Call;
  const asked: unknown[] = [];

  beforeEach(async () => {
    asked.length = 0;
    store = memoryStore();
    const provider = storeBacked(store, modules, {
      chargingPreferences: (preferences, { session: { id } }) => {
        asked.push([id, preferences.profile_type]);
        return 'ACCEPTED';
      },
    });
    const partners = { emsp: [EMSP], other: [OTHER_EMSP], hub: [party('HUB', 'NL', 'HUB')] };
    const { as } = await platform(v2_2_1, CPO, provider, partners);
    emsp = as('emsp');
    other = as('other');
    for (const [index, country] of ['DE', 'FR', 'DE'].entries()) {
      const cdr_token = {
        country_code: country,
        party_id: country === 'DE' ? 'MSP' : 'OTH',
        uid: 'T',
        type: 'RFID',
        contract_id: 'C',
      };
      const value = session(`S${index}`, { cdr_token, last_updated: at(index) });
      await store.update({ module: 'sessions', owner: CPO, id: `S${index}` }, () => ({
        version: '2.2.1',
        value,
      }));
    }
  });

  const ids = (data: unknown): string[] => (data as { id: string }[]).map(({ id }) => id);

  it('shows each eMSP those with its own Tokens only, and counts only those', async () => {
    const mine = await emsp('GET', '/sender/sessions');
    expect(ids(mine.data)).toEqual(['S0', 'S2']);
    expect(mine.headers.get('x-total-count')).toBe('2');
    expect(ids((await other('GET', '/sender/sessions')).data)).toEqual(['S1']);
  });

  it('takes date_from as inclusive and date_to as exclusive', async () => {
    const path = `/sender/sessions?date_from=${at(0)}&date_to=${at(2)}`;
    expect(ids((await emsp('GET', path)).data)).toEqual(['S0']);
    expect(ids((await emsp('GET', `/sender/sessions?date_from=${at(2)}`)).data)).toEqual(['S2']);
  });

  it('takes charging preferences for a Session of the partner, and for no other', async () => {
    const preferences = { profile_type: 'CHEAP' };
    const path = (id: string): string => `/sender/sessions/${id}/charging_preferences`;
    expect(await emsp('PUT', path('S0'), preferences)).toMatchObject({ status: 200, data: 'ACCEPTED' });
    expect(await emsp('PUT', path('S1'), preferences)).toMatchObject({ status: 404, code: 2003 });
    expect(await emsp('PUT', path('S9'), preferences)).toMatchObject({ status: 404, code: 2003 });
    expect(asked).toEqual([['S0', 'CHEAP']]);
    expect(await store.state.get('charging-preferences', 'NL*ABC/S0')).toEqual(preferences);
  });
});
