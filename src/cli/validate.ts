import { type ObjectSchema, valueKindOf } from '../core/kind.js';
import { read, readPartial } from '../core/read.js';
import { VERSION_NUMBERS, type VersionNumber } from '../core/version.js';
import { oneOf, parseArguments, versionOf } from './arguments.js';
import { LineBuffer } from './buffered.js';
import { loadCatalog } from './catalog.js';
import { detectTarget, type Target } from './detect.js';
import { openInput } from './input.js';
import { type Entry, jsonEntries } from './json/entries.js';
import { Progress } from './progress.js';
import { unknownFieldsOf } from './unknown-fields.js';
import { type Checked, type Finding, jsonFormat, Tally, textFormat } from './validate-report.js';
import { type Io, UsageError, type Verb } from './verb.js';

/** How objects are checked. */
interface Rules {
  readonly mode: 'tolerant' | 'strict';
  readonly patch: boolean;
}

/** How many objects are looked at to find out what they are, and how many unreadable ones are passed over for that. */
const SAMPLES = 10;
const LOOKED_AT = 1000;

/** The versions in the order in which they are tried: the first of those that fit equally well is taken. */
const TRIED: readonly VersionNumber[] = ['2.2.1', '2.3.0', '2.1.1'];

const help = `
Usage: ocpi validate FILE|- [--as TYPE] [--version VERSION] [--strict] [--patch] [--json]

Checks the OCPI objects in a file (- is standard input): one object, a list, an answer with its envelope, or
NDJSON, of any size. Prints one line for every issue and a summary.

  --as TYPE          What the objects are: Location, CDR, Tariff, Token, … Default: found out from the first ones.
  --version VERSION  ${VERSION_NUMBERS.join(', ')}. Default: found out, too.
  --strict           Take whatever the specification forbids for an error. Default: accept what is safe to
                     accept, and warn.
  --patch            The objects are bodies of PATCH: any field may be absent. Needs --as.
  --json             One line of JSON for every object, { index, id, valid, issues: [{ pointer, code, severity,
                     message }] }, and last { summary: { objects, valid, invalid, warnings, errors } }.

Exit status: 0 all valid (there may be warnings), 1 some invalid, 2 wrong use.
`;

/** Checks OCPI objects in a file of any form and size. */
export const verb: Verb = {
  name: 'validate',
  summary: 'check the OCPI objects in a file',
  help,
  async run(args, io) {
    const { values, positionals } = parseArguments(
      args,
      {
        as: { type: 'string' },
        version: { type: 'string' },
        strict: { type: 'boolean', default: false },
        patch: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
      },
      ['FILE'],
    );
    if (values.patch && values.as === undefined) throw new UsageError('--patch needs --as TYPE.');
    const targets = await targetsOf(values.as, values.version);
    const input = await openInput(positionals[0] ?? '-', io);
    const progress = new Progress(io.stderr, input.size);
    const lines = /\.(ndjson|jsonl)$/i.test(input.name);
    const entries = jsonEntries(progress.count(input.chunks), { lines });
    const least = values.as === undefined ? 0 : Number.NEGATIVE_INFINITY;
    const { first, target } = await chooseTarget(targets, entries, least, io);
    const subject = target ? `${target.name} of OCPI ${target.version}` : 'anything';
    const format = values.json ? jsonFormat : textFormat(input.name, subject);
    const check = checkerOf(target, { mode: values.strict ? 'strict' : 'tolerant', patch: values.patch });
    const tally = new Tally();
    const output = new LineBuffer(io.stdout);
    for await (const entry of chain(first, entries)) {
      const checked = check(entry);
      tally.add(checked);
      progress.object();
      for (const line of format.object(checked)) await output.line(line);
    }
    const summary = tally.summary();
    await output.line(format.summary(summary));
    await output.flush();
    if (summary.objects === 0) await io.stderr.write(`ocpi: there is no object in ${input.name}\n`);
    return summary.invalid > 0 ? 1 : 0;
  },
};

/** Everything that the objects could be, as far as the options say. */
async function targetsOf(type: string | undefined, version: string | undefined): Promise<readonly Target[]> {
  const versions = version === undefined ? TRIED : [versionOf(version)];
  const all: Target[] = [];
  for (const number of versions) {
    const { schemas } = await loadCatalog(number);
    for (const [name, schema] of schemas) {
      if (valueKindOf(schema).kind === 'object') all.push({ version: number, name, schema });
    }
  }
  if (type === undefined) return all;
  const name = oneOf('The type', type, [...new Set(all.map((target) => target.name))].sort());
  return all.filter((target) => target.name === name);
}

/** Looks at the first objects if there is a choice, and says what was chosen. */
async function chooseTarget(
  targets: readonly Target[],
  entries: AsyncGenerator<Entry>,
  least: number,
  io: Io,
): Promise<{ readonly first: readonly Entry[]; readonly target: Target | undefined }> {
  const [only] = targets;
  if (targets.length === 1) return { first: [], target: only };
  const first: Entry[] = [];
  const samples: unknown[] = [];
  while (samples.length < SAMPLES && first.length < LOOKED_AT) {
    const { done, value } = await entries.next();
    if (done) break;
    first.push(value);
    if (value.failure === undefined) samples.push(value.raw);
  }
  const target = detectTarget(targets, samples, least);
  if (!target && samples.length > 0) {
    throw new UsageError('I cannot tell what these objects are; say --as TYPE and --version VERSION.');
  }
  if (target) await io.stderr.write(`ocpi: read as ${target.name} of OCPI ${target.version}\n`);
  return { first, target };
}

async function* chain(first: readonly Entry[], rest: AsyncGenerator<Entry>): AsyncGenerator<Entry> {
  yield* first;
  yield* rest;
}

/** Makes the check of one object. */
function checkerOf(target: Target | undefined, rules: Rules): (entry: Entry) => Checked {
  const readIssues = target ? readerOf(target, rules) : () => [unreadable('This is not an object.')];
  const findUnknown = target ? unknownFieldsOf(target.schema) : () => [];
  return (entry) => {
    const { index, failure } = entry;
    if (failure !== undefined) return { index, id: undefined, issues: [unreadable(failure)] };
    const issues = readIssues(entry.raw);
    const unknown = findUnknown(entry.raw);
    const id = idOf(target?.name ?? '', entry.raw);
    return { index, id, issues: unknown.length === 0 ? issues : [...issues, ...unknown] };
  };
}

function readerOf({ schema }: Target, { mode, patch }: Rules): (raw: unknown) => readonly Finding[] {
  const options = { mode };
  return patch
    ? (raw) => readPartial(schema as ObjectSchema<unknown>, raw, options).issues
    : (raw) => read(schema, raw, options).issues;
}

const unreadable = (message: string): Finding => ({
  pointer: '',
  code: 'unreadable_json',
  severity: 'error',
  message,
});

/** Objects whose identifier is the number on a driver's card or another secret; it is not printed. */
const PRIVATE: ReadonlySet<string> = new Set(['Token', 'CdrToken', 'BookingToken', 'PublishTokenType']);

function idOf(name: string, value: unknown): string | undefined {
  if (PRIVATE.has(name) || typeof value !== 'object' || value === null) return undefined;
  const { id, uid, terminal_id } = value as Record<string, unknown>;
  const found = id ?? uid ?? terminal_id;
  return typeof found === 'string' || typeof found === 'number' ? String(found) : undefined;
}
