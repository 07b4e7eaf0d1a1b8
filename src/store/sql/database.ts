import { Kysely, PGliteDialect, type PGliteDialectConfig, PostgresDialect, type PostgresPool } from 'kysely';
import { migrate } from './migrations.js';
import type { Tables } from './tables.js';

/** Where the data is; exactly one of the first four says so. */
export interface DatabaseOptions {
  /** A folder for the embedded database PGlite (package `@electric-sql/pglite`); one process at a time. */
  readonly folder?: string;
  /** A PostgreSQL server: `postgres://user:password@host:5432/database` (package `pg`). */
  readonly url?: string;
  /** A PGlite of your own. */
  readonly pglite?: PGliteDialectConfig['pglite'];
  /** A pool of `pg` of your own. */
  readonly pool?: PostgresPool;
  /** Connections at most, with `url`. Default 10. */
  readonly connections?: number;
  /** Whether to bring the tables up to date when opening. Default `true`. */
  readonly migrate?: boolean;
}

/** An open database: for `sqlStore` and `sqlPartners`. */
export interface Database {
  /** For queries of your own, and for `migrate`. */
  readonly kysely: Kysely<Tables>;
  /** Closes all connections. */
  close(): Promise<void>;
}

/**
 * Opens a database in the PostgreSQL dialect: PGlite in this process for one server, PostgreSQL for several that share
 * it. Throws a `TypeError` when it is not said where the data is, and an `Error` when the package for it is not installed.
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const kysely = new Kysely<Tables>({ dialect: await dialectOf(options) });
  try {
    if (options.migrate !== false) await migrate(kysely);
  } catch (error) {
    await kysely.destroy();
    throw error;
  }
  return { kysely, close: () => kysely.destroy() };
}

async function dialectOf(options: DatabaseOptions): Promise<PGliteDialect | PostgresDialect> {
  const { folder, url, pglite, pool } = options;
  if (pglite) return new PGliteDialect({ pglite });
  if (pool) return new PostgresDialect({ pool });
  if (folder !== undefined) {
    const { PGlite } = await loaded('@electric-sql/pglite', () => import('@electric-sql/pglite'));
    return new PGliteDialect({ pglite: await PGlite.create(folder) });
  }
  if (url === undefined) throw new TypeError('Say where the data is: folder, url, pglite or pool.');
  const { default: pg } = await loaded('pg', () => import('pg'));
  return new PostgresDialect({
    pool: new pg.Pool({ connectionString: url, max: options.connections ?? 10 }),
  });
}

async function loaded<T>(name: string, load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (cause) {
    throw new Error(`The package ${name} cannot be loaded; install it beside ocpi-js.`, { cause });
  }
}
