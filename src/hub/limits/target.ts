import { Breaker, type BreakerOptions } from './breaker.js';
import { FairQueue } from './fair-queue.js';
import { HubLimitError } from './limit-error.js';

/** How much one target gets. */
export interface TargetOptions extends BreakerOptions {
  /** Messages under way at most, and those of one source. */
  readonly underWay: number;
  readonly underWayEach: number;
  /** Messages waiting at most, and those of one source. */
  readonly waiting: number;
  readonly waitingEach: number;
}

/** A message on its way through the limits of a target. */
export interface Passage {
  readonly source: string;
  /** Whether it waits for as long as it takes. */
  readonly isPatient: boolean;
  /** Whether it decides about an open circuit. */
  isProbe: boolean;
  /** Its turn has come. */
  readonly start: () => void;
  /** It will not have a turn. */
  readonly refuse: (error: HubLimitError) => void;
}

/** How a message that was under way ended, as far as the target is concerned. */
export type Ending = 'answered' | 'failed' | 'given-up';

const SOON = 1000;

/** The messages to one target: some under way, some waiting, the rest refused. */
export class Target {
  readonly breaker: Breaker;
  readonly #waiting = new FairQueue<Passage>();
  readonly #patient = new FairQueue<Passage>();
  #wasPatient = false;
  underWay = 0;
  readonly #each = new Map<string, number>();
  readonly #id: string;
  readonly #options: TargetOptions;

  constructor(id: string, options: TargetOptions) {
    this.#id = id;
    this.#options = options;
    this.breaker = new Breaker(options);
  }

  /** Messages that wait, without those that are patient. */
  get waiting(): number {
    return this.#waiting.size;
  }

  /** Whether no message is here. */
  get isIdle(): boolean {
    return this.underWay + this.#waiting.size + this.#patient.size === 0;
  }

  /** Starts a message, lets it wait, or throws a {@link HubLimitError}. */
  enter(passage: Passage, now: number): void {
    const { waiting, waitingEach } = this.#options;
    const { source } = passage;
    const admitted = this.breaker.admit(now);
    if (admitted === 'refuse') throw this.#error('circuit', now);
    passage.isProbe = admitted === 'probe';
    if (this.#hasRoom(source)) {
      this.#start(passage);
      return;
    }
    if (passage.isProbe) {
      // Those that it did not answer are still under way.
      this.breaker.released(true);
      throw this.#error('circuit', now);
    }
    if (!passage.isPatient) {
      if (this.#waiting.sizeOf(source) >= waitingEach) throw this.#error('share', now);
      if (this.#waiting.size >= waiting) throw this.#error('busy', now);
    }
    this.#queueOf(passage).add(source, passage);
  }

  /** A message that waits does so no longer. */
  drop(passage: Passage): void {
    this.#queueOf(passage).remove(passage.source, passage);
  }

  /** A message was under way and is not any more. */
  leave({ source, isProbe }: Passage, ending: Ending, now: number): void {
    this.underWay -= 1;
    const left = (this.#each.get(source) ?? 1) - 1;
    if (left > 0) this.#each.set(source, left);
    else this.#each.delete(source);
    if (ending === 'answered') this.breaker.succeeded();
    else if (ending === 'given-up') this.breaker.released(isProbe);
    else if (this.breaker.failed(now, isProbe)) this.#refuseAll(now);
    this.#next();
  }

  #hasRoom = (source: string): boolean =>
    this.underWay < this.#options.underWay && (this.#each.get(source) ?? 0) < this.#options.underWayEach;

  #start(passage: Passage): void {
    this.underWay += 1;
    this.#each.set(passage.source, (this.#each.get(passage.source) ?? 0) + 1);
    passage.start();
  }

  #next(): void {
    if (this.underWay >= this.#options.underWay) return;
    // Both kinds take turns, so that neither waits for the end of the other.
    const queues = [this.#waiting, this.#patient];
    for (const queue of this.#wasPatient ? queues : queues.reverse()) {
      const passage = queue.take(this.#hasRoom);
      if (!passage) continue;
      this.#wasPatient = passage.isPatient;
      this.#start(passage);
      return;
    }
  }

  #queueOf = ({ isPatient }: Passage): FairQueue<Passage> => (isPatient ? this.#patient : this.#waiting);

  /** What waits for a target that does not answer would only fail later. */
  #refuseAll(now: number): void {
    for (const passage of [...this.#waiting.all(), ...this.#patient.all()]) {
      this.drop(passage);
      passage.refuse(this.#error('circuit', now));
    }
  }

  #error(kind: 'busy' | 'share' | 'circuit', now: number): HubLimitError {
    const wait = kind === 'circuit' ? this.breaker.wait(now) : 0;
    return new HubLimitError(kind, this.#id, Math.max(SOON, wait));
  }
}
