import { type ExpressionBuilder, type ExpressionWrapper, type SqlBool, sql } from 'kysely';
import { toMillis } from '../../core/time.js';
import type { VersionNumber } from '../../core/version.js';
import { audienceFor, audienceText, readAudience } from '../audience.js';
import { formatCursor, parseCursor } from '../cursor.js';
import { idParts, idText, keyText, ownerText, partyOf } from '../key.js';
import type {
  ListQuery,
  ObjectChange,
  ObjectKey,
  ObjectUpdate,
  ObjectWrite,
  StoredObject,
  StoredPage,
} from '../store.js';
import type { Changer } from './compare-and-set.js';
import type { Database } from './database.js';
import { fromJson, type Tables } from './tables.js';

/** A database and the namespace in it. */
export interface Place {
  readonly database: Database;
  readonly namespace: string;
  readonly change: Changer;
}

interface Row {
  readonly object: StoredObject;
  readonly seq: number;
  readonly revision: string | number;
}

const COLUMNS = [
  'module',
  'owner',
  'seq',
  'revision',
  'version',
  'audience',
  sql<string>`id_parts::text`.as('id_parts'),
  sql<string>`value::text`.as('value'),
] as const;

/** Finds an object by its key. */
export async function findRow({ database, namespace }: Place, key: ObjectKey): Promise<Row | undefined> {
  const row = await database.kysely
    .selectFrom('ocpi_objects')
    .select(COLUMNS)
    .where('namespace', '=', namespace)
    .where('module', '=', key.module)
    .where('owner', '=', ownerText(key.owner))
    .where('id', '=', idText(key.id))
    .executeTakeFirst();
  return row && readRow(row);
}

interface Columns {
  readonly module: string;
  readonly owner: string;
  readonly seq: string | number;
  readonly revision: string | number;
  readonly id_parts: string;
  readonly version: string;
  readonly audience: string;
  readonly value: string;
}

function readRow(row: Columns): Row {
  const id = fromJson(row.id_parts) as readonly string[];
  const object: StoredObject = {
    key: { module: row.module, owner: partyOf(row.owner), id },
    version: row.version as VersionNumber,
    value: fromJson(row.value) as StoredObject['value'],
    audience: readAudience(row.audience),
  };
  return { object, seq: Number(row.seq), revision: row.revision };
}

/** Changes an object by compare and set. */
export function updateObject(place: Place, key: ObjectKey, change: ObjectChange): Promise<ObjectUpdate> {
  return place.change(`objects|${keyText(key)}`, async () => {
    const row = await findRow(place, key);
    const before = row?.object;
    const write = change(before);
    if (write === undefined) return { done: true, value: { before, after: before } };
    if (write === 'remove') {
      return { done: !row || (await removeRow(place, row)), value: { before, after: undefined } };
    }
    const after = objectOf(key, write, before);
    const done = row ? await replaceRow(place, row, after) : await insertRow(place, after);
    return { done, value: { before, after } };
  });
}

function objectOf(key: ObjectKey, write: ObjectWrite, before: StoredObject | undefined): StoredObject {
  const owner = partyOf(ownerText(key.owner));
  const { version, value } = write;
  return {
    key: before?.key ?? { module: key.module, owner, id: idParts(key.id) },
    version,
    value,
    audience: audienceFor(key.module, write, before),
  };
}

function columnsOf({ version, value, audience }: StoredObject): {
  version: string;
  audience: string;
  updated_ms: number | null;
  value: string;
} {
  const updated = typeof value.last_updated === 'string' ? toMillis(value.last_updated) : Number.NaN;
  return {
    version,
    audience: audienceText(audience),
    updated_ms: Number.isNaN(updated) ? null : updated,
    value: JSON.stringify(value),
  };
}

