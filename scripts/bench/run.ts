import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import type { BenchRow } from './row.js';

/** The parts of the benchmark; each measures against its own references in one run. */
const PARTS: Readonly<Record<string, () => Promise<BenchRow[]>>> = {
  reading: async () => (await import('./reading.js')).benchReading(),
  pricing: async () => (await import('./pricing.js')).benchPricing(),
  converting: async () => (await import('./converting.js')).benchConverting(),
  server: async () => (await import('./server.js')).benchServer(),
  client: async () => (await import('./client.js')).benchClient(),
};

const { values, positionals } = parseArgs({ options: { json: { type: 'string' } }, allowPositionals: true });
const unknown = positionals.filter((name) => !Object.hasOwn(PARTS, name));
if (unknown.length > 0) {
  console.error(`There is no part ${unknown.join(', ')}; parts: ${Object.keys(PARTS).join(', ')}.`);
  process.exit(2);
}

const machine = `${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, Node ${process.version}`;
console.log(machine);
const results: Record<string, readonly BenchRow[]> = {};
for (const name of positionals.length > 0 ? positionals : Object.keys(PARTS)) {
  const rows = (await PARTS[name]?.()) ?? [];
  results[name] = rows;
  console.log(`\n${name}`);
  for (const { name: what, reference, ratio, spread, detail } of rows) {
    const figure = `${ratio.toFixed(2)} ± ${spread.toFixed(2)}`;
    console.log(`  ${figure.padStart(13)}  ${what}, against ${reference}${detail ? ` (${detail})` : ''}`);
  }
}
if (values.json !== undefined) {
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  writeFileSync(
    values.json,
    `${JSON.stringify({ machine, commit, date: new Date().toISOString(), results }, null, 2)}\n`,
  );
}
