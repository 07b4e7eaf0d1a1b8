import type { Background, Waiting } from './background.js';
import { Breaker, type BreakerOptions } from './breaker.js';
import { FairQueue } from './fair-queue.js';
import { HubLimitError } from './limit-error.js';

/** How much one target gets. */
export interface TargetOptions extends BreakerOptions {
  /** Messages under way at most, and those of one source. */
  readonly underWay: number;
  readonly underWayEach: number;
  /** Patient messages under way at most. */
  readonly patient: number;
  /** Messages waiting at most, and those of one source; patient ones do not count. */
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
export class Target implements Waiting {
  readonly breaker: Breaker;
  readonly #waiting = new FairQueue<Passage>();
  readonly #patient = new FairQueue<Passage>();
  readonly #background: Background;
  #patientUnderWay = 0;
  #wasPatient = false;
  underWay = 0;
  readonly #each = new Map<string, number>();
  readonly #id: string;
  readonly #options: TargetOptions;

  constructor(id: string, options: TargetOptions, background: Background) {
    this.#id = id;
    this.#options = options;
    this.#background = background;
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
    const mayStart = passage.isPatient ? this.#hasPatientRoom : true;
    if (mayStart && this.#hasRoom(source)) {
      this.#start(passage);
      return;
    }
    if (passage.isProbe) {
      // Those that it did not answer are still under way, or others have the room.
      this.breaker.released(true);
      throw this.#error('circuit', now);
    }
    if (passage.isPatient) {
      this.#patient.add(source, passage);
      this.#background.note(this, true);
      return;
    }
    if (this.#waiting.sizeOf(source) >= waitingEach) throw this.#error('share', now);
    if (this.#waiting.size >= waiting) throw this.#error('busy', now);
    this.#waiting.add(source, passage);
  }

  /** A message that waits does so no longer. */
  drop(passage: Passage): void {
    const queue = passage.isPatient ? this.#patient : this.#waiting;
    queue.remove(passage.source, passage);
    if (passage.isPatient) this.#background.note(this, this.#patient.size > 0);
  }

  /** A message was under way and is not any more. */
  leave({ source, isPatient, isProbe }: Passage, ending: Ending, now: number): void {
    this.underWay -= 1;
    if (isPatient) {
      this.#patientUnderWay -= 1;
      this.#background.ended();
    }
    const left = (this.#each.get(source) ?? 1) - 1;
    if (left > 0) this.#each.set(source, left);
    else this.#each.delete(source);
    if (ending === 'answered') this.breaker.succeeded();
    else if (ending === 'given-up') this.breaker.released(isProbe);
    else if (this.breaker.failed(now, isProbe)) this.#refuseAll(now);
    // Both kinds take turns, so that neither waits for the end of the other.
    if (this.#wasPatient || !this.startPatient()) this.#startNext(this.#waiting);
    this.#background.next();
  }

  startPatient(): boolean {
    if (!this.#hasPatientRoom || !this.#startNext(this.#patient)) return false;
    this.#background.note(this, this.#patient.size > 0);
    return true;
  }

  get #hasPatientRoom(): boolean {
    return this.#background.hasRoom && this.#patientUnderWay < this.#options.patient;
  }

  #hasRoom = (source: string): boolean =>
    this.underWay < this.#options.underWay && (this.#each.get(source) ?? 0) < this.#options.underWayEach;

  #start(passage: Passage): void {
    this.underWay += 1;
    this.#each.set(passage.source, (this.#each.get(passage.source) ?? 0) + 1);
    this.#wasPatient = passage.isPatient;
    if (passage.isPatient) {
      this.#patientUnderWay += 1;
      this.#background.started();
    }
    passage.start();
  }

  #startNext(queue: FairQueue<Passage>): boolean {
    if (this.underWay >= this.#options.underWay) return false;
    const passage = queue.take(this.#hasRoom);
    if (passage) this.#start(passage);
    return passage !== undefined;
  }

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
