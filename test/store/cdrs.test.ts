import { beforeEach, describe, expect, it } from 'vitest';
import { modules, v2_2_1 } from '../../src/contract/v2_2_1/index.js';
import { type Changed, memoryStore, type StoreBackedOptions, storeBacked } from '../../src/store/index.js';
import { type Call, CPO, EMSP, OTHER_CPO, platform } from './platform.js';
import { at, cdr } from './samples.js';

describe('an eMSP that keeps CDRs', () => {
  let changes: Changed[];

  const start = async (options: StoreBackedOptions = {}): Promise<readonly [Call, Call]> => {
    changes = [];
    const provider = storeBacked(memoryStore(), modules, {
      onChanged: (one) => void changes.push(one),
      ...options,
    });
    const { as } = await platform(v2_2_1, EMSP, provider, { cpo: [CPO], other: [OTHER_CPO] });
    return [as('cpo'), as('other')];
  };

  let cpo: Call;
  let other: Call;
  beforeEach(async () => {
    [cpo, other] = await start();
  });

  const post = (body: unknown) => cpo('POST', '/receiver/cdrs', body);

  it('says where it keeps a CDR, and gives it there to its owner only', async () => {
    const created = await post(cdr('C 1/2'));
    expect(created.status).toBe(201);
    const url = created.headers.get('location') ?? '';
    expect(await cpo('GET', url)).toMatchObject({ status: 200, data: { id: 'C 1/2' } });
    expect(await other('GET', url)).toMatchObject({ status: 404 });
  });

  it('acknowledges the same CDR again, with the same Location', async () => {
    const first = await post(cdr('C1'));
    const again = await post(cdr('C1', { last_updated: at(90) }));
    expect(again).toMatchObject({ status: 200, code: 1000 });
    expect(again.headers.get('location')).toBe(first.headers.get('location'));
    expect(changes).toHaveLength(1);
  });

  it('refuses another CDR under the same id and keeps the first', async () => {
    const { headers } = await post(cdr('C1'));
    expect(await post(cdr('C1', { total_energy: 99 }))).toMatchObject({ status: 200, code: 2001 });
    expect(await cpo('GET', headers.get('location') ?? '')).toMatchObject({ data: { total_energy: 10 } });
  });

  it.each([
    ['keep', 10],
    ['replace', 99],
  ] as const)('asks the hook about another CDR under the same id: %s', async (choice, energy) => {
    [cpo] = await start({
      onCdrConflict: ({ kept, received }) => (kept.id === received.id ? choice : 'refuse'),
    });
    const { headers } = await post(cdr('C1'));
    expect(await post(cdr('C1', { total_energy: 99 }))).toMatchObject({ status: 200, code: 1000 });
    expect(await cpo('GET', headers.get('location') ?? '')).toMatchObject({ data: { total_energy: energy } });
  });

  it('keeps a credit CDR beside the one that it credits', async () => {
    await post(cdr('C1'));
    const credit = cdr('C2', { credit: true, credit_reference_id: 'C1', total_cost: { excl_vat: -4 } });
    expect((await post(credit)).status).toBe(201);
    expect(await cpo('GET', '/receiver/cdrs/NL/ABC/C1')).toMatchObject({ data: { total_energy: 10 } });
    expect(await cpo('GET', '/receiver/cdrs/NL/ABC/C2')).toMatchObject({
      data: { credit_reference_id: 'C1' },
    });
  });

  it('takes no CDR of another party', async () => {
    expect(await other('POST', '/receiver/cdrs', cdr('C1'))).toMatchObject({ status: 404 });
    expect(changes).toEqual([]);
  });
});
