import type { Interface, Operations, TypesOf } from '../contract/interface.js';
import type { Operation, OperationTypes } from '../contract/operation.js';
import { OcpiValidationError } from '../core/errors.js';
import type { Answer } from '../core/exchange.js';
import { Header } from '../core/headers.js';
import type { Issue } from '../core/issue.js';
import { read } from '../core/read.js';
import { fillPath, joinUrl, pathParams, queryString } from '../core/url.js';
import { type Connection, callHeaders, endpointUrl, routingOf } from './connection.js';
import { type List, makeList } from './list.js';
import type { CallOptions } from './options.js';
import { send } from './transport.js';

/** What a call gives: the data, what was tolerated in it, and both statuses. */
export interface CallResult<T> {
  readonly data: T;
  readonly issues: readonly Issue[];
  readonly statusCode: number;
  readonly statusMessage: string | undefined;
  readonly httpStatus: number;
  /** The `Location` header of a posted object, absolute. */
  readonly location: string | undefined;
  readonly requestId: string | undefined;
  readonly correlationId: string | undefined;
}

/** Path parameters of a call: the owner's party may be left out when it is our own. */
type PathArgs<P> = Omit<P, 'country_code' | 'party_id'> &
  Partial<Pick<P, keyof P & ('country_code' | 'party_id')>>;

type BodyArgs<B> = undefined extends B ? { body?: B } : { body: B };

/** The arguments of an operation: path and query parameters side by side, the body as `body`; `url` where one is given. */
export type Args<T extends OperationTypes> = (T['given'] extends true
  ? { url: string }
  : PathArgs<T['params']>) &
  T['query'] &
  ([T['body']] extends [undefined] ? Record<never, never> : BodyArgs<T['body']>);

/** A typed method for an operation; arguments may be left out when none is needed. */
export type Method<T extends OperationTypes> = T['kind'] extends 'list'
  ? (args?: Args<T>, options?: CallOptions) => List<T['data']>
  : Record<never, never> extends Args<T>
    ? (args?: Args<T>, options?: CallOptions) => Promise<CallResult<T['data']>>
    : (args: Args<T>, options?: CallOptions) => Promise<CallResult<T['data']>>;

/** One typed method for each operation of an interface. */
export type ModuleClient<O extends Operations> = { readonly [K in keyof O]: Method<TypesOf<O[K]>> };

type AnyArgs = Readonly<Record<string, unknown>>;

/** Makes the methods of an interface from its contract. Throws an `OcpiNegotiationError` when the partner has no such endpoint. */
export function makeModule<O extends Operations>(
  connection: Connection,
  contract: Interface<Connection['version']['version'], string, 'SENDER' | 'RECEIVER', O>,
): ModuleClient<O> {
  const methods: Record<string, unknown> = {};
  for (const [name, operation] of Object.entries<Operation>(contract.operations)) {
    const call: Call = { connection, contract, name, operation };
    methods[name] =
      operation.kind === 'list'
        ? (args: AnyArgs = {}, options: CallOptions = {}) => listCall(call, args, options)
        : (args: AnyArgs = {}, options: CallOptions = {}) => plainCall(call, args, options);
  }
  return methods as ModuleClient<O>;
}

interface Call {
  readonly connection: Connection;
  readonly contract: Interface;
  readonly name: string;
  readonly operation: Operation;
}

const where = ({ contract, name }: Call): string => `${contract.module} ${contract.role} ${name}`;

function urlOf(call: Call, args: AnyArgs, options: CallOptions): string {
  const { connection, contract, operation } = call;
  const query = Object.fromEntries(Object.keys(operation.query).map((name) => [name, args[name]]));
  if (operation.givenUrl) return `${String(args.url)}${queryString(query)}`;
  const { from } = routingOf(connection, options);
  const params = { ...from, ...args };
  const base = endpointUrl(connection, contract.module, contract.role);
  const path = pathParams(operation.path).length > 0 ? fillPath(operation.path, params) : operation.path;
  return `${joinUrl(base, path)}${queryString(query)}`;
}

function listCall(call: Call, args: AnyArgs, options: CallOptions): List<unknown> {
  const { connection, contract, operation } = call;
  if (!operation.data) throw new TypeError(`${where(call)} has no schema for its items.`);
  const headers = callHeaders(connection, contract.type, options);
  return makeList({
    firstUrl: urlOf(call, args, options),
    item: operation.data,
    mode: connection.options.mode ?? 'tolerant',
    fetchPage: (url) =>
      send(
        { method: 'GET', url, headers, signal: options.signal, timeout: options.timeout },
        connection.options,
      ),
  });
}

async function plainCall(call: Call, args: AnyArgs, options: CallOptions): Promise<CallResult<unknown>> {
  const { connection, contract, operation } = call;
  const url = urlOf(call, args, options);
  const answer = await send(
    {
      method: operation.method,
      url,
      headers: callHeaders(connection, contract.type, options),
      body: checkedBody(call, args.body),
      signal: options.signal,
      timeout: options.timeout,
    },
    connection.options,
  );
  return resultOf(call, answer, url);
}

/** What we send must be valid: an error here is ours, and nothing leaves. */
function checkedBody(call: Call, body: unknown): unknown {
  const { operation } = call;
  if (!operation.body || (body === undefined && operation.bodyOptional)) return undefined;
  const result = read(operation.body, body, { mode: 'strict' });
  if (!result.ok) throw new OcpiValidationError('sent', where(call), result.issues);
  return result.value;
}

function resultOf(call: Call, answer: Answer, url: string): CallResult<unknown> {
  const { operation, connection } = call;
  const { envelope, context, headers } = answer;
  const location = headers.get(Header.location);
  const mode = connection.options.mode ?? 'tolerant';
  const receivedAt = envelope.timestamp ?? new Date().toISOString();
  const parsed = operation.data
    ? read(operation.data, envelope.data, { mode, ...(mode === 'tolerant' ? { receivedAt } : {}) })
    : { ok: true as const, value: envelope.data, issues: [] };
  if (!parsed.ok) throw new OcpiValidationError('received', where(call), parsed.issues);
  return {
    data: parsed.value,
    issues: parsed.issues,
    statusCode: envelope.statusCode,
    statusMessage: envelope.statusMessage,
    httpStatus: answer.httpStatus,
    location: location && URL.canParse(location, url) ? new URL(location, url).href : undefined,
    requestId: context.requestId,
    correlationId: context.correlationId,
  };
}
