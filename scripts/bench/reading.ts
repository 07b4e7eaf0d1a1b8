import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { BenchRow, Effort } from './row.js';
import { median, spreadOf } from './statistics.js';

interface Candidate {
  readonly name: string;
  readonly reference: string;
  /** What the child process measures. */
  readonly child: string;
  /** Arguments for node in front of the script. */
  readonly node?: readonly string[];
  readonly better: BenchRow['better'];
  readonly goal: number;
}

/** How often every candidate is measured in a process of its own. */
const PROCESSES: Readonly<Record<Effort, number>> = { full: 5, quick: 1 };

const PARSE = 'JSON.parse of that page';
const NO_EVAL = ['--disallow-code-generation-from-strings'];

const candidates: readonly Candidate[] = [
  {
    name: 'read a clean page of 100 locations',
    reference: PARSE,
    child: 'clean',
    better: 'lower',
    goal: 1.25,
  },
  {
    name: 'the same where code cannot be made at run time',
    reference: PARSE,
    child: 'clean',
    node: NO_EVAL,
    better: 'lower',
    goal: 1.25,
  },
  { name: 'read a clean page of 100 CDRs', reference: PARSE, child: 'cdr', better: 'lower', goal: 1.25 },
  {
    name: 'read a page of 100 locations, each with a quirk',
    reference: PARSE,
    child: 'quirks',
    better: 'lower',
    goal: 4,
  },
  {
    name: 'plain zod, looseObject, on that page',
    reference: 'reading it, parsed',
    child: 'zod',
    better: 'higher',
    goal: 6,
  },
  {
    name: 'ajv 8, compiled, on that page',
    reference: 'reading it, parsed',
    child: 'ajv',
    better: 'higher',
    goal: 1.3,
  },
];

const PLAIN_TYPES = new URL('./plain-types.mjs', import.meta.url).href;

const run = promisify(execFile);
const script = fileURLToPath(new URL('./reading/measure.ts', import.meta.url));

/**
 * Measures reading against `JSON.parse`, plain zod and ajv: CPU time, a process per candidate in shuffled order, medians.
 * The rows against `JSON.parse` include the parsing on both sides.
 */
export async function benchReading(effort: Effort): Promise<BenchRow[]> {
  const found = new Map<Candidate, number[]>(candidates.map((candidate) => [candidate, []]));
  for (let round = 0; round < PROCESSES[effort]; round += 1) {
    for (const candidate of shuffled(candidates))
      found.get(candidate)?.push(median(await ratiosOf(candidate)));
  }
  return [...found].map(([{ name, reference, better, goal }, ratios]) => ({
    name,
    reference,
    value: median(ratios),
    spread: spreadOf(ratios),
    better,
    goal,
  }));
}

async function ratiosOf({ child, node = [] }: Candidate): Promise<number[]> {
  const { stdout } = await run(process.execPath, [...node, '--import', PLAIN_TYPES, script, child]);
  return JSON.parse(stdout) as number[];
}

const shuffled = <T>(list: readonly T[]): T[] =>
  list
    .map((item) => [Math.random(), item] as const)
    .sort(([a], [b]) => a - b)
    .map(([, item]) => item);
