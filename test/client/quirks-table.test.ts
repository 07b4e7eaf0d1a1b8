import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const WANTED = [...range(1, 32), ...range(50, 63)].map((number) => `Q${number}`);

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** The rows of the table: id, what the client does, files. */
const rows = readFileSync(`${root}docs/partner-quirks.md`, 'utf8')
  .split('\n')
  .filter((line) => /^\| Q\d+ \|/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, id = '', met = '', does = '', files = '']) => ({
    id,
    met,
    does,
    files: [...files.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? ''),
  }));

/** For each id, the files with a test whose title carries it. */
const tested = new Map<string, Set<string>>();
for (const folder of ['test/client', 'test/sync']) {
  for (const name of readdirSync(root + folder).filter((file) => file.endsWith('.test.ts'))) {
    const text = readFileSync(`${root}${folder}/${name}`, 'utf8');
    for (const title of text.matchAll(/\bit(?:\.each\([\s\S]*?\))?\(\s*['"`]((?:Q\d+: )+)/g)) {
      for (const id of (title[1] ?? '').matchAll(/Q\d+/g)) {
        tested.set(id[0], (tested.get(id[0]) ?? new Set()).add(`${folder}/${name}`));
      }
    }
  }
}

describe('the table of what partners do', () => {
  it('has a row for each id that concerns a client, and for no other', () => {
    expect(rows.map(({ id }) => id)).toEqual(WANTED);
  });

  it.each(rows)(
    'names for $id exactly the files that test it, or why it is not for a client',
    ({ id, does, files }) => {
      if (files.length === 0) expect(does).toMatch(/^not for a client: \S/);
      else expect(does).not.toMatch(/^not for/);
      expect([...(tested.get(id) ?? [])].sort()).toEqual([...files].sort());
    },
  );

  it('has a row for every id in a title', () => {
    expect([...tested.keys()].filter((id) => !rows.some((row) => row.id === id))).toEqual([]);
  });
});
