import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseParty } from '../core/party.js';
import { VERSION_NUMBERS, type VersionNumber } from '../core/version.js';
import { dialects } from '../testing/dialects/presets.js';
import { faultSyntax } from '../testing/faults/syntax.js';
import type { MockExchange } from '../testing/mock/exchange.js';
import type { MockOptions, MockRole } from '../testing/mock/options.js';
import { type MockPlatform, mockPlatform } from '../testing/mock/platform.js';
import { oneOf, parseArguments, quote, versionOf } from './arguments.js';

import { listenerOf } from './listener.js';
import { UsageError, type Verb } from './verb.js';

const ROLES: readonly MockRole[] = ['CPO', 'EMSP', 'HUB', 'NSP', 'SCSP', 'PTP'];

const help = `
Usage: ocpi serve-mock [--role ROLE] [--version VERSION]… [--port PORT] [--host HOST] [--token TOKEN]
                       [--token-a TOKEN] [--party NL/ABC] [--partner DE/MSP] [--seed SEED] [--count N]
                       [--page-size N] [--fault RULE]… [--dialect NAME] [--json]

Serves a complete partner on a port: the real server over data made from a seed. Prints its versions URL and its
tokens, then one line on standard error for every exchange, with an arrow before those that the mock begins; stops on
SIGINT and SIGTERM.

  --role ROLE        ${ROLES.join(', ')}. Default: CPO.
  --version VERSION  ${VERSION_NUMBERS.join(', ')}; may be given several times. Default: 2.2.1.
  --port PORT        Default: 0, a free one.
  --host HOST        Address to listen on. Default: 127.0.0.1.
  --token TOKEN      A credentials token that is registered already, so that lists can be called at once.
  --token-a TOKEN    The Token A for a registration.
  --party NL/ABC     The party that the mock plays. Default: made from the seed.
  --partner DE/MSP   The party that --token belongs to. Default: made from the seed.
  --seed SEED        Equal seeds give equal data. Default: 1.
  --count N          How many Locations. Default: 20.
  --page-size N      Objects on a page when the client asks for no other number. Default: 100.
  --fault RULE       Something that goes wrong, as [MODULE[.OPERATION]:][WHEN:]FAULT, for example
                     locations.list:2:http-500; may be given several times. Faults: ${faultSyntax.map(({ form }) => form).join(', ')}.
  --dialect NAME     How the mock speaks: ${dialects.map(({ name }) => name).join(', ')}.
  --json             First one line of JSON: { versionsUrl, token, tokenA, role, versions, party, partner }.

Exit status: 0 stopped, 2 wrong use, or the port is taken.
`;

/** Serves a mock partner on a real port. */
export const verb: Verb = {
  name: 'serve-mock',
  summary: 'serve a partner made from a seed, good or faulty',
  help,
  async run(args, io) {
    const { values } = parseArguments(args, {
      role: { type: 'string', default: 'CPO' },
      version: { type: 'string', multiple: true, default: ['2.2.1'] },
      port: { type: 'string', default: '0' },
      host: { type: 'string', default: '127.0.0.1' },
      token: { type: 'string' },
      'token-a': { type: 'string' },
      party: { type: 'string' },
      partner: { type: 'string' },
      seed: { type: 'string', default: '1' },
      count: { type: 'string', default: '20' },
      'page-size': { type: 'string', default: '100' },
      fault: { type: 'string', multiple: true, default: [] },
      dialect: { type: 'string' },
      json: { type: 'boolean', default: false },
    });
    const role = oneOf('The role', values.role, ROLES) as MockRole;
    const versions = values.version.map(versionOf);
    const { server, url } = await listen(values.host, wholeNumber('--port', values.port, 65_535));
    const { stop } = io;
    try {
      const mock = makeMock({
        url,
        role,
        version: versions,
        seed: values.seed,
        locations: wholeNumber('--count', values.count, 1_000_000),
        pageSize: wholeNumber('--page-size', values['page-size'], 1000),
        faults: values.fault,
        dialect: values.dialect,
        token: values.token,
        tokenA: values['token-a'],
        signal: stop,
        onExchange: (exchange) => void io.stderr.write(lineOf(exchange)),
        onSent: (exchange) => void io.stderr.write(`-> ${lineOf({ ...exchange, operation: undefined })}`),
        ...partiesOf(role, values.party, values.partner),
      });
      await mock.ready;
      server.on('request', listenerOf(mock.fetch, url));
      await io.stdout.write(values.json ? `${jsonOf(mock, role, versions)}\n` : textOf(mock, role, versions));
      if (stop) await aborted(stop);
    } finally {
      server.closeAllConnections();
      server.close();
    }
    return 0;
  },
};

