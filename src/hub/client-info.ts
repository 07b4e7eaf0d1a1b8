import type { Party } from '../core/party.js';
import { uniqueId } from '../core/random.js';
import { type Client, changedWithin } from './clients.js';
import { type Directory, interfaceAt, type Member, type Platform } from './directory.js';
import type { HubEnv } from './env.js';
import type { Receiver } from './items.js';
import type { Message } from './message.js';
import { type Actor, mayMeet } from './permissions.js';
import { moduleIds } from './roles.js';

const MODULE = 'hubclientinfo';

/**
 * The client infos that a platform may see: of parties at other platforms with which one of its own may have to do.
 * @see OCPI 2.2.1, mod_hub_client_info, mod_hub_client_info_hub_get
 */
export async function listClients(
  env: HubEnv,
  query: { readonly date_from?: string; readonly date_to?: string },
  partner: string,
): Promise<readonly Client[]> {
  const directory = await env.directories();
  await env.clients.sync();
  const platform = directory.platform(partner);
  const clients = await env.clients.list();
  const visible = clients
    .filter(
      ({ client, partner: id }) => id !== partner && platform && maySee(env, directory, platform, client),
    )
    .map(({ client }) => client);
  return changedWithin(visible, query);
}

/** Tells every platform that has the interface, and may know the party, of a change. */
export async function pushClient(env: HubEnv, client: Client, partner: string | undefined): Promise<void> {
  const directory = await env.directories();
  const receivers = directory.platforms.flatMap((platform): readonly Receiver[] => {
    if (platform.id === partner || !maySee(env, directory, platform, client)) return [];
    const [member] = membersOf(directory, platform);
    return member && interfaceAt(member, MODULE, 'RECEIVER')
      ? [{ partner: platform.id, party: member.party }]
      : [];
  });
  const { country_code, party_id } = client;
  await env.deliveries.take(
    `${MODULE}|${country_code}*${party_id}`.toUpperCase(),
    messageOf(env, client),
    receivers,
  );
}

function messageOf({ hub, options }: HubEnv, client: Client): Message {
  const { country_code, party_id } = client;
  const spoken = options.versions.find(({ modules }) => modules[MODULE] !== undefined);
  return {
    partner: '',
    from: hub,
    version: spoken?.version.version ?? '2.3.0',
    module: MODULE,
    side: 'RECEIVER',
    operation: 'putClientInfo',
    params: { country_code, party_id },
    rest: [country_code, party_id],
    search: '',
    text: JSON.stringify(client),
    correlationId: uniqueId(),
  };
}

const membersOf = (directory: Directory, platform: Platform): readonly Member[] =>
  directory.members().filter((member) => member.platform.id === platform.id);

/** Whether a platform may know a party: it may have to do with one of its own. */
function maySee(env: HubEnv, directory: Directory, platform: Platform, client: Client): boolean {
  const { country_code, party_id, role } = client;
  const party: Party = { country_code, party_id };
  return canMeet(env, membersOf(directory, platform), { party, roles: [role] });
}

/** Whether one of these parties may have to do with another. */
export function canMeet({ options }: HubEnv, members: readonly Actor[], other: Actor): boolean {
  const modules = moduleIds(options.versions);
  return members.some((member) => mayMeet(options.permissions ?? [], member, other, modules));
}
