import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { issueCodes } from '../../../src/core/issue.js';
import { rules as v2_1_1 } from '../../../src/schema/v2_1_1/rules.js';
import { rules as v2_2_1 } from '../../../src/schema/v2_2_1/rules.js';
import { rules as v2_3_0 } from '../../../src/schema/v2_3_0/rules.js';

const text = readFileSync(new URL('../../../docs/reading.md', import.meta.url), 'utf8');
const rowsOf = (heading: string): string[] => {
  const [, section = ''] = text.split(`\n## ${heading}\n`);
  return (
    section
      .split('\n## ')[0]
      ?.split('\n')
      .filter((line) => line.startsWith('| `')) ?? []
  );
};

it('docs/reading.md has every code, and no other', () => {
  const tolerated = rowsOf('What is tolerated').map((row) => /^\| `(\w+)`/.exec(row)?.[1]);
  const others = ['missing_field', 'wrong_type', 'unreadable_text', 'too_many_issues'];
  const bridging = ['conversion_lost', 'conversion_assumed', 'conversion_defaulted'];
  for (const code of [...others, ...bridging]) expect(text).toContain(`\`${code}\``);
  expect([...tolerated, ...others, ...bridging].sort()).toEqual([...issueCodes].sort());
});

it('docs/reading.md has every rule with its versions and messages, and no other', () => {
  const wanted = new Map<string, { versions: string[]; messages: Set<string> }>();
  for (const [version, rules] of Object.entries({ '2.1.1': v2_1_1, '2.2.1': v2_2_1, '2.3.0': v2_3_0 })) {
    for (const { id, message } of rules) {
      const entry = wanted.get(id) ?? { versions: [], messages: new Set() };
      entry.versions.push(version);
      entry.messages.add(message);
      wanted.set(id, entry);
    }
  }
  const rows = [...wanted].map(
    ([id, { versions, messages }]) => `| \`${id}\` | ${versions.join(', ')} | ${[...messages].join(' / ')} |`,
  );
  expect(rowsOf('Rules between fields').sort()).toEqual(rows.sort());
});
