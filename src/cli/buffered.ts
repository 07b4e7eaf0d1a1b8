import type { Output } from './verb.js';

const FLUSH_LENGTH = 64 * 1024;

/** Collects lines so that many small ones are written at once. */
export class LineBuffer {
  #text = '';
  readonly #output: Output;

  constructor(output: Output) {
    this.#output = output;
  }

  /** Adds a line; writes when enough has come together. */
  async line(text: string): Promise<void> {
    this.#text += `${text}\n`;
    if (this.#text.length >= FLUSH_LENGTH) await this.flush();
  }

  /** Writes what is left. */
  async flush(): Promise<void> {
    const text = this.#text;
    this.#text = '';
    if (text !== '') await this.#output.write(text);
  }
}
