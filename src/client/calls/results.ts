import type { Interface, Module, Operations, TypesOf } from '../../contract/interface.js';
import type { Operation, OperationTypes } from '../../contract/operation.js';
import type { Issue } from '../../core/issue.js';
import { type Schema, valueKindOf } from '../../core/kind.js';
import { read } from '../../core/read.js';
import { now } from '../../core/time.js';
import type { VersionNumber } from '../../core/version.js';
import type { CallOptions } from '../options.js';
import type { Partner } from '../partner.js';
import type { AnyArgs, Args, CallResult } from '../types.js';
import type { PendingResult, ResultWaiter } from './waiter.js';

/** What came after the response to a command or a charging profile request. */
export type Outcome<R> =
  /** The result, posted to our response URL. */
  | { readonly outcome: 'result'; readonly result: R; readonly issues: readonly Issue[] }
  /** Something was posted to our response URL that cannot be used as a result. */
  | { readonly outcome: 'invalid'; readonly raw: unknown; readonly issues: readonly Issue[] }
  /** The response was not `ACCEPTED`: no result is to be expected. */
  | { readonly outcome: 'refused' }
  /** Nothing came within the time that the partner named; a session may have started all the same. */
  | { readonly outcome: 'timeout' }
  /** Waiting failed on our side, or was aborted. */
  | { readonly outcome: 'failed'; readonly error: unknown };

/** The response of a partner, and a promise of the result; the promise never rejects. */
export interface Awaited<T, R> {
  readonly response: CallResult<T>;
  readonly result: Promise<Outcome<R>>;
}

type TakesUrl<T extends OperationTypes> = T['body'] extends { response_url: string }
  ? true
  : T['query'] extends { response_url: string }
    ? true
    : false;

type UrllessBody<T extends OperationTypes> = T['body'] extends { response_url: string }
  ? { body: Omit<T['body'], 'response_url'> }
  : Record<never, never>;

/** The arguments of an operation without the `response_url`, which is made for each call. */
export type ResultArgs<T extends OperationTypes> = Omit<Args<T>, 'body' | 'response_url'> & UrllessBody<T>;

/** The results of charging profile requests have operations of their own; those of commands share one. */
const RESULT_OPERATIONS = {
  getActiveChargingProfile: 'postActiveChargingProfileResult',
  setChargingProfile: 'postChargingProfileResult',
  clearChargingProfile: 'postClearProfileResult',
} as const;

type ResultName<K> = K extends keyof typeof RESULT_OPERATIONS ? (typeof RESULT_OPERATIONS)[K] : 'postResult';

type ResultOf<S extends Operations, K> =
  ResultName<K> extends keyof S ? TypesOf<S[ResultName<K>]>['body'] : unknown;

/** The operations of a Receiver that answer twice: at once, and later to our response URL. */
export type ResultClient<S extends Operations, R extends Operations> = {
  readonly [K in keyof R as TakesUrl<TypesOf<R[K]>> extends true ? K : never]: (
    args: ResultArgs<TypesOf<R[K]>>,
    options?: ResultOptions,
  ) => Promise<Awaited<TypesOf<R[K]>['data'], ResultOf<S, K>>>;
};

/** Options of a call with a result to come. */
export interface ResultOptions extends CallOptions {
  /** Milliseconds to wait for the result. Default: the partner's `timeout` and two seconds for the way; 30 s without one. */
  readonly resultTimeout?: number | undefined;
}

const DEFAULT_WAIT = 30_000;
const WAY = 2000;

/**
 * Commands or charging profiles with the result awaited: each call makes a response URL with `waiter`, sends the request
 * and gives the response and a promise of the result.
 * @see OCPI 2.2.1, mod_commands, mod_commands_cpo_post_method
 */
export function withResults<
  V extends VersionNumber,
  M extends string,
  S extends Operations,
  R extends Operations,
>(partner: Partner<V>, module: Module<V, M, S, R>, waiter: ResultWaiter): ResultClient<S, R> {
  const contract: Interface = module.receiver;
  const methods: Record<string, unknown> = {};
  for (const [name, operation] of Object.entries<Operation>(contract.operations)) {
    if (!takesUrl(operation)) continue;
    const schema = module.sender.operations[resultName(name)]?.body;
    const call: ResultCall = { partner: partner as unknown as Partner, contract, name, operation };
    methods[name] = (args: AnyArgs, options: ResultOptions = {}) =>
      callWithResult(call, args, options, waiter, schema);
  }
  return methods as ResultClient<S, R>;
}

const resultName = (name: string): string =>
  Object.hasOwn(RESULT_OPERATIONS, name)
    ? RESULT_OPERATIONS[name as keyof typeof RESULT_OPERATIONS]
    : 'postResult';

function takesUrl({ query, body }: Operation): boolean {
  if ('response_url' in query) return true;
  const kind = body && valueKindOf(body);
  return kind?.kind === 'object' && 'response_url' in kind.shape;
}

interface ResultCall {
  readonly partner: Partner;
  readonly contract: Interface;
  readonly name: string;
  readonly operation: Operation;
}

type Methods = Readonly<
  Record<string, (args: AnyArgs, options: CallOptions) => Promise<CallResult<unknown>>>
>;

async function callWithResult(
  call: ResultCall,
  args: AnyArgs,
  options: ResultOptions,
  waiter: ResultWaiter,
  schema: Schema | undefined,
): Promise<Awaited<unknown, unknown>> {
  const { partner, contract, name } = call;
  const pending = await waiter.open({
    version: partner.spoken,
    module: contract.module,
    operation: name,
    resultOperation: resultName(name),
    partner: partner.id,
  });
  try {
    const methods = partner.module(contract) as unknown as Methods;
    const method = methods[name];
    if (!method) throw new TypeError(`The interface ${contract.module} has no ${name}.`);
    const response = await method(withUrl(call.operation, args, pending.url), options);
    return { response, result: outcomeOf(pending, response.data, schema, options) };
  } catch (error) {
    await pending.close?.();
    throw error;
  }
}

const withUrl = ({ query }: Operation, args: AnyArgs, response_url: string): AnyArgs =>
  'response_url' in query
    ? { ...args, response_url }
    : { ...args, body: { ...(args.body as object), response_url } };

async function outcomeOf(
  pending: PendingResult,
  response: unknown,
  schema: Schema | undefined,
  options: ResultOptions,
): Promise<Outcome<unknown>> {
  const { result, timeout } = response as { result?: unknown; timeout?: unknown };
  try {
    if (result !== 'ACCEPTED') {
      await pending.close?.();
      return { outcome: 'refused' };
    }
    const named = typeof timeout === 'number' ? timeout * 1000 + WAY : DEFAULT_WAIT;
    const raw = await pending.wait(options.resultTimeout ?? named, options.signal);
    if (raw === undefined) return { outcome: 'timeout' };
    const parsed = schema ? read(schema, raw, { receivedAt: now() }) : undefined;
    if (!parsed) return { outcome: 'result', result: raw, issues: [] };
    const { issues } = parsed;
    return parsed.ok
      ? { outcome: 'result', result: parsed.value, issues }
      : { outcome: 'invalid', raw, issues };
  } catch (error) {
    return { outcome: 'failed', error };
  }
}
