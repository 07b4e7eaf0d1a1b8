import { crawlTrial } from './crawl/trial.js';
import type { BenchRow } from './row.js';

const TOTAL = 300_000;

/** Peak resident memory of a process that crawls 300,000 locations. */
export async function benchMemory(): Promise<BenchRow[]> {
  const trial = { total: TOTAL, pageSize: 1000, failEvery: 100, kills: [] };
  const { peakMb, seconds, lost, doubled } = await crawlTrial(trial);
  if (lost + doubled > 0) throw new Error(`${lost} locations were lost, ${doubled} doubled.`);
  const name = 'crawl of 300,000 locations, peak of resident memory';
  const detail = `${Math.round(seconds)} s`;
  return [{ name, value: peakMb, unit: 'MB', detail, better: 'lower', goal: 256 }];
}
