import type { Answers, Failure, Job, Reply } from './protocol.js';

/** What becomes of a job; `stopped` when another one took its place or the reader stopped it. */
export type Outcome<K extends keyof Answers> =
  | { readonly state: 'done'; readonly answer: Answers[K] }
  | { readonly state: 'failed'; readonly failure: Failure }
  | { readonly state: 'stopped' };

type Waiting = (outcome: Outcome<keyof Answers>) => void;

/** Hands jobs to a worker, so that the page stays usable whatever was pasted. */
export class Desk {
  #worker: Worker | undefined;
  readonly #waiting = new Map<number, Waiting>();
  #last = 0;

  /** Does a job. */
  run<J extends Job>(job: J): Promise<Outcome<J['kind']>> {
    this.#last += 1;
    const id = this.#last;
    const worker = this.#open();
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve as Waiting);
      worker.postMessage({ id, job: { ...job } });
    });
  }

  /** Ends everything that is being done. */
  stop(): void {
    this.#end({ state: 'stopped' });
  }

  #open(): Worker {
    if (this.#worker) return this.#worker;
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data }: MessageEvent<Reply>) => {
      const done = this.#waiting.get(data.id);
      this.#waiting.delete(data.id);
      done?.(data.ok ? { state: 'done', answer: data.answer } : { state: 'failed', failure: data.failure });
    });
    worker.addEventListener('error', ({ message }) => {
      const reason = message || 'it ran out of memory, or could not be loaded';
      this.#end({ state: 'failed', failure: { field: undefined, message: `This did not work: ${reason}.` } });
    });
    this.#worker = worker;
    return worker;
  }

  #end(outcome: Outcome<keyof Answers>): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const done of waiting) done(outcome);
  }
}
