import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { attempt, good, manifest, root } from './run.js';

/** An empty project of npm with the tarball and some packages in it; throws when npm warns of anything that is ours. */
export function install(
  folder: string,
  files: readonly string[],
  tarball: string,
  others: readonly string[],
): void {
  for (const from of files) cpSync(join(root, 'scripts/ci/consumer', from), folder, { recursive: true });
  const project = { name: 'consumer', private: true, type: 'module' };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(project));
  const packages = [tarball, ...others];
  const { status, stdout, stderr } = attempt(
    'npm',
    ['install', '--no-audit', '--no-fund', ...packages],
    folder,
  );
  const warnings = stderr
    .split('\n')
    .filter((line) => /warn/i.test(line) && /ocpi-js|peer|EBADENGINE/i.test(line));
  if (status !== 0 || warnings.length > 0)
    throw new Error(`npm install: ${warnings.join('\n') || stdout + stderr}`);
  good(
    `npm install of the package with ${others.length === 1 ? 'zod alone' : 'everything that it goes with'}`,
  );
}

/** Packages in the versions that this repository develops with. */
export const pinned = (names: readonly string[]): readonly string[] =>
  names.map((name) => `${name}@${manifest.devDependencies[name]}`);
