import {
  type ConvertOptions,
  canConvert,
  convertAny,
  convertAnyPatch,
  type Loss,
  type PatchConversion,
} from '../convert/index.js';
import { OcpiConversionError } from '../core/errors.js';
import type { ObjectSchema, Schema } from '../core/kind.js';
import { parseParty } from '../core/party.js';
import { read, readPartial } from '../core/read.js';
import type { VersionNumber } from '../core/version.js';
import { parseArguments, quote, versionOf } from './arguments.js';
import { LineBuffer } from './buffered.js';
import { loadCatalog } from './catalog.js';
import { openInput } from './input.js';
import { type Entry, jsonEntries } from './json/entries.js';
import { type Io, UsageError, type Verb } from './verb.js';

const help = `
Usage: ocpi convert FILE|- --as TYPE --from VERSION --to VERSION [--party NL/ABC] [--lossless] [--carry] [--json]

Converts objects of one OCPI version to another and says on standard error what was lost, assumed or defaulted. A file
holds one object, a list, an answer with its envelope, or NDJSON; - is standard input. Several objects come out as
NDJSON.

  --as TYPE            What the objects are: Location, Session, CDR, Tariff, Token, Credentials, …
  --from, --to         2.1.1, 2.2.1 or 2.3.0.
  --lossless           Print nothing of an object that would lose anything, and exit 1.
  --carry              Keep what the target cannot hold in the field ocpi_js_carried; converting back restores it.
  --patch              The objects are bodies of PATCH.
  --json               One line for every object: { index, value, losses: [{ pointer, code, reason, kind }] }.

What 2.1.1 does not say:
  --party NL/ABC       Who owns the objects.
  --token-party DE/EMP Whose Tokens started Sessions and CDRs.
  --role ROLE          Role of the party of Credentials: CPO, EMSP, … May be given several times.
  --location FILE      The Location of a Session that goes to 2.1.1, in the version that it comes from.
  --token FILE         The Token of an AuthorizationInfo, in the version that it goes to.
  --time-zone ZONE     IANA time zone of Locations without one. Default Etc/UTC.
  --vat PERCENT        VAT of prices and costs. Default: left out.

Exit status: 0 all converted, 1 some cannot be read or expressed (with --lossless: or would lose something), 2 wrong use.
`;

/** Converts objects between versions. */
export const verb: Verb = {
  name: 'convert',
  summary: 'convert objects between versions',
  help,
  async run(args, io) {
    const { values, positionals } = parseArguments(args, OPTIONS, ['FILE']);
    const job = await jobOf(values, io);
    const input = await openInput(positionals[0] ?? '-', io);
    const output = new Results(new LineBuffer(io.stdout), values.json);
    let failed = 0;
    for await (const entry of jsonEntries(input.chunks, { lines: /\.(ndjson|jsonl)$/i.test(input.name) })) {
      const outcome = convertEntry(entry, job);
      if (outcome.value === undefined) failed += 1;
      else await output.add(entry.index, outcome.value, outcome.losses);
      if (!values.json || outcome.value === undefined) await tell(input.name, entry.index, outcome, io);
    }
    await output.end();
    return failed > 0 ? 1 : 0;
  },
};

const OPTIONS = {
  as: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  lossless: { type: 'boolean', default: false },
  carry: { type: 'boolean', default: false },
  patch: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  party: { type: 'string' },
  'token-party': { type: 'string' },
  role: { type: 'string', multiple: true },
  location: { type: 'string' },
  token: { type: 'string' },
  'time-zone': { type: 'string' },
  vat: { type: 'string' },
} as const;

type Values = Partial<Record<keyof typeof OPTIONS, string | boolean | string[]>>;

interface Job {
  readonly name: string;
  readonly from: VersionNumber;
  readonly to: VersionNumber;
  readonly schema: Schema;
  readonly patch: boolean;
  readonly options: ConvertOptions;
}

async function jobOf(values: Values, io: Io): Promise<Job> {
  const name = needed(values, 'as');
  const [from, to] = [versionOf(needed(values, 'from')), versionOf(needed(values, 'to'))];
  const { schemas } = await loadCatalog(from);
  const schema = schemas.get(name === 'CommandResult' && from === '2.1.1' ? 'CommandResponse' : name);
  if (!schema || !canConvert(name, from, to)) {
    throw new UsageError(
      `There is no ${quote(name)} in both OCPI ${from} and ${to}; docs/convert-table.md lists all.`,
    );
  }
  return { name, from, to, schema, patch: values.patch === true, options: await contextOf(values, io) };
}

function needed(values: Values, option: keyof typeof OPTIONS): string {
  const value = values[option];
  if (typeof value === 'string') return value;
  throw new UsageError(`--${option} is missing.`);
}

