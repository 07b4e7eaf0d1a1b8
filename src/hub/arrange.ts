import { onlyParty } from '../client/connection.js';
import { type Party, sameParty } from '../core/party.js';
import type { RelayCall } from '../server/relay.js';
import type { Reply } from '../server/reply.js';
import { invalid } from './replies.js';

/** The query parameter of the links with which the hub continues lists of others. */
export const PAGE_PARAM = 'hub_page';

/** What a request to the hub is. */
export type Arrangement =
  /** For the party that the OCPI-to headers name. */
  | { readonly kind: 'direct'; readonly to: Party }
  /** For everybody who plays an opposite role. */
  | { readonly kind: 'broadcast' }
  /** The hub finds the receiver in the content. */
  | { readonly kind: 'open' }
  /** A list of all parties together. */
  | { readonly kind: 'all' }
  /** A use of a URL that the hub gave away, with its id. */
  | { readonly kind: 'page' | 'response' | 'location'; readonly id: string };

/** What it takes to recognise an arrangement. */
export interface Recognising {
  /** The party of the hub. */
  readonly hub: Party;
  /** Modules whose objects may be broadcast. */
  readonly broadcast: readonly string[];
}

/**
 * Recognises what a request is by method, interface and headers alone; refuses the combinations that there are not. In
 * 2.1.1, which has no routing headers, every request is one to find the receiver for: what can be for all is.
 * @see OCPI 2.2.1, transport_and_format, transport_and_format_message_routing
 */
export function arrange(call: RelayCall, { hub, broadcast }: Recognising): Arrangement | Reply {
  const { contract, match, version } = call;
  const { operation } = match.operation;
  const given = givenUrl(call);
  if (given) return given;
  const { to } = call.routing;
  if (version.routed && to && !sameParty(to, hub)) return { kind: 'direct', to };
  const isForAll = to !== undefined || !version.routed;
  const canBeForAll = operation.kind === 'list' && contract.role === 'SENDER';
  if (canBeForAll) return isForAll ? { kind: 'all' } : invalid(NAME_THE_HUB);
  const canBroadcast =
    contract.role === 'RECEIVER' && operation.kind === 'write' && broadcast.includes(contract.module);
  if (version.routed && to) return canBroadcast ? { kind: 'broadcast' } : invalid(whyNot(call));
  return !version.routed && canBroadcast ? { kind: 'broadcast' } : { kind: 'open' };
}

const NAME_THE_HUB =
  'A list of all parties has the party of the hub in the OCPI-to headers; that of one party has that party.';

function whyNot({ contract, match }: RelayCall): string {
  const { method } = match.operation.operation;
  if (method === 'GET') {
    return 'GET cannot be broadcast: name the receiver in the OCPI-to headers, or leave them out when the hub can find it.';
  }
  return `${contract.module} concern one party: name it in the OCPI-to headers, or leave them out when the hub can find it.`;
}

/** Uses of URLs that only this hub can have made: the next page, a result, a posted object. */
function givenUrl({ contract, match, search }: RelayCall): Arrangement | undefined {
  const { operation } = match.operation;
  const page = search.get(PAGE_PARAM);
  if (page !== null && operation.kind === 'list') return { kind: 'page', id: page };
  if (!operation.givenUrl) return undefined;
  const id = Object.values(match.params).at(-1) ?? '';
  return { kind: contract.role === 'SENDER' ? 'response' : 'location', id };
}

/**
 * The party that a request comes from: the one in the headers, which the server has held against the credentials, the
 * only one of the platform, or the owner in the URL.
 */
export function senderOf({ partner, routing, match }: RelayCall): Party | undefined {
  if (routing.from) return routing.from;
  const only = onlyParty(partner.roles ?? []);
  const { country_code, party_id } = match.params;
  if (only) return only;
  return country_code !== undefined && party_id !== undefined ? { country_code, party_id } : undefined;
}
