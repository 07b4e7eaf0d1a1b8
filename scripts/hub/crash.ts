import { type AddressInfo, connect, createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openDatabase, sqlPartners } from '../../src/store/sql/index.js';
import { location } from '../crash/sample.js';
import { type Other, startHub } from './hub-process.js';
import { joinHub, type Station, SUCCESS } from './station.js';

/** What a run is made of. */
export interface CrashOptions {
  /** URL of a PostgreSQL database. */
  readonly url: string;
  /** Platforms that push, and platforms that receive, with two parties each. Default 4 and 6. */
  readonly senders?: number;
  readonly receivers?: number;
  /** Pushes of all senders together, half of them for everybody. Default 1200. */
  readonly pushes?: number;
}

/** What became of the pushes. */
export interface CrashReport {
  /** Broadcasts and direct pushes that the hub acknowledged. */
  readonly broadcasts: number;
  readonly direct: number;
  /** Pushes without an answer, because their process was killed; and those acknowledged after that. */
  readonly unanswered: number;
  readonly afterKill: number;
  readonly refused: number;
  /** Acknowledged, but not at a party that it was for. */
  readonly lost: number;
  /** Arrivals of an older state of an object after a newer one. */
  readonly outOfOrder: number;
  /** Arrivals of what had arrived already. */
  readonly repeated: number;
  /** Registrations before, and those that the hub still knows and serves. */
  readonly registrations: number;
  readonly registrationsAfter: number;
  readonly milliseconds: number;
}

interface Run {
  readonly hubs: readonly Other[];
  readonly pushes: number;
  /** The newest state of an object that a party must have, by party and object. */
  readonly owed: Map<string, number>;
  readonly got: Map<string, number>;
  readonly counts: Record<
    'broadcasts' | 'direct' | 'unanswered' | 'afterKill' | 'refused' | 'outOfOrder' | 'repeated',
    number
  >;
  done: number;
  killed: boolean;
}

const partiesOf = (name: string, n: number): string[] => [`${name}${n}A`, `${name}${n}B`];

/**
 * Two hub processes on one database; platforms push Locations to everybody and to single parties, to both processes in
 * turn; one process is killed (SIGKILL) in the middle. Whatever was acknowledged has to arrive at everybody it is for.
 */
export async function runHubCrash(options: CrashOptions): Promise<CrashReport> {
  const { url, senders: many = 4, receivers: few = 6, pushes = 1200 } = options;
  const started = Date.now();
  const namespace = `hub-crash-${process.pid}-${started}`;
  const front = await openFront();
  const setup = {
    ...{ database: url, namespace, publicUrl: `${front.origin}/ocpi` },
    options: { lease: 3000, retryDelay: 200, client: { timeout: 5000 } },
  };
  const database = await openDatabase({ url });
  const hubs = await Promise.all([startHub(setup), startHub(setup)]);
  front.lead(hubs);
  const stations: Station[] = [];
  try {
    const join = async (id: string, role: string, parties: readonly string[]): Promise<Station> => {
      const tell = (hubs[stations.length % 2] as Other).tell;
      const station = await joinHub({ origin: front.origin, tell }, { id, role, parties });
      stations.push(station);
      return station;
    };
    const senders: Station[] = [];
    for (let n = 0; n < many; n += 1) senders.push(await join(`cpo-${n}`, 'CPO', partiesOf('C', n)));
    const receivers: Station[] = [];
    for (let n = 0; n < few; n += 1) receivers.push(await join(`emsp-${n}`, 'EMSP', partiesOf('E', n)));
    const partners = sqlPartners(database, { namespace });
    const registrations = (await partners.list()).length;
    const counts = {
      broadcasts: 0,
      direct: 0,
      unanswered: 0,
      afterKill: 0,
      refused: 0,
      outOfOrder: 0,
      repeated: 0,
    };
    const run: Run = { hubs, pushes, owed: new Map(), got: new Map(), counts, done: 0, killed: false };
    for (const station of receivers) listen(run, station);
    const all = receivers.flatMap(({ parties }) => parties);
    await Promise.all(senders.map((station) => pushAll(run, station, Math.floor(pushes / many), all)));
    await arrivalOf(run);
    return {
      ...counts,
      lost: missing(run).length,
      registrations,
      registrationsAfter: await stillServed(
        run,
        stations,
        (await partners.list()).map(({ id }) => id),
      ),
      milliseconds: Date.now() - started,
    };
  } finally {
    await Promise.all(hubs.map((hub) => hub.kill()));
    for (const station of stations) station.close();
    front.close();
    await database.close();
  }
}

