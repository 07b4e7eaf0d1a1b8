import { sameParty } from '../core/party.js';
import type { RelayCall } from '../server/relay.js';
import type { Reply } from '../server/reply.js';
import { arrange, senderOf } from './arrange.js';
import { broadcast } from './broadcast.js';
import { relayTo } from './direct.js';
import type { Directory, Member } from './directory.js';
import type { HubEnv } from './env.js';
import { useGivenUrl } from './given.js';
import { listAll } from './list-all.js';
import { openRouting } from './open.js';
import { invalid, SUSPENDED } from './replies.js';

/** Modules whose objects are meant for everybody. */
const BROADCAST = ['locations', 'tariffs', 'tokens'];

/** Answers a request of a platform: recognises what it is, and does that. */
export async function relay(env: HubEnv, call: RelayCall): Promise<Reply> {
  const { hub, options } = env;
  const modules = options.broadcast ?? BROADCAST;
  const arrangement = arrange(call, { hub, broadcast: modules });
  if ('statusCode' in arrangement) return arrangement;
  const directory = await env.directories();
  const platform = directory.platform(call.partner.id);
  if (platform) env.heard(platform);
  if ('id' in arrangement) return useGivenUrl(env, { call, directory }, arrangement.kind, arrangement.id);
  const from = await findSender(env, call, directory);
  if ('statusCode' in from) return from;
  const incoming = { call, from, directory };
  switch (arrangement.kind) {
    case 'direct':
      return relayTo(env, incoming, arrangement.to);
    case 'broadcast':
      return broadcast(env, incoming);
    case 'all':
      return listAll(env, incoming);
    case 'open':
      return openRouting(env, incoming, modules.includes(call.contract.module));
  }
}

/** The party that sent a request; a hub cannot speak for a party that is connected here itself. */
async function findSender(env: HubEnv, call: RelayCall, directory: Directory): Promise<Member | Reply> {
  const party = senderOf(call);
  const platform = directory.platform(call.partner.id);
  if (!party || !platform) {
    return invalid('Say with the OCPI-from headers which of the parties of the platform this comes from.');
  }
  const isElsewhere = directory
    .find(party)
    .some((one) => one.platform.id !== platform.id && !one.platform.isHub);
  if (platform.isHub && (isElsewhere || sameParty(party, env.hub))) {
    return invalid('The OCPI-from headers name a party that is connected here itself.');
  }
  if ((await env.clients.orderFor(party)) === 'SUSPENDED') return SUSPENDED;
  return directory.member(platform, party);
}
