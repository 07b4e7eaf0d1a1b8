import type { Operation } from '../contract/operation.js';
import type { Routing } from '../core/headers.js';
import type { Issue } from '../core/issue.js';
import { StatusCode } from '../core/status.js';
import { now } from '../core/time.js';
import { checkIdentity, checkParties, chooseCandidate } from './claims.js';
import { readInputBody, readJsonBody, readQuery } from './input.js';
import { handlerOf, invoke } from './invoke.js';
import { relayed } from './relayed.js';
import { type Reply, refuse } from './reply.js';
import { type Candidate, type Match, matchOperations } from './routes.js';
import { guarded, type ModuleCall } from './runtime.js';
import type { Context, Role } from './types.js';

/** Checks a request against the contract and the credentials, in this order, and hands it to its handler. */
export async function callModule(call: ModuleCall): Promise<Reply> {
  const { found, routing, access, request } = call;
  const elsewhere = await relayed(call);
  if (elsewhere) return elsewhere;
  const candidate = chooseCandidate(found.mount, routing);
  if ('statusCode' in candidate) return candidate;
  const match = findOperation(call, candidate);
  if ('statusCode' in match) return match;
  const denied = checkParties(access.registration, match.params, routing);
  if (denied) return denied;
  const search = searchOf(request.url);
  const input = await readInput(call, match.operation.operation, search);
  if ('statusCode' in input) return input;
  const mismatch = checkIdentity(access.registration, match.operation.operation, match.params, input.body);
  if (mismatch) return mismatch;
  return run(call, candidate, match, search, input);
}

const NO_SEARCH = new URLSearchParams();

function searchOf(url: string): URLSearchParams {
  return url.includes('?') ? new URLSearchParams(/\?([^#]*)/.exec(url)?.[1] ?? '') : NO_SEARCH;
}

/** The operation for method and path that has a handler; 405 for another method, 404 for another path. */
function findOperation({ found, request }: ModuleCall, { served }: Candidate): Match | Reply {
  const matches = matchOperations(found.mount, found.rest);
  const wanted = matches.filter(({ operation }) => operation.operation.method === request.method);
  const match = wanted.find(({ operation }) => handlerOf(served, operation.name) !== undefined);
  if (match) return match;
  if (matches.length === 0)
    return refuse(StatusCode.clientError, 'There is no such path below this endpoint.', 404);
  const allowed = matches
    .filter(({ operation }) => handlerOf(served, operation.name) !== undefined)
    .map(({ operation }) => operation.operation.method);
  const message = `${request.method} is not served here${allowed.length > 0 ? `; use ${allowed.join(', ')}` : ''}.`;
  return { ...refuse(StatusCode.clientError, message, 405), headers: { Allow: allowed.join(', ') } };
}

interface ReadInput {
  readonly query: object;
  readonly body: unknown;
  readonly issues: readonly Issue[];
}

async function readInput(
  call: ModuleCall,
  operation: Operation,
  search: URLSearchParams,
): Promise<ReadInput | Reply> {
  const { options } = call.runtime;
  const mode = options.mode ?? 'tolerant';
  const query = readQuery(operation, search, { mode });
  if (!query.ok) return query.reply;
  if (!operation.body) return { query: query.value, body: undefined, issues: query.issues };
  const json = await readJsonBody(call.request, options);
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

async function run(
  call: ModuleCall,
  candidate: Candidate,
  match: Match,
  search: URLSearchParams,
  input: ReadInput,
): Promise<Reply> {
  const { access, found, runtime } = call;
  const { name, label } = match.operation;
  const context = new CallContext(call, candidate.role, input.issues, label);
  if (input.issues.length > 0) context.note(input.issues);
  const handler = handlerOf(candidate.served, name);
  if (!handler) return refuse(StatusCode.clientError, `${name} is not served here.`, 405);
  const { query, body } = input;
  const invocation = { mount: found.mount, match, served: candidate.served, search, context, query, body };
  const reply = await invoke(invocation, handler, runtime.options);
  const message = reply.message ?? context.message;
  return { ...reply, message, trace: { partner: access.registration.id, operation: label } };
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
