import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The root of this repository. */
export const root = fileURLToPath(new URL('../../..', import.meta.url));

/** What is used of package.json. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly exports: Readonly<Record<string, unknown>>;
  readonly bin: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

/** The package's own package.json. */
export const manifest = JSON.parse(readFileSync(`${root}/package.json`, 'utf8')) as Manifest;

/** What a command wrote, and how it ended. */
export interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command to its end. */
export function attempt(command: string, args: readonly string[], cwd: string, input = ''): Ran {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd,
    input,
    encoding: 'utf8',
    maxBuffer: 1e9,
    timeout: 300_000,
  });
  if (error) throw error;
  return { status, stdout, stderr };
}

/** Runs a command that has to succeed, and gives what it wrote to standard output. */
export function run(command: string, args: readonly string[], cwd = root): string {
  const { status, stdout, stderr } = attempt(command, args, cwd);
  if (status !== 0)
    throw new Error(`${command} ${args.join(' ')} ended with ${status}:\n${stdout}\n${stderr}`);
  return stdout;
}

/** Says that something was seen to work. */
export const good = (what: string): void => console.log(`good: ${what}`);
