import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { authorization, hashToken } from '../../src/core/token.js';
import { type Database, openDatabase, sqlPartners, sqlStore } from '../../src/store/sql/index.js';
import { evse, location } from './sample.js';

/** What a run is made of. */
export interface CrashOptions {
  /** URL of a PostgreSQL database. */
  readonly url: string;
  /** Partners that push at the same time. Default 20. */
  readonly partners?: number;
  /** Pushes of all partners together. Default 2000. */
  readonly pushes?: number;
}

/** What became of the pushes. */
export interface CrashReport {
  readonly acknowledged: number;
  /** Pushes without an answer, because their server was killed. */
  readonly unanswered: number;
  /** Acknowledged after the kill, by the server that is left. */
  readonly afterKill: number;
  /** Acknowledged, but not in the database. */
  readonly lost: number;
  /** In the database, but not as it was pushed. */
  readonly halfWritten: number;
  /** Statuses other than 200 and 201. */
  readonly refused: number;
  readonly milliseconds: number;
}

interface Server {
  readonly child: ChildProcess;
  readonly port: number;
}

interface Run {
  readonly namespace: string;
  readonly servers: Server[];
  readonly each: number;
  /** The last acknowledged `last_updated` of each Location, and of its EVSE. */
  readonly expected: Map<string, { readonly location: string; readonly evse: string | undefined }>;
  done: number;
  acknowledged: number;
  unanswered: number;
  afterKill: number;
  refused: number;
  killed: boolean;
}

const partyId = (n: number): string => `P${String(n).padStart(2, '0')}`;

/**
 * Two server processes on one database; partners push Locations and EVSE states alternately to both; one of the
 * processes is killed (SIGKILL) in the middle. Every acknowledged push must be there afterwards, whole.
 */
export async function runCrash({ url, partners = 20, pushes = 2000 }: CrashOptions): Promise<CrashReport> {
  const database = await openDatabase({ url });
  const namespace = `crash-${process.pid}-${Date.now()}`;
  const started = Date.now();
  const servers = await Promise.all([startServer(url, namespace), startServer(url, namespace)]);
  const run: Run = {
    namespace,
    servers,
    each: Math.floor(pushes / partners),
    expected: new Map(),
    done: 0,
    acknowledged: 0,
    unanswered: 0,
    afterKill: 0,
    refused: 0,
    killed: false,
  };
  try {
    await registerAll(database, namespace, partners);
    await Promise.all(Array.from({ length: partners }, (_, n) => pushAll(run, n, pushes / 2)));
    const { lost, halfWritten } = await compare(database, run);
    const { acknowledged, unanswered, afterKill, refused } = run;
    const milliseconds = Date.now() - started;
    return { acknowledged, unanswered, afterKill, refused, lost, halfWritten, milliseconds };
  } finally {
    for (const { child } of servers) child.kill('SIGKILL');
    await database.close();
  }
}

