import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { CHECKED, type Part } from './parts.js';
import { type BenchRow, figureOf, isAsGood, titleOf } from './row.js';
import { median } from './statistics.js';

/** What quick runs gave for a row, and what none may go beyond. */
export interface Ceiling {
  readonly measured: number;
  readonly lowest: number;
  readonly highest: number;
  readonly limit: number;
}

const FILE = new URL('./ceilings.json', import.meta.url);

/** A limit is at least this share away from what was measured: ratios vary by as much on a busy machine. */
const LEAST_MARGIN = 0.2;

type Ceilings = Readonly<Record<string, Ceiling>>;

const keyOf = (part: string, { name }: BenchRow): string => `${part}: ${name}`;

function load(): Record<string, Ceiling> {
  return existsSync(FILE) ? (JSON.parse(readFileSync(FILE, 'utf8')) as Record<string, Ceiling>) : {};
}

/** Compares quick runs of some parts with their ceilings and tells whether all hold. */
export async function check(parts: readonly string[]): Promise<boolean> {
  const ceilings = load();
  let isGood = true;
  for (const part of parts) {
    const measure = CHECKED[part];
    if (!measure) continue;
    for (const row of await measureFairly(part, measure, ceilings)) {
      isGood = report(row, ceilings[keyOf(part, row)]) && isGood;
    }
  }
  if (!isGood) {
    console.log(
      '\nBeyond a ceiling: find what became slower or larger. When that is wanted, measure anew and',
    );
    console.log('commit scripts/bench/ceilings.json: npm run bench -- --record 5 PART');
  }
  return isGood;
}

/**
 * Measures a part quickly. With a row beyond its ceiling it is measured once more, and the better of both values counts:
 * what slows a part down for a while does not do so twice, a change of the code does.
 */
export async function measureFairly(
  part: string,
  measure: Part,
  ceilings: Ceilings,
): Promise<readonly BenchRow[]> {
  const rows = await measure('quick');
  if (rows.every((row) => holds(row, ceilings[keyOf(part, row)]))) return rows;
  console.log(`${part}: once more, because a ratio is beyond its ceiling`);
  const again = await measure('quick');
  return rows.map((row) => better(row, again.find(({ name }) => name === row.name) ?? row));
}

const holds = (row: BenchRow, ceiling: Ceiling | undefined): boolean =>
  ceiling !== undefined && isAsGood(row, row.value, ceiling.limit);

const better = (one: BenchRow, other: BenchRow): BenchRow =>
  isAsGood(one, one.value, other.value) ? one : other;

function report(row: BenchRow, ceiling: Ceiling | undefined): boolean {
  const isGood = holds(row, ceiling);
  const bound = ceiling
    ? `${row.better === 'lower' ? 'at most' : 'at least'} ${figureOf(row, ceiling.limit)}, recorded ${figureOf(row, ceiling.measured)}`
    : 'no ceiling is recorded';
  const figure = figureOf(row, row.value).padStart(9);
  console.log(`${isGood ? 'good' : 'BAD '} ${figure}  (${bound})  ${titleOf(row)}`);
  return isGood;
}

/** Measures some parts several times and writes their ceilings; those of other parts stay. */
export async function record(parts: readonly string[], runs: number): Promise<void> {
  const found = new Map<string, { readonly row: BenchRow; readonly values: number[] }>();
  for (let run = 0; run < runs; run += 1) {
    for (const part of parts) {
      for (const row of (await CHECKED[part]?.('quick')) ?? []) {
        const key = keyOf(part, row);
        const { values } = found.get(key) ?? { values: [] };
        found.set(key, { row, values: [...values, row.value] });
      }
    }
    console.log(`run ${run + 1} of ${runs}`);
  }
  const kept = Object.entries(load()).filter(([key]) => !parts.some((part) => key.startsWith(`${part}: `)));
  const made = [...found].map(([key, { row, values }]) => [key, ceilingOf(row, values)] as const);
  const all = Object.fromEntries([...kept, ...made].sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(FILE, `${JSON.stringify(all, null, 2)}\n`);
}

/** The ceiling lies beyond the worst value by half the range of the values, and by the least margin from their middle. */
export function ceilingOf(row: Pick<BenchRow, 'better'>, values: readonly number[]): Ceiling {
  const measured = median(values);
  const [lowest, highest] = [Math.min(...values), Math.max(...values)];
  const least = measured * LEAST_MARGIN;
  const half = (highest - lowest) / 2;
  const limit =
    row.better === 'lower'
      ? Math.max(highest + half, measured + least)
      : Math.min(lowest - half, measured - least);
  const round = (value: number): number => Number(value.toFixed(3));
  return { measured: round(measured), lowest: round(lowest), highest: round(highest), limit: round(limit) };
}
