import type { Operation } from '../contract/operation.js';
import type { Context, Handler, Page } from '../server/types.js';
import type { Env } from './env.js';
import { partOf } from './nested.js';
import type { Plan } from './plan.js';
import type { ObjectKey, StoredObject } from './store.js';
import { type AnyInput, keysOf, mayUse, ownersOf, ownParty, valueIn, viewersOf } from './target.js';

const MOST_ROLES = 100;

/** Lists what we own, as far as the partner may see it. */
export function listHandler(env: Env, plan: Plan): Handler<Operation> {
  return async (input, context): Promise<Page<unknown>> => {
    const { date_from, date_to } = input.query as { date_from?: string; date_to?: string };
    const page = await env.store.list({
      module: plan.module,
      // A hub tells about other parties: what it lists belongs to them.
      owner: plan.module === 'hubclientinfo' ? undefined : ownParty(context),
      version: env.options.convert ? undefined : env.version,
      visibleTo: viewersOf(context),
      dateFrom: date_from,
      dateTo: date_to,
      limit: input.limit,
      offset: input.offset,
      cursor: input.cursor,
    });
    const items = page.items.map((object) => valueIn(env, object)).filter((value) => value !== undefined);
    return { items, total: page.total, cursor: page.cursor };
  };
}

/** Gives an object, or the part of it that the path names. */
export function getHandler(env: Env, plan: Plan): Handler<Operation> {
  return async (input, context) => {
    const object = await findObject(env, plan, input, context);
    const value = valueIn(env, object);
    return value && partOf(value, plan.levels, input.params as Record<string, string>);
  };
}

/** The object that a request names, when it is there and the partner may see it. */
export async function findObject(
  env: Env,
  plan: Plan,
  input: AnyInput,
  context: Context,
): Promise<StoredObject | undefined> {
  if (plan.module === 'hubclientinfo') return findClientInfo(env, plan, input, context);
  return (await findFirst(env, keysOf(plan, input, context), plan, context)).object;
}

/** The first of several keys under which there is something; else the first key. */
export async function findFirst(
  env: Env,
  keys: readonly ObjectKey[],
  plan: Plan,
  context: Context,
): Promise<{ readonly key: ObjectKey | undefined; readonly object: StoredObject | undefined }> {
  for (const key of keys) {
    const object = await env.store.get(key);
    if (object && mayUse(plan, object, context)) return { key, object };
  }
  return { key: keys[0], object: undefined };
}

/** A party may have several roles, each with a state of its own; the URL cannot say which, so the newest is given. */
async function findClientInfo(
  env: Env,
  plan: Plan,
  input: AnyInput,
  context: Context,
): Promise<StoredObject | undefined> {
  const [owner] = ownersOf(plan, input, context);
  const { items } = await env.store.list({ module: plan.module, owner, limit: MOST_ROLES });
  const updated = ({ value }: StoredObject): string => String(value.last_updated);
  return [...items].sort((a, b) => (updated(a) < updated(b) ? 1 : -1))[0];
}
