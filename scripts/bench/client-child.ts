import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { connect } from '../../src/client/connect.js';
import type { Partner } from '../../src/client/partner.js';
import { locations } from '../../src/contract/v2_2_1/locations.js';
import { v2_2_1 } from '../../src/contract/v2_2_1/version.js';
import { INSECURE_URLS } from '../../src/core/url-policy.js';
import type { BenchRow, Effort } from './row.js';
import { median, spreadOf } from './statistics.js';

const effort: Effort = process.argv[2] === 'quick' ? 'quick' : 'full';
const ROUNDS = effort === 'quick' ? { crawl: 4, small: 9, slow: 1 } : { crawl: 15, small: 31, slow: 5 };
const TOTAL = 10_000;
const PAGE = 100;
/** Few in a round, so that both sides of it see the same of what else the machine does. */
const SMALL_CALLS = 300;
const WARM_UP = 5;
const LATENCY = 50;
const SLOW_PAGES = 8;

/** All rows of the client. */
async function measureAll(): Promise<BenchRow[]> {
  const { server, url } = await startServer();
  try {
    const partner = await connect({
      version: v2_2_1,
      endpoints: [{ identifier: 'locations', role: 'SENDER', url: `${url}/locations` }],
      token: 'a-token',
      urls: INSECURE_URLS,
    });
    return [await benchCrawl(partner, url), await benchSmall(partner, url), await benchPrefetch(url)];
  } finally {
    server.kill('SIGKILL');
  }
}

async function startServer(): Promise<{ server: ChildProcess; url: string }> {
  const script = fileURLToPath(new URL('crawl/server.ts', import.meta.url));
  const args = [...process.execArgv, script, String(TOTAL), '1000000000'];
  const server = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const [chunk] = (await once(server.stdout, 'data')) as [Buffer];
  return { server, url: chunk.toString().trim() };
}

async function benchCrawl(partner: Partner<'2.2.1'>, url: string): Promise<BenchRow> {
  const ours = async (): Promise<void> => {
    let count = 0;
    const list = partner.module(locations.sender).list({ limit: PAGE });
    for await (const page of list.pages()) count += page.items.length;
    if (count !== TOTAL) throw new Error(`${count} of ${TOTAL} locations came.`);
  };
  const plain = async (): Promise<void> => {
    for (let offset = 0; offset < TOTAL; offset += PAGE) {
      const response = await fetch(`${url}/locations?limit=${PAGE}&offset=${offset}`);
      JSON.parse(await response.text());
    }
  };
  const measured = await compare(ours, plain, cpu, ROUNDS.crawl);
  const name = 'client crawl, 10,000 locations in pages of 100, CPU';
  return { name, reference: 'fetch + JSON.parse', ...measured, better: 'lower', goal: 1.25 };
}

async function benchSmall(partner: Partner<'2.2.1'>, url: string): Promise<BenchRow> {
  const module = partner.module(locations.sender);
  const ours = async (): Promise<void> => {
    for (let i = 0; i < SMALL_CALLS; i += 1) await module.list({ limit: 1, offset: TOTAL }).all();
  };
  const plain = async (): Promise<void> => {
    const headers = { authorization: `Token ${btoa('a-token')}`, accept: 'application/json' };
    for (let i = 0; i < SMALL_CALLS; i += 1) {
      const response = await fetch(`${url}/locations?limit=1&offset=${TOTAL}`, { headers });
      JSON.parse(await response.text());
    }
  };
  for (let round = 0; round < WARM_UP; round += 1) {
    await ours();
    await plain();
  }
  const measured = await compare(ours, plain, cpu, ROUNDS.small);
  return { name: 'small client call, CPU', reference: 'native fetch', ...measured, better: 'lower', goal: 2 };
}

async function benchPrefetch(url: string): Promise<BenchRow> {
  const wait = () => new Promise((resolve) => setTimeout(resolve, LATENCY));
  const slow = async (request: Request): Promise<Response> => {
    await wait();
    return fetch(request);
  };
  const partner = await connect({
    version: v2_2_1,
    endpoints: [{ identifier: 'locations', role: 'SENDER', url: `${url}/locations` }],
    token: 'a-token',
    urls: INSECURE_URLS,
    fetch: slow,
  });
  const crawl = async (prefetch: boolean): Promise<void> => {
    const offset = TOTAL - SLOW_PAGES * PAGE;
    const list = partner.module(locations.sender).list({ limit: PAGE, offset }, { prefetch });
    for await (const _ of list.pages()) await wait();
  };
  const wall = async (work: () => Promise<void>): Promise<number> => {
    const started = performance.now();
    await work();
    return performance.now() - started;
  };
  const measured = await compare(
    () => crawl(true),
    () => crawl(false),
    wall,
    ROUNDS.slow,
  );
  const name = 'crawl with pages prefetched, 50 ms latency and 50 ms of work';
  return { name, reference: 'one page after the other', ...measured, better: 'lower', goal: 0.6 };
}

/** Milliseconds of CPU time of this process. */
async function cpu(work: () => Promise<void>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

async function compare(
  ours: () => Promise<void>,
  plain: () => Promise<void>,
  measure: (work: () => Promise<void>) => Promise<number>,
  rounds: number,
): Promise<Pick<BenchRow, 'value' | 'spread' | 'detail'>> {
  await ours();
  await plain();
  const ratios: number[] = [];
  const times: [number, number][] = [];
  for (let round = 0; round < rounds; round += 1) {
    const reference = await measure(plain);
    const time = await measure(ours);
    ratios.push(time / reference);
    times.push([time, reference]);
  }
  const of = (index: 0 | 1): string => `${Math.round(median(times.map((pair) => pair[index])))} ms`;
  return { value: median(ratios), spread: spreadOf(ratios), detail: `${of(0)} against ${of(1)}` };
}

process.stdout.write(JSON.stringify(await measureAll()));
