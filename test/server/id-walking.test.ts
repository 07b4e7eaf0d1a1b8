import { describe, expect, test } from 'vitest';
import type { Store } from '../../src/store/index.js';
import {
  type Attempt,
  attempt,
  attempts,
  type Hidden,
  hide,
  type Name,
  PARTNERS,
  platform,
  secretOf,
  VERSIONS,
} from './walking.js';

const MODULES = [
  'bookings/booking_locations',
  'payments/terminals',
  'payments/financial-advice-confirmations',
];

/** Everything that is kept, except for what a partner has sent of its own. */
async function kept(store: Store, modules: readonly string[], butOf: Name): Promise<unknown[]> {
  const [{ party_id } = { party_id: '' }] = PARTNERS[butOf];
  const found: unknown[] = [];
  for (const module of [...modules, ...MODULES]) {
    const { items } = await store.list({ module, limit: 1000 });
    found.push(...items.filter(({ key }) => key.owner.party_id !== party_id));
  }
  return structuredClone(found);
}

const fits = ({ plan, contract, us }: Attempt, { module, owner }: Hidden, victim: Name): boolean => {
  const expected = contract.role === 'RECEIVER' ? PARTNERS[victim][0] : us;
  return module === plan.module && owner.party_id === expected?.party_id;
};

describe.each(VERSIONS)(
  'two partners of a platform with all parties, roles and versions: $version.version',
  ({ version, modules }) => {
    describe.each([
      ['ann', 'bob'],
      ['bob', 'ann'],
    ] as const)('%s tries every operation on the objects of %s', (intruder, victim) => {
      const claims = [undefined, PARTNERS[intruder][0], PARTNERS[victim][0]];

      test('by its ids, whatever the headers claim: nothing leaks, nothing changes', async () => {
        const world = await platform();
        const hidden = await hide(world, version, modules, victim);
        const store = world.stores[version.version];
        const before = await kept(store, Object.keys(modules), intruder);
        expect(before.length).toBe(hidden.length);
        let tried = 0;
        for (const one of attempts(version, modules)) {
          for (const target of hidden.filter(
            ({ module }) => module === one.plan.module || one.plan.operation.kind === 'action',
          )) {
            for (const from of version.routed ? claims : [undefined]) {
              const { text, total } = await attempt(world, intruder, one, target, from);
              const what = `${one.contract.role} ${one.plan.name} of ${target.module}`;
              expect([what, text.includes(secretOf(victim))]).toEqual([what, false]);
              expect([what, total ?? '0']).toEqual([what, '0']);
              tried += 1;
            }
          }
        }
        expect(await kept(store, Object.keys(modules), intruder)).toEqual(before);
        expect(tried).toBeGreaterThan(version.routed ? 100 : 30);
      });

      test('the owner itself finds every one of them by the same ids', async () => {
        const world = await platform();
        const hidden = await hide(world, version, modules, victim);
        for (const one of attempts(version, modules)) {
          const { kind, method } = one.plan.operation;
          if (method !== 'GET' || kind === 'action') continue;
          for (const target of hidden.filter((object) => fits(one, object, victim))) {
            const { status, code, text, total } = await attempt(
              world,
              victim,
              one,
              target,
              PARTNERS[victim][0],
            );
            const what = `${one.contract.role} ${one.plan.name} of ${target.module}`;
            // A hub lists what it tells about all parties.
            const found = target.module === 'hubclientinfo' ? '1' : (total ?? '1');
            expect([what, status, code, found]).toEqual([what, 200, 1000, '1']);
            if (one.plan.levels.length === 0)
              expect([what, text.includes(secretOf(victim))]).toEqual([what, true]);
          }
        }
      });
    });
  },
);

test('a platform with several parties, roles and versions advertises each of them, mounted once', async () => {
  const { api } = await platform();
  const headers = { Authorization: `Token ${btoa('ann')}` };
  const get = async (url: string) => {
    const answer = await api.fetch(new Request(url, { headers }));
    return ((await answer.json()) as { data: never }).data;
  };
  const versions: { version: string; url: string }[] = await get('https://us.test/ocpi/versions');
  expect(versions.map(({ version }) => version)).toEqual(['2.2.1', '2.3.0']);
  const cpo: { version: string }[] = await get('https://us.test/ocpi/cpo/versions');
  expect(cpo.map(({ version }) => version)).toEqual(['2.1.1', '2.2.1', '2.3.0']);
  const details: { endpoints: { identifier: string; role: string }[] } = await get(
    'https://us.test/ocpi/2.3.0',
  );
  const names = details.endpoints.map(({ identifier, role }) => `${identifier} ${role}`);
  expect(names).toEqual(expect.arrayContaining(['payments SENDER', 'payments RECEIVER', 'bookings SENDER']));
});
