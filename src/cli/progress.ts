import type { Output } from './verb.js';

const MEGABYTE = 1e6;

/** Says how far reading has come, at most every two seconds, and nothing when all is over before. */
export class Progress {
  #bytes = 0;
  #objects = 0;
  #nextAt: number;
  readonly #output: Output;
  readonly #size: number | undefined;
  readonly #clock: () => number;
  readonly #interval: number;

  /** `clock` gives milliseconds. */
  constructor(output: Output, size: number | undefined, clock = () => performance.now(), interval = 2000) {
    this.#output = output;
    this.#size = size;
    this.#clock = clock;
    this.#interval = interval;
    this.#nextAt = clock() + interval;
  }

  /** Passes bytes on and counts them. */
  async *count(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks) {
      this.#bytes += chunk.length;
      yield chunk;
      if (this.#clock() >= this.#nextAt) await this.#report();
    }
  }

  /** Counts one object that was read. */
  object(): void {
    this.#objects += 1;
  }

  async #report(): Promise<void> {
    this.#nextAt = this.#clock() + this.#interval;
    const of = this.#size === undefined ? '' : ` of ${megabytes(this.#size)}`;
    await this.#output.write(`ocpi: ${megabytes(this.#bytes)}${of}, ${this.#objects} objects\n`);
  }
}

const megabytes = (bytes: number): string => `${Math.round(bytes / MEGABYTE)} MB`;
