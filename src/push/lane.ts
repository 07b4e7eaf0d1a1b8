import { connect } from '../client/connect.js';
import type { Registration } from '../partners/registration.js';
import { idParts } from '../store/key.js';
import type { JsonObject } from '../store/store.js';
import { type Connected, deliver, isRefusedBy, type Job, NOTHING, type Sent } from './deliver.js';
import { type Address, failed, keyOfMark, listMarks, type Mark, markId, settled } from './marks.js';
import { versionOf } from './targets.js';
import type { OutOfStep, PublisherOptions } from './types.js';

const CONCURRENCY = 4;
const DELAY = 5000;
const MAX_DELAY = 300_000;

/** So many jobs are taken out of the store at once while a partner is caught up. */
const AHEAD = 100;

/** What a lane tells the publisher: when it begins to work, and when it has nothing more to do. */
export interface LaneEvents {
  readonly begin: () => void;
  readonly end: () => void;
}

/**
 * Everything that goes to one partner: a few requests at a time, in order for each object, only the newest state of each.
 * When the partner is down nothing is sent until it is tried again; what it is owed is in the store alone.
 */
export class Lane {
  readonly #partner: string;
  readonly #options: PublisherOptions;
  readonly #events: LaneEvents;
  readonly #waiting = new Map<string, Job>();
  readonly #busy = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;
  #isDown = false;
  #isClosed = false;
  /** Something was pushed while the partner was down. */
  #missed = false;
  #pass: Promise<void> = Promise.resolve();
  #connected: (Connected & { readonly registration: Registration }) | undefined;
  #more: (() => void)[] = [];

  constructor(partner: string, options: PublisherOptions, events: LaneEvents) {
    this.#partner = partner;
    this.#options = options;
    this.#events = events;
  }

