import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Store } from '../../src/store/index.js';
import { type Database, openDatabase, sqlStore } from '../../src/store/sql/index.js';
import { median } from './statistics.js';

const OWNER = { country_code: 'NL', party_id: 'ABC' };
const VIEWER = { country_code: 'DE', party_id: 'MSP' };
const PAGE = 1000;
const SAMPLE = 10;

/** How long the pages of one list took, in milliseconds. */
export interface PageTimes {
  readonly database: string;
  readonly module: string;
  readonly objects: number;
  /** The very first page, which also counts. */
  readonly firstWithCount: number;
  /** Median of the ten pages after the first. */
  readonly first: number;
  /** Median of the last ten full pages. */
  readonly last: number;
  readonly ratio: number;
  /** The whole list. */
  readonly total: number;
}

/** Fills an empty namespace with objects of the size of real ones, in the database itself because that is fast. */
async function fill(database: Database, namespace: string, module: string, count: number): Promise<void> {
  const value = module === 'tokens' ? TOKEN : LOCATION;
  await sql`insert into ocpi_objects (namespace, module, owner, id, id_parts, version, audience, updated_ms, value)
    select ${namespace}, ${module}, 'NL*ABC', 'X' || n, json_build_array('X' || n), '2.2.1', '*',
      1767225600000 + n * 1000, replace(${value}, '#', n::text)::json
    from generate_series(1, ${count}::int) n`.execute(database.kysely);
  await sql`analyze ocpi_objects`.execute(database.kysely);
}

const STAMP = '"last_updated":"2026-01-01T00:00:00Z"';
const TOKEN = `{"country_code":"NL","party_id":"ABC","uid":"X#","type":"RFID","contract_id":"NL-ABC-#","visual_number":"NL ABC #","issuer":"ABC Mobility","valid":true,"whitelist":"ALLOWED",${STAMP}}`;
const CONNECTOR = `{"id":"1","standard":"IEC_62196_T2","format":"SOCKET","power_type":"AC_3_PHASE","max_voltage":230,"max_amperage":32,"tariff_ids":["T1"],${STAMP}}`;
const EVSE = `{"uid":"E#","evse_id":"NL*ABC*E#","status":"AVAILABLE","capabilities":["RFID_READER","REMOTE_START_STOP_CAPABLE"],"connectors":[${CONNECTOR}],${STAMP}}`;
const LOCATION = `{"country_code":"NL","party_id":"ABC","id":"X#","publish":true,"name":"Location #","address":"Street #","city":"Utrecht","postal_code":"3511 CE","country":"NLD","coordinates":{"latitude":"52.08950","longitude":"5.11020"},"evses":[${EVSE},${EVSE}],"operator":{"name":"ABC"},"opening_times":{"twentyfourseven":true},"time_zone":"Europe/Amsterdam",${STAMP}}`;

async function crawl(
  store: Store,
  module: string,
): Promise<{ readonly times: number[]; readonly seen: number }> {
  const times: number[] = [];
  let seen = 0;
  let cursor: string | undefined;
  do {
    const start = performance.now();
    const page = await store.list({
      module,
      owner: OWNER,
      version: '2.2.1',
      visibleTo: [VIEWER],
      limit: PAGE,
      cursor,
    });
    times.push(performance.now() - start);
    seen += page.items.length;
    cursor = page.cursor;
  } while (cursor !== undefined);
  return { times, seen };
}

async function measure(
  name: string,
  database: Database,
  module: string,
  objects: number,
): Promise<PageTimes> {
  const namespace = `bench-${process.pid}-${Date.now()}`;
  await fill(database, namespace, module, objects);
  const { times, seen } = await crawl(sqlStore(database, { namespace }), module);
  await sql`delete from ocpi_objects where namespace = ${namespace}`.execute(database.kysely);
  if (seen !== objects) throw new Error(`The list of ${module} gave ${seen} of ${objects} objects.`);
  const first = median(times.slice(1, 1 + SAMPLE));
  const last = median(times.slice(-SAMPLE));
  const total = times.reduce((sum, time) => sum + time, 0);
  return {
    database: name,
    module,
    objects,
    firstWithCount: times[0] ?? 0,
    first,
    last,
    ratio: last / first,
    total,
  };
}

/** Measures lists of a million Tokens and 300,000 Locations in PGlite and, with a URL, in PostgreSQL. */
export async function benchStorage(url: string | undefined, scale = 1): Promise<PageTimes[]> {
  const folder = await mkdtemp(join(tmpdir(), 'ocpi-bench-'));
  const rows: PageTimes[] = [];
  const measureAll = async (name: string, database: Database): Promise<void> => {
    try {
      rows.push(await measure(name, database, 'tokens', 1_000_000 * scale));
      rows.push(await measure(name, database, 'locations', 300_000 * scale));
    } finally {
      await database.close();
    }
  };
  try {
    if (url) await measureAll('PostgreSQL', await openDatabase({ url }));
    await measureAll('PGlite', await openDatabase({ folder: join(folder, 'data') }));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return rows;
}

if (process.argv[1]?.endsWith('storage.ts')) {
  const rows = await benchStorage(process.env.OCPI_TEST_POSTGRES, Number(process.argv[2] ?? 1));
  for (const row of rows) {
    const numbers = [row.firstWithCount, row.first, row.last].map((time) => `${time.toFixed(1)} ms`);
    console.log(
      `${row.database.padEnd(10)} ${row.objects} ${row.module}: first page with count ${numbers[0]}, next ten ${numbers[1]}, last ten ${numbers[2]}, ratio ${row.ratio.toFixed(2)}, all ${(row.total / 1000).toFixed(1)} s`,
    );
  }
}
