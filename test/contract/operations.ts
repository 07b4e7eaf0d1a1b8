import type { Interface } from '../../src/contract/interface.js';
import type { Operation } from '../../src/contract/operation.js';
import { kindOf, type OptionalSchema, type Schema, valueKindOf } from '../../src/core/kind.js';
import type { EndpointFact } from '../support/facts.js';

/** One operation in words, so that what the specification says and what the contract says can be held together. */
export interface Described {
  /** `locations SENDER GET /{location_id}`; the body stands for the path where the specification gives none. */
  readonly where: string;
  readonly query: string;
  readonly body: string;
  readonly data: string;
  readonly paginated: boolean;
  readonly anchor: string;
}

/** Sides of the interfaces of 2.1.1, which are named by the market role that implements them. */
const OWNED_BY_EMSP = new Set(['tokens', 'commands']);

export function sideOf({ module, interface: name }: EndpointFact): string {
  if (name === 'cpo') return OWNED_BY_EMSP.has(module) ? 'RECEIVER' : 'SENDER';
  if (name === 'emsp') return OWNED_BY_EMSP.has(module) ? 'SENDER' : 'RECEIVER';
  return name.toUpperCase();
}

/** The name of a type as the specification writes it. */
export function typeName(schema: Schema | OptionalSchema): string {
  const kind = valueKindOf(schema);
  if (kind.kind === 'partial') return `Partial<${typeName(kind.of)}>`;
  if (kind.kind === 'object' || kind.kind === 'enum') return kind.name;
  return { dateTime: 'DateTime', url: 'URL' }[kind.kind as string] ?? kind.kind;
}

/** What the contract says of an operation. */
export function describeOperation(side: Interface, operation: Operation): Described {
  const body = operation.body ? typeName(operation.body) : '';
  const path = operation.givenUrl ? `(given) ${body}`.trim() : operation.path;
  return {
    where: `${side.module} ${side.role} ${operation.method} ${path}`.trim(),
    query: Object.entries(operation.query)
      .map(([name, schema]) => `${name}:${typeName(schema)}${kindOf(schema).kind === 'optional' ? '?' : ''}`)
      .join(' '),
    body: operation.bodyOptional ? `${body}?` : body,
    data: operation.data ? typeName(operation.data) : '',
    paginated: operation.kind === 'list',
    anchor: operation.anchor,
  };
}

/** What the specification says in one row, one description for each operation that the row stands for. */
export function describeFact(fact: EndpointFact, anchor: string): Described[] {
  const bodies = fact.body?.split('|') ?? [''];
  const datas = fact.response?.type.split('|') ?? [''];
  return pathsOf(fact, bodies).map((path, depth) => ({
    where: `${fact.module} ${sideOf(fact)} ${fact.method} ${path}`.trim(),
    query: fact.query.map(({ name, type, required }) => `${name}:${type}${required ? '' : '?'}`).join(' '),
    body: `${bodies[depth] ?? bodies[0]}${fact.body_card === '?' ? '?' : ''}`,
    data: (datas.length > 1 ? datas[depth] : datas[0]) ?? '',
    paginated: fact.paginated,
    anchor,
  }));
}

/** The paths of a row: optional segments give one for each depth, commands and given URLs one for each body. */
function pathsOf({ path }: EndpointFact, bodies: readonly string[]): string[] {
  if (path === null) return bodies.map((body) => `(given) ${body}`.trim());
  if (path === '/{command}') return bodies.map((body) => `/${constantCase(body)}`);
  const [base = '', ...optional] = path.split('[').map((part) => part.replace(']', ''));
  return [base, ...optional.map((_, depth) => base + optional.slice(0, depth + 1).join(''))];
}

const constantCase = (name: string): string => name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase();
