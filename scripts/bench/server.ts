import { type ChildProcess, fork } from 'node:child_process';
import { Agent, request } from 'node:http';
import type { BenchRow } from './row.js';
import { median, spreadOf } from './statistics.js';

/** Short rounds, so that both sides of each see the same of what else the machine does. */
const ROUNDS = 25;
const REQUESTS: Readonly<Record<Case['method'], number>> = { PATCH: 500, GET: 250 };
const WARM_UP = 4000;
const CONCURRENCY = 8;

interface Case {
  readonly name: string;
  readonly server: string;
  readonly reference: string;
  readonly method: 'PATCH' | 'GET';
}

const CASES: readonly Case[] = [
  { name: 'PATCH EVSE status through node:http', server: 'node', reference: 'bare', method: 'PATCH' },
  { name: 'GET 50 Locations through node:http', server: 'node', reference: 'bare', method: 'GET' },
  {
    name: 'PATCH EVSE status through Express',
    server: 'express',
    reference: 'bare-express',
    method: 'PATCH',
  },
  { name: 'PATCH EVSE status through Hono', server: 'hono', reference: 'bare-hono', method: 'PATCH' },
];

/**
 * Requests per second of the server with a memory store, as a ratio to the same done by hand; every candidate is a
 * process of its own, and reference and candidate take turns.
 */
export async function benchServer(): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const { name, server, reference, method } of CASES) {
    const [one, other] = await Promise.all([start(server), start(reference)]);
    const ratios: number[] = [];
    for (const { port } of [one, other]) await drive(port, method, WARM_UP);
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const ours = await cpuPerRequest(one, method);
      ratios.push((await cpuPerRequest(other, method)) / ours);
      times.push(ours);
    }
    for (const { child } of [one, other]) child.kill();
    rows.push({
      name,
      reference: `${reference}, CPU of the server a request`,
      ratio: median(ratios),
      spread: spreadOf(ratios),
      detail: `${median(times).toFixed(1)} us of ours`,
      target: '>=',
    });
  }
  return rows;
}

interface Started {
  readonly child: ChildProcess;
  readonly port: number;
}

function start(kind: string): Promise<Started> {
  const child = fork(new URL('./server-child.ts', import.meta.url).pathname, [kind], {
    execArgv: ['--import', new URL('./plain-types.mjs', import.meta.url).href],
  });
  return new Promise((resolve) => child.once('message', (port: number) => resolve({ child, port })));
}

/** Microseconds of CPU that the server takes for one request. */
async function cpuPerRequest({ child, port }: Started, method: Case['method']): Promise<number> {
  const before = await cpu(child);
  await drive(port, method, REQUESTS[method]);
  return ((await cpu(child)) - before) / REQUESTS[method];
}

function cpu(child: ChildProcess): Promise<number> {
  child.send('cpu');
  return new Promise((resolve) => child.once('message', (value: number) => resolve(value)));
}

async function drive(port: number, method: Case['method'], count: number): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONCURRENCY });
  let left = count;
  const worker = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      await once(agent, port, method, left);
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, worker));
  agent.destroy();
}

function once(agent: Agent, port: number, method: Case['method'], turn: number): Promise<void> {
  const body = JSON.stringify({
    status: turn % 2 ? 'CHARGING' : 'AVAILABLE',
    last_updated: new Date(1.8e12 + turn).toISOString(),
  });
  const path =
    method === 'PATCH'
      ? '/ocpi/2.2.1/receiver/locations/NL/ABC/LOC1/EVSE1'
      : '/ocpi/2.2.1/sender/locations?limit=50';
  return new Promise((resolve, reject) => {
    const headers = {
      Authorization: `Token ${btoa('bench')}`,
      'X-Request-ID': 'r',
      'X-Correlation-ID': 'c',
      ...(method === 'PATCH' ? { 'Content-Type': 'application/json', 'Content-Length': body.length } : {}),
    };
    const outgoing = request({ agent, port, host: '127.0.0.1', method, path, headers }, (answer) => {
      if (answer.statusCode !== 200) reject(new Error(`HTTP ${answer.statusCode}`));
      answer.resume();
      answer.once('end', resolve);
    });
    outgoing.once('error', reject);
    outgoing.end(method === 'PATCH' ? body : undefined);
  });
}
