import { Turns } from '../core/turns.js';
import { MOST } from './backlog.js';
import { type Item, type Receiver, receiverKey } from './items.js';
import type { Message } from './message.js';
import type { Undelivered } from './options.js';
import type { Left, Outbox } from './outbox.js';

/** What became of one try: it arrived, it will never be taken, or it is worth another try. */
export type Outcome =
  | { readonly kind: 'arrived' }
  | { readonly kind: 'refused' | 'again'; readonly error: unknown };

/** What deliveries take. */
export interface DeliveriesOptions {
  readonly outbox: Outbox;
  /** Makes one try. */
  readonly deliver: (message: Message, receiver: Receiver) => Promise<Outcome>;
  readonly giveUp: (item: Item, receiver: Receiver, reason: Undelivered['reason'], error: unknown) => void;
  readonly onError: (error: unknown) => void;
  /** Looks for whatever else other processes may have changed, as often as for what they left. */
  readonly onLook: () => Promise<void>;
  /** Milliseconds. */
  readonly retryFor: number;
  readonly retryDelay: number;
  /** Milliseconds between two looks at what other processes left. */
  readonly interval: number;
}

const MAX_DELAY = 60_000;
const TOO_MANY = `More than ${MOST} messages about this object wait for the receiver.`;

/** The messages about one object for one receiver, in their order. */
interface Line {
  readonly key: string;
  readonly receiver: Receiver;
  readonly items: Item[];
  /** Wakes a line that waits for its next try. */
  wake: (() => void) | undefined;
}

/**
 * Delivers what is in the outbox: to every receiver by itself, so that one that hangs delays no other, and about each
 * object in order. What cannot be delivered is tried again for a time; processes that end leave it to others.
 */
export class Deliveries {
  readonly #options: DeliveriesOptions;
  /** Lines by object and receiver. */
  readonly #lines = new Map<string, Line>();
  /** Messages that this process delivers, by object, with the receivers that are done and not struck off. */
  readonly #known = new Map<string, Map<string, Receiver[]>>();
  /** What is read and what follows from it belong together, object by object. */
  readonly #turns = new Turns();
  #running = 0;
  #idle: (() => void)[] = [];
  #timer: ReturnType<typeof setInterval> | undefined;
  #started: Promise<void> | undefined;
  #isClosed = false;

  constructor(options: DeliveriesOptions) {
    this.#options = options;
  }

