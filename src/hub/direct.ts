import { type Party, sameParty } from '../core/party.js';
import { StatusCode } from '../core/status.js';
import type { RelayCall } from '../server/relay.js';
import { type Reply, refuse } from '../server/reply.js';
import { chooseMember, type Directory, type Member } from './directory.js';
import type { HubEnv } from './env.js';
import { messageOf } from './message.js';
import { passOn } from './pass-on.js';
import { isAllowed } from './permissions.js';
import { NOT_CONNECTED, UNKNOWN_RECEIVER, withRouting } from './replies.js';
import { withOwnResponseUrl } from './response-url.js';

/** A request whose sender is known. */
export interface Incoming {
  readonly call: RelayCall;
  readonly from: Member;
  readonly directory: Directory;
}

/** Passes a request on to one party and its answer back. */
export async function relayTo(env: HubEnv, incoming: Incoming, to: Party): Promise<Reply> {
  const { call, from, directory } = incoming;
  const target = await receiverFor(env, incoming, to, directory.find(to));
  const reply = 'statusCode' in target ? target : await relayToMember(env, incoming, target);
  const { routing } = call;
  return call.version.routed && (routing.from || routing.to) ? withRouting(reply, from.party, to) : reply;
}

/** The receiver; one that is known to the sender and not connected is told from one that is not known. */
async function receiverFor(
  env: HubEnv,
  incoming: Incoming,
  to: Party,
  members: readonly Member[],
): Promise<Member | Reply> {
  const found = findReceiver(env, incoming, members);
  if (found !== UNKNOWN_RECEIVER) {
    return (await env.clients.orderFor(to)) === 'SUSPENDED' ? NOT_CONNECTED : found;
  }
  if (members.length > 0) return found;
  const clients = await env.clients.find(to);
  const { role: side, module } = incoming.call.contract;
  const { permissions = [] } = env.options;
  const actor = { party: to, roles: clients.map(({ role }) => role) };
  const isKnown =
    clients.length > 0 && isAllowed(permissions, { from: incoming.from, to: actor, module, side });
  return isKnown ? NOT_CONNECTED : found;
}

/** The receiver, if this sender may reach it; otherwise it does not exist for the sender. */
function findReceiver(env: HubEnv, incoming: Incoming, members: readonly Member[]): Member | Reply {
  const { module, role: side } = incoming.call.contract;
  const allowed = members.filter((to) => isReachable(env, incoming, to));
  if (allowed.length === 0) return UNKNOWN_RECEIVER;
  const found = chooseMember(allowed, module, side);
  return found ?? refuse(StatusCode.hubError, `The receiver has no ${module} (${side}).`);
}

/** Whether the sender of a request may reach a party at one of its places. */
export const mayReach = (env: HubEnv, incoming: Incoming, members: readonly Member[]): boolean =>
  members.some((to) => isReachable(env, incoming, to));

function isReachable({ options }: HubEnv, { call, from }: Incoming, to: Member): boolean {
  const { module, role: side } = call.contract;
  return isAllowed(options.permissions ?? [], { from, to, module, side }) && !isWayBack(from, to);
}

/**
 * Another hub does not get back what came from it, and nobody what it sent itself; two parties of one platform may talk
 * through this hub.
 */
const isWayBack = (from: Member, to: Member): boolean =>
  from.platform.id === to.platform.id && (from.platform.isHub || sameParty(from.party, to.party));

/** Passes a request on to a party that was found. */
export async function relayToMember(env: HubEnv, { call, from }: Incoming, to: Member): Promise<Reply> {
  const original = messageOf(call, from.party);
  const own = await withOwnResponseUrl(env, original, from, to);
  if ('statusCode' in own) return own;
  const leg = { to, from: from.party, signal: call.signal };
  return passOn(env, { call, from, message: own.message, original, leg });
}
