import { type Party, partyKey } from '../core/party.js';
import { now, toMillis } from '../core/time.js';
import { claimsHub } from '../partners/hub.js';
import type { Registration } from '../partners/registration.js';
import type { StateStore } from '../store/store.js';
import { rolesOf } from './directory.js';
import type { HubOptions } from './options.js';

/** Whether a party can be reached. @see OCPI 2.2.1, mod_hub_client_info, mod_hub_client_info_connection_status_enum */
export type ConnectionState = 'CONNECTED' | 'OFFLINE' | 'PLANNED' | 'SUSPENDED';

/** A party in one role, and whether it can be reached. */
export interface Client extends Party {
  readonly role: string;
  readonly status: ConnectionState;
  /** DateTime of the last change of the status. */
  readonly last_updated: string;
}

/** A client as it is kept. */
interface Kept {
  readonly client: Client;
  /** Id of its registration; absent as long as it is only planned. */
  readonly partner: string | undefined;
}

/** What the operator wants of a party, whatever its connection is like. */
type Order = 'PLANNED' | 'SUSPENDED';

const CLIENTS = 'hub-clients';
const OFFLINE = 'hub-offline';
const ORDERS = 'hub-orders';
const ORDERS_AGE = 1000;

/** What the register of clients takes. */
export interface ClientsParts {
  readonly options: HubOptions;
  /** Is told of every change. */
  readonly onChange: (client: Client, partner: string | undefined) => Promise<void>;
}

/** Knows all parties that are or were connected or will be, in the store; every process of a hub sees the same. */
export class Clients {
  readonly #parts: ClientsParts;
  readonly #state: StateStore;
  #offline = new Set<string>();
  #orders: { readonly at: number; readonly byParty: ReadonlyMap<string, Order> } | undefined;
  #last: Promise<void> = Promise.resolve();
  #again = false;

  constructor(parts: ClientsParts) {
    this.#parts = parts;
    this.#state = parts.options.store.state;
  }