  /** Takes a message: when this resolves it is kept, and will be delivered even when this process ends. */
  async take(key: string, message: Message, receivers: readonly Receiver[]): Promise<void> {
    if (receivers.length === 0) return;
    await this.start();
    await this.#turns.take(key, async () => {
      const arrived = this.#known.get(key) ?? new Map<string, Receiver[]>();
      this.#goOn(key, await this.#options.outbox.add(key, message, receivers, arrived));
    });
  }

  /** Begins to take over what other processes left; resolves after the first look. */
  start(): Promise<void> {
    this.#started ??= this.#begin();
    return this.#started;
  }

  /** Looks for what is to be delivered, and tries at once what waits for its next try. */
  async flush(): Promise<void> {
    await this.start();
    await this.#look();
    for (const line of this.#lines.values()) line.wake?.();
  }

  /** Resolves when nothing is under way; what waits for its next try is not waited for. */
  idle(): Promise<void> {
    return this.#running === 0 ? Promise.resolve() : new Promise((resolve) => this.#idle.push(resolve));
  }

  /** Ends after what is under way; what is left is for other processes, or for the next start. */
  async close(): Promise<void> {
    this.#isClosed = true;
    clearInterval(this.#timer);
    for (const line of this.#lines.values()) line.wake?.();
    await this.idle();
    if (this.#started) await this.#options.outbox.leave();
  }

  async #begin(): Promise<void> {
    const { outbox, interval, onError, onLook } = this.#options;
    await outbox.beat();
    this.#timer = setInterval(() => {
      outbox
        .beat()
        .then(() => this.#look())
        .then(onLook)
        .catch(onError);
    }, interval);
    (this.#timer as { unref?: () => void }).unref?.();
    await this.#look();
  }

  async #look(): Promise<void> {
    const { outbox } = this.#options;
    for (const [key, ids] of await outbox.claim()) {
      const known = this.#known.get(key);
      if (ids.every((id) => known?.has(id))) continue;
      await this.#turns.take(key, async () => this.#schedule(key, await outbox.current(key)));
    }
  }

  #schedule(key: string, items: readonly Item[]): void {
    if (this.#isClosed) return;
    const known = this.#known.get(key) ?? new Map<string, Receiver[]>();
    this.#known.set(key, known);
    for (const item of items) {
      if (known.has(item.id)) continue;
      known.set(item.id, []);
      for (const receiver of item.receivers) this.#append(key, receiver, item);
    }
    if (items.length === 0 && known.size === 0) this.#known.delete(key);
  }

  #append(key: string, receiver: Receiver, item: Item): void {
    const id = `${key}|${receiverKey(receiver)}`;
    const line = this.#lines.get(id);
    if (line) {
      line.items.push(item);
      return;
    }
    const made: Line = { key, receiver, items: [item], wake: undefined };
    this.#lines.set(id, made);
    void this.#run(id, made);
  }

  /** Delivers a line to its end; never rejects. */
  async #run(id: string, line: Line): Promise<void> {
    let failures = 0;
    this.#running += 1;
    for (let item = line.items[0]; item && !this.#isClosed; item = line.items[0]) {
      if (await this.#try(line, item)) {
        failures = 0;
        line.items.shift();
      } else {
        this.#rest();
        await this.#pause(line, Math.min(MAX_DELAY, this.#options.retryDelay * 2 ** failures));
        this.#running += 1;
        failures += 1;
      }
    }
    // Here and not later: what is appended from now on needs a line of its own.
    this.#lines.delete(id);
    this.#rest();
  }

  #rest(): void {
    this.#running -= 1;
    if (this.#running === 0) for (const resolve of this.#idle.splice(0)) resolve();
  }

  /** One try; whether there is nothing left to do for this receiver. */
  async #try({ key, receiver }: Line, item: Item): Promise<boolean> {
    const { deliver, giveUp, onError, retryFor } = this.#options;
    const outcome = await deliver(item.message, receiver).catch(
      (error: unknown): Outcome => ({ kind: 'again', error }),
    );
    const isOver = outcome.kind === 'again' && Date.now() - item.since >= retryFor;
    if (outcome.kind === 'again' && !isOver) {
      await this.#strike(key).catch(onError);
      return false;
    }
    if (outcome.kind !== 'arrived') giveUp(item, receiver, isOver ? 'expired' : 'refused', outcome.error);
    await this.#done(key, item, receiver).catch(onError);
    return true;
  }

  /** Notes an arrival; it is written when it is the last one of its message. */
  async #done(key: string, item: Item, receiver: Receiver): Promise<void> {
    const arrived = this.#known.get(key)?.get(item.id);
    arrived?.push(receiver);
    if (arrived && arrived.length >= item.receivers.length) await this.#strike(key);
  }

  #strike(key: string): Promise<void> {
    return this.#turns.take(key, async () => {
      const known = this.#known.get(key);
      if (!known) return;
      const left = await this.#options.outbox.strike(key, known);
      const open = new Set(left.items.map(({ id }) => id));
      for (const id of [...known.keys()]) if (!open.has(id)) known.delete(id);
      this.#goOn(key, left);
    });
  }

  /** Goes on with what is left, without what was too much. */
  #goOn(key: string, { items, cuts }: Left): void {
    for (const { item, receiver, why } of cuts) {
      this.#known.get(key)?.get(item.id)?.push(receiver);
      const waiting = this.#lines.get(`${key}|${receiverKey(receiver)}`)?.items ?? [];
      const at = waiting.findIndex(({ id }) => id === item.id);
      if (at > 0) waiting.splice(at, 1);
      if (why === 'overflow') this.#options.giveUp(item, receiver, why, new Error(TOO_MANY));
    }
    this.#schedule(key, items);
  }

  async #pause(line: Line, delay: number): Promise<void> {
    if (this.#isClosed) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, delay);
      (timer as { unref?: () => void }).unref?.();
      line.wake = resolve;
    });
    line.wake = undefined;
  }
}
