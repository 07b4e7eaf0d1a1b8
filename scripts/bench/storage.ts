import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { ListQuery, Store } from '../../src/store/index.js';
import { type Database, openDatabase, sqlStore } from '../../src/store/sql/index.js';
import type { BenchRow } from './row.js';
import { median } from './statistics.js';

const OWNER = { country_code: 'NL', party_id: 'ABC' };
const VIEWER = { country_code: 'DE', party_id: 'MSP' };
const PAGE = 1000;
const STRIDE = 10_000;
const ROUNDS = 30;

/** How long the pages of one list took, in milliseconds. */
export interface PageTimes {
  readonly database: string;
  readonly module: string;
  readonly objects: number;
  /** The very first page, which also counts; median of five. */
  readonly counted: number;
  /** A page of 1000 right after the first; median. */
  readonly first: number;
  /** The last page of 1000, measured in turns with the first; median. */
  readonly last: number;
  readonly ratio: number;
}

/** Fills an empty namespace with objects of the size of real ones, in the database itself because that is fast. */
async function fill(database: Database, namespace: string, module: string, count: number): Promise<void> {
  const value = module === 'tokens' ? TOKEN : LOCATION;
  await sql`insert into ocpi_objects (namespace, module, owner, id, id_parts, version, audience, updated_ms, value)
    select ${namespace}, ${module}, 'NL*ABC', 'X' || n, json_build_array('X' || n), '2.2.1', '*',
      1767225600000 + n * 1000, replace(${value}, '#', n::text)::json
    from generate_series(1, ${count}::int) n`.execute(database.kysely);
}

const STAMP = '"last_updated":"2026-01-01T00:00:00Z"';
const TOKEN = `{"country_code":"NL","party_id":"ABC","uid":"X#","type":"RFID","contract_id":"NL-ABC-#","visual_number":"NL ABC #","issuer":"ABC Mobility","valid":true,"whitelist":"ALLOWED",${STAMP}}`;
const CONNECTOR = `{"id":"1","standard":"IEC_62196_T2","format":"SOCKET","power_type":"AC_3_PHASE","max_voltage":230,"max_amperage":32,"tariff_ids":["T1"],${STAMP}}`;
const EVSE = `{"uid":"E#","evse_id":"NL*ABC*E#","status":"AVAILABLE","capabilities":["RFID_READER","REMOTE_START_STOP_CAPABLE"],"connectors":[${CONNECTOR}],${STAMP}}`;
const LOCATION = `{"country_code":"NL","party_id":"ABC","id":"X#","publish":true,"name":"Location #","address":"Street #","city":"Utrecht","postal_code":"3511 CE","country":"NLD","coordinates":{"latitude":"52.08950","longitude":"5.11020"},"evses":[${EVSE},${EVSE}],"operator":{"name":"ABC"},"opening_times":{"twentyfourseven":true},"time_zone":"Europe/Amsterdam",${STAMP}}`;

const query = (module: string, limit: number, cursor?: string): ListQuery => ({
  module,
  owner: OWNER,
  version: '2.2.1',
  visibleTo: [VIEWER],
  limit,
  cursor,
});

/** Reads a whole list and gives the continuation before its last page. */
async function crawl(store: Store, module: string, objects: number): Promise<string> {
  let seen = 0;
  let cursor: string | undefined;
  while (seen < objects - PAGE) {
    const rest = objects - PAGE - seen;
    const page = await store.list(query(module, Math.min(STRIDE, rest), cursor));
    seen += page.items.length;
    cursor = page.cursor;
    if (cursor === undefined) break;
  }
  const last = cursor === undefined ? undefined : await store.list(query(module, PAGE, cursor));
  if (!last || seen + last.items.length !== objects || last.cursor !== undefined) {
    throw new Error(`The list of ${module} does not end after ${objects} objects.`);
  }
  return cursor ?? '';
}

async function timed(run: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}

async function measure(name: string, store: Store, module: string, objects: number): Promise<PageTimes> {
  const end = await crawl(store, module, objects);
  const start = (await store.list(query(module, PAGE))).cursor;
  const [counted, first, last]: [number[], number[], number[]] = [[], [], []];
  for (let i = 0; i < 5; i += 1) counted.push(await timed(() => store.list(query(module, PAGE))));
  for (let i = 0; i < ROUNDS; i += 1) {
    first.push(await timed(() => store.list(query(module, PAGE, start))));
    last.push(await timed(() => store.list(query(module, PAGE, end))));
  }
  const ratio = median(last) / median(first);
  return {
    database: name,
    module,
    objects,
    counted: median(counted),
    first: median(first),
    last: median(last),
    ratio,
  };
}

/** Measures lists of a million Tokens and 300,000 Locations in PGlite and, with a URL, in PostgreSQL; tells each as it is done. */
export async function benchStorage(
  url: string | undefined,
  scale: number,
  report: (row: PageTimes) => void,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'ocpi-bench-'));
  const sizes = { tokens: 1_000_000 * scale, locations: 300_000 * scale };
  const measureAll = async (name: string, database: Database): Promise<void> => {
    const namespace = `bench-${process.pid}-${Date.now()}`;
    try {
      for (const [module, count] of Object.entries(sizes)) await fill(database, namespace, module, count);
      await sql`vacuum analyze ocpi_objects`.execute(database.kysely);
      const store = sqlStore(database, { namespace });
      for (const [module, count] of Object.entries(sizes)) report(await measure(name, store, module, count));
    } finally {
      await sql`delete from ocpi_objects where namespace = ${namespace}`.execute(database.kysely);
      await database.close();
    }
  };
  try {
    if (url) await measureAll('PostgreSQL', await openDatabase({ url }));
    await measureAll('PGlite', await openDatabase({ folder: join(folder, 'data') }));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The last page of long lists against the first, as rows of the bench. */
export async function benchLastPage(): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  await benchStorage(process.env.OCPI_TEST_POSTGRES, 1, ({ database, module, objects, last, ratio }) => {
    rows.push({
      name: `last page of ${objects} ${module} in ${database}`,
      reference: 'the first page',
      value: ratio,
      detail: `${last.toFixed(1)} ms`,
      better: 'lower',
      goal: objects >= 1_000_000 ? 1.5 : undefined,
    });
  });
  return rows;
}

if (process.argv[1]?.endsWith('storage.ts')) {
  await benchStorage(process.env.OCPI_TEST_POSTGRES, Number(process.argv[2] ?? 1), (row) => {
    const times = [row.counted, row.first, row.last].map((time) => `${time.toFixed(1)} ms`);
    console.log(
      `${row.database.padEnd(10)} ${row.objects} ${row.module}: page with count ${times[0]}, first page ${times[1]}, last page ${times[2]}, ratio ${row.ratio.toFixed(2)}`,
    );
  });
}
