import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { sharedPath } from '../support/shared.js';

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

interface Row {
  readonly rule: string;
  readonly anchor: string;
  /** `server/rules.test.ts: title`. */
  readonly tests: readonly string[];
}

/** The rows of the table in docs/server.md. */
function rows(): Row[] {
  const [, table = ''] = read('docs/server.md').split('\n## The rules\n');
  const lines = table
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2);
  return lines.map((line) => {
    const [, rule = '', anchor = '', tests = ''] = line.split(/(?<!\\)\|/).map((cell) => cell.trim());
    return { rule, anchor, tests: tests.split('<br>').map((one) => one.replace(/^`([^`]+)`/, '$1')) };
  });
}

/** The titles of the tests in a file. */
function titlesIn(file: string): string[] {
  const calls = /^\s*(?:test|it)(?:\.each\((?:[\s\S]*?)\n?\s*\](?: as const)?\))?\(\s*(['"`])(.*?)\1,/gm;
  return [...read(`test/${file}`).matchAll(calls)].map(([, , title = '']) => title);
}

const table = rows();

describe('the table of rules', () => {
  test('has a rule, a place in the specification and a test in every row', () => {
    expect(table.length).toBeGreaterThanOrEqual(25);
    for (const row of table) {
      expect(row.rule.length).toBeGreaterThan(10);
      expect(row.anchor).toMatch(/^2\.\d\.\d [\w-]+$/);
      expect(row.tests.length).toBeGreaterThan(0);
    }
  });

  test('names tests that exist, by file and title', () => {
    const missing = table.flatMap(({ tests }) =>
      tests.filter((one) => {
        const [file = '', ...title] = one.split(': ');
        return !titlesIn(file).includes(title.join(': '));
      }),
    );
    expect(missing).toEqual([]);
  });

  test.each(['server/rules.test.ts', 'adapters/behaviour.ts'])('has every test of %s', (file) => {
    const named = new Set(table.flatMap(({ tests }) => tests));
    expect(titlesIn(file).length).toBeGreaterThan(10);
    expect(titlesIn(file).filter((title) => !named.has(`${file}: ${title}`))).toEqual([]);
  });

  const spec = sharedPath('ocpi-spec/text');
  test.skipIf(spec === undefined)('names places that the specification has', () => {
    const folder = `${spec}/2.2.1`;
    const texts = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(`${entry.parentPath}/${entry.name}`, 'utf8'))
      .join('\n');
    const anchors = table.map(({ anchor }) => anchor.replace('2.2.1 ', ''));
    expect(anchors.filter((anchor) => !texts.includes(`[[${anchor}]]`))).toEqual([]);
  });
});
