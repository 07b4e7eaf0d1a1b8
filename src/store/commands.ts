import type { CallOptions } from '../client/options.js';
import type { Partner } from '../client/partner.js';
import type { Args, CallResult } from '../client/types.js';
import type { Module, Operations, TypesOf } from '../contract/interface.js';
import { OcpiNegotiationError } from '../core/errors.js';
import { randomText, uniqueId } from '../core/random.js';
import { toMillis } from '../core/time.js';
import { fillPath, joinUrl, pathParams } from '../core/url.js';
import type { VersionNumber } from '../core/version.js';
import type { Self } from '../partners/self.js';
import { planOf, shapeOf } from './plan.js';
import { resultOperation } from './result-operation.js';
import type { JsonObject, Store } from './store.js';
import { REFERENCES, type Tracker, updateTracker, waitForResult } from './tracker.js';

/** What following commands takes. */
export interface TrackingOptions {
  /** Where commands are followed: the store of the role that takes their results. */
  readonly store: Store;
  /** Our handler, below whose URL the results arrive. */
  readonly self: Pick<Self, 'endpointUrl'>;
  /** Milliseconds to wait for a result where the partner's answer does not say. Default 60000. */
  readonly resultTimeout?: number;
}

/** A command that a partner has answered. */
export interface TrackedCall<T> {
  /** The id in its `response_url`, for `waitForResult`. */
  readonly id: string;
  readonly responseUrl: string;
  /** The answer at once. */
  readonly response: CallResult<T>;
  /** Settles with the result, or without one when the partner refuses or time runs out; never rejects for that. */
  readonly result: Promise<Tracker>;
}

type WithoutUrl<A> = Omit<A, 'response_url' | 'body'> &
  (A extends { body: infer B } ? { body: Omit<B, 'response_url'> } : Record<never, never>);

/** One method for each operation of the Receiver; the `response_url` is made for it. */
export type TrackedCommands<O extends Operations> = {
  readonly [K in keyof O]: (
    args: WithoutUrl<Args<TypesOf<O[K]>>>,
    options?: CallOptions,
  ) => Promise<TrackedCall<TypesOf<O[K]>['data']>>;
};

type Call = (args: object, options?: CallOptions) => Promise<CallResult<unknown>>;

/**
 * The commands (or charging profiles) of a partner with their results: each gets an unguessable `response_url` for one
 * use, and is followed in the store. Give the module of the partner's version:
 * `trackedCommands(partner, commands, { store, self }).startSession({ body })`.
 * Calls throw what the client throws, and an `OcpiNegotiationError` when we do not serve the Sender side of the module.
 * @see OCPI 2.2.1, mod_commands, mod_commands_flow
 */
export function trackedCommands<V extends VersionNumber, O extends Operations>(
  partner: Partner<V>,
  module: Module<V, string, Operations, O>,
  options: TrackingOptions,
): TrackedCommands<O> {
  const methods: Record<string, unknown> = {};
  const calls = partner.module(module.receiver) as unknown as Readonly<Record<string, Call>>;
  for (const name of Object.keys(module.receiver.operations)) {
    const call = calls[name];
    methods[name] = (args: JsonObject, callOptions?: CallOptions) =>
      call &&
      track({ partner: partner as unknown as Partner, module, name, call, options }, args, callOptions);
  }
  return methods as TrackedCommands<O>;
}

interface Tracking {
  readonly partner: Partner;
  readonly module: Module;
  readonly name: string;
  readonly call: Call;
  readonly options: TrackingOptions;
}

const ID_LENGTH = 32;
const DEFAULT_TIMEOUT = 60_000;

async function track(
  tracking: Tracking,
  args: JsonObject,
  callOptions: CallOptions | undefined,
): Promise<TrackedCall<unknown>> {
  const { options } = tracking;
  const filled = withReference(tracking, args);
  const tracker = newTracker(tracking, filled);
  const responseUrl = createResponseUrl(tracking, tracker);
  await updateTracker(options.store, tracker.id, () => tracker);
  await refer(options.store, tracker);
  const response = await tracking.call(withUrl(filled, responseUrl), callOptions);
  await answered(tracking, tracker, response.data as JsonObject);
  const result = waitForResult(options.store, tracker.id).then((last) => last ?? tracker);
  return { id: tracker.id, responseUrl, response, result };
}

const withUrl = (args: JsonObject, response_url: string): object =>
  'body' in args ? { ...args, body: { ...(args.body as object), response_url } } : { ...args, response_url };

/** Gives the command an `authorization_reference` where it can have one: with it the Session is recognised. */
function withReference({ module, name }: Tracking, args: JsonObject): JsonObject {
  const { schema } = planOf(module.receiver, name);
  const body = args.body as JsonObject | undefined;
  const has = Object.hasOwn(shapeOf(schema), 'authorization_reference');
  if (!body || !has || body.authorization_reference !== undefined) return args;
  return { ...args, body: { ...body, authorization_reference: uniqueId() } };
}

function newTracker({ partner, module, name, options }: Tracking, args: JsonObject): Tracker {
  const reference = (args.body as JsonObject | undefined)?.authorization_reference;
  const created = Date.now();
  return {
    id: randomText(ID_LENGTH),
    module: module.id,
    ...resultOperation(module.receiver, name),
    partner: partner.registration?.id ?? '',
    version: module.version,
    state: 'pending',
    ...(typeof reference === 'string' ? { authorizationReference: reference } : {}),
    repeats: 0,
    createdAt: new Date(created).toISOString(),
    deadline: new Date(created + (options.resultTimeout ?? DEFAULT_TIMEOUT)).toISOString(),
  };
}

/** The URL at which the result of a command arrives. */
function createResponseUrl({ partner, module, options }: Tracking, tracker: Tracker): string {
  const { spoken } = partner;
  const theirs = { version: spoken, module: module.id, role: 'SENDER' } as const;
  const base = options.self.endpointUrl(theirs, partner.registration?.scope);
  const operation = module.sender.operations[tracker.operation];
  if (base === undefined || !operation) {
    const message = `We do not serve ${module.id} as SENDER in OCPI ${spoken}, so no result could arrive; serve it with storeBacked.`;
    throw new OcpiNegotiationError(message, [], [`${module.id} (SENDER)`]);
  }
  const values = Object.fromEntries(pathParams(operation.path).map((param) => [param, tracker.id]));
  return joinUrl(base, fillPath(operation.path, { ...values, command: tracker.command }));
}

async function refer(store: Store, { id, authorizationReference, deadline }: Tracker): Promise<void> {
  if (authorizationReference === undefined) return;
  const expires = new Date(toMillis(deadline) + 24 * 60 * 60 * 1000).toISOString();
  await store.state.update(REFERENCES, authorizationReference.toUpperCase(), () => ({ value: id, expires }));
}

/** Notes what the partner answered; the result may have come before the answer. */
async function answered({ options }: Tracking, { id }: Tracker, response: JsonObject): Promise<void> {
  const seconds = typeof response.timeout === 'number' ? response.timeout : undefined;
  await updateTracker(options.store, id, (current) => {
    if (!current) return undefined;
    const deadline =
      seconds === undefined ? current.deadline : new Date(Date.now() + seconds * 1000).toISOString();
    const state = response.result === 'ACCEPTED' ? 'accepted' : 'refused';
    return { ...current, deadline, response, state: current.state === 'pending' ? state : current.state };
  });
}
