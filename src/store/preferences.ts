import type { Operation } from '../contract/operation.js';
import type { Handler } from '../server/types.js';
import type { Env } from './env.js';
import { idText, ownerText } from './key.js';
import type { Plan } from './plan.js';
import { findObject } from './read-handlers.js';
import type { JsonObject } from './store.js';
import { subjectOf } from './write.js';

/** What the hook accepted, by session: kept for the charge point's side of the application. */
export const PREFERENCES = 'charging-preferences';

/**
 * Takes the charging preferences of a driver for a Session that the partner may see; what is ACCEPTED is kept.
 * @see OCPI 2.2.1, mod_sessions, mod_sessions_cpo_put_method
 */
export function preferencesHandler(env: Env, plan: Plan): Handler<Operation> {
  return async (input, context) => {
    const object = await findObject(env, plan, input, context);
    if (!object) return undefined;
    const preferences = input.body as JsonObject;
    const about = { ...subjectOf(object.key), session: object.value, by: context };
    const answer = (await env.options.chargingPreferences?.(preferences, about)) ?? 'NOT_POSSIBLE';
    if (answer === 'ACCEPTED') {
      await env.store.state.update(PREFERENCES, `${ownerText(about.owner)}/${idText(about.id)}`, () => ({
        value: preferences,
      }));
    }
    return answer;
  };
}
