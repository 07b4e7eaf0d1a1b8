import type { Clock } from '../../../src/hub/limits/clock.js';

/** A clock that is moved by hand and knows what still waits for it. */
export class FakeClock implements Clock {
  #now = 0;
  readonly #timers = new Set<{ readonly at: number; readonly run: () => void }>();

  now(): number {
    return this.#now;
  }

  get timers(): number {
    return this.#timers.size;
  }

  after(milliseconds: number, run: () => void): () => void {
    const timer = { at: this.#now + milliseconds, run };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  /** Moves the time on and runs what is due, in order; promises get their turn in between. */
  async pass(milliseconds: number): Promise<void> {
    const end = this.#now + milliseconds;
    for (;;) {
      const [due] = [...this.#timers].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
      if (!due) break;
      this.#now = due.at;
      this.#timers.delete(due);
      due.run();
      await settle();
    }
    this.#now = end;
    await settle();
  }
}

/** Lets everything go on that only waits for promises. */
export const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Work that ends when it is told to. */
export class Work {
  readonly started: {
    readonly answer: () => void;
    readonly fail: (error?: unknown) => void;
    readonly signal: AbortSignal;
  }[] = [];

  readonly run = (signal: AbortSignal): Promise<string> =>
    new Promise((resolve, reject) => {
      this.started.push({
        answer: () => resolve('done'),
        fail: (error = new Error('down')) => reject(error),
        signal,
      });
    });
}

/** What became of a promise, without waiting for it. */
export function outcomeOf(promise: Promise<unknown>): { state: string } {
  const outcome = { state: 'pending' };
  promise.then(
    () => {
      outcome.state = 'done';
    },
    (error: { kind?: string; message?: string }) => {
      outcome.state = error.kind ?? error.message ?? 'failed';
    },
  );
  return outcome;
}