async function startServer(url: string, namespace: string): Promise<Server> {
  const script = fileURLToPath(new URL('server.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', script, url, namespace], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (!child.stdout) throw new Error('The server has no output.');
  for await (const line of createInterface(child.stdout)) return { child, port: Number(line) };
  throw new Error('The server ended before it could be called.');
}

async function registerAll(database: Database, namespace: string, partners: number): Promise<void> {
  const store = sqlPartners(database, { namespace });
  for (let n = 0; n < partners; n += 1) {
    const hash = await hashToken(`token-${partyId(n)}`);
    await store.update(partyId(n), () => ({
      id: partyId(n),
      status: 'registered',
      version: '2.2.1',
      roles: [{ role: 'CPO', country_code: 'NL', party_id: partyId(n) }],
      inbound: [{ hash, use: 'exchange' }],
      updatedAt: new Date().toISOString(),
    }));
  }
}

/** The pushes of one partner, one after the other: a Location, and states of its EVSE, to alternating servers. */
async function pushAll(run: Run, n: number, killAt: number): Promise<void> {
  for (let i = 0; i < run.each; i += 1) {
    if (!run.killed && run.done >= killAt) {
      run.killed = true;
      run.servers[0]?.child.kill('SIGKILL');
    }
    await push(run, n, i);
    run.done += 1;
  }
}

async function push(run: Run, n: number, i: number): Promise<void> {
  const id = `L${Math.floor(i / 4)}`;
  const stamp = new Date(Date.UTC(2026, 0, 1) + i * 1000).toISOString();
  const key = `${partyId(n)}/${id}`;
  const isNew = i % 4 === 0;
  const known = run.expected.get(key);
  const body = isNew
    ? location(partyId(n), id, stamp)
    : { status: i % 2 === 0 ? 'AVAILABLE' : 'CHARGING', last_updated: stamp };
  const path = `NL/${partyId(n)}/${id}${isNew ? '' : '/E1'}`;
  if (!isNew && !known) return;
  const wasKilled = run.killed;
  const status = await send(run, n, i, isNew ? 'PUT' : 'PATCH', path, body);
  if (status === undefined) run.unanswered += 1;
  else if (status !== 200 && status !== 201) run.refused += 1;
  else {
    run.acknowledged += 1;
    if (wasKilled) run.afterKill += 1;
    run.expected.set(key, { location: stamp, evse: isNew ? undefined : stamp });
  }
}

/** The HTTP status, or `undefined` without an answer; after the kill everything goes to the server that is left. */
async function send(
  run: Run,
  n: number,
  i: number,
  method: string,
  path: string,
  body: object,
): Promise<number | undefined> {
  const server = run.killed ? run.servers[1] : run.servers[(n + i) % 2];
  try {
    const response = await fetch(`http://127.0.0.1:${server?.port}/ocpi/2.2.1/receiver/locations/${path}`, {
      method,
      headers: {
        authorization: authorization(`token-${partyId(n)}`, 'base64'),
        'content-type': 'application/json',
      },
      body: JSON.stringify(body),
    });
    const answer = (await response.json()) as { status_code: number };
    return answer.status_code === 1000 ? response.status : 599;
  } catch {
    return undefined;
  }
}

/** Compares what was acknowledged with what is there; a push without an answer may have been kept too. */
async function compare(
  database: Database,
  { namespace, expected }: Run,
): Promise<{ readonly lost: number; readonly halfWritten: number }> {
  const store = sqlStore(database, { namespace });
  let lost = 0;
  let halfWritten = 0;
  for (const [key, stamps] of expected) {
    const [party_id = '', id = ''] = key.split('/');
    const found = await store.get({ module: 'locations', owner: { country_code: 'NL', party_id }, id });
    const value = found?.value as ReturnType<typeof location> | undefined;
    const kept = value?.evses[0];
    if (
      !value ||
      value.last_updated < stamps.location ||
      (stamps.evse && (kept?.last_updated ?? '') < stamps.evse)
    )
      lost += 1;
    else if (!isWhole(value, party_id, id)) halfWritten += 1;
  }
  return { lost, halfWritten };
}

/** Whether an object is one of those that were pushed, down to the last field. */
function isWhole(value: ReturnType<typeof location>, party_id: string, id: string): boolean {
  const [kept] = value.evses;
  if (!kept) return false;
  const { status, last_updated } = kept;
  const like = { ...location(party_id, id, value.last_updated), evses: [{ ...evse(last_updated), status }] };
  return (
    JSON.stringify(sorted({ ...value, evses: [{ ...kept, connectors: like.evses[0]?.connectors }] })) ===
    JSON.stringify(sorted(like))
  );
}

const sorted = (value: object): object =>
  Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const url = process.argv[2] ?? process.env.OCPI_TEST_POSTGRES;
  if (!url) throw new Error('Give the URL of a PostgreSQL database, or set OCPI_TEST_POSTGRES.');
  console.log(JSON.stringify(await runCrash({ url }), null, 2));
}
