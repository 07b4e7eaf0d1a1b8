import {
  type AuditOptions,
  answerCdr,
  type CdrInput,
  explainCdr,
  type Note,
  type PriceAnswer,
  renderExplanation,
  type TariffInput,
} from '../tariffs/index.js';
import { parseArguments } from './arguments.js';
import { LineBuffer } from './buffered.js';
import { openInput } from './input.js';
import { jsonEntries } from './json/entries.js';
import { type Io, UsageError, type Verb } from './verb.js';

const help = `
Usage: ocpi price CDR|- [--tariff FILE]… [--time-zone ZONE] [--explain] [--json]

Prices charge detail records of any version by the tariffs in them and compares every total with what they say.
A file holds one CDR, a list, an answer with its envelope, or NDJSON; - is standard input.

  --tariff FILE     A tariff (or several) to price with instead of those in the CDR. May be given several times.
  --time-zone ZONE  IANA time zone of the location, such as Europe/Amsterdam. Default: what the CDR says, else its
                    country's, with a note.
  --explain         Which component priced what, and why; with --json it is there always.
  --json            One line of JSON for every CDR: its total fields in the Price form of its version, rounded and
                    unrounded, periods, notes and divergences; after several CDRs a line { summary }.

Exit status: 0 all totals agree, 1 some diverge or cannot be priced, 2 wrong use.
`;

/** Prices and audits CDRs in a file. */
export const verb: Verb = {
  name: 'price',
  summary: 'price CDRs and compare their totals',
  help,
  async run(args, io) {
    const { values, positionals } = parseArguments(
      args,
      {
        tariff: { type: 'string', multiple: true, default: [] },
        'time-zone': { type: 'string' },
        explain: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
      },
      ['CDR'],
    );
    const tariffs = await readTariffs(values.tariff, io);
    const timeZone = zoneOf(values['time-zone']);
    const options: AuditOptions = { ...(tariffs.length > 0 ? { tariffs } : {}), timeZone };
    const input = await openInput(positionals[0] ?? '-', io);
    const output = new LineBuffer(io.stdout);
    const summary: Summary = { cdrs: 0, agree: 0, diverge: 0, 'not-priced': 0 };
    for await (const entry of jsonEntries(input.chunks, { lines: /\.(ndjson|jsonl)$/i.test(input.name) })) {
      const raw = entry.failure === undefined ? entry.raw : undefined;
      const answer = answerOf(raw, entry.failure, options);
      summary.cdrs += 1;
      summary[COUNTED[answer.status]] += 1;
      await output.line(values.json ? JSON.stringify(answer) : textOf(answer, raw, values.explain, options));
    }
    if (summary.cdrs !== 1)
      await output.line(values.json ? JSON.stringify({ summary }) : summaryText(summary));
    await output.flush();
    return summary.agree === summary.cdrs && summary.cdrs > 0 ? 0 : 1;
  },
};

type Summary = Record<'cdrs' | 'agree' | 'diverge' | 'not-priced', number>;

const COUNTED = { agrees: 'agree', diverges: 'diverge', 'not-priced': 'not-priced' } as const;

/** All tariffs of some files, each one tariff, a list, an envelope or NDJSON. */
async function readTariffs(files: readonly string[], io: Io): Promise<TariffInput[]> {
  const tariffs: TariffInput[] = [];
  for (const file of files) {
    const input = await openInput(file, io);
    for await (const entry of jsonEntries(input.chunks)) {
      if (entry.failure !== undefined || !isObject(entry.raw)) {
        throw new UsageError(
          `${file} holds something that is not a tariff${entry.failure ? `: ${entry.failure}` : ''}.`,
        );
      }
      tariffs.push(entry.raw as unknown as TariffInput);
    }
  }
  return tariffs;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function zoneOf(zone: string | undefined): string | undefined {
  if (zone === undefined) return undefined;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    throw new UsageError(`--time-zone must be an IANA name such as Europe/Amsterdam, not ‘${zone}’.`);
  }
}

/** What cannot be a CDR is answered like one that cannot be priced. */
function answerOf(raw: unknown, failure: string | undefined, options: AuditOptions): PriceAnswer {
  if (failure === undefined && isObject(raw)) return answerCdr(raw as unknown as CdrInput, options);
  const message = failure ?? 'This is not an object.';
  const notes: Note[] = [{ code: 'NOT_A_CDR', severity: 'error', message, pointer: '' }];
  return { id: undefined, status: 'not-priced', notes, divergences: [] };
}

/** For people: the price, what differs, what was noticed, and if wanted how it came about. */
function textOf(answer: PriceAnswer, raw: unknown, explain: boolean, options: AuditOptions): string {
  const { id = '(no id)', status, currency = '', unrounded, notes, divergences } = answer;
  const lines = [
    status === 'not-priced'
      ? `CDR ${id}: cannot be priced`
      : `CDR ${id}: ${costText(answer)} ${currency}, unrounded ${JSON.stringify(unrounded?.total_cost)}; totals ${status === 'agrees' ? 'agree' : 'diverge'}`,
    ...divergences.map(
      ({ pointer, stated, computed, difference }) =>
        `  ${pointer}: the CDR says ${stated}, computed ${computed} (difference ${difference})`,
    ),
    ...notes.map(
      ({ severity, code, message, pointer }) =>
        `  ${severity} ${code}${pointer && ` ${pointer}`}: ${message}`,
    ),
  ];
  if (explain && status !== 'not-priced') {
    const explanation = explainCdr(raw as CdrInput, options);
    if (explanation.status === 'explained') lines.push(indented(renderExplanation(explanation)));
  }
  return lines.join('\n');
}

const indented = (text: string): string => text.replace(/^(?=.)/gm, '  ');

function costText({ total_cost }: PriceAnswer): string {
  if (typeof total_cost !== 'object') return String(total_cost);
  if (!('excl_vat' in total_cost)) return `${total_cost.before_taxes} before taxes`;
  const { excl_vat, incl_vat } = total_cost;
  return `${excl_vat} excl. VAT${incl_vat === undefined ? '' : `, ${incl_vat} incl. VAT`}`;
}

const summaryText = ({ cdrs, agree, diverge, 'not-priced': failed }: Summary): string =>
  `${cdrs} CDRs: ${agree} agree, ${diverge} diverge, ${failed} cannot be priced`;
