import type { Operation } from '../contract/operation.js';
import type { Routing } from '../core/headers.js';
import type { Body } from '../core/http.js';
import type { Issue } from '../core/issue.js';
import { StatusCode } from '../core/status.js';
import { now } from '../core/time.js';
import { checkIdentity, checkParties, chooseCandidate } from './claims.js';
import { bodyBytesOf, parseBody, readInputBody, readQuery } from './input.js';
import { handlerOf, invoke } from './invoke.js';
import { relayed } from './relayed.js';
import { type Reply, refuse } from './reply.js';
import {
  type Candidate,
  type CompiledOperation,
  type Match,
  matchOperation,
  matchOperations,
} from './routes.js';
import { guarded, type ModuleCall } from './runtime.js';
import type { Context, Role } from './types.js';

/** Answers a request to a module: elsewhere when it is for somebody else, else by our handlers. */
export function callModule(call: ModuleCall): Reply | Promise<Reply> {
  if (!call.runtime.options.relay) return answerHere(call);
  return relayed(call).then((elsewhere) => elsewhere ?? answerHere(call));
}

/**
 * Checks a request against the contract and the credentials, in this order, and hands it to its handler. As little of it
 * as can be is asynchronous, because each asynchronous function costs as much as the checks of a small request.
 */
function answerHere(call: ModuleCall): Reply | Promise<Reply> {
  const { found, routing, access, request, runtime } = call;
  const candidate = chooseCandidate(found.mount, routing);
  if ('statusCode' in candidate) return candidate;
  const match = findOperation(call, candidate);
  if ('statusCode' in match) return match;
  const denied = checkParties(access.registration, match.params, routing);
  if (denied) return denied;
  if (!match.operation.operation.body) return proceed(call, candidate, match, undefined);
  return request.body(bodyBytesOf(runtime.options)).then((body) => proceed(call, candidate, match, body));
}

/** Goes on where the body is there, if the operation takes one. */
function proceed(
  call: ModuleCall,
  candidate: Candidate,
  match: Match,
  body: Body | undefined,
): Reply | Promise<Reply> {
  const { operation } = match.operation;
  const search = searchOf(call.request.url);
  const input = readInput(call, operation, search, body);
  if ('statusCode' in input) return input;
  const mismatch = checkIdentity(call.access.registration, operation, match.params, input.body);
  return mismatch ?? run(call, candidate, match, search, input);
}

const NO_SEARCH = new URLSearchParams();

function searchOf(url: string): URLSearchParams {
  return url.includes('?') ? new URLSearchParams(/\?([^#]*)/.exec(url)?.[1] ?? '') : NO_SEARCH;
}

/** The operation for method and path that has a handler; 405 for another method, 404 for another path. */
function findOperation({ found, request }: ModuleCall, { served }: Candidate): Match | Reply {
  const isServed = ({ name }: CompiledOperation): boolean => handlerOf(served, name) !== undefined;
  const match = matchOperation(found, (one) => one.operation.method === request.method && isServed(one));
  if (match) return match;
  const others = matchOperations(found);
  if (others.length === 0)
    return refuse(StatusCode.clientError, 'There is no such path below this endpoint.', 404);
  const allowed = others.filter(isServed).map(({ operation }) => operation.method);
  const message = `${request.method} is not served here${allowed.length > 0 ? `; use ${allowed.join(', ')}` : ''}.`;
  return { ...refuse(StatusCode.clientError, message, 405), headers: { Allow: allowed.join(', ') } };
}

interface ReadInput {
  readonly query: object;
  readonly body: unknown;
  readonly issues: readonly Issue[];
}

function readInput(
  call: ModuleCall,
  operation: Operation,
  search: URLSearchParams,
  raw: Body | undefined,
): ReadInput | Reply {
  const { options } = call.runtime;
  const mode = options.mode ?? 'tolerant';
  const query = readQuery(operation, search, { mode });
  if (!query.ok) return query.reply;
  if (!raw) return { query: query.value, body: undefined, issues: query.issues };
  const json = parseBody(raw, options);
  if (!json.ok) return json.reply;
  const body = readInputBody(operation, json.value, { mode });
  if (!body.ok) return body.reply;
  const issues = query.issues.length === 0 ? body.issues : [...query.issues, ...body.issues];
  if (operation.patch && !hasLastUpdated(body.value)) {
    // 2.1.1 does not ask for it, and its own examples leave it out: there the time of arrival stands in.
    const isOldest = call.found.mount.version?.version === '2.1.1';
    if (!isOldest) return refuse(StatusCode.invalidParameters, NO_LAST_UPDATED);
    return { query: query.value, body: { ...(body.value as object), last_updated: now() }, issues };
  }
  return { query: query.value, body: body.value, issues };
}

const NO_LAST_UPDATED = 'A PATCH must contain last_updated; add the time of the change.';

const hasLastUpdated = (body: unknown): boolean =>
  typeof (body as { last_updated?: unknown } | null)?.last_updated === 'string';

function run(
  call: ModuleCall,
  candidate: Candidate,
  match: Match,
  search: URLSearchParams,
  input: ReadInput,
): Reply | Promise<Reply> {
  const { found, runtime } = call;
  const { name, label } = match.operation;
  const context = new CallContext(call, candidate.role, input.issues, label);
  if (input.issues.length > 0) context.note(input.issues);
  const handler = handlerOf(candidate.served, name);
  if (!handler) return refuse(StatusCode.clientError, `${name} is not served here.`, 405);
  const { query, body } = input;
  const invocation = { mount: found.mount, match, served: candidate.served, search, context, query, body };
  return invoke(invocation, handler, runtime.options);
}

/** What handlers are told about a request. */
class CallContext implements Context {
  readonly partner: Context['partner'];
  readonly role: Context['role'];
  readonly version: Context['version'];
  readonly requestId: string;
  readonly correlationId: string;
  readonly routing: Routing;
  readonly issues: readonly Issue[];
  readonly endpointUrl: string;
  #message: string | undefined;
  readonly #call: ModuleCall;
  readonly #label: string;

  constructor(call: ModuleCall, { party, version }: Role, issues: readonly Issue[], label: string) {
    this.partner = call.access.registration;
    this.role = party;
    this.version = version.version;
    this.requestId = call.ids.requestId;
    this.correlationId = call.ids.correlationId;
    this.routing = call.routing;
    this.issues = issues;
    this.endpointUrl = call.found.mount.url;
    this.#call = call;
    this.#label = label;
  }

  /** Some runtimes make the signal when it is asked for, which costs as much as a small request. */
  get signal(): AbortSignal | undefined {
    return this.#call.request.signal;
  }

  /** What the partner is told beside the answer. */
  get message(): string | undefined {
    return this.#message;
  }

  note(issues: readonly Issue[], message?: string): void {
    const { onIssue } = this.#call.runtime.options;
    if (issues.length > 0) guarded(() => onIssue?.(issues, this.#label, this));
    if (message === undefined) return;
    this.#message = this.#message === undefined ? message : `${this.#message} ${message}`;
  }
}
