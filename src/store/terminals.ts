import type { Operation } from '../contract/operation.js';
import { uniqueId } from '../core/random.js';
import type { Handler } from '../server/types.js';
import type { Env } from './env.js';
import type { Plan } from './plan.js';
import { settle } from './settle.js';
import type { JsonObject } from './store.js';
import { keysOf, ownParty, partiesOf } from './target.js';
import { outcomeOf, removeObject, writeObject } from './write.js';

/**
 * Takes a Terminal that a CPO wants activated: it is kept for that CPO, under a new id where it has none. The payment
 * terminal provider posts the Terminal to the CPO when it is ready.
 * @see OCPI 2.3.0 Payments, mod_payments, mod_payments_ptp_terminal_post_activate_method
 */
export function activateHandler(env: Env, plan: Plan): Handler<Operation> {
  return async (input, context) => {
    const body = input.body as JsonObject;
    const terminal_id = typeof body.terminal_id === 'string' ? body.terminal_id : uniqueId();
    const value: JsonObject = { ...body, terminal_id };
    const decision = await writeObject(env, {
      key: { module: plan.module, owner: ownParty(context), id: terminal_id },
      plan,
      context,
      audience: partiesOf(context)[0],
      decide: (current) => ({ verdict: settle(plan.module, current, value), value, received: body }),
    });
    return outcomeOf(decision);
  };
}

/** Takes a Terminal out of use: it is not served any more. */
export function deactivateHandler(env: Env, plan: Plan): Handler<Operation> {
  return async (input, context) => {
    const [key] = keysOf(plan, input, context);
    return key && (await removeObject(env, plan, key, context)) ? 'updated' : 'unknown';
  };
}
