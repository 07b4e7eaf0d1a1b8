import { parseArgs } from 'node:util';
import { generateToken } from '../../src/core/token.js';
import { median, spreadOf } from '../bench/statistics.js';
import { location } from '../crash/sample.js';
import { type Other, startHub, startOther } from './hub-process.js';
import { callOcpi, joinHub } from './station.js';

/**
 * What one hop through a hub costs: the same requests by the same client to the same platform, straight, through a proxy
 * that knows nothing of OCPI, and through a hub, in turns in one run. All of them are processes of their own.
 */
const { values } = parseArgs({
  options: {
    database: { type: 'string' },
    rounds: { type: 'string', default: '7' },
    calls: { type: 'string', default: '300' },
  },
});
const [rounds, calls] = [Number(values.rounds), Number(values.calls)];

const hub = await startHub({ database: values.database, namespace: `hub-${process.pid}-${Date.now()}` });
const direct = generateToken();
const { token } = await hub.tell({ order: 'invite', id: 'station' });
const platform = await startOther('station-child.ts', { origin: hub.origin, token, direct });
const proxy = await startOther('proxy-child.ts', { origin: platform.origin });
const reader = await joinHub(hub, { id: 'reader', role: 'EMSP', parties: ['MSP'], also: 'CPO' });

const WAYS = ['direct', 'proxy', 'hub'] as const;
type Way = (typeof WAYS)[number];
interface Operation {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly body?: string;
}

const OPERATIONS: readonly Operation[] = [
  { name: 'GET a Location', method: 'GET', path: '/sender/locations/L7' },
  { name: 'GET 50 Locations', method: 'GET', path: '/sender/locations?limit=50' },
  {
    name: 'PUT a Location',
    method: 'PUT',
    path: '/receiver/locations/NL/MSP/L1',
    body: JSON.stringify(location('MSP', 'L1', '2026-01-01T00:00:00Z')),
  },
];

async function call(way: Way, { method, path, body }: Operation): Promise<void> {
  const options = { from: 'MSP', to: 'CPO', ...(body === undefined ? {} : { body }) };
  const answer =
    way === 'hub'
      ? await reader.call(hub.origin, method, path, options)
      : await callOcpi(
          `${(way === 'proxy' ? proxy : platform).origin}/ocpi/2.2.1${path}`,
          method,
          btoa(direct),
          options,
        );
  if (answer.statusCode !== 1000) throw new Error(`${way} ${method} ${path} answered ${answer.statusCode}.`);
}

async function cpuOf(others: readonly Other[]): Promise<number> {
  const { user, system } = process.cpuUsage();
  let sum = (user + system) / 1000;
  for (const other of others) sum += (await other.tell({ order: 'usage' })).cpu ?? 0;
  return sum;
}

/** Milliseconds for each call: on the clock one after the other, and of processors with some at the same time. */
async function measure(
  way: Way,
  operation: Operation,
): Promise<{ readonly wall: number; readonly cpu: number }> {
  const started = performance.now();
  for (let n = 0; n < calls / 4; n += 1) await call(way, operation);
  const wall = (performance.now() - started) / (calls / 4);
  const before = await cpuOf([hub, proxy, platform]);
  const lane = async (): Promise<void> => {
    for (let n = 0; n < calls / 8; n += 1) await call(way, operation);
  };
  await Promise.all(Array.from({ length: 8 }, lane));
  return { wall, cpu: ((await cpuOf([hub, proxy, platform])) - before) / calls };
}

const ratio = (some: readonly number[], others: readonly number[]): string => {
  const ratios = some.map((one, n) => one / (others[n] ?? Number.NaN));
  return `${median(ratios).toFixed(2)} ± ${spreadOf(ratios).toFixed(2)}`;
};

for (const operation of OPERATIONS) {
  for (const way of WAYS) await measure(way, operation);
  const found = { direct: [], proxy: [], hub: [] } as Record<Way, Awaited<ReturnType<typeof measure>>[]>;
  for (let round = 0; round < rounds; round += 1) {
    for (const way of WAYS) found[way].push(await measure(way, operation));
  }
  const of = (way: Way, what: 'wall' | 'cpu'): number[] => found[way].map((one) => one[what]);
  console.log(`${operation.name}, straight: ${median(of('direct', 'cpu')).toFixed(2)} ms of processors`);
  for (const way of ['proxy', 'hub'] as const) {
    const [time, cpu] = [
      ratio(of(way, 'wall'), of('direct', 'wall')),
      ratio(of(way, 'cpu'), of('direct', 'cpu')),
    ];
    console.log(`  through the ${way}: ${time} of the time, ${cpu} of the processors of all together`);
  }
}
reader.close();
await Promise.all([hub.kill(), proxy.kill(), platform.kill()]);
