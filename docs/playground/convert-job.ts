import type { Entry } from '../../src/cli/json/entries.js';
import { type ConvertOptions, canConvert, convertAny, type Loss } from '../../src/convert/index.js';
import { OcpiConversionError } from '../../src/core/errors.js';
import { parseParty } from '../../src/core/party.js';
import { read } from '../../src/core/read.js';
import type { VersionNumber } from '../../src/core/version.js';
import { InputError, MAX_SHOWN, objectIn, objectsIn, shown } from './input.js';
import type { ConvertAnswer, ConvertJob, Finding } from './protocol.js';
import { targetOf } from './targets.js';

type Converted = ConvertAnswer['objects'][number];

/** Converts the objects of a text, each with what was lost, assumed or defaulted. */
export async function convert(job: ConvertJob): Promise<ConvertAnswer> {
  const entries = await objectsIn('text', 'The JSON', job.text);
  const samples = entries.flatMap((entry) => (entry.failure === undefined ? [entry.raw] : []));
  const [first] = entries;
  if (samples.length === 0) throw new InputError('text', `The JSON: ${first?.failure ?? 'nothing in it'}.`);
  const { target, found } = await targetOf(job.from, job.type, samples);
  const from = target.version;
  if (from === job.to)
    throw new InputError('to', `This is OCPI ${from} already: choose another version to convert to.`);
  if (!canConvert(target.name, from, job.to)) {
    throw new InputError('to', `${target.name} of OCPI ${from} does not exist in OCPI ${job.to}.`);
  }
  const options = await optionsOf(job);
  const objects = entries
    .slice(0, MAX_SHOWN)
    .map((entry) => convertEntry(entry, target.name, target.schema, from, job.to, options));
  return { type: target.name, from, to: job.to, found, objects, total: entries.length };
}

async function optionsOf(job: ConvertJob): Promise<ConvertOptions> {
  return {
    carry: job.carry,
    party: partyIn('party', job.party),
    tokenParty: partyIn('tokenParty', job.tokenParty),
    roles: job.role === '' ? undefined : [job.role],
    timeZone: job.timeZone.trim() || undefined,
    vat: percentIn(job.vat),
    location:
      job.location.trim() === '' ? undefined : await objectIn('location', 'The Location', job.location),
    token: job.token.trim() === '' ? undefined : await objectIn('token', 'The Token', job.token),
  };
}

function partyIn(field: string, text: string) {
  if (text.trim() === '') return undefined;
  const party = parseParty(text.trim());
  if (party) return party;
  throw new InputError(field, 'A party is a country code and a party id, such as NL/ABC.');
}

function percentIn(text: string): number | undefined {
  if (text.trim() === '') return undefined;
  const percent = Number(text.replace(',', '.'));
  if (Number.isFinite(percent) && percent >= 0) return percent;
  throw new InputError('vat', 'VAT is a number of percent, such as 21.');
}

function convertEntry(
  entry: Entry,
  name: string,
  schema: Parameters<typeof read>[0],
  from: VersionNumber,
  to: VersionNumber,
  options: ConvertOptions,
): Converted {
  const failed = (failure: string, losses: readonly Finding[] = []): Converted => ({
    index: entry.index,
    json: undefined,
    losses,
    failure,
  });
  if (entry.failure !== undefined) return failed(`${entry.failure}.`);
  const came = read(schema, entry.raw);
  if (!came.ok) {
    const wrong = came.issues.find(({ severity }) => severity === 'error');
    return failed(`It cannot be used as a ${name}: ${wrong?.pointer || '(all)'} ${wrong?.message}`);
  }
  try {
    const { value, losses } = convertAny(name, came.value as object, from, to, options);
    return { index: entry.index, json: shown(value), losses: losses.map(lossOf), failure: undefined };
  } catch (error) {
    if (!(error instanceof OcpiConversionError)) throw error;
    const field = error.why === 'context' ? fieldNamed(error.message) : undefined;
    if (field !== undefined) throw new InputError(field, error.message);
    return failed(error.message, (error.losses as readonly Loss[]).map(lossOf));
  }
}

const FIELDS: Readonly<Record<string, string>> = {
  party: 'party',
  tokenParty: 'tokenParty',
  roles: 'role',
  location: 'location',
  token: 'token',
};

/** The input that an error asks for: its message says as which option to give what is missing. */
function fieldNamed(message: string): string | undefined {
  const option = /give it as (\w+)/.exec(message)?.[1];
  return option === undefined ? undefined : FIELDS[option];
}

const SEVERITY = { lost: 'error', assumed: 'warning', defaulted: 'info' } as const;

const lossOf = ({ pointer, code, reason, kind }: Loss): Finding => ({
  severity: SEVERITY[kind],
  pointer,
  code: `${kind} ${code}`,
  message: reason,
});
