import { discovery } from '../client/discovery.js';
import { VERSION_NUMBERS, type VersionNumber } from '../core/version.js';
import { discover, fetchVersions } from '../partners/discover.js';
import { parseArguments, versionOf } from './arguments.js';
import { loadCatalog } from './catalog.js';
import { clientOptions, findToken, partnerHelp, partnerOptions, urlOption } from './partner-options.js';
import type { Verb } from './verb.js';

const help = `
Usage: ocpi versions URL [--version VERSION] [--json] [--token-file FILE] [--profile NAME] [--insecure]

Asks a partner for its versions and, for those that this package speaks, for their endpoints.

  --version VERSION  Only this one: ${VERSION_NUMBERS.join(', ')}. Default: all of them.
  --json             One line of JSON: { versions: [{ version, url, endpoints?: [{ identifier, role, url }] }],
                     learnt } where learnt is in what the partner differs, as the fields of a profile.
  ${partnerHelp.trim()}

Exit status: 0 good, 1 the partner could not be asked or has no version in common, 2 wrong use.
`;

const isSpoken = (version: string): version is VersionNumber =>
  (VERSION_NUMBERS as readonly string[]).includes(version);

/** Lists what a partner offers. */
export const verb: Verb = {
  name: 'versions',
  summary: 'ask a partner for its versions and endpoints',
  help,
  async run(args, io) {
    const { values, positionals } = parseArguments(
      args,
      { ...partnerOptions, version: { type: 'string' }, json: { type: 'boolean', default: false } },
      ['URL'],
    );
    const url = urlOption('URL', positionals[0] ?? '');
    const only = values.version === undefined ? undefined : versionOf(values.version);
    const token = await findToken(values, io);
    const options = clientOptions(values);
    const open = token === undefined ? { versionsAuth: 'none' as const } : {};
    const asked = discovery({ ...options, profile: { ...options.profile, ...open } });
    const any = (await loadCatalog('2.2.1')).version;
    const offered = await fetchVersions(any, url, token ?? '', asked);
    let learnt = {};
    const versions = [];
    for (const { version, url: at } of offered) {
      if (only !== undefined && version !== only) continue;
      if (!isSpoken(version)) {
        versions.push({ version, url: at });
        continue;
      }
      const found = await discover((await loadCatalog(version)).version, url, token ?? '', asked);
      learnt = found.learnt;
      versions.push({ version, url: at, endpoints: found.endpoints });
    }
    await io.stdout.write(values.json ? `${JSON.stringify({ versions, learnt })}\n` : textOf(versions));
    if (Object.keys(learnt).length > 0) await io.stderr.write(`ocpi: learnt ${JSON.stringify(learnt)}\n`);
    return versions.some(({ endpoints }) => endpoints !== undefined) ? 0 : 1;
  },
};

interface Listed {
  readonly version: string;
  readonly url: string;
  readonly endpoints?: readonly { identifier: string; role?: string | undefined; url: string }[];
}

const textOf = (versions: readonly Listed[]): string =>
  versions
    .flatMap(({ version, url, endpoints = [] }) => [
      `${version}  ${url}`,
      ...endpoints.map((endpoint) => `  ${endpoint.identifier} ${endpoint.role ?? ''}  ${endpoint.url}`),
    ])
    .map((line) => `${line}\n`)
    .join('');
