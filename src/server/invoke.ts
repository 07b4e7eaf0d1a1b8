import type { Operation } from '../contract/operation.js';
import { OcpiStatusError, OcpiValidationError } from '../core/errors.js';
import { Header } from '../core/headers.js';
import { read } from '../core/read.js';
import { StatusCode } from '../core/status.js';
import { fillPath, joinUrl, pathParams } from '../core/url.js';
import type { HandlerOptions } from './options.js';
import { listReply, pageWindow, toPage, type Window } from './paging.js';
import { ok, type Reply, refuse, type Trace } from './reply.js';
import type { Match, Mount } from './routes.js';
import type { Context, Handler, Page, Served, WriteOutcome } from './types.js';

/** A request that has passed all checks, ready for its handler. */
export interface Invocation {
  readonly mount: Mount;
  readonly match: Match;
  readonly served: Served;
  readonly query: object;
  readonly body: unknown;
  readonly search: URLSearchParams;
  /** With the message that it was told for the partner. */
  readonly context: Context & { readonly message: string | undefined };
}

/** The handler of an operation: its own, or one derived from the handler of the object that contains it. */
export function handlerOf(served: Served, operation: string): Handler<Operation> | undefined {
  const own = Object.hasOwn(served.handlers, operation) ? served.handlers[operation] : undefined;
  if (own) return own;
  const parent = served.handlers.getLocation;
  return parent && (operation === 'getEvse' || operation === 'getConnector')
    ? insideLocation(parent)
    : undefined;
}

/** Finds an EVSE or Connector in the Location that the handler gives. */
function insideLocation(getLocation: Handler<Operation>): Handler<Operation> {
  return async (input, context) => {
    const { evse_uid, connector_id } = input.params;
    const same = (a: unknown, b: string | undefined): boolean => String(a).toUpperCase() === b?.toUpperCase();
    const location = (await getLocation(input, context)) as { evses?: readonly EvseLike[] } | undefined;
    const evse = location?.evses?.find(({ uid }) => same(uid, evse_uid));
    return connector_id === undefined ? evse : evse?.connectors?.find(({ id }) => same(id, connector_id));
  };
}

interface EvseLike {
  readonly uid?: unknown;
  readonly connectors?: readonly { readonly id?: unknown }[];
}

/** Calls the handler and makes an answer of what it gives; what it throws on purpose is the answer too. */
export async function invoke(
  invocation: Invocation,
  handler: Handler<Operation>,
  options: HandlerOptions,
): Promise<Reply> {
  const { match, context, search, query, body } = invocation;
  const { operation, label } = match.operation;
  const trace = { partner: context.partner.id, operation: label };
  const window = operation.kind === 'list' ? pageWindow(search, options.limits) : NO_WINDOW;
  if ('statusCode' in window) return finished(window, context, trace);
  const { limit, offset, cursor } = window;
  try {
    const output: unknown = await handler(
      { params: match.params, query, body, limit, offset, cursor },
      context,
    );
    return finished(replyTo(invocation, output, window, options), context, trace);
  } catch (error) {
    return finished(thrownReply(error), context, trace);
  }
}

const finished = (reply: Reply, { message }: Invocation['context'], trace: Trace): Reply => ({
  ...reply,
  message: reply.message ?? message,
  trace,
});

/** The answer that the output of a handler stands for. */
function replyTo(invocation: Invocation, output: unknown, window: Window, options: HandlerOptions): Reply {
  const { kind } = invocation.match.operation.operation;
  if (kind === 'write') return writeReply(invocation, output as WriteOutcome | undefined);
  if (kind === 'list') {
    const page = toPage(output as Page<unknown> | readonly unknown[], window);
    const items = sendable(invocation, page.items, options);
    return listReply({ ...page, items }, page.items.length, window, invocation);
  }
  if (output === undefined) return notFound(invocation);
  return sendable(invocation, [output], options).length === 1 ? ok(output) : UNSENDABLE;
}

const NO_WINDOW = { limit: 0, offset: 0, cursor: undefined };

const UNSENDABLE = refuse(
  StatusCode.serverError,
  'The object is not valid and was not sent; ask its owner to mend it.',
);

/** What of our own may leave: an object that is not valid is left out and reported. */
function sendable(
  { match, context, served }: Invocation,
  items: readonly unknown[],
  { invalidAnswers, onIssue }: HandlerOptions,
): readonly unknown[] {
  const { operation, label } = match.operation;
  const { data } = operation;
  if (!data || invalidAnswers === 'send') return items;
  const valid = served.immutable ? validBy(data) : undefined;
  return items.filter((item) => {
    if (valid?.has(item as object)) return true;
    const result = read(data, item);
    if (!result.ok) onIssue?.(result.issues, `${label} answer`, context);
    else if (typeof item === 'object' && item !== null) valid?.add(item);
    return result.ok;
  });
}

/** Objects that do not change and were found valid, by what they were held against. */
const validObjects = new WeakMap<object, WeakSet<object>>();

function validBy(schema: object): WeakSet<object> {
  const known = validObjects.get(schema) ?? new WeakSet();
  validObjects.set(schema, known);
  return known;
}

/** The answer that a deliberate error of a handler stands for; anything else is thrown on. */
export function thrownReply(error: unknown): Reply {
  if (error instanceof OcpiStatusError) {
    const status = error.httpStatus ?? 200;
    return refuse(error.statusCode, error.partnerMessage ?? error.message, status);
  }
  if (error instanceof OcpiValidationError && error.direction === 'received') {
    return refuse(StatusCode.invalidParameters, error.message);
  }
  throw error;
}

/** Nothing is there: 404, with 2004 for Tokens and 2003 for everything else. */
function notFound({ mount, match }: Invocation): Reply {
  const statusCode = mount.module === 'tokens' ? StatusCode.unknownToken : StatusCode.unknownLocation;
  const ids = Object.values(match.params).join('/');
  return refuse(statusCode, `Not found in ${mount.module}: ${ids}.`, 404);
}

function writeReply(invocation: Invocation, output: WriteOutcome | undefined): Reply {
  if (output === 'unknown') return notFound(invocation);
  const details = typeof output === 'object' ? output : { outcome: output ?? 'updated' };
  const location = locationOf(invocation, 'params' in details ? (details.params ?? {}) : {});
  return {
    status: details.outcome === 'created' ? 201 : 200,
    statusCode: StatusCode.success,
    data: 'data' in details ? details.data : undefined,
    headers: location === undefined ? undefined : { [Header.location]: location },
  };
}

/** The URL of a posted object, made of our own path for it and the ids in the body. */
function locationOf(invocation: Invocation, params: Readonly<Record<string, string>>): string | undefined {
  const { createdAt } = invocation.match.operation.operation;
  const target = createdAt === undefined ? undefined : invocation.served.contract.operations[createdAt];
  if (!target) return undefined;
  const body = (invocation.body ?? {}) as Readonly<Record<string, unknown>>;
  const values = Object.fromEntries(
    pathParams(target.path).map((param) => [
      param,
      params[param] ?? body[param] ?? body[param.replace(/^.*_/, '')],
    ]),
  );
  return joinUrl(invocation.context.endpointUrl, fillPath(target.path, values));
}
