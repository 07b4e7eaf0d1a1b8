import { parseArgs } from 'node:util';
import { generateToken } from '../../src/core/token.js';
import { median, spreadOf } from '../bench/statistics.js';
import { location } from '../crash/sample.js';
import { type Other, startHub, startOther } from './hub-process.js';
import { callOcpi, joinHub } from './station.js';

/**
 * What one hop through a hub costs: the same requests by the same client to the same platform, straight and through a
 * hub, in turns in one run. Client, hub and platform are processes of their own.
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
const reader = await joinHub(hub, { id: 'reader', role: 'EMSP', parties: ['MSP'], also: 'CPO' });

type Way = 'direct' | 'hub';
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
      : await callOcpi(`${platform.origin}/ocpi/2.2.1${path}`, method, btoa(direct), options);
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
  const before = await cpuOf([hub, platform]);
  const lane = async (): Promise<void> => {
    for (let n = 0; n < calls / 8; n += 1) await call(way, operation);
  };
  await Promise.all(Array.from({ length: 8 }, lane));
  return { wall, cpu: ((await cpuOf([hub, platform])) - before) / calls };
}

for (const operation of OPERATIONS) {
  for (const way of ['direct', 'hub'] as const) await measure(way, operation);
  const wall: number[] = [];
  const cpu: number[] = [];
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const straight = await measure('direct', operation);
    const through = await measure('hub', operation);
    wall.push(through.wall / straight.wall);
    cpu.push(through.cpu / straight.cpu);
    times.push(straight.cpu, through.cpu);
  }
  const ratio = (all: readonly number[]): string => `${median(all).toFixed(2)} ± ${spreadOf(all).toFixed(2)}`;
  const of = (which: number): string => median(times.filter((_, n) => n % 2 === which)).toFixed(2);
  console.log(
    `${operation.name}: through the hub to straight: time ${ratio(wall)}, processors of all together ${ratio(cpu)} (${of(1)} to ${of(0)} ms)`,
  );
}
reader.close();
await Promise.all([hub.kill(), platform.kill()]);
