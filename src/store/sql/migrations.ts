import { type Kysely, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import type { Tables } from './tables.js';

/**
 * Every change of the tables, by name, in this order; one that was released is never changed. Values are `json` rather
 * than `jsonb`: they come back exactly as they were received, and no text that JSON allows is refused.
 */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001_first': {
    async up(db) {
      for (const statement of FIRST) await sql.raw(statement).execute(db);
    },
  },
};

const FIRST: readonly string[] = [
  'create sequence ocpi_revision',
  `create table ocpi_objects (
    namespace text not null,
    module text not null,
    owner text not null,
    id text not null,
    seq bigint generated always as identity,
    revision bigint not null default nextval('ocpi_revision'),
    id_parts json not null,
    version text not null,
    audience text not null,
    updated_ms bigint,
    value json not null,
    primary key (namespace, module, owner, id)
  )`,
  // There is no index on seq alone, and the one for lists of all owners is on an expression: the planner would take
  // them for a list of one owner and read everything that others have added since.
  `create index ocpi_objects_page on ocpi_objects (namespace, module, owner, seq) include (version, audience, updated_ms)`,
  'create index ocpi_objects_all on ocpi_objects (namespace, module, (seq + 0))',
  `create index ocpi_objects_updated on ocpi_objects (namespace, module, owner, updated_ms, seq)`,
  `create table ocpi_state (
    namespace text not null,
    collection text not null,
    id text not null,
    revision bigint not null default nextval('ocpi_revision'),
    value json not null,
    expires_ms bigint,
    primary key (namespace, collection, id)
  )`,
  'create index ocpi_state_expires on ocpi_state (expires_ms) where expires_ms is not null',
  `create table ocpi_partners (
    namespace text not null,
    id text not null,
    revision bigint not null default nextval('ocpi_revision'),
    hashes text[] not null,
    registration json not null,
    primary key (namespace, id)
  )`,
  'create index ocpi_partners_hashes on ocpi_partners using gin (hashes)',
];

/**
 * Brings the tables up to date; several processes may do that at the same time. Throws what the database throws, and
 * then nothing of the failed migration stays.
 */
export async function migrate(kysely: Kysely<Tables>): Promise<void> {
  const migrator = new Migrator({
    db: kysely,
    provider: { getMigrations: async () => ({ ...migrations }) },
    migrationTableName: 'ocpi_migrations',
    migrationLockTableName: 'ocpi_migrations_lock',
  });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}
