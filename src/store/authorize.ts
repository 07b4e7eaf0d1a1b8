import type { Operation } from '../contract/operation.js';
import { OcpiStatusError } from '../core/errors.js';
import { itemWith } from '../core/items.js';
import { StatusCode } from '../core/status.js';
import type { Context, Handler } from '../server/types.js';
import type { Env } from './env.js';
import type { Authorization } from './options.js';
import { type Plan, shapeOf } from './plan.js';
import { findObject } from './read-handlers.js';
import type { JsonObject } from './store.js';
import { partiesOf } from './target.js';

const DEFAULT_DEADLINE = 2500;

/**
 * Answers a real-time authorization: an unknown Token is 404 with 2004, one that is not valid is BLOCKED, for the others
 * the hook decides within its deadline.
 * @see OCPI 2.2.1, mod_tokens, mod_tokens_post_method
 */
export function authorizeHandler(env: Env, plan: Plan): Handler<Operation> {
  const tokens: Plan = { ...plan, schema: undefined };
  return async (input, context) => {
    // The body is about the Location, it says nothing about the Token.
    const token = (await findObject(env, tokens, { ...input, body: undefined }, context))?.value;
    if (!token) {
      const message = 'The Token is not known here.';
      throw new OcpiStatusError(StatusCode.unknownToken, message, {
        httpStatus: 404,
        partnerMessage: message,
      });
    }
    const location = input.body as JsonObject | undefined;
    if (location) await checkLocation(env, location, context);
    return answerOf(plan, token, location, await decide(env, token, location, context));
  };
}

async function decide(
  env: Env,
  token: JsonObject,
  location: JsonObject | undefined,
  by: Context,
): Promise<Authorization> {
  if (token.valid === false) return 'BLOCKED';
  const { authorize, authorizeDeadline = DEFAULT_DEADLINE, authorizeFallback = 'ALLOWED' } = env.options;
  if (!authorize) return 'ALLOWED';
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<Authorization>((resolve) => {
    timer = setTimeout(() => resolve(authorizeFallback), authorizeDeadline);
  });
  try {
    return await Promise.race([authorize({ token, location, by }), late]);
  } finally {
    clearTimeout(timer);
  }
}

function answerOf(
  plan: Plan,
  token: JsonObject,
  location: JsonObject | undefined,
  authorization: Authorization,
): JsonObject {
  const details = typeof authorization === 'string' ? { allowed: authorization } : authorization;
  const where = details.allowed === 'ALLOWED' && location ? { location } : {};
  // 2.1.1 has no token in its answer.
  const known = Object.hasOwn(shapeOf(plan.operation.data), 'token') ? { token } : {};
  return { ...where, ...details, ...known };
}

/** A Location or EVSE that the partner names must be one that it has sent, when it has sent any. */
async function checkLocation(env: Env, references: JsonObject, context: Context): Promise<void> {
  for (const owner of partiesOf(context)) {
    const key = { module: 'locations', owner, id: String(references.location_id) };
    const location = (await env.store.get(key))?.value;
    if (location) return checkEvses(location, references);
  }
  if (!(await hasLocations(env, context))) return;
  refuseLocation(`The Location ${String(references.location_id)} is not known here.`);
}

function checkEvses(location: JsonObject, { evse_uids }: JsonObject): void {
  const uids = Array.isArray(evse_uids) ? evse_uids : [];
  const unknown = uids.find((uid) => !itemWith(location, 'evses', 'uid', uid));
  if (unknown !== undefined) refuseLocation(`The EVSE ${String(unknown)} is not known at this Location.`);
}

async function hasLocations(env: Env, context: Context): Promise<boolean> {
  for (const owner of partiesOf(context)) {
    const { items } = await env.store.list({ module: 'locations', owner, limit: 1 });
    if (items.length > 0) return true;
  }
  return false;
}

function refuseLocation(message: string): never {
  throw new OcpiStatusError(StatusCode.unknownLocation, message, { partnerMessage: message });
}
