import { isSuccess, StatusCode } from '../core/status.js';
import type { RelayCall } from '../server/relay.js';
import { type Reply, refuse } from '../server/reply.js';
import type { Directory, Member } from './directory.js';
import type { HubEnv } from './env.js';
import { messageOf } from './message.js';
import { passOn } from './pass-on.js';
import { isAllowed } from './permissions.js';
import type { Place, PlaceKind } from './places.js';
import { NOT_CONNECTED, SUSPENDED, UNKNOWN_RECEIVER, withRouting } from './replies.js';

const RETRY_LIFETIME = 600_000;

const NOT_THERE = refuse(StatusCode.unknownLocation, 'There is nothing here for you, or not any more.', 404);

/** A request to a URL that the hub gave away. */
export interface Visit {
  readonly call: RelayCall;
  readonly directory: Directory;
}

/** Serves a URL that the hub gave away: for the platform that it was given to, and nobody else. */
export async function useGivenUrl(env: HubEnv, visit: Visit, kind: PlaceKind, id: string): Promise<Reply> {
  const { call } = visit;
  const use = { user: call.partner.id, module: call.contract.module, side: call.contract.role };
  const isOnce = kind === 'response';
  const place = await (isOnce ? env.places.take(kind, id, use) : env.places.find(kind, id, use));
  if (!place) return NOT_THERE;
  const reply = await follow(env, visit, kind, place);
  // A result that did not arrive may be sent again.
  if (isOnce && !isSuccess(reply.statusCode)) await env.places.giveBack(kind, id, place, RETRY_LIFETIME);
  return call.version.routed ? withRouting(reply, place.from, place.to) : reply;
}

async function follow(env: HubEnv, visit: Visit, kind: PlaceKind, place: Place): Promise<Reply> {
  const { call, directory } = visit;
  const platform = directory.platform(place.target);
  const ours = directory.platform(place.user);
  if (!platform || !ours) return NOT_CONNECTED;
  const to = directory.member(platform, place.to);
  const from = directory.member(ours, place.from);
  const taking = await env.clients.withoutSuspended([to, from]);
  if (!taking.includes(from)) return SUSPENDED;
  if (!taking.includes(to)) return NOT_CONNECTED;
  if (kind !== 'response' && !mayStill(env, from, to, place)) return UNKNOWN_RECEIVER;
  const sent = messageOf(call, place.from);
  const message = kind === 'response' ? { ...sent, search: '' } : sent;
  const leg = { to, from: place.from, url: place.url, signal: call.signal };
  return passOn(env, { call, from, message, original: message, leg });
}

const mayStill = ({ options }: HubEnv, from: Member, to: Member, { module, side }: Place): boolean =>
  isAllowed(options.permissions ?? [], { from, to, module, side });
