import type { Party } from '../core/party.js';
import { uniqueId } from '../core/random.js';
import type { StateStore } from '../store/store.js';
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

/** All messages about one object that are under way, in their order: kept together so that their order is. */
interface Row {
  /** The process that delivers them. */
  readonly worker: string;
  readonly queue: readonly Item[];
}

const ROWS = 'hub-outbox';
const WORKERS = 'hub-workers';

/** What a strike-off needs to know: what arrived at whom, by id of the message. */
export type Arrived = ReadonlyMap<string, readonly Receiver[]>;

/** Keeps what is under way in the store, and who delivers it. */
export class Outbox {
  readonly worker = uniqueId();
  readonly #state: StateStore;
  readonly #lease: number;

  constructor(state: StateStore, lease: number) {
    this.#state = state;
    this.#lease = lease;
  }

  /** Says that this process lives. */
  async beat(): Promise<void> {
    const expires = new Date(Date.now() + this.#lease).toISOString();
    await this.#state.update(WORKERS, this.worker, () => ({ value: {}, expires }));
  }

  /** Lets other processes take over at once. */
  async leave(): Promise<void> {
    await this.#state.update(WORKERS, this.worker, () => 'remove');
  }

  /** Adds a message about an object; gives what this process has to deliver, nothing when another one is at it. */
  async add(key: string, message: Message, receivers: readonly Receiver[]): Promise<readonly Item[]> {
    const item: Item = { id: uniqueId(), message, receivers, since: Date.now() };
    const row = await this.#state.update(ROWS, key, (current) => {
      const { worker = this.worker, queue = [] } = (current ?? {}) as Partial<Row>;
      return { value: { worker, queue: [...queue, item] } satisfies Row };
    });
    return this.#mine(row);
  }

  /** Strikes off what has arrived and gives what is left for this process to deliver. */
  async strike(key: string, arrived: Arrived): Promise<readonly Item[]> {
    const row = await this.#state.update(ROWS, key, (current) => {
      const before = current as Row | undefined;
      if (before?.worker !== this.worker) return undefined;
      const queue = before.queue.map((item) => without(item, arrived.get(item.id))).filter(isOpen);
      return queue.length === 0 ? 'remove' : { value: { ...before, queue } };
    });
    return this.#mine(row);
  }

  /** What this process has to deliver about an object. */
  async current(key: string): Promise<readonly Item[]> {
    return this.#mine(await this.#state.get(ROWS, key));
  }

  /** Takes over what processes left that live no more; gives the ids of all messages of this process, by object. */
  async claim(): Promise<ReadonlyMap<string, readonly string[]>> {
    const living = new Set([this.worker]);
    for await (const { id } of listAll(this.#state, WORKERS)) living.add(id);
    const mine = new Map<string, readonly string[]>();
    for await (const { id, value } of listAll(this.#state, ROWS)) {
      const { worker } = value as Row;
      const row = living.has(worker) ? value : await this.#takeOver(id, worker);
      const items = this.#mine(row);
      if (items.length > 0)
        mine.set(
          id,
          items.map((item) => item.id),
        );
    }
    return mine;
  }

  async #takeOver(key: string, dead: string): Promise<unknown> {
    return this.#state.update(ROWS, key, (current) => {
      const row = current as Row | undefined;
      return row?.worker === dead ? { value: { ...row, worker: this.worker } } : undefined;
    });
  }

  #mine(row: unknown): readonly Item[] {
    const { worker, queue } = (row ?? {}) as Partial<Row>;
    return worker === this.worker ? (queue ?? []) : [];
  }
}

/** A receiver as a text. */
export const receiverKey = ({ partner, party }: Receiver): string =>
  `${partner}|${party.country_code}*${party.party_id}`.toUpperCase();

function without(item: Item, arrived: readonly Receiver[] | undefined): Item {
  if (!arrived) return item;
  const keys = new Set(arrived.map(receiverKey));
  return { ...item, receivers: item.receivers.filter((receiver) => !keys.has(receiverKey(receiver))) };
}

const isOpen = ({ receivers }: Item): boolean => receivers.length > 0;

async function* listAll(state: StateStore, collection: string) {
  let after: string | undefined;
  for (;;) {
    const entries = await state.list(collection, after === undefined ? {} : { after });
    yield* entries;
    after = entries.at(-1)?.id;
    if (after === undefined) return;
  }
}
