import { type LintFinding, type LintOptions, lintTariff, type TariffInput } from '../tariffs/index.js';
import { counted, parseArguments, versionOf } from './arguments.js';
import { LineBuffer } from './buffered.js';

import { openInput } from './input.js';
import { jsonEntries } from './json/entries.js';
import type { Verb } from './verb.js';

const help = `
Usage: ocpi lint TARIFF|- [--version VERSION] [--json]

Finds faults and traps in tariffs: elements that are never used, moments without a price, contradictions, step sizes,
reservations, price limits, taxes, validity. Most findings come with a session that shows them.
A file holds one tariff, a list, an answer with its envelope, or NDJSON; - is standard input.

  --version VERSION  2.1.1, 2.2.1 or 2.3.0. Default: told from the tariff.
  --json             One line of JSON for every tariff, { index, id, findings: [{ severity, code, message, pointer,
                     example }] }, and last { summary: { tariffs, errors, warnings, infos } }.

Exit status: 0 no errors and no warnings, 1 some, 2 wrong use.
`;

interface Linted {
  readonly index: number;
  readonly id: unknown;
  readonly findings: readonly LintFinding[];
}

/** Finds faults in the tariffs of a file. */
export const verb: Verb = {
  name: 'lint',
  summary: 'find faults and traps in tariffs',
  help,
  async run(args, io) {
    const { values, positionals } = parseArguments(
      args,
      { version: { type: 'string' }, json: { type: 'boolean', default: false } },
      ['TARIFF'],
    );
    const options: LintOptions = values.version === undefined ? {} : { version: versionOf(values.version) };
    const input = await openInput(positionals[0] ?? '-', io);
    const output = new LineBuffer(io.stdout);
    const summary = { tariffs: 0, errors: 0, warnings: 0, infos: 0 };
    for await (const { index, ...entry } of jsonEntries(input.chunks)) {
      const linted = lint(index, 'raw' in entry ? entry.raw : undefined, entry.failure, options);
      summary.tariffs += 1;
      for (const { severity } of linted.findings) summary[`${severity}s`] += 1;
      for (const line of values.json ? [JSON.stringify(linted)] : textOf(linted)) await output.line(line);
    }
    const { tariffs, errors, warnings, infos } = summary;
    const parts = [counted(errors, 'error'), counted(warnings, 'warning'), counted(infos, 'remark')];
    const text = `${counted(tariffs, 'tariff')}: ${parts.join(', ')}`;
    await output.line(values.json ? JSON.stringify({ summary }) : text);
    await output.flush();
    return errors + warnings > 0 || tariffs === 0 ? 1 : 0;
  },
};

function lint(index: number, raw: unknown, failure: string | undefined, options: LintOptions): Linted {
  if (failure === undefined && typeof raw === 'object' && raw !== null) {
    const tariff = raw as TariffInput;
    return { index, id: tariff.id, findings: lintTariff(tariff, options) };
  }
  const message = failure ?? 'This is not a tariff.';
  return {
    index,
    id: undefined,
    findings: [{ severity: 'error', code: 'NOT_A_TARIFF', message, pointer: '' }],
  };
}

function textOf({ index, id, findings }: Linted): string[] {
  const name = typeof id === 'string' ? id : `number ${index + 1}`;
  if (findings.length === 0) return [`tariff ${name}: nothing found`];
  return findings.flatMap(({ severity, code, message, pointer, example }) => [
    `tariff ${name} ${pointer || '/'}: ${severity} ${code}: ${message}`,
    ...(example ? [`    for example ${JSON.stringify(example)}`] : []),
  ]);
}
