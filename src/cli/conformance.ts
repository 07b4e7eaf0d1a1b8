import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { ConformanceOptions } from '../conformance/options.js';
import { renderHtml } from '../conformance/render/html.js';
import { renderJson } from '../conformance/render/json.js';
import { renderJunit } from '../conformance/render/junit.js';
import type { Report } from '../conformance/render/report.js';
import { renderLine, renderText } from '../conformance/render/text.js';
import { runConformance } from '../conformance/run.js';
import { summarize } from '../conformance/summary.js';
import type { CheckResult } from '../conformance/types.js';
import { type Party, parseParty } from '../core/party.js';
import { VERSION_NUMBERS, type VersionNumber } from '../core/version.js';
import { oneOf, parseArguments } from './arguments.js';
import { callbackListener } from './callback-listener.js';
import { type Io, UsageError, type Verb } from './verb.js';

const ROLES = ['CPO', 'EMSP', 'HUB', 'NAP', 'NSP', 'SCSP', 'PTP', 'OTHER'] as const;

const help = `
Usage: ocpi conformance URL [options]

Checks a live partner whose versions URL this is: discovery, authentication, headers, lists, receivers, commands, error
codes, registration. Only reads, unless --write or --token-a is given. Prints what was found and how to repeat it.

Tokens:
  $OCPI_TOKEN, --token-file FILE     The credentials token of a registration that exists.
  $OCPI_TOKEN_A, --token-a-file FILE A Token A: also checks registration, from POST to DELETE; it is used up.
                                   Needs --public-url, where the partner reaches this machine.
What is checked:
  --version VERSION   ${VERSION_NUMBERS.join(', ')}; may be repeated. Default: all that are offered.
  --role ROLE         A role of the partner: ${ROLES.join(', ')}; may be repeated. Only
                      what it typically implements is checked. Default: whatever is advertised.
  --party CC/PID      Our party, as the partner knows it: NL/ABC. Needed for receivers. With Token A: NL/OJC.
  --write             Send objects of our own, too; they are removed or marked as gone afterwards.
  --only PATTERN, --skip PATTERN   Checks by id, * stands for any text: 'lists/*', '2.2.1/tokens/*'; may be repeated.
How:
  --public-url URL    Where the partner reaches us, for registration and results of commands.
  --port PORT         The port to listen on for that. Default: the one of --public-url.
  --insecure          Allow http and addresses of this machine and private networks.
  --timeout SECONDS   For each request. Default 10.
  --pause SECONDS     Before each request, for partners that limit how often they are asked. Default 0.
What comes out:
  --json              The report as JSON in place of the text.
  --junit FILE, --html FILE   The report as JUnit XML, and as one HTML file, as well.

SIGINT (Ctrl-C) breaks a run off: what was pushed is taken back, and the report has what was found until then.

Exit status: 0 no fail, 1 a fail or a run that was broken off, 2 wrong use.
`;

const many = { type: 'string', multiple: true } as const;
const one = { type: 'string' } as const;
const flag = { type: 'boolean', default: false } as const;

const OPTIONS = {
  'token-file': one,
  'token-a-file': one,
  version: many,
  role: many,
  party: one,
  write: flag,
  only: many,
  skip: many,
  'public-url': one,
  port: one,
  insecure: flag,
  timeout: one,
  pause: one,
  json: flag,
  junit: one,
  html: one,
} as const;

type Values = ReturnType<typeof parseArguments<typeof OPTIONS>>['values'];

/** Checks a live partner. */
export const verb: Verb = {
  name: 'conformance',
  summary: 'check a live partner against the specification',
  help,
  async run(args, io) {
    const { values, positionals } = parseArguments(args, OPTIONS, ['URL']);
    const [url = ''] = positionals;
    if (!URL.canParse(url)) throw new UsageError(`${JSON.stringify(url)} is not a URL.`);
    const options = await optionsOf(url, values, io);
    const report = await reportOn(url, options, io);
    if (values.junit) await writeFile(resolve(io.cwd, values.junit), renderJunit(report));
    if (values.html) await writeFile(resolve(io.cwd, values.html), renderHtml(report));
    await io.stdout.write(values.json ? renderJson(report) : renderText(report));
    return report.aborted || summarize(report.results).fail > 0 ? 1 : 0;
  },
};

