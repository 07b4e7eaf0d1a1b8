import { sql } from 'kysely';
import { toMillis } from '../../core/time.js';
import type { StateEntry, StateStore } from '../store.js';
import type { Place } from './objects.js';
import { fromJson } from './tables.js';

const DEFAULT_LIMIT = 1000;
const VALUE = sql<string>`value::text`.as('value');

interface Kept {
  readonly value: unknown;
  readonly revision: string | number;
  readonly isOver: boolean;
}

/** Keeps small values in the database. */
export function sqlState(place: Place): StateStore {
  return {
    async get(collection, id) {
      const kept = await find(place, collection, id);
      return kept && !kept.isOver ? kept.value : undefined;
    },
    update(collection, id, change) {
      return place.change(`state|${collection}|${id}`, async () => {
        const kept = await find(place, collection, id);
        const current = kept && !kept.isOver ? kept.value : undefined;
        const next = change(current);
        if (next === undefined) return { done: true, value: current };
        if (next === 'remove') {
          return { done: !kept || (await drop(place, collection, id, kept)), value: undefined };
        }
        return { done: await keep(place, collection, { id, ...next }, kept), value: next.value };
      });
    },
    list: (collection, query) => listState(place, collection, query?.after, query?.limit ?? DEFAULT_LIMIT),
    async purge() {
      const { numDeletedRows } = await place.database.kysely
        .deleteFrom('ocpi_state')
        .where('namespace', '=', place.namespace)
        .where('expires_ms', '<=', Date.now())
        .executeTakeFirst();
      return Number(numDeletedRows);
    },
  };
}

async function find(
  { database, namespace }: Place,
  collection: string,
  id: string,
): Promise<Kept | undefined> {
  const row = await database.kysely
    .selectFrom('ocpi_state')
    .select([VALUE, 'revision', 'expires_ms'])
    .where('namespace', '=', namespace)
    .where('collection', '=', collection)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) return undefined;
  const isOver = row.expires_ms !== null && Number(row.expires_ms) <= Date.now();
  return { value: fromJson(row.value), revision: row.revision, isOver };
}

async function keep(
  { database, namespace }: Place,
  collection: string,
  entry: StateEntry,
  kept: Kept | undefined,
): Promise<boolean> {
  const value = JSON.stringify(entry.value);
  const expires_ms = entry.expires === undefined ? null : toMillis(entry.expires);
  if (!kept) {
    const inserted = await database.kysely
      .insertInto('ocpi_state')
      .values({ namespace, collection, id: entry.id, value, expires_ms })
      .onConflict((conflict) => conflict.columns(['namespace', 'collection', 'id']).doNothing())
      .returning('revision')
      .executeTakeFirst();
    return inserted !== undefined;
  }
  const updated = await database.kysely
    .updateTable('ocpi_state')
    .set({ value, expires_ms, revision: sql`nextval('ocpi_revision')` })
    .where('namespace', '=', namespace)
    .where('collection', '=', collection)
    .where('id', '=', entry.id)
    .where('revision', '=', kept.revision)
    .returning('revision')
    .executeTakeFirst();
  return updated !== undefined;
}

async function drop(
  { database, namespace }: Place,
  collection: string,
  id: string,
  kept: Kept,
): Promise<boolean> {
  const removed = await database.kysely
    .deleteFrom('ocpi_state')
    .where('namespace', '=', namespace)
    .where('collection', '=', collection)
    .where('id', '=', id)
    .where('revision', '=', kept.revision)
    .returning('revision')
    .executeTakeFirst();
  return removed !== undefined;
}

async function listState(
  { database, namespace }: Place,
  collection: string,
  after: string | undefined,
  limit: number,
): Promise<readonly StateEntry[]> {
  // The order of bytes, as in memory: that of the database's language may differ.
  const rows = await database.kysely
    .selectFrom('ocpi_state')
    .select(['id', VALUE, 'expires_ms'])
    .where('namespace', '=', namespace)
    .where('collection', '=', collection)
    .where((builder) =>
      builder.or([builder('expires_ms', 'is', null), builder('expires_ms', '>', Date.now())]),
    )
    .$if(after !== undefined, (select) => select.where(sql<boolean>`id collate "C" > ${after}`))
    .orderBy(sql`id collate "C"`)
    .limit(limit)
    .execute();
  return rows.map(({ id, value, expires_ms }) => ({
    id,
    value: fromJson(value),
    ...(expires_ms === null ? {} : { expires: new Date(Number(expires_ms)).toISOString() }),
  }));
}
