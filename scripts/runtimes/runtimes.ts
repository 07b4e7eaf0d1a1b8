import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { withPage } from './chromium.js';

/** What a runtime needs to run the suite once. */
export interface Job {
  /** The suite as one file of JavaScript. */
  readonly suite: string;
  readonly origin: string;
  readonly token: string;
  /** Folder with the runtimes that were installed. */
  readonly cache: string;
  /** Folder for files of the run. */
  readonly scratch: string;
  /** The program that imports the suite. Default: the one in this folder; a copy beside the suite finds its packages. */
  readonly main?: string;
}

/** A runtime: what it says is `ok`, a failure, or `undefined` when it is not there. */
export interface Runtime {
  readonly name: string;
  run(job: Job): Promise<string | undefined>;
}

const MAIN = fileURLToPath(new URL('main.mjs', import.meta.url));
const LIMIT = 120_000;

/** A runtime that is a command: it prints what the suite says. */
function command(name: string, program: (cache: string) => string, flags: readonly string[] = []): Runtime {
  return {
    name,
    async run({ suite, origin, token, cache, main = MAIN }) {
      const path = program(cache);
      if (!existsSync(path)) return undefined;
      const args = [...flags, main, pathToFileURL(suite).href, origin, token];
      return outputOf(spawn(path, args, { stdio: ['ignore', 'pipe', 'pipe'] }));
    },
  };
}

async function outputOf(child: ChildProcess): Promise<string> {
  const timer = setTimeout(() => child.kill('SIGKILL'), LIMIT);
  let output = '';
  let errors = '';
  child.stdout?.on('data', (chunk) => {
    output += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    errors += chunk;
  });
  await once(child, 'close');
  clearTimeout(timer);
  return output.trim() || `no answer: ${errors.trim().slice(0, 2000)}`;
}

const inCache =
  (folder: string, bin: string) =>
  (cache: string): string =>
    join(cache, folder, 'node_modules', '.bin', bin);

const workerd: Runtime = {
  name: 'workerd',
  async run({ suite, origin, token, cache, scratch }) {
    const path = inCache('workerd', 'workerd')(cache);
    if (!existsSync(path)) return undefined;
    const port = await freePort();
    const config = join(scratch, 'workerd.capnp');
    writeFileSync(join(scratch, 'worker.mjs'), WORKER);
    writeFileSync(config, workerdConfig(port, join(scratch, 'worker.mjs'), suite));
    const args = ['serve', '--experimental', config, `--import-path=/`];
    const child = spawn(path, args, { stdio: ['ignore', 'ignore', 'pipe'] });
    let errors = '';
    child.stderr?.on('data', (chunk) => {
      errors += chunk;
    });
    try {
      const query = new URLSearchParams({ origin, token });
      const response = await whenUp(`http://127.0.0.1:${port}/?${query}`);
      return response ? await response.text() : `no answer: ${errors.slice(0, 2000)}`;
    } finally {
      child.kill('SIGKILL');
    }
  },
};

/** Runs the suite inside of a worker: a request brings the origin and the token in its query. */
const WORKER = `
import { run } from 'suite';
export default {
  async fetch(request) {
    const query = new URL(request.url).searchParams;
    return new Response(await run({ origin: query.get('origin'), token: query.get('token') }));
  },
};
`;

const workerdConfig = (
  port: number,
  worker: string,
  suite: string,
): string => `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = .main),
    (name = "internet", network = (allow = ["public", "private"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "main")],
);
const main :Workerd.Worker = (
  modules = [
    (name = "worker", esModule = embed "${worker}"),
    (name = "suite", esModule = embed "${suite}"),
  ],
  compatibilityDate = "2026-01-01",
);
`;

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function whenUp(url: string): Promise<Response | undefined> {
  for (let i = 0; i < 100; i += 1) {
    const response = await fetch(url).catch(() => undefined);
    if (response) return response;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return undefined;
}

const chromium: Runtime = {
  name: 'Chromium',
  run: ({ origin, token }) =>
    withPage(async (page) => {
      await page.goto(`${origin}/`);
      const code = `import('/suite.mjs').then(({ run }) => run(${JSON.stringify({ origin, token })}))`;
      return String(await page.evaluate(code));
    }),
};

/** Every runtime that the client is to run in unchanged. */
export const runtimes: readonly Runtime[] = [
  command('Node 22', inCache('node-22', 'node')),
  command('Node 24', () => process.execPath),
  command('Node 26', inCache('node-26', 'node')),
  command('Bun', inCache('bun', 'bun')),
  command('Deno', inCache('deno', 'deno'), ['run', '--quiet', '--allow-all', '--no-lock']),
  workerd,
  chromium,
];
