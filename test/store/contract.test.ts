import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { modules, v2_2_1 } from '../../src/contract/v2_2_1/index.js';
import type { Registration } from '../../src/partners/registration.js';
import {
  type JsonObject,
  type ListQuery,
  type ObjectKey,
  type Store,
  storeBacked,
  type Tracker,
  waitForResult,
} from '../../src/store/index.js';
import { updateTracker } from '../../src/store/tracker.js';
import { CPO, EMSP, platform } from './platform.js';
import { at, location, session } from './samples.js';
import { type Storage, storageKinds } from './stores.js';

const ABC = { country_code: 'NL', party_id: 'ABC' };
const XYZ = { country_code: 'NL', party_id: 'XYZ' };
const MSP = { country_code: 'DE', party_id: 'MSP' };
const OTH = { country_code: 'FR', party_id: 'OTH' };

const key = (id: ObjectKey['id'], more: Partial<ObjectKey> = {}): ObjectKey => ({
  module: 'locations',
  owner: ABC,
  id,
  ...more,
});
const value = (id: string, minute: number, more: object = {}): JsonObject => ({
  id,
  last_updated: at(minute),
  ...more,
});

for (const kind of storageKinds) {
  describe.skipIf(kind.skip !== undefined)(
    `storage in ${kind.name}${kind.skip ? ` (${kind.skip})` : ''}`,
    () => {
      let storage: Storage;
      let store: Store;
      beforeAll(async () => {
        storage = await kind.open();
      }, 120_000);
      afterAll(() => storage?.close());
      beforeEach(() => {
        store = storage.store();
      });

      const put = (id: string, minute: number, more: Partial<ObjectKey> = {}) =>
        store.update(key(id, more), () => ({ version: '2.2.1', value: value(id, minute) }));
      const ids = async (query: Partial<ListQuery> = {}): Promise<unknown[]> =>
        (await store.list({ module: 'locations', owner: ABC, limit: 100, ...query })).items.map(
          ({ value: v }) => v.id,
        );

      it('keeps what it is given and finds it without regard to case', async () => {
        const full = value('a', 0, {
          n: 1.5,
          deep: [{ x: null, text: 'é 漢 \u0000 "' }],
          ['__proto__']: { y: 1 },
        });
        const { before, after } = await store.update(key('Loc/1%'), () => ({
          version: '2.3.0',
          value: full,
        }));
        expect([before, after?.version]).toEqual([undefined, '2.3.0']);
        const found = await store.get(key('lOC/1%', { owner: { country_code: 'nl', party_id: 'abc' } }));
        expect(found?.value).toEqual(full);
        expect(found?.key.id).toSatisfy((id: ObjectKey['id']) => [id].flat()[0] === 'Loc/1%');
        expect(found?.key.owner).toEqual(ABC);
      });

      it('tells apart modules, owners and the parts of ids', async () => {
        await put('1', 0);
        await put('1', 1, { owner: XYZ });
        await put('1', 2, { module: 'tariffs' });
        await put('1', 3, { id: ['1', 'RFID'] });
        await put('1', 4, { id: '1/RFID' });
        const updated = async (k: ObjectKey) => (await store.get(k))?.value.last_updated;
        expect(await updated(key('1'))).toBe(at(0));
        expect(await updated(key('1', { owner: XYZ }))).toBe(at(1));
        expect(await updated(key('1', { module: 'tariffs' }))).toBe(at(2));
        expect(await updated(key(['1', 'rfid']))).toBe(at(3));
        expect(await updated(key('1/rfid'))).toBe(at(4));
      });

      it('leaves an object as it is when the change says nothing or throws', async () => {
        await put('1', 0);
        const { before, after } = await store.update(key('1'), () => undefined);
        expect(after).toEqual(before);
        const failed = store.update(key('1'), () => {
          throw new RangeError('no');
        });
        await expect(failed).rejects.toThrow(RangeError);
        expect((await store.get(key('1')))?.value).toEqual(value('1', 0));
      });

      it('removes objects', async () => {
        await put('1', 0);
        expect(await store.remove(key('1'))).toBe(true);
        expect(await store.remove(key('1'))).toBe(false);
        await put('2', 0);
        const { before, after } = await store.update(key('2'), () => 'remove');
        expect([before?.value.id, after]).toEqual(['2', undefined]);
        expect(await ids()).toEqual([]);
        expect((await store.list({ module: 'locations', limit: 1 })).total).toBe(0);
      });

      it('loses no update of many at the same time', async () => {
        const add = () =>
          store.update(key('1'), (current) => ({
            version: '2.2.1',
            value: { n: (Number(current?.value.n) || 0) + 1 },
          }));
        await Promise.all(Array.from({ length: 50 }, add));
        expect((await store.get(key('1')))?.value.n).toBe(50);
      });

      it('loses no update of two processes at the same time', async () => {
        const pair = storage.pair();
        const add = (one: Store) =>
          one.update(key('1'), (current) => ({
            version: '2.2.1',
            value: { n: (Number(current?.value.n) || 0) + 1 },
          }));
        await Promise.all(Array.from({ length: 40 }, (_, i) => add(pair[i % 2 === 0 ? 0 : 1])));
        expect((await pair[0].get(key('1')))?.value.n).toBe(40);
      });

      it('lets the newest of many pushes at the same time win, through both processes', async () => {
        const pair = storage.pair();
        const calls = await Promise.all(
          pair.map(async (one) =>
            (await platform(v2_2_1, EMSP, storeBacked(one, modules), { cpo: [CPO] })).as('cpo'),
          ),
        );
        const path = '/receiver/locations/NL/ABC/L1';
        await calls[0]?.('PUT', path, location('L1'));
        const minutes = Array.from({ length: 30 }, (_, i) => ((i * 17) % 30) + 1);
        await Promise.all(
          minutes.map((minute, i) => {
            const call = calls[i % 2];
            return minute % 2 === 0
              ? call?.('PUT', path, location('L1', { name: `N${minute}`, last_updated: at(minute) }))
              : call?.('PATCH', path, { name: `N${minute}`, last_updated: at(minute) });
          }),
        );
        expect(await calls[1]?.('GET', path)).toMatchObject({ data: { name: 'N30', last_updated: at(30) } });
      });

      it('wakes who waits for the result of a command, whichever process receives it', async () => {
        const [one, other] = storage.pair();
        const tracker: Tracker = {
          id: 'id',
          module: 'commands',
          operation: 'postResult',
          command: 'STOP_SESSION',
          partner: 'cpo',
          version: '2.2.1',
          state: 'accepted',
          repeats: 0,
          createdAt: new Date().toISOString(),
          deadline: new Date(Date.now() + 60_000).toISOString(),
        };
        await updateTracker(one, 'id', () => tracker);
        const waiting = waitForResult(one, 'id');
        await updateTracker(
          other,
          'id',
          (current) => current && { ...current, state: 'result', result: { n: 1 } },
        );
        expect(await waiting).toMatchObject({ state: 'result', result: { n: 1 } });
      });

      it('creates an object once when many create it at the same time', async () => {
        const updates = await Promise.all(Array.from({ length: 20 }, (_, n) => put('1', n)));
        expect(updates.filter(({ before }) => before === undefined)).toHaveLength(1);
        expect(await ids()).toEqual(['1']);
      });

      it('lists oldest first, an object that changes stays in its place', async () => {
        for (const id of ['b', 'a', 'c']) await put(id, 0);
        await put('b', 9);
        await store.remove(key('a'));
        await put('a', 0);
        expect(await ids()).toEqual(['b', 'c', 'a']);
      });

      it('pages by cursor without gap or repetition, whatever is removed and added meanwhile', async () => {
        for (let i = 0; i < 25; i += 1) await put(`L${i}`, i);
        const seen: unknown[] = [];
        let cursor: string | undefined;
        do {
          const page = await store.list({ module: 'locations', owner: ABC, limit: 10, cursor });
          expect(page.total).toBe(25);
          seen.push(...page.items.map(({ value: v }) => v.id));
          cursor = page.cursor;
          await store.remove(key(`L${seen.length - 1}`));
          if (seen.length === 10) await put('new', 0);
        } while (cursor !== undefined);
        expect(seen).toEqual([...Array.from({ length: 25 }, (_, i) => `L${i}`), 'new']);
      });

      it('pages by offset, and gives a cursor only when something follows', async () => {
        for (let i = 0; i < 5; i += 1) await put(`L${i}`, i);
        await store.remove(key('L1'));
        expect(await ids({ offset: 1, limit: 2 })).toEqual(['L2', 'L3']);
        const last = await store.list({ module: 'locations', owner: ABC, limit: 2, offset: 2 });
        expect([last.items.length, last.total, last.cursor]).toEqual([2, 4, undefined]);
        const none = await store.list({ module: 'locations', owner: ABC, limit: 0 });
        expect([none.items, none.total, none.cursor]).toEqual([[], 4, undefined]);
      });

      it('filters by time, date_from inclusive and date_to exclusive, and by version', async () => {
        for (let i = 0; i < 4; i += 1) await put(`L${i}`, i);
        await store.update(key('old'), () => ({ version: '2.1.1', value: value('old', 1) }));
        await store.update(key('timeless'), () => ({ version: '2.2.1', value: { id: 'timeless' } }));
        expect(await ids({ dateFrom: at(1), dateTo: at(3) })).toEqual(['L1', 'L2', 'old']);
        expect(await ids({ dateFrom: at(1), dateTo: at(3), version: '2.2.1' })).toEqual(['L1', 'L2']);
        expect(await ids({ dateFrom: '2026-01-01T01:02:00+01:00' })).toEqual(['L2', 'L3']);
        expect(await ids({ version: '2.1.1' })).toEqual(['old']);
        expect((await store.list({ module: 'locations', version: '2.1.1', limit: 0 })).total).toBe(1);
      });

      it('lists all owners or one', async () => {
        await put('1', 0);
        await put('2', 0, { owner: XYZ });
        expect(await ids()).toEqual(['1']);
        expect(await ids({ owner: undefined })).toEqual(['1', '2']);
      });

      it('shows to parties what concerns them or everyone', async () => {
        const keep = (id: string, token: object | undefined, audience?: 'everyone') =>
          store.update(key(id, { module: 'sessions' }), () => ({
            version: '2.2.1',
            value: session(id, { cdr_token: token }),
            ...(audience ? { audience } : {}),
          }));
        await keep('de', { ...MSP, uid: 'T' });
        await keep('fr', { country_code: 'fr', party_id: 'oth' });
        await keep('nobody', undefined);
        await keep('all', undefined, 'everyone');
        expect(await ids({ module: 'sessions', visibleTo: [MSP] })).toEqual(['de', 'all']);
        expect(await ids({ module: 'sessions', visibleTo: [MSP, OTH] })).toEqual(['de', 'fr', 'all']);
        expect(await ids({ module: 'sessions', visibleTo: [] })).toEqual(['all']);
        expect(await ids({ module: 'sessions' })).toHaveLength(4);
      });

      it('refuses a cursor that is none', async () => {
        await expect(store.list({ module: 'locations', limit: 1, cursor: "1'--" })).rejects.toMatchObject({
          statusCode: 2001,
        });
      });

      it('does the same as a plain map for any sequence of changes', async () => {
        const step = fc.record({
          id: fc.constantFrom('a', 'b', 'c', 'd'),
          remove: fc.boolean(),
          n: fc.nat(9),
        });
        await fc.assert(
          fc.asyncProperty(fc.array(step, { maxLength: 20 }), async (steps) => {
            store = storage.store();
            const model = new Map<string, JsonObject>();
            for (const { id, remove, n } of steps) {
              if (remove) expect(await store.remove(key(id))).toBe(model.delete(id));
              else {
                await store.update(key(id.toUpperCase()), () => ({ version: '2.2.1', value: { id, n } }));
                model.set(id, { id, n });
              }
            }
            const { items, total } = await store.list({ module: 'locations', owner: ABC, limit: 100 });
            expect(items.map((item) => item.value)).toEqual([...model.values()]);
            expect(total).toBe(model.size);
          }),
          { numRuns: kind.name === 'memory' ? 200 : 20 },
        );
      });

      it('keeps state until it expires', async () => {
        const { state } = store;
        const later = new Date(Date.now() + 60_000).toISOString();
        const past = new Date(Date.now() - 1000).toISOString();
        await state.update('c', 'b', () => ({ value: { n: 1 }, expires: later }));
        await state.update('c', 'a', () => ({ value: 'text' }));
        await state.update('c', 'gone', () => ({ value: 1, expires: past }));
        await state.update('other', 'x', () => ({ value: [1] }));
        expect(await state.get('c', 'a')).toBe('text');
        expect(await state.get('c', 'gone')).toBeUndefined();
        expect(await state.list('c')).toEqual([
          { id: 'a', value: 'text' },
          { id: 'b', value: { n: 1 }, expires: later },
        ]);
        expect(await state.list('c', { after: 'a' })).toHaveLength(1);
        expect(await state.list('c', { limit: 1 })).toHaveLength(1);
        expect(await state.update('c', 'gone', (current) => ({ value: current ?? 'new' }))).toBe('new');
        await state.update('c', 'b', () => ({ value: 2, expires: past }));
        expect(await state.purge()).toBe(1);
        expect(await state.update('c', 'a', () => 'remove')).toBeUndefined();
        expect((await state.list('c')).map(({ id }) => id)).toEqual(['gone']);
      });

      it('loses no update of state of many at the same time', async () => {
        const add = () => store.state.update('c', 'n', (current) => ({ value: (Number(current) || 0) + 1 }));
        await Promise.all(Array.from({ length: 50 }, add));
        expect(await store.state.get('c', 'n')).toBe(50);
      });

      it('tells by its revision that a partner has changed, came or went, and nothing else', async () => {
        const partners = storage.partners();
        const seen: unknown[] = [];
        const look = async () => seen.push(await partners.revision?.());
        const one = (id: string, updatedAt: string): Registration => ({
          ...{ id, status: 'invited', inbound: [], updatedAt },
        });
        await look();
        await partners.update('p1', () => one('p1', '2026-01-01T00:00:00Z'));
        await look();
        await partners.update('p2', () => one('p2', '2026-01-01T00:00:00Z'));
        await look();
        await partners.update('p1', () => one('p1', '2026-01-02T00:00:00Z'));
        await look();
        await partners.remove('p2');
        await look();
        expect(new Set(seen).size).toBe(5);
        await partners.update('p1', () => undefined);
        await partners.list();
        expect(await partners.revision?.()).toBe(seen.at(-1));
      });

      it('finds partners by the hashes of their tokens', async () => {
        const partners = storage.partners();
        const one = (id: string, ...hashes: string[]): Registration => ({
          id,
          status: 'registered',
          inbound: hashes.map((hash) => ({ hash, use: 'exchange' })),
          updatedAt: at(0),
        });
        expect(await partners.update('p1', () => one('p1', 'aa', 'bb'))).toEqual(one('p1', 'aa', 'bb'));
        await partners.update('p2', () => one('p2', 'cc'));
        expect((await partners.findByToken('bb'))?.id).toBe('p1');
        expect(await partners.findByToken('dd')).toBeUndefined();
        expect(await partners.findByToken("{},'")).toBeUndefined();
        await partners.update('p1', (current) => current && { ...current, inbound: [] });
        expect(await partners.findByToken('aa')).toBeUndefined();
        expect(await partners.update('p1', () => undefined)).toMatchObject({ id: 'p1' });
        expect((await partners.list()).map(({ id }) => id)).toEqual(['p1', 'p2']);
        await partners.remove('p2');
        expect(await partners.get('p2')).toBeUndefined();
        expect(await partners.findByToken('cc')).toBeUndefined();
      });
    },
  );
}
