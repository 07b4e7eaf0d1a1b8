import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { dialects } from '../../../src/testing/dialects/presets.js';
import { faultSyntax } from '../../../src/testing/faults/syntax.js';
import { rows } from '../faults/client-rows.js';

const read = (path: string): string => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');

const text = read('docs/mocks.md');
const tests = read('test/testing/faults/client.test.ts');

/** The rows of the table that begins with a header. */
function tableOf(header: string): string[][] {
  const lines = text.slice(text.indexOf(header)).split('\n');
  const end = lines.findIndex((line) => !line.startsWith('|'));
  return lines.slice(2, end).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim().replace(/^`(.*)`$/, '$1')),
  );
}

const faults = tableOf('| fault | what happens |');

describe('the table of faults', () => {
  test('has a row for every fault, with its meaning, and no other', () => {
    expect(faults.map(([form, meaning]) => [form, meaning])).toEqual(
      faultSyntax.map(({ form, meaning }) => [form, meaning]),
    );
  });

  test('says of every fault of a list what the client was seen to do', () => {
    const told = faults
      .filter(([, , , where]) => where === 'a list with a fault')
      .map(([form, , does]) => [form, does]);
    expect(told.sort()).toEqual(rows.map(({ form, does }) => [form, does]).sort());
    for (const { form, cases } of rows) expect([form, cases.length > 0]).toEqual([form, true]);
  });

  test.each(faults)('names a test in which %s is tried', (form = '', _meaning, _does, where = '') => {
    const block = tests.split(/^describe\(/m).find((part) => part.startsWith(`'${where}`));
    if (where === 'a list with a fault') expect(block).toContain('cases');
    else expect(block).toContain(form.replace(/[A-Z]+$/, ''));
  });
});

test('the table of dialects has a row for every dialect, and no other', () => {
  expect(tableOf('| dialect |').map(([name]) => name)).toEqual(dialects.map(({ name }) => name));
});
