import { writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { resolve } from 'node:path';
import { toNode } from '../adapters/node.js';
import { register } from '../client/register.js';
import { VERSION_NUMBERS } from '../core/version.js';
import { memoryPartners } from '../partners/memory.js';
import { createOcpiHandler, type OcpiHandler } from '../server/handler.js';
import { defineRole } from '../server/role.js';
import { storeBacked } from '../store/backed.js';
import { memoryStore } from '../store/memory.js';
import { parseArguments, versionOf } from './arguments.js';
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
import { UsageError, type Verb } from './verb.js';

const help = `
Usage: ocpi register URL --party NL/ABC --public-url URL --save FILE [--role ROLE] [--name NAME] [--port PORT]
                     [--host HOST] [--version VERSION] [--token-file FILE] [--profile NAME] [--insecure]

Registers with a partner by its Token A. While that lasts, a platform of ours is served, because the partner calls
it back; --public-url is where the partner reaches it.

  --party NL/ABC     Our party.
  --public-url URL   The URL under which the partner reaches this command, for example of a tunnel.
  --save FILE        Where the registration is kept, readable by its owner only: it holds the token of the partner
                     for us. Give the file to ocpi pull with --token-file.
  --role ROLE        Our role. Default: EMSP.
  --name NAME        The name of our business. Default: the party.
  --port PORT        Port to listen on. Default: that of the public URL.
  --host HOST        Address to listen on. Default: 127.0.0.1.
  --version VERSION  ${VERSION_NUMBERS.join(', ')}. Default: 2.2.1.
  ${partnerHelp.trim()}

Exit status: 0 registered, 1 the partner refused or could not be reached, 2 wrong use.
`;

/** Registers with a partner from the command line. */
export const verb: Verb = {
  name: 'register',
  summary: 'register with a partner by its Token A',
  help,
  async run(args, io) {
    const { values, positionals } = parseArguments(args, OPTIONS, ['URL']);
    const versionsUrl = urlOption('URL', positionals[0] ?? '');
    if (values['public-url'] === undefined)
      throw new UsageError('--public-url is missing: the partner calls back there while it registers.');
    const publicUrl = urlOption('--public-url', values['public-url']);
    const party = partyOption('--party', values.party);
    if (!party) throw new UsageError('--party is missing: who we are, such as DE/MSP.');
    if (values.save === undefined)
      throw new UsageError('--save is missing: the file for the registration and its token.');
    const token = await needToken(values, io);
    const catalog = await loadCatalog(versionOf(values.version));
    const options = clientOptions(values);
    const name = values.name ?? `${party.country_code}*${party.party_id}`;
    const role = { ...party, role: values.role.toUpperCase(), business_details: { name } };
    const api = platformOf(catalog, role, publicUrl, options.urls);
    const server = await listen(api, values.host, portOf(values.port, publicUrl));
    try {
      const { version } = catalog;
      const partner = await register({ ...options, version, versionsUrl, token, self: api });
      const file = resolve(io.cwd, values.save);
      await writeFile(file, `${JSON.stringify(partner.registration, null, 2)}\n`, { mode: 0o600 });
      const parties = partner.roles.map((r) => `${r.role} ${r.country_code}*${r.party_id}`);
      await io.stdout.write(`registered with ${parties.join(', ')}; saved in ${values.save}\n`);
      return 0;
    } finally {
      server.closeAllConnections();
      server.close();
    }
  },
};

const OPTIONS = {
  ...partnerOptions,
  party: { type: 'string' },
  'public-url': { type: 'string' },
  save: { type: 'string' },
  role: { type: 'string', default: 'EMSP' },
  name: { type: 'string' },
  port: { type: 'string' },
  host: { type: 'string', default: '127.0.0.1' },
  version: { type: 'string', default: '2.2.1' },
} as const;

/** A platform with every module of the role, over a store that lasts as long as the command. */
function platformOf(
  { version, modules }: Catalog,
  party: Parameters<typeof defineRole>[1],
  publicUrl: string,
  urls: Parameters<typeof createOcpiHandler>[0]['urls'],
): OcpiHandler {
  const byId = Object.fromEntries(modules.map((module) => [module.id, module]));
  const role = defineRole(version, party, storeBacked(memoryStore(), byId));
  return createOcpiHandler({
    publicUrl,
    partners: memoryPartners(),
    roles: [role],
    ...(urls ? { urls } : {}),
  });
}

function portOf(port: string | undefined, publicUrl: string): number {
  if (port !== undefined) return wholeNumber('--port', port, 65_535);
  const { port: own, protocol } = new URL(publicUrl);
  return own === '' ? (protocol === 'http:' ? 80 : 443) : Number(own);
}

async function listen(api: OcpiHandler, host: string, port: number): Promise<Server> {
  const server = createServer(toNode(api));
  await new Promise<void>((done, fail) => {
    server.once('error', (error) =>
      fail(new UsageError(`Port ${port} cannot be listened on: ${error.message}`)),
    );
    server.listen(port, host, done);
  });
  return server;
}
