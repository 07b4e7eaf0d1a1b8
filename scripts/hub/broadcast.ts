import { parseArgs } from 'node:util';
import { location } from '../crash/sample.js';
import { type Other, startHub } from './hub-process.js';
import { joinHub, type Station, SUCCESS } from './station.js';

/**
 * Broadcast Pushes from one platform to 99 others with five parties each, first with all of them well, then with one that
 * takes requests and never answers. Prints how long they take to arrive, and fails when one does not or comes twice.
 */
const { values } = parseArgs({
  options: {
    database: { type: 'string' },
    platforms: { type: 'string', default: '100' },
    parties: { type: 'string', default: '5' },
    pushes: { type: 'string', default: '40' },
    pause: { type: 'string', default: '1200' },
  },
});
const [platforms, parties, pushes, pause] = [
  values.platforms,
  values.parties,
  values.pushes,
  values.pause,
].map(Number) as [number, number, number, number];

/** When each push was sent, and when it arrived at whom. */
interface Round {
  readonly sent: Map<string, number>;
  readonly arrived: Map<string, number>;
  readonly acknowledged: number[];
  twice: number;
}

const partyIds = (n: number): string[] =>
  Array.from({ length: parties }, (_, k) => (n * parties + k).toString(36).toUpperCase().padStart(3, '0'));

async function joinAll(hub: Other): Promise<Station[]> {
  const stations: Station[] = [];
  for (let n = 0; n < platforms; n += 1) {
    const role = n === 0 ? 'CPO' : 'EMSP';
    stations.push(await joinHub(hub, { id: `platform-${n}`, role, parties: partyIds(n) }));
  }
  return stations;
}

const sleep = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

let current: Round = { sent: new Map(), arrived: new Map(), acknowledged: [], twice: 0 };

function listen(station: Station): void {
  station.answer = ({ url, to }) => {
    const key = `${url.split('/').at(-1)} ${to}`;
    if (current.arrived.has(key)) current.twice += 1;
    current.arrived.set(key, performance.now());
    return { body: SUCCESS };
  };
}

async function run(name: string, hub: Other, sender: Station, receivers: readonly Station[]): Promise<Round> {
  const round: Round = { sent: new Map(), arrived: new Map(), acknowledged: [], twice: 0 };
  current = round;
  const [party = ''] = sender.parties;
  for (let n = 0; n < pushes; n += 1) {
    const id = `${name}${n}`;
    const body = JSON.stringify(location(party, id, new Date().toISOString()));
    const started = performance.now();
    round.sent.set(id, started);
    const path = `/receiver/locations/NL/${party}/${id}`;
    const { statusCode } = await sender.call(hub.origin, 'PUT', path, { from: party, to: 'HUB', body });
    if (statusCode !== 1000) throw new Error(`The hub answered ${statusCode}.`);
    round.acknowledged.push(performance.now() - started);
    await sleep(Math.max(0, pause - (performance.now() - started)));
  }
  const expected = pushes * receivers.reduce((sum, station) => sum + station.parties.length, 0);
  for (let waited = 0; missing(round, receivers).length > 0 && waited < 30_000; waited += 50) await sleep(50);
  const gone = missing(round, receivers).length;
  console.log(
    `${name}: ${expected - gone} of ${expected} arrived, ${round.twice} twice; ${describe(round, receivers)}`,
  );
  if (gone > 0 || round.twice > 0) process.exitCode = 1;
  return round;
}

function missing({ sent, arrived }: Round, receivers: readonly Station[]): string[] {
  const all = receivers.flatMap(({ parties: ids }) => ids);
  return [...sent.keys()].flatMap((id) => all.map((to) => `${id} ${to}`)).filter((key) => !arrived.has(key));
}

function latencies({ sent, arrived }: Round, receivers: readonly Station[]): number[] {
  const all = new Set(receivers.flatMap(({ parties: ids }) => ids));
  return [...arrived].flatMap(([key, at]) => {
    const [id = '', to = ''] = key.split(' ');
    return all.has(to) ? [at - (sent.get(id) ?? at)] : [];
  });
}

const quantile = (numbers: readonly number[], q: number): number =>
  [...numbers].sort((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(q * numbers.length))] ??
  Number.NaN;

function describe(round: Round, receivers: readonly Station[]): string {
  const all = latencies(round, receivers);
  const of = (numbers: readonly number[]) =>
    `p50 ${quantile(numbers, 0.5).toFixed(1)}, p99 ${quantile(numbers, 0.99).toFixed(1)}, most ${Math.max(...numbers).toFixed(1)} ms`;
  return `arrival ${of(all)}; answer to the sender ${of(round.acknowledged)}`;
}

const setup = { database: values.database, namespace: `hub-${process.pid}-${Date.now()}` };
const hub = await startHub({ ...setup, options: { retryDelay: 500, forwarding: { timeout: 5000 } } });
const started = performance.now();
const stations = await joinAll(hub);
const [sender, ...receivers] = stations as [Station, ...Station[]];
console.log(
  `${platforms} platforms with ${parties} parties each registered in ${Math.round(performance.now() - started)} ms`,
);
for (const station of receivers) listen(station);
await run('warm', hub, sender, receivers);
const before = await hub.tell({ order: 'usage' });
const well = await run('well', hub, sender, receivers);

const [hanging, ...others] = receivers as [Station, ...Station[]];
hanging.answer = () => 'hang';
const hung = await run('hung', hub, sender, others);
const after = await hub.tell({ order: 'usage' });
const [a, b] = [latencies(well, others), latencies(hung, others)].map((all) => quantile(all, 0.99)) as [
  number,
  number,
];
console.log(`p99 with one platform that hangs, to p99 without: ${(b / a).toFixed(2)}`);
console.log(
  `the hub: ${(((after.cpu ?? 0) - (before.cpu ?? 0)) / (2 * pushes * receivers.length * parties)).toFixed(2)} ms of a processor for each message, ${Math.round((after.rss ?? 0) / 2 ** 20)} MB`,
);
if (b > 2 * a + 50) process.exitCode = 1;

listen(hanging);
await hub.tell({ order: 'flush' });
for (let waited = 0; missing(hung, [hanging]).length > 0 && waited < 30_000; waited += 100) {
  await sleep(100);
  await hub.tell({ order: 'flush' });
}
const lost = missing(hung, [hanging]).length;
console.log(
  `the platform that hung got ${pushes * parties - lost} of ${pushes * parties} when it answered again`,
);
if (lost > 0) process.exitCode = 1;
for (const station of stations) station.close();
await hub.kill();