async function contextOf(values: Values, io: Io): Promise<ConvertOptions> {
  const { role, vat, 'time-zone': timeZone } = values;
  return {
    mode: values.lossless === true ? 'lossless' : 'report',
    carry: values.carry === true,
    party: partyOf('--party', values.party),
    tokenParty: partyOf('--token-party', values['token-party']),
    roles: Array.isArray(role) ? role : undefined,
    location: await objectIn(values.location, io),
    token: await objectIn(values.token, io),
    timeZone: typeof timeZone === 'string' ? timeZone : undefined,
    vat: percentOf(vat),
  };
}

function partyOf(option: string, text: unknown) {
  if (typeof text !== 'string') return undefined;
  const party = parseParty(text);
  if (party) return party;
  throw new UsageError(`${option} must be a country code and a party id such as NL/ABC, not ${quote(text)}.`);
}

function percentOf(text: unknown): number | undefined {
  if (typeof text !== 'string') return undefined;
  const percent = Number(text);
  if (text.trim() !== '' && Number.isFinite(percent)) return percent;
  throw new UsageError(`--vat must be a number such as 21, not ${quote(text)}.`);
}

async function objectIn(file: unknown, io: Io): Promise<object | undefined> {
  if (typeof file !== 'string') return undefined;
  const input = await openInput(file, io);
  for await (const { failure, ...entry } of jsonEntries(input.chunks)) {
    if (failure === undefined && 'raw' in entry && typeof entry.raw === 'object' && entry.raw !== null)
      return entry.raw;
    break;
  }
  throw new UsageError(`${file} does not hold an object.`);
}

interface Outcome {
  /** Absent when the object could not be converted. */
  readonly value?: unknown;
  readonly losses: readonly Loss[];
  /** Why it could not be converted. */
  readonly failure?: string;
}

function convertEntry(entry: Entry, job: Job): Outcome {
  if (entry.failure !== undefined) return { losses: [], failure: entry.failure };
  const { name, from, to, options } = job;
  const came = job.patch
    ? readPartial(job.schema as ObjectSchema<object>, entry.raw)
    : read(job.schema, entry.raw);
  if (!came.ok) {
    const first = came.issues.find(({ severity }) => severity === 'error');
    return { losses: [], failure: `${first?.pointer || '/'} ${first?.message}` };
  }
  try {
    return job.patch
      ? changed(convertAnyPatch(name, came.value, from, to, options))
      : convertAny(name, came.value, from, to, options);
  } catch (error) {
    if (!(error instanceof OcpiConversionError)) throw error;
    if (error.why === 'context') throw new UsageError(withOption(error.message));
    return { losses: error.losses as readonly Loss[], failure: error.message };
  }
}

function changed(result: PatchConversion<object>): Outcome {
  if (result.kind === 'patch') return result;
  return {
    losses: result.losses,
    failure: 'This change needs the whole object; convert that one and send it by PUT.',
  };
}

const FLAGS: Readonly<Record<string, string>> = {
  party: '--party',
  tokenParty: '--token-party',
  roles: '--role',
  location: '--location',
  token: '--token',
};

const withOption = (message: string): string =>
  message.replace(/give it as (\w+)/, (_, option: string) => `give it as ${FLAGS[option] ?? option}`);

async function tell(file: string, index: number, { losses, failure }: Outcome, io: Io): Promise<void> {
  const at = `${file}[${index}]`;
  const lines = losses.map(
    ({ pointer, kind, code, reason }) => `${at} ${pointer || '(all)'} ${kind} ${code}: ${reason}\n`,
  );
  if (failure !== undefined) lines.push(`${at} not converted: ${failure}\n`);
  if (lines.length > 0) await io.stderr.write(lines.join(''));
}

/** Writes one object so that people can read it, and several one a line. */
class Results {
  readonly #output: LineBuffer;
  readonly #json: boolean;
  #first: { readonly value: unknown } | undefined;
  #count = 0;

  constructor(output: LineBuffer, json: boolean) {
    this.#output = output;
    this.#json = json;
  }

  async add(index: number, value: unknown, losses: readonly Loss[]): Promise<void> {
    this.#count += 1;
    if (this.#json) return this.#output.line(JSON.stringify({ index, value, losses }));
    if (this.#count === 1) {
      this.#first = { value };
      return;
    }
    if (this.#count === 2) await this.#output.line(JSON.stringify(this.#first?.value));
    await this.#output.line(JSON.stringify(value));
  }

  async end(): Promise<void> {
    if (this.#count === 1 && !this.#json)
      await this.#output.line(JSON.stringify(this.#first?.value, undefined, 2));
    await this.#output.flush();
  }
}
