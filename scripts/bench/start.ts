import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { builtConsumer } from './built.js';
import type { BenchRow, Effort } from './row.js';
import { median, spreadOf } from './statistics.js';

const ROUNDS: Readonly<Record<Effort, number>> = { full: 15, quick: 9 };
const GOAL = 1.5;

/** Measures the import of a version's entry against that of `zod/mini`: CPU time, each in processes of its own, in turn. */
export async function benchStart(effort: Effort): Promise<BenchRow[]> {
  const folder = await builtConsumer();
  const modules = (effort === 'quick' ? ['2.2.1'] : ['2.1.1', '2.2.1', '2.3.0']).map((v) => `ocpi-js/${v}`);
  const rows: BenchRow[] = [];
  for (const module of [...modules, await inOneFile(folder)]) {
    const ratios: number[] = [];
    const times: number[] = [];
    for (let round = 0; round < ROUNDS[effort]; round += 1) {
      const reference = await importTime(folder, 'zod/mini');
      const time = await importTime(folder, module);
      ratios.push(time / reference);
      times.push(time);
    }
    rows.push({
      name: module === ONE_FILE ? 'the same, its own files bundled into one' : `import of ${module}`,
      reference: 'import of zod/mini',
      value: median(ratios),
      spread: spreadOf(ratios),
      detail: `${median(times).toFixed(0)} ms`,
      better: 'lower',
      goal: GOAL,
    });
  }
  return rows;
}

const ONE_FILE = './one.mjs';

/** Bundles an entry as applications are; zod stays beside it, as in the reference. */
async function inOneFile(folder: string): Promise<string> {
  const entryPoints = [join(folder, 'node_modules/ocpi-js/dist/contract/v2_2_1/index.js')];
  const external = ['zod', 'zod/*'];
  await build({ entryPoints, bundle: true, format: 'esm', external, outfile: join(folder, ONE_FILE) });
  return ONE_FILE;
}

/** Milliseconds of CPU time that an import takes in a fresh process. */
async function importTime(folder: string, module: string): Promise<number> {
  const code = `const before = process.cpuUsage(); await import('${module}');
    const { user, system } = process.cpuUsage(before); console.log((user + system) / 1000);`;
  const args = ['--input-type=module', '-e', code];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: folder });
  return Number(stdout);
}
