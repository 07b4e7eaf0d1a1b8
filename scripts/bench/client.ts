import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { BenchRow, Effort } from './row.js';

const here = (name: string): string => new URL(name, import.meta.url).href;

/**
 * Measures the client against plain fetch and JSON.parse in the same process and round: a crawl of 10,000 locations and a
 * small call by CPU time, and a crawl over a slow line with and without prefetching by wall time. That process takes the
 * sources without a compiler that would add to the functions in them.
 */
export async function benchClient(effort: Effort): Promise<BenchRow[]> {
  const args = ['--import', here('./plain-types.mjs'), fileURLToPath(here('./client-child.ts')), effort];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  return JSON.parse(stdout) as BenchRow[];
}
