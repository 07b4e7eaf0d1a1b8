import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { ClientOptions } from '../client/options.js';
import { parseJson } from '../core/json.js';
import { type Party, parseParty } from '../core/party.js';
import { INSECURE_URLS } from '../core/url-policy.js';
import { oneOf, quote } from './arguments.js';
import { profiles } from './profiles.js';
import { type Io, UsageError } from './verb.js';

/** Options of every verb that talks to a partner. */
export const partnerOptions = {
  'token-file': { type: 'string' },
  profile: { type: 'string' },
  insecure: { type: 'boolean', default: false },
  timeout: { type: 'string' },
} as const;

/** Their help. */
export const partnerHelp = `
  --token-file FILE  A file with the token, or with a registration that ocpi register has saved. Default: the
                     token in the environment variable OCPI_TOKEN. The token is never shown.
  --profile NAME     The partner's dialect: ${Object.keys(profiles).join(', ')}.
  --insecure         Allow http and addresses of this machine and its networks, for tests.
  --timeout SECONDS  For each request. Default: 30.`.trimStart();

/** The values of {@link partnerOptions}. */
export interface PartnerValues {
  readonly 'token-file'?: string | undefined;
  readonly profile?: string | undefined;
  readonly insecure: boolean;
  readonly timeout?: string | undefined;
}

/** The client's options for what was asked. Throws a {@link UsageError} for a profile that does not exist. */
export function clientOptions(values: PartnerValues): ClientOptions {
  const names = Object.keys(profiles);
  const name = values.profile === undefined ? undefined : oneOf('The profile', values.profile, names);
  return {
    ...(name === undefined ? {} : { profile: profiles[name] }),
    ...(values.insecure ? { urls: INSECURE_URLS } : {}),
    ...(values.timeout === undefined
      ? {}
      : { timeout: wholeNumber('--timeout', values.timeout, 86_400) * 1000 }),
  };
}

/** The token, from a file or the environment; `undefined` when there is none. */
export async function findToken(values: PartnerValues, io: Io): Promise<string | undefined> {
  const file = values['token-file'];
  if (file === undefined) return io.env.OCPI_TOKEN?.trim() || undefined;
  const text = (await readFile(resolve(io.cwd, file), 'utf8')).trim();
  const json = text.startsWith('{') ? parseJson(text) : undefined;
  const token = json?.ok ? (json.value as { token?: unknown }).token : text;
  if (typeof token === 'string' && token !== '') return token;
  throw new UsageError(`There is no token in the file ${quote(file)}.`);
}

/** Like {@link findToken}. Throws a {@link UsageError} without a token. */
export async function needToken(values: PartnerValues, io: Io): Promise<string> {
  const token = await findToken(values, io);
  if (token !== undefined) return token;
  throw new UsageError(
    'A token is needed: set OCPI_TOKEN or name a file with --token-file; never put it in the command.',
  );
}

/** Reads `NL/ABC`. Throws a {@link UsageError} for anything else. */
export function partyOption(name: string, text: string | undefined): Party | undefined {
  if (text === undefined) return undefined;
  const party = parseParty(text);
  if (party) return party;
  throw new UsageError(`${name} must be a party such as NL/ABC, not ${quote(text)}.`);
}

/** Reads a whole number. Throws a {@link UsageError} for anything else. */
export function wholeNumber(name: string, text: string, most = Number.MAX_SAFE_INTEGER): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number <= most) return number;
  throw new UsageError(`${name} must be a whole number of 0 to ${most}, not ${quote(text)}.`);
}

/** Throws a {@link UsageError} for what is no absolute URL. */
export function urlOption(name: string, text: string): string {
  if (/^https?:\/\//i.test(text) && URL.canParse(text)) return text;
  throw new UsageError(`${name} must be a URL that begins with https://, not ${quote(text)}.`);
}
