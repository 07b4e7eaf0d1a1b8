import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { useFull } from './package/full.js';
import { useLean } from './package/lean.js';
import { pack } from './package/pack.js';
import { good, run } from './package/run.js';

/**
 * Packs the package and uses it as its users do: lint of the manifest, empty projects that compile and run against the
 * tarball in every way and runtime, the command line, and what a bundle of each entry has in it.
 * Runtimes are those that scripts/runtimes/run.sh has installed.
 */
const folder = mkdtempSync(join(tmpdir(), 'ocpi-js-'));
try {
  const tarball = pack(folder);
  run('npx', ['publint', 'run', '--strict', tarball]);
  good('publint');
  run('npx', ['attw', tarball, '--profile', 'esm-only']);
  good('attw');
  await useLean(join(folder, 'lean'), tarball);
  await useFull(join(folder, 'full'), tarball);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
