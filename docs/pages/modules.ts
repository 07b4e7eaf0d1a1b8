import type { Interface, Module } from '../../src/contract/interface.js';
import type { Operation } from '../../src/contract/operation.js';
import { modules as modules211 } from '../../src/contract/v2_1_1/index.js';
import { modules as modules221 } from '../../src/contract/v2_2_1/index.js';
import { bookings } from '../../src/contract/v2_3_0/entries/bookings.js';
import { payments } from '../../src/contract/v2_3_0/entries/payments.js';
import { modules as modules230 } from '../../src/contract/v2_3_0/index.js';
import { type OptionalSchema, type Schema, valueKindOf } from '../../src/core/kind.js';

/** The page of a module in all versions that have it. */
export interface ModulePage {
  readonly id: string;
  readonly title: string;
  /** The versions that have the module. */
  readonly versions: readonly string[];
  readonly text: string;
}

const ALL: readonly Module[] = [
  ...Object.values(modules211),
  ...Object.values(modules221),
  ...Object.values(modules230),
  payments,
  bookings,
];

/** Names that are not simply the identifier with a capital. */
const TITLES: Readonly<Record<string, string>> = {
  cdrs: 'CDRs',
  chargingprofiles: 'Charging profiles',
  hubclientinfo: 'Hub client info',
  invoicereconciliation: 'Invoice reconciliation',
};

/** Ids of modules that are additions to a version, with an entry of their own. */
const ADDITIONS: ReadonlySet<string> = new Set(['payments', 'bookings']);

/** A page for every module of the contract. */
export function modulePages(): readonly ModulePage[] {
  const ids = [...new Set(ALL.map(({ id }) => id))];
  return ids.map((id) => {
    const title = TITLES[id] ?? `${id.slice(0, 1).toUpperCase()}${id.slice(1)}`;
    const versions = ALL.filter((module) => module.id === id).map(({ version }) => version);
    return { id, title, versions, text: pageOf(id, title) };
  });
}

function pageOf(id: string, title: string): string {
  const versions = ALL.filter((module) => module.id === id);
  const sections = versions.map((module) =>
    [
      `## OCPI ${module.version}`,
      `\`\`\`ts\n${importOf(module)}\n\`\`\``,
      ...[module.sender, module.receiver].map(sideOf),
    ].join('\n\n'),
  );
  return [
    `# ${title}`,
    'Made from the contract that client, server, mocks and OpenAPI documents are made from. A path is below the URL of',
    'the endpoint; an operation is a method of the client and the name of a handler of the server.',
    '',
    ...sections,
    '',
  ].join('\n');
}

function importOf({ id, version }: Module): string {
  const entry = ADDITIONS.has(id) ? `${version}/${id}` : version;
  return `import { ${id} } from 'ocpi-js/${entry}';`;
}

function sideOf(side: Interface): string {
  const name = side.role === 'SENDER' ? 'Sender' : 'Receiver';
  const operations = Object.entries(side.operations);
  if (operations.length === 0) return `### ${name} in ${side.version}\n\nThere is no such interface.`;
  const by = side.implementedBy.length === 0 ? '' : ` Implemented by ${side.implementedBy.join(', ')}.`;
  return [
    `### ${name} in ${side.version}`,
    `\`partner.module(${side.module}.${side.role.toLowerCase()})\`.${by}`,
    '| operation | request | body | answer | query |\n| --- | --- | --- | --- | --- |\n' +
      operations.map(([operation, details]) => rowOf(operation, details)).join('\n'),
  ].join('\n\n');
}

function rowOf(name: string, operation: Operation): string {
  const { method, path, givenUrl, body, bodyOptional, data, query, kind } = operation;
  const request = givenUrl ? `${method} at the URL that was given` : `${method} \`${path || '(endpoint)'}\``;
  const sent = body === undefined ? '' : `${nameOf(body)}${bodyOptional ? ', optional' : ''}`;
  const answer = data === undefined ? '' : `${kind === 'list' ? 'a page of ' : ''}${nameOf(data)}`;
  const parameters = Object.keys(query).map((parameter) => `\`${parameter}\``);
  return `| \`${name}\` | ${request} | ${sent} | ${answer} | ${parameters.join(', ')} |`;
}

function nameOf(schema: Schema | OptionalSchema): string {
  const kind = valueKindOf(schema);
  if (kind.kind === 'partial') return `part of ${nameOf(kind.of)}`;
  if (kind.kind === 'list') return `list of ${nameOf(kind.item)}`;
  return 'name' in kind ? kind.name : kind.kind;
}