  /** Brings the states up to date with registrations, orders and connections, in the background. */
  sync(): Promise<void> {
    if (this.#again) return this.#last;
    this.#again = true;
    this.#last = this.#last.then(async () => {
      this.#again = false;
      await this.#sync().catch((error: unknown) => this.#parts.options.onError?.(error, 'hubclientinfo'));
    });
    return this.#last;
  }

  /** Resolves when all changes are written. */
  idle(): Promise<void> {
    return this.#last;
  }

  /** Notes that a platform can be reached, or not. */
  async reached(partner: string, isReached: boolean): Promise<void> {
    if (this.#offline.has(partner) !== isReached) return;
    if (isReached) this.#offline.delete(partner);
    else this.#offline.add(partner);
    await this.#state.update(OFFLINE, partner, (current) => {
      if (isReached) return current === undefined ? undefined : 'remove';
      return { value: { since: now() } };
    });
    await this.sync();
  }

  /** Whether a platform could not be reached the last time. */
  isOffline(partner: string): boolean {
    return this.#offline.has(partner);
  }

  /** What the operator ordered for a party. */
  async orderFor(party: Party): Promise<Order | undefined> {
    return (await this.#ordersNow()).get(partyKey(party));
  }

  /** Those of some parties that are not suspended. */
  async withoutSuspended<T extends { readonly party: Party }>(members: readonly T[]): Promise<readonly T[]> {
    const orders = await this.#ordersNow();
    return members.filter(({ party }) => orders.get(partyKey(party)) !== 'SUSPENDED');
  }

  /** Orders something for a party, or takes the order back. */
  async order(party: Party & { readonly role?: string }, order: Order | undefined): Promise<void> {
    const key = partyKey(party);
    await this.#state.update(ORDERS, key, () => (order ? { value: order } : 'remove'));
    if (order === 'PLANNED' && party.role) {
      const { country_code, party_id, role } = party;
      await this.#set({ country_code, party_id, role, status: 'PLANNED', last_updated: now() }, undefined);
    }
    this.#orders = undefined;
    await this.sync();
  }

  /** All clients, by party and role. */
  async list(): Promise<readonly Kept[]> {
    const found: Kept[] = [];
    let after: string | undefined;
    do {
      const entries = await this.#state.list(CLIENTS, after === undefined ? {} : { after });
      found.push(...entries.map(({ value }) => value as Kept));
      after = entries.at(-1)?.id;
    } while (after !== undefined);
    return found;
  }

  /** A party in all of its roles. */
  async find(party: Party): Promise<readonly Client[]> {
    const key = partyKey(party);
    const entries = await this.#state.list(CLIENTS, { after: `${key}|`, limit: 20 });
    return entries.map(({ value }) => (value as Kept).client).filter((client) => partyKey(client) === key);
  }

  /** Learns from the store what other processes found out. */
  async refresh(): Promise<void> {
    const entries = await this.#state.list(OFFLINE);
    this.#offline = new Set(entries.map(({ id }) => id));
    this.#orders = undefined;
    await this.sync();
  }

  async #ordersNow(): Promise<ReadonlyMap<string, Order>> {
    if (this.#orders && Date.now() - this.#orders.at < ORDERS_AGE) return this.#orders.byParty;
    const entries = await this.#state.list(ORDERS);
    const byParty = new Map(entries.map(({ id, value }) => [id, value as Order]));
    this.#orders = { at: Date.now(), byParty };
    return byParty;
  }

  async #sync(): Promise<void> {
    const { partners } = this.#parts.options;
    const orders = await this.#ordersNow();
    const wanted = new Map<string, Kept>();
    for (const registration of await partners.list()) {
      for (const kept of this.#clientsOf(registration)) wanted.set(idOf(kept.client), kept);
    }
    for (const kept of await this.list()) {
      const id = idOf(kept.client);
      if (wanted.has(id)) continue;
      const status =
        kept.client.status === 'PLANNED' && orders.has(partyKey(kept.client)) ? 'PLANNED' : 'SUSPENDED';
      wanted.set(id, { ...kept, client: { ...kept.client, status } });
    }
    for (const { client, partner } of wanted.values()) {
      const isSuspended = orders.get(partyKey(client)) === 'SUSPENDED';
      await this.#set(isSuspended ? { ...client, status: 'SUSPENDED' } : client, partner);
    }
  }

  #clientsOf(registration: Registration): readonly Kept[] {
    const { id, status } = registration;
    if (claimsHub(registration) || (status !== 'registered' && status !== 'unregistered')) return [];
    const reachable = this.#offline.has(id) ? 'OFFLINE' : 'CONNECTED';
    return rolesOf(registration, this.#parts.options).map(({ country_code, party_id, role }) => {
      const state = status === 'registered' ? reachable : 'SUSPENDED';
      return { client: { country_code, party_id, role, status: state, last_updated: now() }, partner: id };
    });
  }

  async #set(client: Client, partner: string | undefined): Promise<void> {
    let isNew = false;
    await this.#state.update(CLIENTS, idOf(client), (current) => {
      const before = current as Kept | undefined;
      isNew = before?.client.status !== client.status;
      if (!isNew && before?.partner === partner) return undefined;
      const last_updated = isNew ? now() : (before?.client.last_updated ?? now());
      return { value: { client: { ...client, last_updated }, partner } };
    });
    if (isNew) await this.#parts.onChange({ ...client, last_updated: now() }, partner);
  }
}

const idOf = (client: Party & { readonly role: string }): string => `${partyKey(client)}|${client.role}`;

/** The clients that changed in a time; both ends are `DateTime`s. */
export function changedWithin(
  clients: readonly Client[],
  { date_from, date_to }: { readonly date_from?: string; readonly date_to?: string },
): readonly Client[] {
  const from = date_from === undefined ? Number.NEGATIVE_INFINITY : toMillis(date_from);
  const to = date_to === undefined ? Number.POSITIVE_INFINITY : toMillis(date_to);
  return clients.filter(({ last_updated }) => {
    const at = toMillis(last_updated);
    return at >= from && at < to;
  });
}