  /** Sends an object after what is waiting; `owed`: an earlier change has not arrived, so the partner's state is unknown. */
  push(job: Job, owed: boolean): void {
    this.#missed ||= this.#isDown;
    if (this.#isDown || this.#isClosed) return;
    const id = markId(job.address, job.key);
    const before = this.#waiting.get(id);
    const isKnown = before !== undefined || this.#busy.has(id);
    const isUnsure = job.base === 'unknown' || (owed && !isKnown);
    const base = isUnsure ? 'unknown' : before ? before.base : job.base;
    this.#waiting.set(id, { ...job, base });
    if (!before) this.#events.begin();
    this.#next();
  }

  /** Asks the partner for everything that it is owed, one object at first, and sends what differs; never rejects. */
  catchUp(isWanted: (mark: Mark) => boolean): Promise<void> {
    this.#events.begin();
    this.#pass = this.#pass
      .then(() => this.#catchUp(isWanted))
      .catch((error: unknown) => this.#options.onError?.(error))
      .finally(this.#events.end);
    return this.#pass;
  }

  /** Takes nothing more; resolves when what is under way has come to its end. */
  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    this.#forget();
    await this.#drained(0);
  }

  async #catchUp(isWanted: (mark: Mark) => boolean): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    do {
      this.#missed = false;
      for await (const mark of listMarks(this.#options.store, this.#partner)) {
        if (this.#isClosed) return;
        if (!isWanted(mark)) continue;
        if (!this.#isDown) await this.#enqueue(mark);
        else if ((await this.#run(jobOf(mark))) === 'down') return this.#down();
        else this.#isDown = false;
      }
      // A timer means that the partner went down again meanwhile.
      if (this.#timer === undefined) this.#isDown = false;
    } while (this.#missed && !this.#isDown);
    await this.#drained(0);
    if (!this.#isDown && !this.#isClosed) await this.#caughtUp();
  }

  async #enqueue(mark: Mark): Promise<void> {
    const job = jobOf(mark);
    const id = markId(job.address, job.key);
    if (!this.#waiting.has(id) && !this.#busy.has(id)) this.push(job, true);
    await this.#drained(AHEAD);
  }

  #next(): void {
    const { concurrency = CONCURRENCY } = this.#options;
    for (const [id, job] of this.#waiting) {
      if (this.#busy.size >= concurrency) return;
      if (this.#busy.has(id)) continue;
      this.#waiting.delete(id);
      this.#busy.add(id);
      void this.#work(id, job);
    }
  }

  async #work(id: string, job: Job): Promise<void> {
    const outcome = await this.#run(job);
    this.#busy.delete(id);
    const later = this.#waiting.get(id);
    if (later) this.#waiting.set(id, { ...later, base: baseAfter(outcome) });
    if (outcome === 'down') this.#down();
    this.#events.end();
    this.#next();
    for (const wake of this.#more.splice(0)) wake();
  }

  /** Delivers one object and notes what became of it; never rejects. */
  async #run(job: Job): Promise<Sent | 'refused' | 'down'> {
    const { store, onDelivered, onError } = this.#options;
    const { address, key, turn } = job;
    try {
      const connected = await this.#connect();
      // A partner that has unregistered is owed nothing any more.
      const sent = connected ? await deliver(this.#options, connected, job) : NOTHING;
      await settled(store, address, key, turn);
      const { module, owner } = key;
      onDelivered?.({ partner: address.partner, module, owner, id: idParts(key.id), via: sent.via });
      return sent;
    } catch (error) {
      const isRefused = this.#connected !== undefined && isRefusedBy(this.#connected, job, error);
      const state = isRefused ? 'refused' : 'waiting';
      await this.#note(job, { state, error }).catch((problem: unknown) => onError?.(problem));
      return isRefused ? 'refused' : 'down';
    }
  }

  /** The partner, connected anew when its registration has changed; one connection keeps the partner's rate. */
  async #connect(): Promise<Connected | undefined> {
    const { self, client } = this.#options;
    const registration = await self.partners.get(this.#partner);
    const version = registration && versionOf(this.#options, registration);
    if (registration?.status !== 'registered' || !version) return undefined;
    if (this.#connected?.registration.updatedAt !== registration.updatedAt) {
      const partner = await connect({ ...client, version: version.version, registration, self });
      this.#connected = { partner, version, registration };
    }
    return this.#connected;
  }

  async #note(job: Job, failure: { state: OutOfStep['state']; error: unknown }): Promise<void> {
    const about = await failed(this.#options.store, job.address, job.key, failure);
    if (about) this.#options.onOutOfStep?.(about, failure.error);
  }

  #down(): void {
    this.#isDown = true;
    this.#forget();
    if (this.#timer !== undefined || this.#isClosed) return;
    const { delay = DELAY, maxDelay = MAX_DELAY } = this.#options;
    const wait = Math.min(maxDelay, delay * 2 ** this.#failures);
    this.#failures += 1;
    this.#timer = setTimeout(() => void this.catchUp(({ state }) => state === 'waiting'), wait);
    (this.#timer as { unref?: () => void }).unref?.();
  }

  /** What waits is noted in the store; it need not be kept here. */
  #forget(): void {
    for (const _ of this.#waiting) this.#events.end();
    this.#waiting.clear();
  }

  /** Resolves when at most so many jobs are waiting, and with 0 when none is under way either. */
  async #drained(most: number): Promise<void> {
    while (this.#waiting.size > most || (most === 0 && this.#busy.size > 0)) {
      await new Promise<void>((resolve) => this.#more.push(resolve));
    }
  }

  async #caughtUp(): Promise<void> {
    this.#failures = 0;
    const registration = await this.#options.self.partners.get(this.#partner);
    if (registration) this.#options.onCaughtUp?.(registration);
  }
}

const baseAfter = (outcome: Sent | 'refused' | 'down'): JsonObject | undefined | 'unknown' =>
  typeof outcome === 'string' ? 'unknown' : outcome.value;

function jobOf(mark: Mark): Job {
  const address: Address = { partner: mark.partner, ...(mark.to ? { to: mark.to } : {}) };
  return { address, key: keyOfMark(mark), turn: mark.turn, base: 'unknown' };
}
