import { Byte, concat, isBlank } from './bytes.js';

/** A piece has more bytes than may be kept in memory. */
export class TooLargeError extends Error {
  override readonly name = 'TooLargeError';
}

const NOTHING = new Uint8Array(0);

/** Reads a stream of bytes chunk by chunk and keeps what lies between a mark and the place reached. */
export class ByteReader {
  chunk: Uint8Array = NOTHING;
  /** Place in the chunk. */
  at = 0;
  /** Line that the place is in, from 1; kept right by whoever moves the place. */
  line = 1;
  readonly #chunks: AsyncIterator<Uint8Array>;
  readonly #maxBytes: number;
  #parts: Uint8Array[] = [];
  #size = 0;
  /** Where the kept bytes begin in the chunk; -1 while nothing is kept. */
  #mark = -1;

  constructor(source: AsyncIterable<Uint8Array>, maxBytes: number) {
    this.#chunks = source[Symbol.asyncIterator]();
    this.#maxBytes = maxBytes;
  }

  /** Gets the next chunk when this one is used up; `false` when there is none. Throws a {@link TooLargeError}. */
  async more(): Promise<boolean> {
    this.#save();
    for (;;) {
      const { done, value } = await this.#chunks.next();
      if (done) return false;
      if (value.length === 0) continue;
      this.chunk = value;
      this.at = 0;
      if (this.#mark !== -1) this.#mark = 0;
      return true;
    }
  }

  #save(): void {
    if (this.#mark === -1) return;
    const part = this.chunk.subarray(this.#mark, this.at);
    if (part.length > 0) this.#parts.push(part);
    this.#size += part.length;
    this.#mark = this.at;
    if (this.#size > this.#maxBytes) {
      throw new TooLargeError(`one value has more than ${this.#maxBytes} bytes`);
    }
  }

  /** Begins to keep bytes, from the place reached. */
  mark(): void {
    this.#mark = this.at;
  }

  /** What was kept since the mark, which ends here. Throws a {@link TooLargeError}. */
  take(): Uint8Array {
    this.#save();
    const parts = this.#parts;
    this.#parts = [];
    this.#size = 0;
    this.#mark = -1;
    return concat(parts);
  }

  /** The next bytes that are kept, at most `length` before the place reached. */
  tail(length: number): Uint8Array {
    const here = this.chunk.subarray(Math.max(this.#mark, this.at - length), this.at);
    const before = this.#parts.at(-1);
    return before && here.length < length ? concat([before.subarray(-length), here]) : here;
  }

  /** The byte at the place reached; -1 at the end. */
  async peek(): Promise<number> {
    if (this.at >= this.chunk.length && !(await this.more())) return -1;
    return this.chunk[this.at] ?? -1;
  }

  /** Moves to the next byte that is no white space and gives it; -1 at the end. */
  async skipBlanks(): Promise<number> {
    for (;;) {
      const byte = await this.peek();
      if (byte === -1 || !isBlank(byte)) return byte;
      if (byte === Byte.newline) this.line += 1;
      this.at += 1;
    }
  }

  /** Passes over a byte order mark at the very beginning. */
  async skipMark(): Promise<void> {
    if ((await this.peek()) !== 0xef) return;
    this.at += 1;
    if ((await this.peek()) === 0xbb) this.at += 1;
    if ((await this.peek()) === 0xbf) this.at += 1;
  }
}
