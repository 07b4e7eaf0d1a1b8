import type { Party } from '../core/party.js';
import { keyText } from '../store/key.js';
import type { ObjectKey, StoredObject } from '../store/store.js';
import { isGone } from './compare.js';
import type { Marks } from './marks.js';
import type { SyncOptions, SyncReport } from './options.js';
import { clear, entriesOf, missesOf } from './state.js';

/** What a full run found out about absent objects. */
export type Absence = Pick<SyncReport, 'absent' | 'missing' | 'braked'>;

interface Misses {
  readonly count: number;
}

const DEFAULT_GRACE = 2;
const DEFAULT_BRAKE = 0.2;

/** So few objects may be absent whatever their share is. */
const FEW = 3;

/**
 * Finds what is kept and was not seen. When too large a share is absent the pull is not believed; otherwise each object
 * has a grace of some full runs, after which it is missing: reported once, and removed where that is wanted.
 */
export async function findMissing(
  options: SyncOptions,
  name: string,
  module: string,
  owners: readonly Party[],
  marks: Marks,
): Promise<Absence> {
  const { brake = DEFAULT_BRAKE } = options;
  let kept = 0;
  let absent = 0;
  for await (const object of keptObjects(options, module, owners)) {
    if (isGone(object.value)) continue;
    kept += 1;
    if (!marks.has(object.key)) absent += 1;
  }
  if (absent === 0) await clear(options.store, missesOf(name));
  if (absent === 0) return { absent: 0, missing: 0, braked: false };
  if (absent > Math.max(brake * kept, FEW)) return { absent, missing: 0, braked: true };
  const missing = await countMisses(options, name, module, owners, marks);
  return { absent, missing, braked: false };
}

async function countMisses(
  options: SyncOptions,
  name: string,
  module: string,
  owners: readonly Party[],
  marks: Marks,
): Promise<number> {
  const { store, grace = DEFAULT_GRACE } = options;
  const collection = missesOf(name);
  const before = new Map<string, number>();
  for await (const { id, value } of entriesOf(store, collection)) before.set(id, (value as Misses).count);
  const gone: StoredObject[] = [];
  for await (const object of keptObjects(options, module, owners)) {
    const id = keyText(object.key);
    if (isGone(object.value) || marks.has(object.key)) continue;
    const count = (before.get(id) ?? 0) + 1;
    before.delete(id);
    if (count === grace) gone.push(object);
    await store.state.update(collection, id, () => ({ value: { count } satisfies Misses }));
  }
  for (const id of before.keys()) await store.state.update(collection, id, () => 'remove');
  for (const { key, value } of gone) {
    await options.onMissing?.({ key, value, misses: grace });
    if (options.remove) await removeObject(options, collection, key);
  }
  return gone.length;
}

async function removeObject({ store }: SyncOptions, collection: string, key: ObjectKey): Promise<void> {
  await store.remove(key);
  await store.state.update(collection, keyText(key), () => 'remove');
}

const PAGE = 500;

/** Everything that is kept of the owners, in the version that is spoken with the partner. */
async function* keptObjects(
  { store, contract }: SyncOptions,
  module: string,
  owners: readonly Party[],
): AsyncGenerator<StoredObject, void, undefined> {
  for (const owner of owners) {
    let cursor: string | undefined;
    do {
      const { version } = contract;
      const more = cursor === undefined ? {} : { cursor };
      const page = await store.list({ module, owner, version, limit: PAGE, ...more });
      yield* page.items;
      cursor = page.cursor;
    } while (cursor !== undefined);
  }
}
