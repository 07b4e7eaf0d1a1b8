import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { type Job, runtimes } from '../../runtimes/runtimes.js';
import { good, manifest, root, run } from './run.js';

/** Where scripts/runtimes/run.sh installs runtimes. */
const cache = process.env.OCPI_RUNTIMES ?? join(tmpdir(), 'ocpi-runtimes');

/** Uses the package in every runtime as it is installed, and in workerd, which loads single files, as a bundle of esbuild. */
export async function checkRuntimes(folder: string): Promise<void> {
  const main = join(folder, 'main.mjs');
  nameVersion(folder);
  copyFileSync(join(root, 'scripts/runtimes/main.mjs'), main);
  const bundled = join(folder, 'bundled.mjs');
  await build({
    entryPoints: [join(folder, 'use.mjs')],
    outfile: bundled,
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
  });
  const job: Job = { suite: join(folder, 'use.mjs'), origin: '', token: '', cache, scratch: folder, main };
  for (const runtime of runtimes.filter(({ name }) => name !== 'Chromium')) {
    await tell(
      runtime.name,
      await runtime.run(runtime.name === 'workerd' ? { ...job, suite: bundled } : job),
    );
  }
}

/** Deno looks for packages that are named with a version, as they are when they come from a registry. */
function nameVersion(folder: string): void {
  const file = join(folder, 'package.json');
  const project = JSON.parse(readFileSync(file, 'utf8')) as { dependencies: Record<string, string> };
  const dependencies = { ...project.dependencies, 'ocpi-js': manifest.version };
  writeFileSync(file, JSON.stringify({ ...project, dependencies }));
}

async function tell(name: string, result: string | undefined): Promise<void> {
  if (result === undefined) console.log(`SKIPPED: ${name} is not installed here`);
  else if (result === 'ok') good(`used in ${name}`);
  else throw new Error(`In ${name}: ${result}`);
}

/** What CommonJS gets with require(), in every Node. */
export function checkRequire(folder: string): void {
  const nodes = ['node-22', 'node-26'].map((name) => join(cache, name, 'node_modules/.bin/node'));
  for (const node of [process.execPath, ...nodes]) {
    const version = attemptVersion(node);
    if (version === undefined) console.log(`SKIPPED: require() in ${node}, which is not installed here`);
    else if (run(node, ['require.cjs'], folder).trim() === 'ok')
      good(`require() from CommonJS in Node ${version}`);
  }
}

function attemptVersion(node: string): string | undefined {
  try {
    return run(node, ['--version']).trim();
  } catch {
    return undefined;
  }
}

/** An empty project that Bun itself installs the package into, and uses it. */
export async function checkBun(folder: string, tarball: string, others: readonly string[]): Promise<void> {
  const bun = join(cache, 'bun/node_modules/.bin/bun');
  if (attemptVersion(bun) === undefined) return tell('bun add', undefined);
  mkdirSync(folder);
  writeFileSync(join(folder, 'package.json'), '{"name":"consumer","private":true,"type":"module"}');
  for (const file of ['scripts/ci/consumer/lean/use.mjs', 'scripts/runtimes/main.mjs'])
    copyFileSync(join(root, file), join(folder, basename(file)));
  run(bun, ['add', tarball, ...others], folder);
  const suite = pathToFileURL(join(folder, 'use.mjs')).href;
  await tell('Bun, installed by it', run(bun, ['main.mjs', suite], folder).trim());
}
