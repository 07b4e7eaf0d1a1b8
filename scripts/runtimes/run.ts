import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { type Job, type Runtime, runtimes } from './runtimes.js';
import { startSuiteServer } from './server.js';

/** Builds the suite once and runs it in every runtime that is there; fails when one of them fails, or none is there. */
const scratch = mkdtempSync(join(tmpdir(), 'runtimes-'));
const suite = join(scratch, 'suite.mjs');
await build({
  entryPoints: [fileURLToPath(new URL('suite.ts', import.meta.url))],
  outfile: suite,
  bundle: true,
  format: 'esm',
  platform: 'neutral',
  mainFields: ['module', 'main'],
  target: 'es2022',
});
const cache = process.env.OCPI_RUNTIMES ?? join(tmpdir(), 'ocpi-runtimes');

async function resultOf(runtime: Runtime): Promise<string | undefined> {
  const server = await startSuiteServer(suite);
  const job: Job = { suite, origin: server.origin, token: await server.invite(), cache, scratch };
  const result = await runtime.run(job).catch((error: unknown) => String(error));
  server.close();
  return result;
}

let failed = 0;
try {
  for (const runtime of runtimes) {
    const result = await resultOf(runtime);
    const shown = result === undefined ? 'SKIPPED: it is not installed here' : result;
    process.stdout.write(`${runtime.name.padEnd(9)} ${shown}\n`);
    if (result !== undefined && result !== 'ok') failed += 1;
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
process.exitCode = failed === 0 ? 0 : 1;
