import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** What a trial crawls. */
export interface TrialOptions {
  readonly total: number;
  readonly pageSize: number;
  /** Every how many requests one fails. */
  readonly failEvery: number;
  /** After which shares of the list (0 to 1) the reader is killed. */
  readonly kills: readonly number[];
}

/** What came of a trial. */
export interface TrialResult {
  readonly lost: number;
  readonly doubled: number;
  readonly faults: number;
  readonly kills: number;
  /** Peak resident memory of any of the readers, in MB. */
  readonly peakMb: number;
  readonly seconds: number;
}

const here = fileURLToPath(new URL('.', import.meta.url));

/** The young generation of Node 22, which is also what docs/client.md advises for long crawls on later ones. */
const FLAGS = ['--max-semi-space-size=16'];

const start = (script: string, args: readonly (string | number)[]): ChildProcess =>
  spawn(process.execPath, [...FLAGS, script, ...args.map(String)], { stdio: ['ignore', 'pipe', 'inherit'] });

/** Builds a script as a user's would be, so that no compiler counts as its memory. */
async function built(name: string, folder: string): Promise<string> {
  const outfile = join(folder, `${name}.mjs`);
  const entryPoints = [join(here, `${name}.ts`)];
  await build({ entryPoints, outfile, bundle: true, format: 'esm', platform: 'node', target: 'node22' });
  return outfile;
}

/** Crawls a partner in another process that fails now and then, and kills the reader on its way. */
export async function crawlTrial(options: TrialOptions): Promise<TrialResult> {
  const folder = mkdtempSync(join(tmpdir(), 'crawl-'));
  const reader = await built('reader', folder);
  const server = start(await built('server', folder), [options.total, options.failEvery]);
  try {
    const [chunk] = (await once(server.stdout ?? server, 'data')) as [Buffer];
    const url = chunk.toString().trim();
    const started = Date.now();
    let peakMb = 0;
    for (const share of [...options.kills, 1]) {
      peakMb = Math.max(peakMb, await readUntil([reader, url, folder], options, share));
    }
    const seconds = (Date.now() - started) / 1000;
    const faults = Number(await (await fetch(`${url}/faults`)).text());
    return { ...count(folder, options.total), faults, kills: options.kills.length, peakMb, seconds };
  } finally {
    server.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs the reader to its end, or kills it when it has a share of the list; gives its peak memory in MB. */
async function readUntil(
  [script, url, folder]: readonly [string, string, string],
  options: TrialOptions,
  share: number,
): Promise<number> {
  const reader = start(script, [url, folder, options.pageSize]);
  const ended = once(reader, 'exit') as Promise<[number | null]>;
  let peak = 0;
  let over = false;
  void ended.then(() => {
    over = true;
  });
  while (!over) {
    peak = Math.max(peak, peakOf(reader.pid ?? 0));
    if (share < 1 && received(folder) >= share * options.total) reader.kill('SIGKILL');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  const [code] = await ended;
  if (share === 1 && code !== 0) throw new Error(`The reader ended with ${code}.`);
  return peak;
}

function received(folder: string): number {
  const file = `${folder}/state.json`;
  if (!existsSync(file)) return 0;
  const { cursor } = JSON.parse(readFileSync(file, 'utf8')) as { cursor?: { received: number } };
  return cursor?.received ?? 0;
}

/** The high-water mark of a process's resident memory, where the system tells. */
function peakOf(pid: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

function count(folder: string, total: number): { lost: number; doubled: number } {
  const ids = readFileSync(`${folder}/ids.txt`, 'utf8').split('\n').filter(Boolean);
  const unique = new Set(ids);
  let lost = 0;
  for (let i = 0; i < total; i += 1) if (!unique.has(`L${i}`)) lost += 1;
  return { lost, doubled: ids.length - unique.size };
}
