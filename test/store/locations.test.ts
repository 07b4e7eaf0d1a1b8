import { beforeEach, describe, expect, it } from 'vitest';
import { modules, v2_2_1 } from '../../src/contract/v2_2_1/index.js';
import { type Changed, type Ignored, memoryStore, type Store, storeBacked } from '../../src/store/index.js';
import { type Call, CPO, EMSP, OTHER_CPO, platform } from './platform.js';
import { at, connector, evse, location } from './samples.js';

const BASE = '/receiver/locations/NL/ABC';

describe('an eMSP that keeps Locations', () => {
  let store: Store;
  let cpo: Call;
  let other: Call;
  let changes: Changed[];
  let ignored: Ignored[];

  beforeEach(async () => {
    store = memoryStore();
    changes = [];
    ignored = [];
    const provider = storeBacked(store, modules, {
      onChanged: (change) => void changes.push(change),
      onIgnored: (one) => ignored.push(one),
    });
    const { as } = await platform(v2_2_1, EMSP, provider, { cpo: [CPO], other: [OTHER_CPO] });
    cpo = as('cpo');
    other = as('other');
  });

  const kept = async (): Promise<Record<string, unknown>> =>
    (await cpo('GET', `${BASE}/LOC1`)).data as Record<string, unknown>;
  const evseKept = async (uid: string): Promise<Record<string, unknown> | undefined> =>
    ((await kept()).evses as Record<string, unknown>[]).find((one) => one.uid === uid);

  it('answers 201 for a new Location and 200 for one that is replaced', async () => {
    expect((await cpo('PUT', `${BASE}/LOC1`, location('LOC1'))).status).toBe(201);
    expect(
      (await cpo('PUT', `${BASE}/LOC1`, location('LOC1', { last_updated: at(1), city: 'Zeist' }))).status,
    ).toBe(200);
    expect((await kept()).city).toBe('Zeist');
    expect(changes.map(({ before, after }) => [before?.city, after?.city])).toEqual([
      [undefined, 'Utrecht'],
      ['Utrecht', 'Zeist'],
    ]);
    expect(changes[0]).toMatchObject({
      module: 'locations',
      owner: { country_code: 'NL', party_id: 'ABC' },
      id: ['LOC1'],
    });
    expect(changes[0]?.by.partner.id).toBe('cpo');
  });

  it('finds ids without regard to case', async () => {
    await cpo('PUT', `${BASE}/LOC1`, location('LOC1'));
    const found = await cpo('GET', '/receiver/locations/nl/abc/loc1/e1/1');
    expect(found.data).toMatchObject({ id: '1' });
    expect(
      (await cpo('PUT', '/receiver/locations/nl/abc/loc1', location('LOC1', { last_updated: at(1) }))).status,
    ).toBe(200);
  });

  it('keeps unknown fields, one named __proto__ too, without any effect on other objects', async () => {
    const body = JSON.parse(
      JSON.stringify(location('LOC1', { x_vendor: { a: 1 } })).replace('"x_vendor"', '"__proto__"'),
    );
    await cpo('PUT', `${BASE}/LOC1`, body);
    await cpo('PATCH', `${BASE}/LOC1`, { city: 'Zeist', gireve_id: 7, last_updated: at(1) });
    const value = await kept();
    expect(value).toMatchObject({ city: 'Zeist', gireve_id: 7 });
    expect(Object.hasOwn(value, '__proto__')).toBe(true);
    expect(({} as Record<string, unknown>).a).toBeUndefined();
  });

  it('acknowledges an older PUT or PATCH without keeping it, and says so', async () => {
    await cpo('PUT', `${BASE}/LOC1`, location('LOC1', { last_updated: at(10) }));
    expect(
      await cpo('PUT', `${BASE}/LOC1`, location('LOC1', { last_updated: at(9), city: 'Zeist' })),
    ).toMatchObject({ status: 200, code: 1000 });
    expect(await cpo('PATCH', `${BASE}/LOC1`, { city: 'Zeist', last_updated: at(8) })).toMatchObject({
      status: 200,
      code: 1000,
    });
    expect((await kept()).city).toBe('Utrecht');
    expect(ignored.map(({ reason }) => reason)).toEqual(['stale', 'stale']);
  });

  it('lets the later arrival win when both are of the same time', async () => {
    await cpo('PUT', `${BASE}/LOC1`, location('LOC1'));
    await cpo('PUT', `${BASE}/LOC1`, location('LOC1', { city: 'Zeist' }));
    expect((await kept()).city).toBe('Zeist');
  });

  it('tells nobody about a push that changes nothing', async () => {
    await cpo('PUT', `${BASE}/LOC1`, location('LOC1'));
    const before = await store.get({ module: 'locations', owner: CPO, id: 'LOC1' });
    expect((await cpo('PUT', `${BASE}/LOC1`, location('LOC1'))).status).toBe(200);
    expect(await store.get({ module: 'locations', owner: CPO, id: 'LOC1' })).toBe(before);
    await cpo('PATCH', `${BASE}/LOC1/E1`, { status: 'AVAILABLE', last_updated: at(5) });
    expect(changes).toHaveLength(1);
    expect((await evseKept('E1'))?.last_updated).toBe(at(5));
  });

  it('clears an optional field by null and refuses to clear a required one', async () => {
    await cpo('PUT', `${BASE}/LOC1`, location('LOC1', { name: 'Station' }));
    expect((await cpo('PATCH', `${BASE}/LOC1`, { name: null, last_updated: at(1) })).code).toBe(1000);
    expect(await kept()).not.toHaveProperty('name');
    expect(await cpo('PATCH', `${BASE}/LOC1`, { city: null, last_updated: at(2) })).toMatchObject({
      status: 200,
      code: 2001,
    });
    expect((await kept()).city).toBe('Utrecht');
  });

  it('replaces lists in a PATCH, but merges EVSEs by uid and Connectors by id without deleting any', async () => {
    await cpo('PUT', `${BASE}/LOC1`, location('LOC1', { facilities: ['HOTEL', 'CAFE'] }));
    await cpo('PATCH', `${BASE}/LOC1`, {
      facilities: ['MALL'],
      evses: [
        {
          uid: 'e2',
          status: 'CHARGING',
          last_updated: at(1),
          connectors: [connector('2'), { id: '1', max_amperage: 32 }],
        },
        evse('E3'),
      ],
      last_updated: at(1),
    });
    const value = await kept();
    expect(value.facilities).toEqual(['MALL']);
    expect((value.evses as { uid: string }[]).map(({ uid }) => uid)).toEqual(['E1', 'e2', 'E3']);
    expect(await cpo('GET', `${BASE}/LOC1/E2`)).toMatchObject({
      data: {
        status: 'CHARGING',
        connectors: [{ id: '1', max_amperage: 32, max_voltage: 230 }, { id: '2' }],
      },
    });
  });

  it('serves EVSEs and Connectors with every method and moves last_updated of what contains them', async () => {
    await cpo('PUT', `${BASE}/LOC1`, location('LOC1'));
    expect((await cpo('PATCH', `${BASE}/LOC1/E1`, { status: 'CHARGING', last_updated: at(3) })).status).toBe(
      200,
    );
    expect(await kept()).toMatchObject({
      last_updated: at(3),
      evses: [{ status: 'CHARGING' }, { status: 'AVAILABLE', last_updated: at(0) }],
    });
    expect(
      (await cpo('PUT', `${BASE}/LOC1/E1/1`, connector('1', { max_amperage: 32, last_updated: at(4) })))
        .status,
    ).toBe(200);
    expect((await cpo('PUT', `${BASE}/LOC1/E1/2`, connector('2', { last_updated: at(5) }))).status).toBe(201);
    expect((await cpo('PATCH', `${BASE}/LOC1/E1/2`, { max_amperage: 8, last_updated: at(6) })).status).toBe(
      200,
    );
    expect(await kept()).toMatchObject({
      last_updated: at(6),
      evses: [{ last_updated: at(6), connectors: [{ max_amperage: 32 }, { max_amperage: 8 }] }, {}],
    });
    expect((await cpo('PUT', `${BASE}/LOC1/E9`, evse('E9', { last_updated: at(2) }))).status).toBe(201);
    expect(await kept()).toMatchObject({ last_updated: at(6) });
    expect((await cpo('GET', `${BASE}/LOC1/E1/2`)).data).toMatchObject({ id: '2', max_amperage: 8 });
  });

  it('lets an EVSE that is older than ours change nothing, alone and inside a Location PATCH', async () => {
    await cpo('PUT', `${BASE}/LOC1`, location('LOC1'));
    await cpo('PATCH', `${BASE}/LOC1/E1`, { status: 'CHARGING', last_updated: at(5) });
    await cpo('PATCH', `${BASE}/LOC1/E1`, { status: 'AVAILABLE', last_updated: at(4) });
    await cpo('PATCH', `${BASE}/LOC1`, {
      evses: [evse('E1', { status: 'BLOCKED', last_updated: at(4) })],
      last_updated: at(6),
    });
    expect((await evseKept('E1'))?.status).toBe('CHARGING');
  });

  it('answers 404 with 2003 for a part of what is not there', async () => {
    const missing = { status: 404, code: 2003 };
    expect(await cpo('GET', `${BASE}/LOC1`)).toMatchObject(missing);
    expect(await cpo('PUT', `${BASE}/LOC1/E1`, evse('E1'))).toMatchObject(missing);
    expect(await cpo('PATCH', `${BASE}/LOC1/E1`, { status: 'CHARGING', last_updated: at(1) })).toMatchObject(
      missing,
    );
    await cpo('PUT', `${BASE}/LOC1`, location('LOC1'));
    expect(await cpo('PUT', `${BASE}/LOC1/E9/1`, connector('1'))).toMatchObject(missing);
    expect(await cpo('GET', `${BASE}/LOC1/E9`)).toMatchObject(missing);
    expect(changes).toHaveLength(1);
  });

  it('keeps a first PATCH that is a whole object, and answers 404 with 2003 for one that is not', async () => {
    expect(await cpo('PATCH', `${BASE}/LOC1`, { city: 'Zeist', last_updated: at(1) })).toMatchObject({
      status: 404,
      code: 2003,
    });
    expect((await cpo('PATCH', `${BASE}/LOC1`, location('LOC1', { name: null }))).status).toBe(201);
    expect(await kept()).not.toHaveProperty('name');
    expect((await cpo('PATCH', `${BASE}/LOC1/E3`, evse('E3', { last_updated: at(2) }))).status).toBe(201);
    expect((await cpo('PATCH', `${BASE}/LOC1/E4`, { status: 'CHARGING', last_updated: at(2) })).status).toBe(
      404,
    );
  });

  it('shows and changes nothing of another party', async () => {
    await cpo('PUT', `${BASE}/LOC1`, location('LOC1'));
    for (const path of [`${BASE}/LOC1`, `${BASE}/LOC1/E1`, `${BASE}/LOC1/E1/1`]) {
      expect((await other('GET', path)).status).toBe(404);
      expect(
        (await other('PUT', path, location('LOC1', { city: 'Zeist', last_updated: at(9) }))).status,
      ).toBe(404);
      expect((await other('PATCH', path, { status: 'BLOCKED', last_updated: at(9) })).status).toBe(404);
    }
    expect(await kept()).toEqual(location('LOC1'));
  });
});

describe('the hook for a PATCH before its PUT', () => {
  it('may pull the whole object, to which the PATCH is then applied', async () => {
    const asked: unknown[] = [];
    const provider = storeBacked(memoryStore(), modules, {
      onOrphanPatch: async ({ module, id, params, patch }) => {
        asked.push([module, id, params.evse_uid, patch.status]);
        return location('LOC1');
      },
    });
    const { as } = await platform(v2_2_1, EMSP, provider, { cpo: [CPO] });
    const cpo = as('cpo');
    expect((await cpo('PATCH', `${BASE}/LOC1/E1`, { status: 'CHARGING', last_updated: at(1) })).code).toBe(
      1000,
    );
    expect((await cpo('GET', `${BASE}/LOC1/E1`)).data).toMatchObject({ status: 'CHARGING' });
    expect(asked).toEqual([['locations', ['LOC1'], 'E1', 'CHARGING']]);
  });
});
