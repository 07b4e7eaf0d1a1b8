import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkBundles } from './bundles.js';

/**
 * Packs the package and uses it as its users do: lint of the manifest, types in every way of resolving, an empty project
 * that compiles and runs against the tarball, and what a bundle of each entry has in it.
 */
const root = join(import.meta.dirname, '../..');

const run = (command: string, args: readonly string[], cwd = root): string =>
  execFileSync(command, args, {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 1e9,
  });

interface Packed {
  readonly filename: string;
  readonly size: number;
  readonly files: readonly { readonly path: string; readonly size: number }[];
}

const MAX_TARBALL = 1_500_000;
const ALLOWED = /^(dist\/.*\.(js|d\.ts)|package\.json|README\.md|CHANGELOG\.md|LICENSE)$/;

/** Packs; nothing may be in it but the built files, and it must be small. */
function pack(folder: string): string {
  const [packed] = JSON.parse(run('npm', ['pack', '--json', '--pack-destination', folder])) as Packed[];
  if (!packed) throw new Error('npm pack gave nothing.');
  const strangers = packed.files.filter(({ path }) => !ALLOWED.test(path));
  if (strangers.length > 0)
    throw new Error(`The package holds ${strangers.map(({ path }) => path).join(', ')}.`);
  if (packed.size > MAX_TARBALL)
    throw new Error(`The package has ${packed.size} bytes, at most ${MAX_TARBALL} are wanted.`);
  console.log(`packed: ${packed.files.length} files, ${packed.size} bytes`);
  return join(folder, packed.filename);
}

/** An empty project with the tarball installed, which is compiled in two ways and run. */
function consume(folder: string, tarball: string): void {
  cpSync(join(root, 'scripts/ci/consumer'), folder, { recursive: true });
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'consumer', private: true, type: 'module' }),
  );
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    devDependencies: Record<string, string>;
  };
  const wanted = ['zod', 'typescript', 'express', '@types/express', 'hono', 'msw'];
  const versions = wanted.map((name) => `${name}@${manifest.devDependencies[name]}`);
  run('npm', ['install', '--no-audit', '--no-fund', tarball, ...versions], folder);
  for (const resolution of ['nodenext', 'bundler']) {
    const started = performance.now();
    run('npx', ['tsc', '-p', `tsconfig.${resolution}.json`], folder);
    console.log(
      `consumer: compiles with moduleResolution ${resolution} and skipLibCheck false in ${Math.round(performance.now() - started)} ms`,
    );
  }
  console.log(run(process.execPath, ['out/consumer.js'], folder).trim());
  console.log(run(process.execPath, ['require.cjs'], folder).trim());
}

const folder = mkdtempSync(join(tmpdir(), 'ocpi-js-'));
const tarball = pack(folder);
run('npx', ['publint', 'run', '--strict', tarball]);
console.log('publint: good');
run('npx', ['attw', tarball, '--profile', 'esm-only']);
console.log('attw: good');
consume(join(folder, 'consumer'), tarball);
await checkBundles(join(folder, 'consumer'));
