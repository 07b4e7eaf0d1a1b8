import { partyKey } from '../core/party.js';
import { isSuccess, StatusCode } from '../core/status.js';
import { ok, type Reply } from '../server/reply.js';
import type { Outcome } from './deliveries.js';
import type { Incoming } from './direct.js';
import type { Directory } from './directory.js';
import type { HubEnv } from './env.js';
import type { Forwarded } from './forward.js';
import type { Receiver } from './items.js';
import { bodyOf, type Message, messageOf } from './message.js';
import { prepare } from './outbound.js';
import { receiversOf } from './receivers.js';
import { withRouting } from './replies.js';

/**
 * Takes a push for everybody: when the sender has its answer, the push is kept and will reach its receivers.
 * @see OCPI 2.2.1, transport_and_format, transport_and_format_message_routing_broadcast_push
 */
export async function broadcast(env: HubEnv, { call, from, directory }: Incoming): Promise<Reply> {
  const message = messageOf(call, from.party);
  const fitting = receiversOf({ module: message.module, from }, directory, env.options);
  const receivers = await env.clients.withoutSuspended(fitting);
  env.learn({ message, from, to: undefined, data: undefined, statusCode: StatusCode.success });
  await env.deliveries.take(
    objectKey(message),
    message,
    receivers.map(({ platform, party }) => ({ partner: platform.id, party })),
  );
  const { routing, version } = call;
  return version.routed && (routing.from || routing.to) ? withRouting(ok(), from.party, env.hub) : ok();
}

/** What a push is about, as one text: pushes about the same object keep their order. */
export function objectKey(message: Message): string {
  const { module, params, rest } = message;
  const { country_code, party_id, ...ids } = params;
  const [own] = Object.values(ids);
  const body = bodyOf(message) as { id?: unknown } | null | undefined;
  const id = own ?? (typeof body?.id === 'string' ? body.id : rest.join('/'));
  const owner =
    country_code !== undefined && party_id !== undefined ? { country_code, party_id } : message.from;
  return `${module}|${partyKey(owner)}|${encodeURIComponent(id.toUpperCase())}`;
}

/** One try to bring a push to a receiver; the hub is the sender that the receiver sees. */
export async function deliverTo(
  env: HubEnv,
  message: Message,
  { partner, party }: Receiver,
): Promise<Outcome> {
  const directory = await directoryWith(env, partner);
  const platform = directory.platform(partner);
  if (!platform) return { kind: 'refused', error: new Error('The receiver is not registered any more.') };
  const leg = { to: directory.member(platform, party), from: env.hub, isPatient: true };
  const prepared = await prepare(message, leg, env.preparing);
  if ('impossible' in prepared) return { kind: 'refused', error: new Error(prepared.impossible) };
  return outcomeOf(await env.forward(prepared.outbound));
}

/** A push is sent to many: looking for changed registrations before each of these would cost as much as sending. */
const FRESH = 1000;

async function directoryWith(env: HubEnv, partner: string): Promise<Directory> {
  const directory = await env.directories(FRESH);
  return directory.platform(partner) ? directory : env.directories();
}

/** What an answer means for a push: what is wrong with the push stays wrong, anything else is worth another try. */
function outcomeOf(forwarded: Forwarded): Outcome {
  if ('failure' in forwarded) return { kind: 'again', error: forwarded.error };
  const { httpStatus, envelope } = forwarded.answer;
  if (httpStatus < 300 && isSuccess(envelope.statusCode)) return { kind: 'arrived' };
  const message = `${envelope.statusCode} ${envelope.statusMessage ?? ''} (HTTP ${httpStatus})`;
  const isTheirs = httpStatus === 401 || httpStatus === 403 || httpStatus === 429 || httpStatus >= 500;
  const isAboutIt = envelope.statusCode < 3000 && !isTheirs;
  return { kind: isAboutIt ? 'refused' : 'again', error: new Error(message.trim()) };
}
