import { readFile, rename, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { connect } from '../client/connect.js';
import { type ListCursor, readCursor } from '../client/paging/cursor.js';
import type { List, ListProgress } from '../client/paging/list.js';
import type { Interface } from '../contract/interface.js';
import { parseJson } from '../core/json.js';
import type { ReadItem } from '../core/read.js';
import { VERSION_NUMBERS } from '../core/version.js';
import { oneOf, parseArguments, versionOf } from './arguments.js';
import { LineBuffer } from './buffered.js';
import { type Catalog, loadCatalog } from './catalog.js';
import {
  clientOptions,
  needToken,
  partnerHelp,
  partnerOptions,
  partyOption,
  urlOption,
  wholeNumber,
} from './partner-options.js';
import { type Io, UsageError, type Verb } from './verb.js';

const help = `
Usage: ocpi pull MODULE URL [--since DATETIME] [--until DATETIME] [--limit N] [--max N] [--strict] [--json]
                 [--cursor FILE] [--to NL/ABC] [--from NL/ABC] [--version VERSION] [--token-file FILE]
                 [--profile NAME] [--insecure]

Pulls a list that a partner owns, for example locations, and prints one object on each line (NDJSON). URL is the
partner's versions URL; the token must be valid there already. Progress goes to standard error.

  --since, --until   Only what was last updated in this range.
  --limit N          Objects on a page to ask for. Default: as the partner likes.
  --max N            Stop after so many objects.
  --strict           Take objects that the specification forbids for invalid. Default: accept what is safe.
  --json             Print { ok, issues, value } for valid and { ok, issues, raw } for invalid objects.
  --cursor FILE      Keep in this file how far it came, and go on from there when it exists.
  --to, --from       The parties in the routing headers, for hubs and platforms with several.
  --version VERSION  ${VERSION_NUMBERS.join(', ')}. Default: 2.2.1.
  ${partnerHelp.trim()}

Exit status: 0 good, 1 some objects are invalid or the list could not be read to its end, 2 wrong use.
`;

/** Pulls a list as NDJSON. */
export const verb: Verb = {
  name: 'pull',
  summary: 'pull a list from a partner as NDJSON',
  help,
  async run(args, io) {
    const { values, positionals } = parseArguments(args, OPTIONS, ['MODULE', 'URL']);
    const catalog = await loadCatalog(versionOf(values.version));
    const { contract, operation } = findList(catalog, positionals[0] ?? '');
    const versionsUrl = urlOption('URL', positionals[1] ?? '');
    const token = await needToken(values, io);
    const max = values.max === undefined ? Number.POSITIVE_INFINITY : wholeNumber('--max', values.max);
    const limit = values.limit === undefined ? {} : { limit: wholeNumber('--limit', values.limit) };
    const file = values.cursor === undefined ? undefined : resolve(io.cwd, values.cursor);
    const to = partyOption('--to', values.to);
    const from = partyOption('--from', values.from);
    const partner = await connect({
      ...clientOptions(values),
      version: catalog.version,
      versionsUrl,
      token,
      mode: values.strict ? 'strict' : 'tolerant',
      from,
    });
    const query = { ...limit, date_from: values.since, date_to: values.until };
    const calls = partner.module(contract) as unknown as Readonly<Record<string, ListMethod>>;
    const cursor = file === undefined ? undefined : await readCursorFile(file);
    const list = calls[operation]?.(query, {
      cursor,
      to,
      signal: io.stop,
      onProgress: (progress: ListProgress) => void io.stderr.write(progressLine(progress)),
    });
    if (!list) throw new UsageError(`${operation} is no list.`);
    return print(list, { max, json: values.json, file }, io);
  },
};

const OPTIONS = {
  ...partnerOptions,
  since: { type: 'string' },
  until: { type: 'string' },
  limit: { type: 'string' },
  max: { type: 'string' },
  strict: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  cursor: { type: 'string' },
  to: { type: 'string' },
  from: { type: 'string' },
  version: { type: 'string', default: '2.2.1' },
} as const;

type ListMethod = (query: object, options: object) => List<unknown>;

interface PrintOptions {
  readonly max: number;
  readonly json: boolean;
  readonly file: string | undefined;
}

/** Objects after which the lines are written and the cursor is kept. */
const KEPT_EVERY = 500;

/** Prints the objects; the cursor is kept now and then, when the lines before it have been written. */
async function print(list: List<unknown>, { max, json, file }: PrintOptions, io: Io): Promise<number> {
  const output = new LineBuffer(io.stdout);
  const keep = async (): Promise<void> => {
    await output.flush();
    if (file !== undefined) await writeCursorFile(file, list.cursor());
  };
  let given = 0;
  let invalid = 0;
  try {
    if (max === 0) return 0;
    for await (const item of list.items()) {
      if (!item.ok) invalid += 1;
      if (item.ok || json) await output.line(lineOf(item, json));
      else await io.stderr.write(`ocpi: invalid: ${firstIssue(item)}\n`);
      given += 1;
      if (given % KEPT_EVERY === 0) await keep();
      if (given >= max) break;
    }
  } finally {
    await keep();
  }
  await io.stderr.write(`ocpi: ${given} objects, ${invalid} invalid\n`);
  return invalid === 0 ? 0 : 1;
}

const lineOf = (item: ReadItem<unknown>, json: boolean): string => {
  if (!json) return JSON.stringify(item.value);
  const { ok, issues } = item;
  return JSON.stringify(ok ? { ok, issues, value: item.value } : { ok, issues, raw: item.raw });
};

function firstIssue({ issues, index }: ReadItem<unknown>): string {
  const issue = issues.find(({ severity }) => severity === 'error') ?? issues[0];
  return `object ${index} of the page: ${issue?.pointer || '/'} ${issue?.message ?? ''}`;
}

function progressLine({ pages, items, duplicates, total }: ListProgress): string {
  const of = total === undefined ? '' : ` of ${total}`;
  const doubles = duplicates === 0 ? '' : `, ${duplicates} duplicates left out`;
  return `ocpi: ${pages} pages, ${items}${of} objects${doubles}\n`;
}

/** The Sender interface and the list that a name means: `locations`, `payments/terminals`. */
function findList(catalog: Catalog, name: string): { contract: Interface; operation: string } {
  const lists = new Map<string, { contract: Interface; operation: string }>();
  for (const { sender } of [...catalog.modules, ...catalog.additions]) {
    for (const [operation, { kind, path }] of Object.entries(sender.operations)) {
      if (kind === 'list') lists.set(`${sender.module}${path}`, { contract: sender, operation });
    }
  }
  const found = lists.get(oneOf('The list', name, [...lists.keys()]));
  if (found) return found;
  throw new UsageError(`There is no list ${name}.`);
}

async function readCursorFile(file: string): Promise<ListCursor | undefined> {
  const text = await readFile(file, 'utf8').catch(() => '');
  if (text.trim() === '') return undefined;
  const json = parseJson(text);
  try {
    return readCursor(json.ok ? json.value : undefined);
  } catch {
    throw new UsageError(`${file} is no cursor; remove it to start anew.`);
  }
}

/** The file is replaced at once; at the end of the list it is emptied. */
async function writeCursorFile(file: string, cursor: ListCursor | undefined): Promise<void> {
  await writeFile(`${file}.new`, cursor === undefined ? '' : `${JSON.stringify(cursor)}\n`);
  await rename(`${file}.new`, file);
}
