import { openApi } from '../openapi/index.js';
import { oneOf, parseArguments, versionOf } from './arguments.js';
import { loadCatalog } from './catalog.js';
import { UsageError, type Verb } from './verb.js';

const help = `
Usage: ocpi openapi [--version VERSION] [--role ROLE] [--module MODULE …] [--title TEXT] [--server-url URL]

Prints the OpenAPI 3.1 document of a platform: versions, credentials and the interfaces of its modules.

  --version VERSION  2.1.1, 2.2.1, 2.3.0. Default: 2.2.1.
  --role ROLE        CPO, EMSP, HUB, NSP, SCSP, PTP: the interfaces that this role has. Default: all.
  --module MODULE    One of its modules; may be repeated. Default: all, without payments and bookings.
  --title TEXT       Title of the document.
  --server-url URL   URL that all paths are below.

Exit status: 0 good, 2 wrong use.
`;

/** Prints the OpenAPI document of a platform. */
export const verb: Verb = {
  name: 'openapi',
  summary: 'print the OpenAPI document of a version and role',
  help,
  async run(args, io) {
    const { values } = parseArguments(args, {
      version: { type: 'string', default: '2.2.1' },
      role: { type: 'string' },
      module: { type: 'string', multiple: true },
      title: { type: 'string' },
      'server-url': { type: 'string' },
    });
    const { version, modules, additions } = await loadCatalog(versionOf(values.version));
    const all = [...modules, ...additions];
    const ids = all.map(({ id }) => id);
    const wanted = values.module?.map((name) => oneOf('The module', name, ids));
    const chosen = wanted ? all.filter(({ id }) => wanted.includes(id)) : modules;
    const known = [
      ...new Set(chosen.flatMap((one) => [one.sender, one.receiver]).flatMap((s) => s.implementedBy)),
    ];
    if (values.role !== undefined) oneOf('The role', values.role, known.sort());
    const document = openApi(version, chosen, optionsOf(values.role, values.title, values['server-url']));
    await io.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
    return 0;
  },
};

function optionsOf(role: string | undefined, title: string | undefined, serverUrl: string | undefined) {
  if (serverUrl !== undefined && !URL.canParse(serverUrl)) throw new UsageError('--server-url is not a URL.');
  return {
    ...(role === undefined ? {} : { role }),
    ...(title === undefined ? {} : { title }),
    ...(serverUrl === undefined ? {} : { serverUrl }),
  };
}