/** Makes the checks and tells of each as it is done; when the user breaks that off, the report has those that were made. */
async function reportOn(url: string, options: ConformanceOptions, io: Io): Promise<Report> {
  const at = new Date().toISOString();
  const results: CheckResult[] = [];
  try {
    for await (const result of runConformance(options)) {
      results.push(result);
      await io.stderr.write(`${renderLine(result)}\n`);
    }
  } catch (error) {
    if (!options.signal?.aborted) throw error;
    return { url, at, results, aborted: true };
  }
  return { url, at, results };
}

async function optionsOf(url: string, values: Values, io: Io): Promise<ConformanceOptions> {
  const token = await tokenOf(values['token-file'], 'OCPI_TOKEN', io);
  const tokenA = await tokenOf(values['token-a-file'], 'OCPI_TOKEN_A', io);
  const publicUrl = values['public-url'];
  if (token === undefined && tokenA === undefined)
    throw new UsageError('A token is needed: set OCPI_TOKEN, or give --token-file.');
  if (tokenA !== undefined && publicUrl === undefined)
    throw new UsageError('Registration needs --public-url, because the partner calls back.');
  return {
    url,
    write: values.write,
    insecure: values.insecure,
    timeout: secondsOf('--timeout', values.timeout ?? '10') * 1000,
    ...(values.pause ? { pause: secondsOf('--pause', values.pause) * 1000 } : {}),
    ...(io.stop ? { signal: io.stop } : {}),
    ...(token === undefined ? {} : { token }),
    ...(tokenA === undefined ? {} : { tokenA }),
    ...(values.version
      ? {
          versions: values.version.map(
            (text) => oneOf('The version', text, VERSION_NUMBERS) as VersionNumber,
          ),
        }
      : {}),
    ...(values.role ? { roles: values.role.map((text) => oneOf('The role', text, ROLES)) } : {}),
    ...(values.party ? { party: partyOf(values.party) } : {}),
    ...(values.only ? { only: values.only } : {}),
    ...(values.skip ? { skip: values.skip } : {}),
    ...(publicUrl === undefined
      ? {}
      : { listener: callbackListener(publicUrl, portOf(publicUrl, values.port)) }),
  };
}

/** A token from a file, else from the environment; never from the command line, where others could see it. */
async function tokenOf(file: string | undefined, variable: string, io: Io): Promise<string | undefined> {
  const text = file === undefined ? io.env[variable] : await readFile(resolve(io.cwd, file), 'utf8');
  return text?.trim() || undefined;
}

function secondsOf(option: string, text: string): number {
  const seconds = Number(text);
  if (seconds > 0 && seconds <= 3600) return seconds;
  throw new UsageError(`${option} is a number of seconds, not ${JSON.stringify(text)}.`);
}

function partyOf(text: string): Party {
  const party = parseParty(text);
  if (party) return party;
  throw new UsageError(`A party is written NL/ABC; ${JSON.stringify(text)} is not.`);
}

function portOf(publicUrl: string, text: string | undefined): number {
  if (!URL.canParse(publicUrl))
    throw new UsageError(`--public-url ${JSON.stringify(publicUrl)} is not a URL.`);
  const { port, protocol } = new URL(publicUrl);
  const number = Number(text ?? (port || (protocol === 'https:' ? '443' : '80')));
  if (Number.isInteger(number) && number >= 0 && number < 65_536) return number;
  throw new UsageError(`--port ${JSON.stringify(text)} is not a port.`);
}
