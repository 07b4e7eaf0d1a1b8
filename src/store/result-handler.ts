import type { Operation } from '../contract/operation.js';
import { OcpiStatusError } from '../core/errors.js';
import { StatusCode } from '../core/status.js';
import { toMillis } from '../core/time.js';
import type { Context, Handler } from '../server/types.js';
import type { Env } from './env.js';
import { sameContent } from './equal.js';
import type { Plan } from './plan.js';
import type { JsonObject } from './store.js';
import { REFERENCES, type Tracker, updateTracker } from './tracker.js';

/**
 * Takes the result of a command of ours: only from the partner that was asked, only for that command, and only once; the
 * same again is acknowledged. Anything else is not there (404).
 * @see OCPI 2.2.1, mod_commands, mod_commands_msp_post_method
 */
export function resultHandler(env: Env, plan: Plan): Handler<Operation> {
  return async (input, context) => {
    const params = input.params as Readonly<Record<string, string>>;
    const id = params.command_id ?? params.result_id ?? '';
    const result = input.body as JsonObject;
    let known = false;
    const tracker = await updateTracker(env.store, id, (current) => {
      known = current !== undefined && isMeant(current, plan, params.command, context);
      return known && current ? withResult(current, result) : undefined;
    });
    if (!known || !tracker) return 'unknown';
    env.options.onResult?.(tracker);
    return 'updated';
  };
}

function isMeant(tracker: Tracker, plan: Plan, command: string | undefined, context: Context): boolean {
  return (
    tracker.partner === context.partner.id &&
    tracker.module === plan.contract.module &&
    tracker.operation === plan.name &&
    (command === undefined || command.toUpperCase() === tracker.command.toUpperCase())
  );
}

function withResult(tracker: Tracker, result: JsonObject): Tracker {
  if (tracker.result === undefined) {
    const isLate = tracker.state === 'timeout' || toMillis(tracker.deadline) <= Date.now();
    return { ...tracker, state: isLate ? 'late' : 'result', result };
  }
  if (sameContent(tracker.result, result)) return { ...tracker, repeats: tracker.repeats + 1 };
  const message = 'Another result was received for this command before; the first one counts.';
  throw new OcpiStatusError(StatusCode.invalidParameters, message, { partnerMessage: message });
}

/** Notes the Session that came with the `authorization_reference` of a command of ours. */
export async function linkSession(
  env: Env,
  session: JsonObject,
  id: string,
  context: Context,
): Promise<void> {
  const { authorization_reference: reference, country_code, party_id } = session;
  if (typeof reference !== 'string') return;
  const tracker = await env.store.state.get(REFERENCES, reference.toUpperCase());
  if (typeof tracker !== 'string') return;
  const owner = { country_code: String(country_code), party_id: String(party_id) };
  await updateTracker(env.store, tracker, (current) =>
    current?.partner === context.partner.id ? { ...current, session: { owner, id } } : undefined,
  );
}
