import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Builds the package file by file and puts it where an installed one would be; gives the folder of its user. */
export async function builtConsumer(): Promise<string> {
  const folder = join(root, 'node_modules/.cache/ocpi-js-bench');
  const home = join(folder, 'node_modules/ocpi-js');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(home, { recursive: true });
  // A package of its own, else the name would mean the package around it.
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'consumer', type: 'module' }));
  cpSync(join(root, 'package.json'), join(home, 'package.json'));
  const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' });
  const entryPoints = sources.filter((file) => file.endsWith('.ts')).map((file) => join(root, 'src', file));
  await build({ entryPoints, outdir: join(home, 'dist'), outbase: join(root, 'src'), target: 'es2022' });
  return folder;
}
