import { sql } from 'kysely';
import type { Partners, Registration, RegistrationChange } from '../../partners/registration.js';
import { makeChanger } from './compare-and-set.js';
import type { Database } from './database.js';
import type { Place } from './objects.js';
import { fromJson } from './tables.js';

/** Options of {@link sqlPartners} and {@link sqlStore}. */
export interface SqlOptions {
  /** Keeps several platforms apart in one database. Default `default`. */
  readonly namespace?: string;
}

/** The place of a namespace in a database. */
export const placeOf = (database: Database, options: SqlOptions = {}): Place => ({
  database,
  namespace: options.namespace ?? 'default',
  change: makeChanger(),
});

interface Row {
  readonly registration: Registration;
  readonly revision: string | number;
}

/**
 * Keeps registrations in a database: of the tokens that we accept only the hashes, those that we send in clear, because
 * they have to be sent.
 */
export function sqlPartners(database: Database, options: SqlOptions = {}): Partners {
  const place = placeOf(database, options);
  const { namespace } = place;
  const rows = () =>
    database.kysely
      .selectFrom('ocpi_partners')
      .select([sql<string>`registration::text`.as('registration'), 'revision'])
      .where('namespace', '=', namespace);
  const get = async (id: string): Promise<Row | undefined> => {
    const row = await rows().where('id', '=', id).executeTakeFirst();
    return row && { registration: readRegistration(row.registration), revision: row.revision };
  };
  return {
    async findByToken(hash) {
      if (!isHash(hash)) return undefined;
      const row = await rows()
        .where(sql<boolean>`hashes @> ${literal([hash])}::text[]`)
        .executeTakeFirst();
      return row && readRegistration(row.registration);
    },
    async get(id) {
      return (await get(id))?.registration;
    },
    async list() {
      const all = await rows().orderBy('id').execute();
      return all.map((row) => readRegistration(row.registration));
    },
    update(id, change) {
      return place.change(`partners|${id}`, async () => attempt(place, id, change, await get(id)));
    },
    async remove(id) {
      await database.kysely
        .deleteFrom('ocpi_partners')
        .where('namespace', '=', namespace)
        .where('id', '=', id)
        .execute();
    },
    async revision() {
      const { last, count } = await database.kysely
        .selectFrom('ocpi_partners')
        .select([
          sql<string>`coalesce(max(revision), 0)::text`.as('last'),
          sql<string>`count(*)::text`.as('count'),
        ])
        .where('namespace', '=', namespace)
        .executeTakeFirstOrThrow();
      return `${last}/${count}`;
    },
  };
}

const readRegistration = (text: string): Registration => fromJson(text) as Registration;

const isHash = (text: string): boolean => /^[0-9a-f]{1,128}$/i.test(text);

/** An array literal of hashes, which have neither commas nor quotes. */
const literal = (hashes: readonly string[]): string => `{${hashes.filter(isHash).join(',')}}`;

async function attempt(
  { database, namespace }: Place,
  id: string,
  change: RegistrationChange,
  row: Row | undefined,
): Promise<{ readonly done: boolean; readonly value: Registration | undefined }> {
  const current = row?.registration;
  const next = change(current);
  if (!next) return { done: true, value: current };
  const registration = JSON.stringify(next);
  const hashes = literal(next.inbound.map(({ hash }) => hash));
  const written = row
    ? await sql`update ocpi_partners
        set registration = ${registration}::json, hashes = ${hashes}::text[], revision = nextval('ocpi_revision')
        where namespace = ${namespace} and id = ${id} and revision = ${row.revision}
        returning id`.execute(database.kysely)
    : await sql`insert into ocpi_partners (namespace, id, registration, hashes)
        values (${namespace}, ${id}, ${registration}::json, ${hashes}::text[])
        on conflict (namespace, id) do nothing
        returning id`.execute(database.kysely);
  return { done: written.rows.length > 0, value: next };
}
