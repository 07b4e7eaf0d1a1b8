import { sql } from 'kysely';
import type { Database } from './database.js';

const TABLES = ['ocpi_objects', 'ocpi_state', 'ocpi_partners'] as const;

/**
 * Gives room back that old values took and tells the planner how much there is. A PostgreSQL server does that by itself;
 * PGlite does not: call it once a day or after many writes.
 */
export async function vacuum({ kysely }: Pick<Database, 'kysely'>): Promise<void> {
  for (const table of TABLES) await sql`vacuum analyze ${sql.table(table)}`.execute(kysely);
}
