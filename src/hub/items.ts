import type { Party } from '../core/party.js';
import type { Message } from './message.js';

/** A receiver of a message: a party at the platform of a registration. */
export interface Receiver {
  readonly partner: string;
  readonly party: Party;
}

/** A message that was acknowledged and has to reach its receivers. */
export interface Item {
  readonly id: string;
  readonly message: Message;
  /** Who has not got it. */
  readonly receivers: readonly Receiver[];
  /** When it was taken, in milliseconds since 1970. */
  readonly since: number;
}

/** A receiver as a text. */
export const receiverKey = ({ partner, party }: Receiver): string =>
  `${partner}|${party.country_code}*${party.party_id}`.toUpperCase();

/** A message without the receivers that have got it. */
export function without(item: Item, arrived: readonly Receiver[] | undefined): Item {
  if (!arrived || arrived.length === 0) return item;
  const keys = new Set(arrived.map(receiverKey));
  return { ...item, receivers: item.receivers.filter((receiver) => !keys.has(receiverKey(receiver))) };
}
