import { jsonSchema } from '../openapi/index.js';
import { oneOf, parseArguments, versionOf } from './arguments.js';
import { loadCatalog } from './catalog.js';
import { UsageError, type Verb } from './verb.js';

const help = `
Usage: ocpi schema TYPE [--version VERSION]
       ocpi schema --list [--version VERSION]

Prints the JSON Schema (draft 2020-12) of an object or enum: Location, CDR, Tariff, ConnectorType, …

  --list             Print the names of all objects and enums instead.
  --version VERSION  2.1.1, 2.2.1, 2.3.0. Default: 2.2.1.

Exit status: 0 good, 2 wrong use.
`;

/** Prints the JSON Schema of an object or enum. */
export const verb: Verb = {
  name: 'schema',
  summary: 'print the JSON Schema of an object',
  help,
  async run(args, io) {
    const { values, positionals } = parseArguments(
      args,
      { version: { type: 'string', default: '2.2.1' }, list: { type: 'boolean', default: false } },
      ['[TYPE]'],
    );
    const version = versionOf(values.version);
    const { schemas } = await loadCatalog(version);
    const names = [...schemas.keys()].sort();
    const [type] = positionals;
    if (values.list) await io.stdout.write(`${names.join('\n')}\n`);
    if (values.list) return 0;
    if (type === undefined) throw new UsageError('TYPE is missing; --list names them all.');
    const schema = schemas.get(oneOf('The type', type, names));
    if (schema) await io.stdout.write(`${JSON.stringify(jsonSchema(schema, { version }), null, 2)}\n`);
    return 0;
  },
};
