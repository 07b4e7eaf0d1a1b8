import type { Interface } from '../contract/interface.js';
import type { Operation } from '../contract/operation.js';
import { OcpiNegotiationError, OcpiValidationError } from '../core/errors.js';
import type { Answer } from '../core/exchange.js';
import { Header } from '../core/headers.js';
import type { Issue } from '../core/issue.js';
import { read } from '../core/read.js';
import { now } from '../core/time.js';
import { fillPath, pathParams, queryString } from '../core/url.js';
import { checkCapability } from './capability.js';
import { type Connection, callHeaders, pathUrl, routingOf } from './connection.js';
import type { CallOptions } from './options.js';
import { secretsOf, withoutSecrets } from './redact.js';
import { tolerated } from './tolerate.js';
import { send } from './transport.js';
import type { AnyArgs, CallResult } from './types.js';

/** An operation of a partner's interface that can be called. */
export interface Call {
  readonly connection: Connection;
  readonly contract: Interface;
  readonly name: string;
  readonly operation: Operation;
}

/** What is called, for messages. */
export const where = ({ contract, name }: Call): string => `${contract.module} ${contract.role} ${name}`;

/** The call of another operation of the same interface. Throws an {@link OcpiNegotiationError} when there is none. */
export function sibling(call: Call, wanted: (operation: Operation) => boolean, what: string): Call {
  const { contract } = call;
  const found = Object.entries(contract.operations).find(([, operation]) => wanted(operation));
  if (found) return { ...call, name: found[0], operation: found[1] };
  const message = `${contract.module} as ${contract.role} has no ${what} beside ${call.name}.`;
  throw new OcpiNegotiationError(message, Object.keys(contract.operations), [what]);
}

/** The URL of a call. Throws a `TypeError` for a missing path parameter. */
export function urlOf(call: Call, args: AnyArgs, options: CallOptions): string {
  const { connection, contract, operation } = call;
  const query = Object.fromEntries(Object.keys(operation.query).map((name) => [name, args[name]]));
  if (operation.givenUrl) return givenUrl(call, args);
  const { from } = routingOf(connection, options);
  const params = { ...from, ...args };
  const path = pathParams(operation.path).length > 0 ? fillPath(operation.path, params) : operation.path;
  return `${pathUrl(connection, contract.module, contract.role, path)}${queryString(query)}`;
}

function givenUrl(call: Call, { url }: AnyArgs): string {
  if (typeof url === 'string') return url;
  throw new TypeError(`${where(call)} needs the url that the partner gave.`);
}

/** Makes a call and reads its answer. */
export async function makeCall(
  call: Call,
  args: AnyArgs,
  options: CallOptions,
): Promise<CallResult<unknown>> {
  const { connection, contract, operation } = call;
  checkCapability(connection.channel.profile, `${contract.module}.${call.name}`, args);
  const url = urlOf(call, args, options);
  const body = checkedBody(call, args.body);
  const headers = callHeaders(connection, contract.type, options);
  const answer = await send(
    {
      method: operation.method,
      url,
      headers,
      ...(body === undefined ? {} : { body }),
      signal: options.signal,
      timeout: options.timeout,
      module: contract.module,
    },
    connection.channel,
  );
  try {
    return resultOf(call, answer, url);
  } catch (error) {
    throw withoutSecrets(error, secretsOf(headers, body));
  }
}

/** What we send must be valid: an error here is ours, and nothing leaves. */
function checkedBody(call: Call, body: unknown): unknown {
  const { operation } = call;
  if (!operation.body || (body === undefined && operation.bodyOptional)) return undefined;
  const result = read(operation.body, body, { mode: 'strict' });
  const { issues } = result;
  if (!result.ok) throw new OcpiValidationError('sent', where(call), issues);
  if (operation.patch && !hasTime(call, body)) {
    throw new OcpiValidationError('sent', where(call), [...issues, NO_LAST_UPDATED]);
  }
  return result.value;
}

/** 2.1.1 does not ask for the time of a change, and its own examples leave it out. */
const hasTime = ({ connection }: Call, body: unknown): boolean =>
  connection.version.version === '2.1.1' ||
  typeof (body as { last_updated?: unknown }).last_updated === 'string';

const NO_LAST_UPDATED: Issue = {
  pointer: '/last_updated',
  code: 'missing_field',
  severity: 'error',
  message: 'is missing; a PATCH needs the time of the change.',
  expected: 'DateTime',
  received: undefined,
};

function resultOf(call: Call, answer: Answer, url: string): CallResult<unknown> {
  const { envelope, context } = answer;
  const parsed = readData(call, envelope.data, envelope.timestamp);
  return {
    data: parsed.value,
    issues: parsed.issues,
    statusCode: envelope.statusCode,
    statusMessage: envelope.statusMessage,
    httpStatus: answer.httpStatus,
    location: locationOf(call, answer, url),
    requestId: context.requestId,
    correlationId: context.correlationId,
  };
}

function readData(call: Call, data: unknown, timestamp: string | undefined) {
  const { operation, connection } = call;
  if (!operation.data) return { value: data, issues: [] };
  const { options, profile } = connection.channel;
  const isStrict = options.mode === 'strict';
  const first = read(
    operation.data,
    data,
    isStrict ? { mode: 'strict' } : { receivedAt: timestamp ?? now() },
  );
  const parsed = isStrict ? tolerated(operation.data, first, profile.tolerates ?? []) : first;
  if (!parsed.ok) throw new OcpiValidationError('received', where(call), parsed.issues);
  return parsed;
}

/** Some partners say in the body where a posted object is, instead of in the header. */
function locationOf({ operation }: Call, { headers, envelope }: Answer, url: string): string | undefined {
  const header = headers.get(Header.location);
  const data = envelope.data as { url?: unknown; location?: unknown } | string | null | undefined;
  const told = typeof data === 'object' ? (data?.url ?? data?.location) : data;
  const text = header ?? (operation.createdAt !== undefined && typeof told === 'string' ? told : undefined);
  const readable = text !== undefined && (header !== null || /^(https?:\/\/|\/)/.test(text));
  return readable && URL.canParse(text, url) ? new URL(text, url).href : undefined;
}
