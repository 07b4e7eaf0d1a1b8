import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDatabase, sqlPartners, sqlStore, vacuum } from '../../src/store/sql/index.js';
import { at } from './samples.js';

const OWNER = { country_code: 'NL', party_id: 'ABC' };

describe('a database in a folder', () => {
  it('has everything again after it was closed, and is brought up to date once', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'ocpi-store-'));
    try {
      const key = { module: 'locations', owner: OWNER, id: 'L1' };
      const first = await openDatabase({ folder: join(folder, 'data') });
      await sqlStore(first).update(key, () => ({ version: '2.2.1', value: { id: 'L1' } }));
      await sqlStore(first, { namespace: 'b' }).state.update('c', 'i', () => ({ value: 1 }));
      await sqlPartners(first).update('p', () => ({
        id: 'p',
        status: 'registered',
        inbound: [{ hash: 'aa', use: 'exchange' }],
        token: 'theirs',
        updatedAt: at(0),
      }));
      await vacuum(first);
      await first.close();
      const second = await openDatabase({ folder: join(folder, 'data') });
      expect((await sqlStore(second).get(key))?.value).toEqual({ id: 'L1' });
      expect(await sqlStore(second, { namespace: 'b' }).get(key)).toBeUndefined();
      expect(await sqlStore(second, { namespace: 'b' }).state.get('c', 'i')).toBe(1);
      expect(await sqlPartners(second).findByToken('aa')).toMatchObject({ id: 'p', token: 'theirs' });
      await second.close();
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }, 180_000);

  it('must be named', async () => {
    await expect(openDatabase({})).rejects.toThrow(/folder, url, pglite or pool/);
  });
});
