import { readFileSync, writeFileSync } from 'node:fs';
import { allChecks } from '../src/conformance/plan.js';
import { requirements } from '../src/conformance/requirements/all.js';
import { VERSION_NUMBERS } from '../src/core/version.js';
import { faultSyntax } from '../src/testing/faults/syntax.js';
import { discoveryFaults } from '../test/conformance/faults-discovery.js';
import { listFaults } from '../test/conformance/faults-lists.js';
import { allowedFaults, mockFaults } from '../test/conformance/faults-mock.js';
import { registrationFaults } from '../test/conformance/faults-registration.js';
import { commandFaults, receiverFaults } from '../test/conformance/faults-writing.js';

const FILE = new URL('../docs/conformance-checks.md', import.meta.url);

const INTRODUCTION = `# Checks, requirements and faults

Made by \`npx tsx scripts/conformance-table.ts\`; do not edit. What the words mean is in [conformance.md](conformance.md).
`;

const FAULTS = [
  ['Discovery, answers and authentication', discoveryFaults],
  ['Lists', listFaults],
  ['Receivers and tokens', receiverFaults],
  ['Commands', commandFaults],
  ['Registration', registrationFaults],
] as const;

/** The checks that stand on a requirement. */
const checksOn = (topic: string): readonly string[] =>
  allChecks.filter(({ cites }) => cites.includes(topic)).map(({ id }) => id);

/** What partners are shown to do against a requirement in the tests, and is found. */
export function faultsAgainst(topic: string): readonly string[] {
  const checks = new Set(checksOn(topic));
  return FAULTS.flatMap(([, rows]) => rows.filter(([, check]) => checks.has(check)).map(([what]) => what));
}

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n');

/** The text of docs/conformance-checks.md. */
export function conformanceTableText(): string {
  const checks = allChecks.map(({ id, title, level, versions, writes, cites }) => [
    `\`${id}\``,
    title,
    level === 'must' ? 'fail' : 'warn',
    (versions ?? ['all']).join(', '),
    writes ? 'yes' : '',
    cites.map((topic) => `\`${topic}\``).join('<br>'),
  ]);
  const rules = requirements.map(({ topic, level, statement, anchors }) => [
    `\`${topic}\``,
    level,
    statement,
    VERSION_NUMBERS.flatMap((version) =>
      anchors[version] ? [`${version} \`${anchors[version]}\``] : [],
    ).join('<br>'),
    checksOn(topic)
      .map((id) => `\`${id}\``)
      .join('<br>'),
    String(faultsAgainst(topic).length),
  ]);
  const faults = FAULTS.map(([name, rows]) => {
    const cells = rows.map(([what, check, , details]) => [what, `\`${check}\``, details?.result ?? 'fail']);
    return `### ${name}\n\n${table(['fault', 'found by', 'as'], cells)}`;
  });
  return [
    INTRODUCTION,
    `## Checks\n\n${table(['check', 'what is right', 'else', 'versions', 'with --write', 'stands on'], checks)}\n`,
    `## Requirements\n\n${table(['topic', 'level', 'statement', 'where', 'checked by', 'faults shown'], rules)}\n`,
    `## Faults\n\nA partner is shown each of these faults in the tests, and each is found by the check beside it; a partner without any has\nnothing to mend.\n\n${faults.join('\n\n')}\n`,
    mockSection(),
  ].join('\n');
}

/** What a mock partner can be told to do, and who finds it. */
function mockSection(): string {
  const rows = faultSyntax.map(({ form, meaning }) => {
    const [rule, check, result = 'fail'] = mockFaults[form] ?? [];
    const found = check === undefined ? `nothing: ${allowedFaults[form]}` : `\`${check}\``;
    return [`\`${form}\``, meaning, rule === undefined ? '' : `\`${rule}\``, found, check ? result : ''];
  });
  const heads = ['fault', 'what happens', 'shown by `ocpi serve-mock --fault`', 'found by', 'as'];
  return `## Faults of a mock partner\n\nEverything that [a mock](mocks.md) can be told to do wrong, and the check that finds it.\n\n${table(heads, rows)}\n`;
}

/** Whether docs/conformance-checks.md is what it should be. */
export const isConformanceTableCurrent = (): boolean => readFileSync(FILE, 'utf8') === conformanceTableText();

if (process.argv[1]?.endsWith('conformance-table.ts')) writeFileSync(FILE, conformanceTableText());
