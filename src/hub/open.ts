import { type Party, sameParty } from '../core/party.js';
import type { Reply } from '../server/reply.js';
import { broadcast } from './broadcast.js';
import { type Incoming, mayReach, relayTo } from './direct.js';
import type { HubEnv } from './env.js';
import { type Kind, type Known, partyIn, textOf } from './known.js';
import { bodyOf, type Message, messageOf } from './message.js';
import { invalid, UNKNOWN_RECEIVER } from './replies.js';

/**
 * Finds the receiver of a request that names none: in what the request says, and in what passed through before. A push
 * of objects that are for everybody goes to everybody.
 * @see OCPI 2.2.1, transport_and_format, transport_and_format_message_routing_open_routing_request
 */
export async function openRouting(env: HubEnv, incoming: Incoming, canBroadcast: boolean): Promise<Reply> {
  const { call, from, directory } = incoming;
  if (canBroadcast && call.contract.role === 'RECEIVER' && call.match.operation.operation.kind === 'write') {
    return broadcast(env, incoming);
  }
  const found = await receiversIn(messageOf(call, from.party), env.known);
  const reachable = found.filter(
    (party) => !sameParty(party, from.party) && mayReach(env, incoming, directory.find(party)),
  );
  const [only, second] = reachable;
  if (!only) return UNKNOWN_RECEIVER;
  return second ? invalid(SEVERAL) : relayTo(env, incoming, only);
}

const SEVERAL = 'Several parties use this id; name the receiver in the OCPI-to headers.';

/** The parties that a message may be for. */
async function receiversIn(message: Message, known: Known): Promise<readonly Party[]> {
  const { module, side, params } = message;
  const by = async (kind: Kind, id: string | undefined): Promise<readonly Party[]> =>
    id === undefined ? [] : known.find(kind, id);
  if (side === 'SENDER') {
    if (module === 'locations') return by('location', params.location_id);
    if (module === 'tokens') return by('token', params.token_uid);
    if (module === 'sessions') return by('session', params.session_id);
    return module === 'chargingprofiles' ? by('session-scsp', params.session_id) : [];
  }
  if (module === 'chargingprofiles') return by('session', params.session_id);
  const body = bodyOf(message);
  if (module === 'commands')
    return firstFound(
      COMMAND_IDS.map(
        ([kind, field]) =>
          () =>
            by(kind, textOf(body, field)),
      ),
    );
  if (module !== 'sessions' && module !== 'cdrs') return [];
  const named = partyIn((body as { cdr_token?: unknown } | null | undefined)?.cdr_token);
  if (named) return [named];
  return firstFound([
    () => by('contract', textOf(body, 'auth_id')),
    () => by('session-emsp', params.session_id ?? textOf(body, 'session_id')),
  ]);
}

/** What commands are about, the surest first: a session and a reservation are at one CPO. */
const COMMAND_IDS = [
  ['session', 'session_id'],
  ['location', 'location_id'],
  ['reservation', 'reservation_id'],
] as const;

async function firstFound(finds: readonly (() => Promise<readonly Party[]>)[]): Promise<readonly Party[]> {
  for (const find of finds) {
    const found = await find();
    if (found.length > 0) return found;
  }
  return [];
}
