import type { Context, WriteOutcome } from '../server/types.js';
import type { Env } from './env.js';
import { idParts } from './key.js';
import type { Subject } from './options.js';
import type { Plan } from './plan.js';
import { linkSession } from './result-handler.js';
import { isWritten, type Verdict } from './settle.js';
import type { Audience, JsonObject, ObjectKey, ObjectUpdate } from './store.js';
import { mayUse, valueIn } from './target.js';

/** What is to become of the whole object; `orphan` when what should be changed is not there. */
export type Decision =
  | { readonly verdict: Verdict; readonly value: JsonObject; readonly received: JsonObject }
  | { readonly verdict: 'orphan' };

/** A write to one object: `decide` is given what is there, in the version that is spoken. */
export interface Write {
  readonly key: ObjectKey;
  readonly plan: Plan;
  readonly context: Context;
  readonly decide: (current: JsonObject | undefined) => Decision;
  readonly audience?: Audience | undefined;
}

const ORPHAN: Decision = { verdict: 'orphan' };

/** Makes a write, tells the hooks about it, and gives what was decided. Passes on what `decide` throws. */
export async function writeObject(env: Env, write: Write): Promise<Decision> {
  let decision = ORPHAN;
  const update = await env.store.update(write.key, (current) => {
    const allowed = mayUse(write.plan, current, write.context);
    decision = allowed ? write.decide(valueIn(env, current)) : ORPHAN;
    if (decision.verdict === 'orphan' || !isWritten(decision.verdict)) return undefined;
    return { version: env.version, value: decision.value, audience: write.audience };
  });
  if (env.options.onChanged || env.options.onIgnored) await tell(env, write, decision, update);
  if (decision.verdict === 'created' && isReceivedSession(write)) {
    await linkSession(env, decision.value, idParts(write.key.id).join('/'), write.context);
  }
  return decision;
}

const isReceivedSession = ({ plan }: Write): boolean =>
  plan.module === 'sessions' && plan.contract.role === 'RECEIVER';

async function tell(env: Env, write: Write, decision: Decision, update: ObjectUpdate): Promise<void> {
  const { onChanged, onIgnored } = env.options;
  const about = { ...subjectOf(write.key), by: write.context };
  if (decision.verdict === 'created' || decision.verdict === 'changed') {
    await onChanged?.({ ...about, before: update.before?.value, after: update.after?.value });
  }
  if (decision.verdict === 'stale' || decision.verdict === 'final') {
    const { value: kept = {} } = update.after ?? {};
    onIgnored?.({ ...about, reason: decision.verdict, kept, received: decision.received });
  }
}

/** Removes an object and tells the hooks; says whether there was one for the partner. */
export async function removeObject(env: Env, plan: Plan, key: ObjectKey, context: Context): Promise<boolean> {
  const { before } = await env.store.update(key, (current) =>
    current && mayUse(plan, current, context) ? 'remove' : undefined,
  );
  if (!before || !mayUse(plan, before, context)) return false;
  await env.options.onChanged?.({ ...subjectOf(key), before: before.value, after: undefined, by: context });
  return true;
}

/** A key as hooks get it. */
export const subjectOf = ({ module, owner, id }: ObjectKey): Subject => ({ module, owner, id: idParts(id) });

/** What a handler answers for a decision. */
export function outcomeOf({ verdict }: Decision): WriteOutcome {
  if (verdict === 'orphan') return 'unknown';
  return verdict === 'created' ? 'created' : 'updated';
}