/** The one address of both processes, as a load balancer gives it: connections go to them in turn. */
async function openFront() {
  let ports: number[] = [];
  let turn = 0;
  const server = createServer((client) => {
    const hub = connect(ports[turn % ports.length] ?? 0, '127.0.0.1');
    turn += 1;
    for (const [from, to] of [
      [client, hub],
      [hub, client],
    ] as const) {
      from.pipe(to);
      from.on('error', () => to.destroy());
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    lead(hubs: readonly Other[]) {
      ports = hubs.map(({ origin }) => Number(new URL(origin).port));
    },
    close: () => server.close(),
  };
}

/** Notes what arrives at a platform; the state of an object is a number in its address. */
function listen({ got, counts }: Run, station: Station): void {
  station.answer = ({ url, to, body }) => {
    const state = Number((JSON.parse(body) as { address: string }).address);
    const key = `${to} ${url.split('/').slice(-2).join('/')}`;
    const before = got.get(key) ?? -1;
    if (state < before) counts.outOfOrder += 1;
    else if (state === before) counts.repeated += 1;
    got.set(key, Math.max(before, state));
    return { body: SUCCESS };
  };
}

/** The pushes of one platform, two at a time: some objects in ever newer states, for everybody or for one party. */
async function pushAll(
  run: Run,
  station: Station,
  count: number,
  receivers: readonly string[],
): Promise<void> {
  const lane = async (party: string): Promise<void> => {
    for (let n = 0; n < count / 2; n += 1) {
      if (!run.killed && run.done >= run.pushes / 2) {
        run.killed = true;
        run.hubs[0]?.child.kill('SIGKILL');
      }
      const isBroadcast = n % 2 === 0;
      const to = isBroadcast ? 'HUB' : (receivers[n % receivers.length] ?? '');
      await push(run, station, {
        party,
        to,
        id: `${isBroadcast ? 'B' : 'D'}${Math.floor(n / 8)}`,
        state: n,
        receivers,
      });
      run.done += 1;
    }
  };
  await Promise.all(station.parties.map(lane));
}

interface Push {
  readonly party: string;
  readonly to: string;
  readonly id: string;
  readonly state: number;
  readonly receivers: readonly string[];
}

async function push(run: Run, station: Station, { party, to, id, state, receivers }: Push): Promise<void> {
  const { hubs, counts, owed } = run;
  const wasKilled = run.killed;
  const hub = hubs[wasKilled ? 1 : state % 4 < 2 ? 0 : 1] as Other;
  const body = JSON.stringify({ ...location(party, id, new Date().toISOString()), address: String(state) });
  const path = `/receiver/locations/NL/${party}/${id}`;
  const answer = await station
    .call(hub.origin, 'PUT', path, { from: party, to, body })
    .catch(() => undefined);
  if (!answer) counts.unanswered += 1;
  else if (answer.statusCode !== 1000) counts.refused += 1;
  else {
    const isBroadcast = to === 'HUB';
    counts[isBroadcast ? 'broadcasts' : 'direct'] += 1;
    if (wasKilled) counts.afterKill += 1;
    for (const receiver of isBroadcast ? receivers : [to]) owed.set(`${receiver} ${party}/${id}`, state);
  }
}

const missing = ({ owed, got }: Run): string[] =>
  [...owed].flatMap(([key, state]) => ((got.get(key) ?? -1) < state ? [key] : []));

/** Waits until everything has arrived, or nothing new comes for a while. */
async function arrivalOf(run: Run): Promise<void> {
  let before = Number.POSITIVE_INFINITY;
  for (let idle = 0; idle < 20; idle += 1) {
    const left = missing(run).length;
    if (left === 0) return;
    if (left < before) idle = 0;
    before = left;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

/** How many of the platforms are still registered and have an answer from the process that is left. */
async function stillServed(
  { hubs }: Run,
  stations: readonly Station[],
  known: readonly string[],
): Promise<number> {
  const [, left] = hubs as [Other, Other];
  let served = 0;
  for (const station of stations) {
    const from = station.parties[0] ?? '';
    const answer = await station.call(left.origin, 'GET', '/sender/hubclientinfo', { from, to: 'HUB' });
    if (answer.statusCode === 1000 && known.includes(station.id)) served += 1;
  }
  return served;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { pushes: { type: 'string', default: '1200' } },
  });
  const url = positionals[0] ?? process.env.OCPI_TEST_POSTGRES;
  if (!url) throw new Error('Give the URL of a PostgreSQL database, or set OCPI_TEST_POSTGRES.');
  const report = await runHubCrash({ url, pushes: Number(values.pushes) });
  console.log(JSON.stringify(report, null, 2));
  const { lost, outOfOrder, registrations, registrationsAfter } = report;
  if (lost > 0 || outOfOrder > 0 || registrations !== registrationsAfter) process.exitCode = 1;
}