async function insertRow({ database, namespace }: Place, object: StoredObject): Promise<boolean> {
  const { module, owner, id } = object.key;
  const inserted = await database.kysely
    .insertInto('ocpi_objects')
    .values({
      namespace,
      module,
      owner: ownerText(owner),
      id: idText(id),
      id_parts: JSON.stringify(idParts(id)),
      ...columnsOf(object),
    })
    .onConflict((conflict) => conflict.columns(['namespace', 'module', 'owner', 'id']).doNothing())
    .returning('revision')
    .executeTakeFirst();
  return inserted !== undefined;
}

async function replaceRow(place: Place, row: Row, object: StoredObject): Promise<boolean> {
  const updated = await place.database.kysely
    .updateTable('ocpi_objects')
    .set({ ...columnsOf(object), revision: sql`nextval('ocpi_revision')` })
    .where((builder) => builder.and(asRead(place, row)))
    .returning('revision')
    .executeTakeFirst();
  return updated !== undefined;
}

async function removeRow(place: Place, row: Row): Promise<boolean> {
  const removed = await place.database.kysely
    .deleteFrom('ocpi_objects')
    .where((builder) => builder.and(asRead(place, row)))
    .returning('revision')
    .executeTakeFirst();
  return removed !== undefined;
}

/** The row, if it is still as it was read: no two writes have the same revision. */
const asRead = ({ namespace }: Place, { object: { key }, revision }: Row) => ({
  namespace,
  module: key.module,
  owner: ownerText(key.owner),
  id: idText(key.id),
  revision,
});

/** Lists objects by the order of insertion; counted once, when the list begins. */
export async function listObjects(place: Place, query: ListQuery): Promise<StoredPage> {
  const cursor = query.cursor === undefined ? undefined : parseCursor(query.cursor);
  const total = cursor?.total ?? (await countObjects(place, query));
  const { limit } = query;
  // Each kind of list names the order as the index does that is meant for it.
  const order = query.owner ? sql<number>`seq` : sql<number>`seq + 0`;
  if (limit === 0) return { items: [], total, cursor: undefined };
  const rows = await place.database.kysely
    .selectFrom('ocpi_objects')
    .select(COLUMNS)
    .where((builder) => conditions(builder, place, query))
    .$if(cursor !== undefined, (select) => select.where(order, '>', cursor?.after ?? 0))
    .orderBy(order)
    .limit(limit + 1)
    .$if(!cursor && (query.offset ?? 0) > 0, (select) => select.offset(query.offset ?? 0))
    .execute();
  const found = rows.slice(0, limit).map(readRow);
  const last = rows.length > limit ? found.at(-1) : undefined;
  return {
    items: found.map(({ object }) => object),
    total,
    cursor: last && formatCursor({ after: last.seq, total }),
  };
}

async function countObjects(place: Place, query: ListQuery): Promise<number> {
  const { count } = await place.database.kysely
    .selectFrom('ocpi_objects')
    .select((builder) => builder.fn.countAll<string | number>().as('count'))
    .where((builder) => conditions(builder, place, query))
    .executeTakeFirstOrThrow();
  return Number(count);
}

function conditions(
  builder: ExpressionBuilder<Tables, 'ocpi_objects'>,
  { namespace }: Place,
  query: ListQuery,
): ExpressionWrapper<Tables, 'ocpi_objects', SqlBool> {
  const { owner, version, visibleTo, dateFrom, dateTo } = query;
  const all = [builder('namespace', '=', namespace), builder('module', '=', query.module)];
  if (owner) all.push(builder('owner', '=', ownerText(owner)));
  if (version !== undefined) all.push(builder('version', '=', version));
  if (visibleTo) all.push(builder('audience', 'in', ['*', ...visibleTo.map((party) => audienceText(party))]));
  if (dateFrom !== undefined) all.push(builder('updated_ms', '>=', toMillis(dateFrom)));
  if (dateTo !== undefined) all.push(builder('updated_ms', '<', toMillis(dateTo)));
  return builder.and(all);
}
