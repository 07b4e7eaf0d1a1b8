import { type ChildProcess, fork } from 'node:child_process';
import { load, type RequestBytes } from './load.js';
import type { BenchRow, Effort } from './row.js';
import { median, spreadOf } from './statistics.js';

/** Short rounds, so that both sides of each see the same of what else the machine does. */
const ROUNDS: Readonly<Record<Effort, number>> = { full: 41, quick: 9 };
const REQUESTS: Readonly<Record<Case['method'], number>> = { PATCH: 600, GET: 250 };
/** Code that is still being compiled would be measured otherwise; servers run for long. */
const WARM_UP: Readonly<Record<Effort, number>> = { full: 30_000, quick: 6000 };

const IDS = `Authorization: Token ${btoa('bench')}\r\nX-Request-ID: r\r\nX-Correlation-ID: c\r\n`;

const BYTES: Readonly<Record<Case['method'], RequestBytes>> = {
  GET: () => `GET /ocpi/2.2.1/sender/locations?limit=50 HTTP/1.1\r\nHost: bench.test\r\n${IDS}\r\n`,
  PATCH: (turn) => {
    const last_updated = new Date(1.8e12 + turn).toISOString();
    const body = JSON.stringify({ status: turn % 2 ? 'CHARGING' : 'AVAILABLE', last_updated });
    const length = `Content-Type: application/json\r\nContent-Length: ${body.length}\r\n`;
    return `PATCH /ocpi/2.2.1/receiver/locations/NL/ABC/LOC1/EVSE1 HTTP/1.1\r\nHost: bench.test\r\n${IDS}${length}\r\n${body}`;
  },
};

interface Case {
  readonly name: string;
  readonly server: string;
  readonly reference: string;
  readonly method: 'PATCH' | 'GET';
  readonly goal: number;
}

const CASES: readonly Case[] = [
  {
    name: 'PATCH EVSE status through node:http',
    server: 'node',
    reference: 'bare',
    method: 'PATCH',
    goal: 0.8,
  },
  { name: 'GET 50 Locations through node:http', server: 'node', reference: 'bare', method: 'GET', goal: 0.9 },
  {
    name: 'PATCH EVSE status through Express',
    server: 'express',
    reference: 'bare-express',
    method: 'PATCH',
    goal: 0.9,
  },
  {
    name: 'PATCH EVSE status through Hono',
    server: 'hono',
    reference: 'bare-hono',
    method: 'PATCH',
    goal: 0.8,
  },
];

/**
 * Requests per second of the server with a memory store, as a ratio to the same done by hand; every candidate is a
 * process of its own, and reference and candidate take turns.
 */
export async function benchServer(effort: Effort): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const { name, server, reference, method, goal } of CASES) {
    const [one, other] = await Promise.all([start(server), start(reference)]);
    const ratios: number[] = [];
    for (const { port } of [one, other]) await load(port, BYTES[method], WARM_UP[effort]);
    const times: number[] = [];
    for (let round = 0; round < ROUNDS[effort]; round += 1) {
      const ours = await cpuPerRequest(one, method);
      ratios.push((await cpuPerRequest(other, method)) / ours);
      times.push(ours);
    }
    for (const { child } of [one, other]) child.kill();
    rows.push({
      name,
      reference: `${REFERENCES[reference]}, CPU of the server for a request`,
      value: median(ratios),
      spread: spreadOf(ratios),
      detail: `${median(times).toFixed(1)} us of ours`,
      better: 'higher',
      goal,
    });
  }
  return rows;
}

const REFERENCES: Readonly<Record<string, string>> = {
  bare: 'node:http that parses and answers',
  'bare-express': 'a route of Express that parses and answers',
  'bare-hono': 'a route of Hono that parses and answers',
};

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
  await load(port, BYTES[method], REQUESTS[method]);
  return ((await cpu(child)) - before) / REQUESTS[method];
}

function cpu(child: ChildProcess): Promise<number> {
  child.send('cpu');
  return new Promise((resolve) => child.once('message', (value: number) => resolve(value)));
}
