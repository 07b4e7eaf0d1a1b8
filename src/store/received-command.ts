import type { Operation } from '../contract/operation.js';
import { OcpiStatusError, OcpiUrlError } from '../core/errors.js';
import { uniqueId } from '../core/random.js';
import { StatusCode } from '../core/status.js';
import { printableUrl } from '../core/url.js';
import { checkUrlAddresses } from '../core/url-policy.js';
import type { Registration } from '../partners/registration.js';
import type { Context, Handler } from '../server/types.js';
import { isVisible } from './audience.js';
import { keepPending } from './deliver.js';
import { deliveryOf, type Env } from './env.js';
import type { CommandAnswer, ReceivedCommand } from './options.js';
import type { PendingResult } from './pending.js';
import type { Plan } from './plan.js';
import { resultOperation } from './result-operation.js';
import { finish } from './results.js';
import type { JsonObject } from './store.js';
import { type AnyInput, ownParty, viewersOf } from './target.js';

const DEFAULT_TIMEOUT = 30;

/**
 * Answers a command, or a request about charging profiles, at once; the result is delivered to its `response_url` later.
 * @see OCPI 2.2.1, mod_commands, mod_commands_flow
 */
export function commandHandler(env: Env, plan: Plan): Handler<Operation> {
  return async (input, context) => {
    const received = await readCommand(env, plan, input, context);
    if (await isForbidden(env, received)) return responseOf(plan, { result: 'UNKNOWN_SESSION' });
    const hook = plan.contract.module === 'commands' ? env.options.onCommand : env.options.onChargingProfile;
    const answer: CommandAnswer = (await hook?.(received, context)) ?? { response: 'NOT_SUPPORTED' };
    const response = typeof answer.response === 'string' ? { result: answer.response } : answer.response;
    if (answer.result !== undefined) {
      const pending = pendingOf(env, plan, received, response);
      await keepPending(env.store, pending);
      const { partner: registration, bridge } = context;
      if (answer.result !== 'later')
        void finish({ ...deliveryOf(env, bridge), registration }, pending, answer.result);
    }
    return responseOf(plan, response);
  };
}

async function readCommand(
  env: Env,
  plan: Plan,
  input: AnyInput,
  context: Context,
): Promise<ReceivedCommand & { readonly responseUrl: string }> {
  const fields = { ...(input.query as object), ...(input.body as object | undefined), ...input.params };
  const { response_url, ...request } = fields as JsonObject;
  const responseUrl = String(response_url);
  await checkResponseUrl(env, responseUrl, context.partner);
  const { command } = resultOperation(plan.contract, plan.name);
  return { id: uniqueId(), command, operation: plan.name, request, by: context, responseUrl };
}

/** The URL must be one that partners may give us, on an origin that this partner is registered with. */
async function checkResponseUrl(env: Env, url: string, partner: Registration): Promise<void> {
  const { urls, origins = [] } = env.options.client ?? {};
  try {
    await checkUrlAddresses(url, urls);
  } catch (error) {
    if (error instanceof OcpiUrlError) throw refused(error.message);
    throw error;
  }
  const known = [
    partner.versionsUrl,
    ...origins,
    ...(partner.endpoints ?? []).map((endpoint) => endpoint.url),
  ];
  const { origin } = new URL(url);
  const isKnown = known.some(
    (one) => one !== undefined && URL.canParse(one) && new URL(one).origin === origin,
  );
  if (!isKnown)
    throw refused(`The response_url ${printableUrl(url)} is on no origin that you are registered with.`);
}

const refused = (message: string): OcpiStatusError =>
  new OcpiStatusError(StatusCode.invalidParameters, message, { partnerMessage: message });

/** A Session of another eMSP is not there; a smart charging provider works on everybody's. */
async function isForbidden(env: Env, { request, by }: ReceivedCommand): Promise<boolean> {
  if (typeof request.session_id !== 'string') return false;
  if ((by.partner.roles ?? []).some(({ role }) => role === 'SCSP')) return false;
  const session = await env.store.get({ module: 'sessions', owner: ownParty(by), id: request.session_id });
  return session !== undefined && !isVisible(session.audience, viewersOf(by));
}

/** The response as the version has it: 2.1.1 knows no timeout. */
function responseOf(plan: Plan, response: JsonObject): JsonObject {
  const timeout = response.timeout ?? DEFAULT_TIMEOUT;
  return plan.contract.version === '2.1.1' ? response : { ...response, timeout };
}

function pendingOf(
  env: Env,
  plan: Plan,
  received: ReceivedCommand & { readonly responseUrl: string },
  response: JsonObject,
): PendingResult {
  const seconds = typeof response.timeout === 'number' ? response.timeout : DEFAULT_TIMEOUT;
  const { operation, command } = resultOperation(plan.contract, plan.name);
  return {
    id: received.id,
    module: plan.contract.module,
    operation,
    command,
    request: received.request,
    partner: received.by.partner.id,
    role: ownParty(received.by),
    version: env.version,
    responseUrl: received.responseUrl,
    deadline: new Date(Date.now() + seconds * 1000).toISOString(),
    state: 'waiting',
    attempts: 0,
  };
}