/** What a mock refuses to be made of is wrong use. */
function makeMock(options: MockOptions): MockPlatform {
  try {
    return mockPlatform(options);
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function wholeNumber(name: string, text: string, most: number): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number <= most) return number;
  throw new UsageError(`${name} must be a whole number of 0 to ${most}, not ${quote(text)}.`);
}

type Parties = Pick<MockOptions, 'party' | 'partner'>;

const PARTNER_ROLE: Readonly<Record<MockRole, string>> = {
  CPO: 'EMSP',
  EMSP: 'CPO',
  HUB: 'EMSP',
  NSP: 'CPO',
  SCSP: 'CPO',
  PTP: 'CPO',
};

function partiesOf(role: MockRole, own: string | undefined, other: string | undefined): Parties {
  const party = (text: string, name: string, of: string): NonNullable<MockOptions['party']> => {
    const parsed = parseParty(text);
    if (parsed) return { ...parsed, role: of, business_details: { name: `Mock ${of}` } };
    throw new UsageError(`${name} must be a country code and a party id such as NL/ABC, not ${quote(text)}.`);
  };
  return {
    ...(own === undefined ? {} : { party: party(own, '--party', role) }),
    ...(other === undefined ? {} : { partner: party(other, '--partner', PARTNER_ROLE[role]) }),
  };
}

async function listen(
  host: string,
  port: number,
): Promise<{ server: ReturnType<typeof createServer>; url: string }> {
  const server = createServer();
  server.listen(port, host);
  await once(server, 'listening').catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`I cannot listen on ${host}:${port} (${error.code}); --port 0 takes a free port.`);
  });
  const address = host.includes(':') ? `[${host}]` : host;
  return { server, url: `http://${address}:${(server.address() as AddressInfo).port}/ocpi` };
}

function jsonOf(
  { versionsUrl, token, tokenA, party, partner }: MockPlatform,
  role: MockRole,
  versions: VersionNumber[],
): string {
  const short = ({ country_code, party_id }: MockPlatform['party']) => ({ country_code, party_id });
  return JSON.stringify({
    versionsUrl,
    token,
    tokenA,
    role,
    versions,
    party: short(party),
    partner: short(partner),
  });
}

function textOf(
  { versionsUrl, token, tokenA, party, partner }: MockPlatform,
  role: MockRole,
  versions: VersionNumber[],
): string {
  return `${role} ${party.country_code}/${party.party_id}, OCPI ${versions.join(', ')}
versions URL  ${versionsUrl}
token         ${token}  (registered already, for ${partner.country_code}/${partner.party_id})
Token A       ${tokenA}  (to register with)
`;
}

/** What a line of the log says. */
type Logged = Pick<MockExchange, 'method' | 'url' | 'httpStatus' | 'statusCode' | 'operation'>;

function lineOf({ method, url, httpStatus, statusCode, operation }: Logged): string {
  const { pathname, search } = new URL(url);
  return `${method} ${pathname}${search} ${httpStatus ?? 'broken'} ${statusCode ?? '-'}${operation ? `  ${operation}` : ''}\n`;
}

async function aborted(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) await once(signal, 'abort');
}
