import { Byte, concat, isBlank } from './bytes.js';
import { ByteReader, TooLargeError } from './reader.js';
import { Scanner, type Stop } from './scanner.js';

/**
 * Part of a JSON text that can be parsed by itself: a `value`, an `item` of a list, an `envelope` whose data was handed
 * over as items before it; or the place where the text is `broken`, behind which nothing can be read.
 */
export type Piece =
  | { readonly kind: 'value' | 'item' | 'envelope'; readonly bytes: Uint8Array; readonly line: number }
  | { readonly kind: 'broken'; readonly reason: string; readonly line: number };

/** How JSON is cut into pieces. */
export interface PieceOptions {
  /** Whether every line is a value by itself. Default: when the first line is. */
  readonly lines?: boolean;
  /** Bytes that one piece may have. Default 64 MiB. */
  readonly maxBytes?: number;
}

const MAX_BYTES = 64 * 1024 * 1024;

/**
 * Cuts JSON of any size into pieces that fit into memory: the items of a list, the items of an envelope's `data`, the
 * lines of NDJSON, or values one after the other. Looks only at brackets, strings and commas, so that a broken item
 * costs no other; never throws for what is in the text.
 */
export async function* jsonPieces(
  source: AsyncIterable<Uint8Array>,
  { lines = false, maxBytes = MAX_BYTES }: PieceOptions = {},
): AsyncGenerator<Piece> {
  const cutter = new Cutter(new ByteReader(source, maxBytes));
  try {
    yield* cutter.pieces(lines);
  } catch (error) {
    if (!(error instanceof TooLargeError)) throw error;
    yield { kind: 'broken', reason: error.message, line: cutter.reader.line };
  }
}

class Cutter {
  readonly reader: ByteReader;
  readonly #scanner = new Scanner();
  /** A scanner of its own for the items inside an envelope, whose own scan is not over. */
  readonly #items = new Scanner();

  constructor(reader: ByteReader) {
    this.reader = reader;
  }

  async *pieces(lines: boolean): AsyncGenerator<Piece> {
    const { reader } = this;
    await reader.skipMark();
    let isFirst = true;
    for (;;) {
      const lineBefore = reader.line;
      const byte = await reader.skipBlanks();
      if (byte === -1) return;
      if (lines || (!isFirst && lineBefore === 1 && reader.line > 1)) {
        yield* this.#lines();
        return;
      }
      isFirst = false;
      if (byte === Byte.openList) {
        reader.at += 1;
        if (!(yield* this.#list())) return;
      } else if (byte === Byte.openObject) {
        if (!(yield* this.#object())) return;
      } else {
        yield await this.#scalar();
      }
    }
  }

  async *#lines(): AsyncGenerator<Piece> {
    const { reader } = this;
    while ((await reader.peek()) !== -1) {
      const { line } = reader;
      reader.mark();
      await this.#scan(() => (this.#findNewline() ? 'end' : 'more'));
      const bytes = reader.take();
      if (!bytes.every(isBlank)) yield { kind: 'value', bytes, line };
      reader.at += 1;
      reader.line += 1;
    }
  }

  #findNewline(): boolean {
    const { reader } = this;
    const found = reader.chunk.indexOf(Byte.newline, reader.at);
    reader.at = found === -1 ? reader.chunk.length : found;
    return found !== -1;
  }

  async #scalar(): Promise<Piece> {
    const { line } = this.reader;
    this.reader.mark();
    this.#scanner.reset();
    await this.#scan((reader) => this.#scanner.scanScalar(reader));
    return { kind: 'value', bytes: this.reader.take(), line };
  }

  /** The items of a list, from behind its opening bracket to behind its closing one; gives whether there is one. */
  async *#list(): AsyncGenerator<Piece, boolean> {
    const { reader } = this;
    for (let count = 0; ; count += 1) {
      await reader.skipBlanks();
      const { line } = reader;
      reader.mark();
      this.#items.reset();
      const stop = await this.#scan((one) => this.#items.scanItem(one));
      const bytes = reader.take();
      const byte = stop === 'more' ? -1 : await reader.peek();
      const isMissing = byte === Byte.comma || (count > 0 && byte !== -1);
      if (bytes.length > 0 || isMissing) yield { kind: 'item', bytes, line };
      if (byte === -1 || byte === Byte.closeObject) {
        const reason = byte === -1 ? 'the text ends inside a list' : 'a list ends with } instead of ]';
        yield { kind: 'broken', reason, line: reader.line };
        return false;
      }
      reader.at += 1;
      if (byte === Byte.closeList) return true;
    }
  }

  /** An object, or the items of its data and then the envelope without them; gives whether it has an end. */
  async *#object(): AsyncGenerator<Piece, boolean> {
    const { reader } = this;
    const scanner = this.#scanner;
    const { line } = reader;
    let before: Uint8Array | undefined;
    scanner.reset();
    reader.mark();
    for (;;) {
      const stop = await this.#scan((one) => scanner.scanObject(one));
      if (stop !== 'list') break;
      if (before === undefined && isDataOf(reader)) {
        before = concat([reader.take(), EMPTY_LIST]);
        reader.at += 1;
        if (!(yield* this.#list())) return false;
        reader.mark();
      } else {
        scanner.enterList(reader);
      }
    }
    const rest = reader.take();
    if (before) yield { kind: 'envelope', bytes: concat([before, rest]), line };
    else yield { kind: 'value', bytes: rest, line };
    return true;
  }

  /** Repeats a scan over as many chunks as it takes. */
  async #scan(scan: (reader: ByteReader) => Stop): Promise<Stop> {
    for (;;) {
      const stop = scan(this.reader);
      if (stop !== 'more' || !(await this.reader.more())) return stop;
    }
  }
}

const EMPTY_LIST = new TextEncoder().encode('[]');
const DATA_KEY = /(?<!\\)"data"\s*:\s*$/;

/** Whether the list that begins here is the data of an envelope. */
const isDataOf = (reader: ByteReader): boolean =>
  DATA_KEY.test(new TextDecoder('latin1').decode(reader.tail(64)));
