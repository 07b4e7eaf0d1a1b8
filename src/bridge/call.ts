import type { ConversionContext } from '../convert/context.js';
import { refusalLoss } from '../convert/loss.js';
import { OcpiConversionError, OcpiNegotiationError } from '../core/errors.js';
import { applyPatch } from '../core/merge.js';
import type { ReadItem } from '../core/read.js';
import type { Answered, BridgedCall, SendNative } from '../partners/bridge.js';
import type { JsonObject } from '../store/store.js';
import { answeredToken } from './authorization.js';
import { contextOf } from './context.js';
import { issuesOf } from './losses.js';
import type { BridgeOptions, Subject } from './options.js';
import { ownerOfCall } from './owner.js';
import { tokenTypeOf } from './token-type.js';
import {
  commonName,
  type Pair,
  pairOf,
  type Translated,
  translateBody,
  translateData,
  translateQuery,
} from './translate.js';
import { besides, changedWhole } from './whole.js';

/** What a call of ours needs to be bridged. */
interface Bridging {
  readonly options: BridgeOptions;
  readonly call: BridgedCall;
}

/** Makes a call in the partner's version and gives the answer in ours. */
export async function callBridged<A extends Answered>(
  options: BridgeOptions,
  call: BridgedCall,
  send: SendNative<A>,
): Promise<A> {
  const { contract, native, name, args } = call;
  const bridging = { options, call };
  const pair = pairOf(contract, native, name);
  if (!pair) return sendWhole(bridging, send);
  const context = await contextFor(bridging, args.body, pair.from, pair.to);
  const body = translateBody(pair, args.body, context);
  if (!body) return sendWhole(bridging, send);
  tell(bridging, args.body, pair.from, pair.to, body);
  const query = await nativeArgs(bridging, pair);
  const answer = await send(name, 'body' in args ? { ...query, body: body.value } : query);
  const data = await answered(bridging, pair, answer.data);
  return { ...answer, data: data.value, issues: [...answer.issues, ...issuesOf(data.losses, pair.from)] };
}

/** One object of a list in our version. */
export async function itemBridged(
  options: BridgeOptions,
  call: BridgedCall,
  item: ReadItem<unknown>,
): Promise<ReadItem<unknown>> {
  const pair = pairOf(call.contract, call.native, call.name);
  if (!item.ok || !pair) return item;
  try {
    const { value, losses } = await answered({ options, call }, pair, item.value);
    const issues = [...item.issues, ...issuesOf(losses, pair.from)];
    return value === undefined
      ? { ...item, ok: false, value: undefined, issues }
      : { ...item, value, issues };
  } catch (error) {
    if (!(error instanceof OcpiConversionError)) throw error;
    return {
      ...item,
      ok: false,
      value: undefined,
      issues: [...item.issues, ...issuesOf([refusalLoss(error)], pair.from, 'error')],
    };
  }
}

/** Path and query parameters as the partner's version has them. */
async function nativeArgs({ options, call }: Bridging, pair: Pair): Promise<JsonObject> {
  const args = translateQuery(pair, call.args);
  const isUntyped = 'type' in pair.target.query && !('type' in pair.source.query) && args.type === undefined;
  const type = isUntyped ? await tokenTypeOf(call, options.store) : undefined;
  return type === undefined ? args : { ...args, type };
}

async function answered(bridging: Bridging, pair: Pair, data: unknown): Promise<Translated> {
  const context = await contextFor(bridging, data, pair.to, pair.from);
  const token = answeredToken(subjectOf(bridging, data, pair.to, pair.from), context);
  const result = translateData(pair, data, token ? { ...context, token: token.value } : context);
  const losses = [...result.losses, ...(token?.losses ?? [])];
  tell(bridging, data, pair.to, pair.from, { ...result, losses });
  return { ...result, losses };
}

function subjectOf({ call }: Bridging, object: unknown, from: Subject['from'], to: Subject['to']): Subject {
  const { module, role } = call.contract;
  const { body: _body, ...params } = call.args;
  return { module, role, operation: call.name, object, params, from, to, owner: ownerOfCall(call) };
}

/** Whose Tokens start the Sessions that we read of a CPO: ours. */
function contextFor(
  bridging: Bridging,
  object: unknown,
  from: Subject['from'],
  to: Subject['to'],
): Promise<ConversionContext> {
  const { contract, from: we, to: they } = bridging.call;
  const emsp = contract.role === 'SENDER' ? we : they;
  return contextOf(subjectOf(bridging, object, from, to), bridging.options, emsp);
}

function tell(
  bridging: Bridging,
  object: unknown,
  from: Subject['from'],
  to: Subject['to'],
  { losses }: Translated,
): void {
  if (losses.length > 0) bridging.options.onLosses?.(losses, subjectOf(bridging, object, from, to));
}

/**
 * Sends a change that cannot be converted by itself as the whole object: ours with the change applied, else the one that
 * the partner has. Throws an `OcpiNegotiationError` when the partner's version has no PUT for it.
 */
async function sendWhole<A extends Answered>(bridging: Bridging, send: SendNative<A>): Promise<A> {
  const { call, options } = bridging;
  const { contract, native, name, args } = call;
  const { get, put } = besides(name);
  const putting = pairOf(contract, native, put);
  const object = putting && commonName(putting, 'body');
  if (!putting || object === undefined) {
    const what = `${native.module} ${native.role} ${put}`;
    throw new OcpiNegotiationError(`OCPI ${native.version} has no ${what}.`, [native.version], [what]);
  }
  const change = args.body as JsonObject;
  const context = (one: unknown, from: Subject['from'], to: Subject['to']) =>
    contextFor(bridging, one, from, to);
  const ours = await options.read?.(subjectOf(bridging, change, putting.from, putting.to));
  const sending = { ...bridging, call: { ...call, name: put } };
  const { body: _body, ...place } = await nativeArgs(sending, putting);
  const whole = ours
    ? await convertedWhole(bridging, putting, applyPatch(ours, change))
    : await changedWhole({
        name: object,
        stored: (await send(get, place)).data as JsonObject,
        change,
        storedIn: putting.to,
        changedIn: putting.from,
        contextFor: context,
      });
  tell(bridging, change, putting.from, putting.to, whole);
  return send(put, { ...place, body: whole.value });
}

async function convertedWhole(bridging: Bridging, putting: Pair, whole: JsonObject): Promise<Translated> {
  const context = await contextFor(bridging, whole, putting.from, putting.to);
  return translateBody(putting, whole, context) ?? { value: whole, losses: [] };
}
