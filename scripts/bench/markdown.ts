import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cpus } from 'node:os';
import { type BenchRow, figureOf, isAsGood, measuredOf } from './row.js';

const BEGIN = '<!-- figures: begin -->';
const END = '<!-- figures: end -->';

/** Processor, cores and version of Node. */
export const machine = (): string =>
  `${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, Node ${process.version}`;

/** Writes the figures between the two marks of a document. Throws when it has no marks. */
export function writeMarkdown(file: string, results: Readonly<Record<string, readonly BenchRow[]>>): void {
  const text = readFileSync(file, 'utf8');
  const [begin, end] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (begin < 0 || end < begin) throw new Error(`${file} has no marks for the figures.`);
  const sections = Object.entries(results).map(([part, rows]) => table(part, rows));
  const body = [about(), ...sections].join('\n\n');
  writeFileSync(file, `${text.slice(0, begin)}${BEGIN}\n\n${body}\n\n${text.slice(end)}`);
}

function about(): string {
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  const versions = ['zod', 'ky', 'ajv', 'express', 'hono', '@hono/node-server'].map(versionOf).join(', ');
  const date = new Date().toISOString().slice(0, 10);
  return `Measured on ${date} at commit ${commit}: ${machine()}; ${versions}.`;
}

/** Found by reading, because some packages do not export their manifest. */
function versionOf(name: string): string {
  const url = new URL(`../../node_modules/${name}/package.json`, import.meta.url);
  return `${name} ${(createRequire(import.meta.url)(url.pathname) as { version: string }).version}`;
}

function table(part: string, rows: readonly BenchRow[]): string {
  const lines = rows.map((row) => {
    const { name, reference, value, better, goal, detail } = row;
    const bound = goal === undefined ? '' : `${better === 'lower' ? '≤' : '≥'} ${figureOf(row, goal)}`;
    const verdict = goal === undefined ? '' : isAsGood(row, value, goal) ? 'met' : '**missed**';
    const cells = [name, reference, measuredOf(row), bound, verdict, detail];
    return `| ${cells.map((cell) => cell ?? '').join(' | ')} |`;
  });
  const head = `| ${part} | against | measured | aim | | |\n| --- | --- | --- | --- | --- | --- |`;
  return [head, ...lines].join('\n');
}
