import type { Operation } from '../contract/operation.js';
import { OcpiStatusError } from '../core/errors.js';
import { isOlder } from '../core/items.js';
import { applyPatch, withoutNulls } from '../core/merge.js';
import { read } from '../core/read.js';
import { StatusCode } from '../core/status.js';
import type { Context, Handler } from '../server/types.js';
import type { Env } from './env.js';
import { partOf, withPart } from './nested.js';
import { firstError } from './options.js';
import type { Plan } from './plan.js';
import { findFirst } from './read-handlers.js';
import { settle } from './settle.js';
import type { JsonObject, ObjectKey } from './store.js';
import { keysOf } from './target.js';
import { type Decision, outcomeOf, removeObject, subjectOf, writeObject } from './write.js';

const ORPHAN: Decision = { verdict: 'orphan' };

type Params = Readonly<Record<string, string>>;

/** Keeps a whole object, or a part of one that is there. */
export function putHandler(env: Env, plan: Plan): Handler<Operation> {
  return async (input, context) => {
    const key = onlyKey(keysOf(plan, input, context));
    const body = input.body as JsonObject;
    const params = input.params as Params;
    const decide = (current: JsonObject | undefined): Decision => decidePut(plan, params, current, body);
    return outcomeOf(await writeObject(env, { key, plan, context, decide }));
  };
}

function decidePut(plan: Plan, params: Params, current: JsonObject | undefined, body: JsonObject): Decision {
  const { levels, module } = plan;
  if (levels.length === 0) return { verdict: settle(module, current, body), value: body, received: body };
  const value = current && withPart(current, levels, params, body);
  if (!current || !value) return ORPHAN;
  return { verdict: settle(module, partOf(current, levels, params), body), value, received: body };
}

/** Applies a PATCH; when there is nothing to apply it to, a complete one is kept and else the hook is asked. */
export function patchHandler(env: Env, plan: Plan): Handler<Operation> {
  return async (input, context) => {
    const keys = keysOf(plan, input, context);
    const key = keys.length < 2 ? onlyKey(keys) : await knownKey(env, plan, keys, context);
    const patch = input.body as JsonObject;
    const params = input.params as Params;
    const decide = (current: JsonObject | undefined): Decision => decidePatch(plan, params, current, patch);
    const decision = await writeObject(env, { key, plan, context, decide });
    if (decision.verdict !== 'orphan') return outcomeOf(decision);
    const whole = await env.options.onOrphanPatch?.({ ...subjectOf(key), patch, params, by: context });
    if (!whole) return 'unknown';
    const decideWhole = (current: JsonObject | undefined): Decision => {
      const next = decidePatch(plan, params, current ?? whole, patch);
      if (current || next.verdict === 'orphan') return next;
      return next.verdict === 'stale' ? { verdict: 'created', value: whole, received: patch } : next;
    };
    return outcomeOf(await writeObject(env, { key, plan, context, decide: decideWhole }));
  };
}

function decidePatch(
  plan: Plan,
  params: Params,
  current: JsonObject | undefined,
  patch: JsonObject,
): Decision {
  const { levels, module } = plan;
  const part = current && partOf(current, levels, params);
  if (part && isOlder(patch, part)) return { verdict: 'stale', value: part, received: patch };
  const merged = part ? applyPatch(part, patch) : withoutNulls(patch);
  const result = plan.schema ? read(plan.schema, merged) : undefined;
  if (result && !result.ok && !part) return ORPHAN;
  if (result && !result.ok)
    throw invalid(`The changed object would not be valid. ${firstError(result.issues)}`);
  const next = (result?.value ?? merged) as JsonObject;
  const verdict = settle(module, part, next);
  if (levels.length === 0) return { verdict, value: next, received: patch };
  const value = current && withPart(current, levels, params, next);
  return value ? { verdict, value, received: patch } : ORPHAN;
}

/** Removes an object. */
export function deleteHandler(env: Env, plan: Plan): Handler<Operation> {
  return async (input, context) => {
    const key = await knownKey(env, plan, keysOf(plan, input, context), context);
    return (await removeObject(env, plan, key, context)) ? 'updated' : 'unknown';
  };
}

/** Keeps a posted object under the id in its body; the answer says by path parameters where it is. */
export function postHandler(env: Env, plan: Plan): Handler<Operation> {
  const decidePost = plan.module === 'cdrs' ? decideCdr : decidePut;
  return async (input, context) => {
    const key = onlyKey(keysOf(plan, input, context));
    const body = input.body as JsonObject;
    const decision = await writeObject(env, {
      key,
      plan,
      context,
      decide: (current) => decidePost(plan, {}, current, body),
    });
    if (decision.verdict !== 'orphan') return outcomeOf(decision);
    return resolveConflict(env, plan, key, body, context);
  };
}

/** A CDR is never changed: the same again is acknowledged, another one under its id is a conflict. */
function decideCdr(_: Plan, __: Params, current: JsonObject | undefined, body: JsonObject): Decision {
  const verdict = settle('cdrs', current && { ...current, last_updated: undefined }, body);
  if (verdict === 'created') return { verdict, value: body, received: body };
  return verdict === 'touched' ? { verdict: 'unchanged', value: body, received: body } : ORPHAN;
}

async function resolveConflict(
  env: Env,
  plan: Plan,
  key: ObjectKey,
  received: JsonObject,
  context: Context,
): Promise<'updated'> {
  const kept = (await env.store.get(key))?.value ?? {};
  const about = { ...subjectOf(key), kept, received, by: context };
  const choice = (await env.options.onCdrConflict?.(about)) ?? 'refuse';
  if (choice === 'refuse') {
    throw invalid(`The CDR ${subjectOf(key).id} was received before with another content, which is kept.`);
  }
  if (choice === 'replace') {
    const decide = (): Decision => ({ verdict: 'changed', value: received, received });
    await writeObject(env, { key, plan, context, decide });
  }
  return 'updated';
}

const invalid = (message: string): OcpiStatusError =>
  new OcpiStatusError(StatusCode.invalidParameters, message, { partnerMessage: message });

function onlyKey(keys: readonly ObjectKey[]): ObjectKey {
  const [key] = keys;
  if (key) return key;
  throw new OcpiStatusError(StatusCode.clientError, 'The partner has no party that could own the object.');
}

async function knownKey(
  env: Env,
  plan: Plan,
  keys: readonly ObjectKey[],
  context: Context,
): Promise<ObjectKey> {
  if (keys.length < 2) return onlyKey(keys);
  const { key } = await findFirst(env, keys, plan, context);
  return key ?? onlyKey(keys);
}
