import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { check, record } from './check.js';
import { machine, writeMarkdown } from './markdown.js';
import { PARTS, USUAL } from './parts.js';
import { type BenchRow, measuredOf, titleOf } from './row.js';

/**
 * `npm run bench -- [PART …]` measures and prints. `--json FILE` and `--markdown FILE` write the figures too, `--check`
 * compares a quick run with the recorded ceilings, `--record RUNS` makes these anew.
 */
const { values, positionals } = parseArgs({
  options: {
    json: { type: 'string' },
    markdown: { type: 'string' },
    check: { type: 'boolean' },
    record: { type: 'string' },
  },
  allowPositionals: true,
});
const unknown = positionals.filter((name) => !Object.hasOwn(PARTS, name));
if (unknown.length > 0) {
  console.error(`There is no part ${unknown.join(', ')}; parts: ${Object.keys(PARTS).join(', ')}.`);
  process.exit(2);
}
console.log(machine());
const usual = Object.keys(values.markdown === undefined ? USUAL : PARTS);
const names = positionals.length > 0 ? positionals : usual;
if (values.check) process.exitCode = (await check(names)) ? 0 : 1;
else if (values.record !== undefined) await record(names, Number(values.record));
else await measure();

async function measure(): Promise<void> {
  const results: Record<string, readonly BenchRow[]> = {};
  for (const name of names) {
    const rows = (await PARTS[name]?.('full')) ?? [];
    results[name] = rows;
    console.log(`\n${name}`);
    for (const row of rows) print(row);
  }
  if (values.json !== undefined) {
    const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
    const about = { machine: machine(), commit, date: new Date().toISOString() };
    writeFileSync(values.json, `${JSON.stringify({ ...about, results }, null, 2)}\n`);
  }
  if (values.markdown !== undefined) writeMarkdown(values.markdown, results);
}

function print(row: BenchRow): void {
  console.log(`  ${measuredOf(row).padStart(13)}  ${titleOf(row)}${row.detail ? ` (${row.detail})` : ''}`);
}
