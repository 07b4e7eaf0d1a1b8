import { checkOrigin } from '../client/channel.js';
import { OcpiUrlError } from '../core/errors.js';
import { joinUrl } from '../core/url.js';
import { checkUrl } from '../core/url-policy.js';
import type { Reply } from '../server/reply.js';
import type { Member } from './directory.js';
import type { HubEnv } from './env.js';
import { bodyOf, type Message } from './message.js';
import { invalid } from './replies.js';

const LIFETIME = 3_600_000;

/** Where results of charging profiles lie, by the operation that asked for them. */
const PROFILE_RESULTS: Readonly<Record<string, string>> = {
  getActiveChargingProfile: 'results/active',
  setChargingProfile: 'results/set',
  clearChargingProfile: 'results/clear',
};

/**
 * A message with a `response_url` of the hub in place of the sender's, in the body or in the query; just as it is when it
 * has none. The sender's URL must be at an origin that the sender is registered with.
 * @see OCPI 2.2.1, mod_commands, mod_commands_module
 */
export async function withOwnResponseUrl(
  env: HubEnv,
  message: Message,
  from: Member,
  to: Member,
): Promise<{ readonly message: Message } | Reply> {
  const search = new URLSearchParams(message.search);
  const inQuery = search.get('response_url');
  const body = bodyOf(message) as { response_url?: unknown } | null | undefined;
  const inBody = typeof body === 'object' && body !== null ? body.response_url : undefined;
  const url = inQuery ?? inBody;
  if (message.side !== 'RECEIVER' || typeof url !== 'string') return { message };
  const refused = refusalOf(url, from);
  if (refused) return refused;
  const own = await ownUrl(env, message, url, from, to);
  if (own === undefined) return { message };
  if (inQuery === null)
    return { message: { ...message, text: JSON.stringify({ ...body, response_url: own }) } };
  search.set('response_url', own);
  return { message: { ...message, search: search.toString() } };
}

function refusalOf(url: string, { platform }: Member): Reply | undefined {
  const { channel } = platform.connection;
  try {
    checkUrl(url, channel.options.urls);
    checkOrigin(channel, url);
    return undefined;
  } catch (error) {
    if (error instanceof OcpiUrlError) return invalid(`The response_url is refused. ${error.message}`);
    throw error;
  }
}

async function ownUrl(
  env: HubEnv,
  { module, operation, rest, correlationId }: Message,
  url: string,
  from: Member,
  to: Member,
): Promise<string | undefined> {
  const { version } = to.platform.version.version;
  const endpoint = env.endpointUrl({ version, module, role: 'SENDER' }, to.platform.registration.scope);
  const path = PROFILE_RESULTS[operation] ?? rest.at(-1);
  if (endpoint === undefined || path === undefined) return undefined;
  const id = await env.places.keep(
    'response',
    {
      user: to.platform.id,
      target: from.platform.id,
      from: to.party,
      to: from.party,
      ...{ module, side: 'SENDER', url, correlationId },
    },
    env.options.responseExpiry ?? LIFETIME,
  );
  return joinUrl(endpoint, `${path}/${id}`);
}
