import { readFile } from 'node:fs/promises';
import { OcpiError } from '../core/errors.js';
import { parseJson } from '../core/json.js';
import { quote } from './arguments.js';
import { type Io, UsageError, type Verb } from './verb.js';
import { verbs } from './verbs.js';

const HELP = new Set(['--help', '-h', 'help']);

/** Runs the `ocpi` command with its arguments; gives the exit status and never throws. */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  const [name, ...args] = argv;
  try {
    if (name === undefined) {
      await io.stderr.write(await generalHelp());
      return 2;
    }
    if (HELP.has(name) && args[0] === undefined) {
      await io.stdout.write(await generalHelp());
      return 0;
    }
    if (name === '--version') {
      await io.stdout.write(`${await packageVersion()}\n`);
      return 0;
    }
    const verb = await load(HELP.has(name) ? (args[0] ?? '') : name);
    if (HELP.has(name) || asksForHelp(args)) {
      await io.stdout.write(`${verb.help.trim()}\n`);
      return 0;
    }
    return await verb.run(args, io);
  } catch (error) {
    await io.stderr.write(`ocpi: ${messageOf(error)}\n`);
    if (error instanceof UsageError) await io.stderr.write(`Try: ocpi ${helpFor(name)}\n`);
    return error instanceof OcpiError ? 1 : 2;
  }
}

/** The version of the package, which is two folders up both in the sources and when built. */
async function packageVersion(): Promise<string> {
  const text = await readFile(new URL('../../package.json', import.meta.url), 'utf8');
  const json = parseJson(text);
  return json.ok ? String((json.value as { version?: unknown }).version) : 'unknown';
}

async function load(name: string): Promise<Verb> {
  const loader = Object.hasOwn(verbs, name) ? verbs[name] : undefined;
  if (loader) return (await loader()).verb;
  throw new UsageError(`There is no verb ${quote(name)}. Verbs: ${Object.keys(verbs).join(', ')}.`);
}

const helpFor = (name = ''): string => (Object.hasOwn(verbs, name) ? `${name} --help` : '--help');

function asksForHelp(args: readonly string[]): boolean {
  const end = args.indexOf('--');
  return (end === -1 ? args : args.slice(0, end)).some((arg) => arg === '--help' || arg === '-h');
}

async function generalHelp(): Promise<string> {
  const loaded = await Promise.all(Object.keys(verbs).map(summaryOf));
  const width = Math.max(...Object.keys(verbs).map((name) => name.length));
  const lines = loaded.map(([name, summary]) => `  ${name.padEnd(width)}  ${summary}`);
  return `${USAGE}\n${lines.join('\n')}\n\n${NOTES}\n`;
}

/** A verb that needs a package which is not installed is listed all the same. */
async function summaryOf(name: string): Promise<readonly [string, string]> {
  const verb = await load(name).catch(() => undefined);
  return [name, verb?.summary ?? 'cannot be loaded here: call it to see why'];
}

const USAGE = `Usage: ocpi <verb> [options]
       ocpi --version

Verbs:`;

const NOTES = `ocpi <verb> --help tells all about one verb. Data goes to standard output, everything else to standard
error. Exit status: 0 good, 1 findings, 2 wrong use. A file - is standard input.`;

/** One sentence for people, never a stack trace. */
function messageOf(error: unknown): string {
  const { code, message, path } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return `There is no file ${quote(String(path))}.`;
  if (code === 'EISDIR') return 'That is a directory, not a file.';
  if (code === 'EACCES') return `The file ${quote(String(path))} may not be read.`;
  if (code === 'ERR_MODULE_NOT_FOUND') return `A package is missing that this verb needs: ${message}`;
  return error instanceof Error ? message : String(error);
}
