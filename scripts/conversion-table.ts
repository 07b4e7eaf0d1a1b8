import { readFileSync, writeFileSync } from 'node:fs';
import { type Cell, conversionTable, DIRECTIONS, type ObjectTable } from '../src/convert/table.js';

const FILE = new URL('../docs/convert-table.md', import.meta.url);

const INTRODUCTION = `# What becomes of every field

Made from the rules in \`src/convert\` by \`npx tsx scripts/conversion-table.ts\`; do not edit. How to read it, and what the
words mean, is in [convert.md](convert.md).

A cell says what becomes of a field that the source has: **same**, **renamed**, **converted**, **lost**. For a field that
only the target has, ← names the fields it is made from, **defaulted** says what it is filled with, and – that it stays
absent. An empty cell: neither version has the field. Nested objects go by their own tables.
`;

/** The text of docs/convert-table.md. */
export function conversionTableText(): string {
  const tables = conversionTable();
  const ruled = tables.filter(({ rows }) => rows.length > 0).map(section);
  const others = tables.filter(({ cells }) => Object.keys(cells).length > 0);
  return [INTRODUCTION, ...ruled, othersSection(others)].join('\n');
}

const HEADS = DIRECTIONS.map(([from, to]) => `${from} → ${to}`);
const KEYS = DIRECTIONS.map(([from, to]) => `${from}>${to}`);

function section({ object, rows }: ObjectTable): string {
  const lines = rows.map(({ field, cells }) => line([field, ...KEYS.map((key) => text(cells[key], field))]));
  return [`## ${object}\n`, line(['field', ...HEADS]), rule(), ...lines, ''].join('\n');
}

function othersSection(tables: readonly ObjectTable[]): string {
  const lines = tables.map(({ object, cells }) => line([object, ...KEYS.map((key) => text(cells[key], ''))]));
  return [
    '## Objects without rules of their own\n\nWhat a cell says holds for all fields of the object.\n',
    line(['object', ...HEADS]),
    rule(),
    ...lines,
    '',
  ].join('\n');
}

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const rule = (): string => line(['field', ...KEYS].map(() => '---'));

function text(cell: Cell | undefined, field: string): string {
  if (!cell) return '';
  const note = cell.note === '' ? '' : `: ${cell.note}`;
  if (cell.effect === 'none') return cell.note || '–';
  if (cell.created && cell.fields.length > 0) return `← ${cell.fields.join(', ')}${note}`;
  const others = cell.fields.some((other) => other !== field);
  const to = others && cell.effect !== 'lost' ? cell.fields : [];
  return `**${cell.effect}**${to.length > 0 ? ` → ${to.join(', ')}` : ''}${note}`;
}

/** The text that the file has now; empty when there is none. */
export function currentTableText(): string {
  try {
    return readFileSync(FILE, 'utf8');
  } catch {
    return '';
  }
}

if (process.argv[1]?.endsWith('conversion-table.ts')) writeFileSync(FILE, conversionTableText());
