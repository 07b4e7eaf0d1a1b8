import { Byte, isBlank } from './bytes.js';
import type { ByteReader } from './reader.js';

/**
 * Where a scan stopped: at the end of what it was to find (`end`), at a list directly inside an object (`list`), or
 * because the chunk is used up (`more`).
 */
export type Stop = 'end' | 'list' | 'more';

/** Finds the end of values by their brackets and strings alone; never recurses, however deep they are nested. */
export class Scanner {
  #depth = 0;
  #inString = false;
  #escaped = false;

  /** Begins a new value. */
  reset(): void {
    this.#depth = 0;
    this.#inString = false;
    this.#escaped = false;
  }

  /** Moves behind the bracket that closes an object, or onto that which opens a list directly inside. */
  scanObject(reader: ByteReader): Stop {
    const { chunk } = reader;
    for (; reader.at < chunk.length; reader.at += 1) {
      const byte = chunk[reader.at] as number;
      if (this.#passText(reader, byte)) continue;
      if (byte === Byte.openList && this.#depth === 1) return 'list';
      this.#count(byte);
      if (this.#depth <= 0) {
        reader.at += 1;
        return 'end';
      }
    }
    return 'more';
  }

  /** Goes on behind the bracket that {@link scanObject} stopped at, as inside of it. */
  enterList(reader: ByteReader): void {
    this.#depth += 1;
    reader.at += 1;
  }

  /** Moves onto the comma or the closing bracket behind an item. */
  scanItem(reader: ByteReader): Stop {
    const { chunk } = reader;
    for (; reader.at < chunk.length; reader.at += 1) {
      const byte = chunk[reader.at] as number;
      if (this.#passText(reader, byte)) continue;
      const closes = byte === Byte.closeList || byte === Byte.closeObject;
      if (this.#depth === 0 && (closes || byte === Byte.comma)) return 'end';
      this.#count(byte);
    }
    return 'more';
  }

  /** Moves onto the white space behind a value that has no brackets. */
  scanScalar(reader: ByteReader): Stop {
    const { chunk } = reader;
    for (; reader.at < chunk.length; reader.at += 1) {
      const byte = chunk[reader.at] as number;
      if (!this.#passText(reader, byte) && isBlank(byte)) return 'end';
    }
    return 'more';
  }

  /** Follows strings and counts lines; whether the byte has no meaning for the structure. */
  #passText(reader: ByteReader, byte: number): boolean {
    if (byte === Byte.newline) reader.line += 1;
    if (!this.#inString) {
      if (byte === Byte.quote) this.#inString = true;
      return byte === Byte.quote;
    }
    if (this.#escaped) this.#escaped = false;
    else if (byte === Byte.backslash) this.#escaped = true;
    else if (byte === Byte.quote) this.#inString = false;
    return true;
  }

  #count(byte: number): void {
    if (byte === Byte.openObject || byte === Byte.openList) this.#depth += 1;
    else if (byte === Byte.closeObject || byte === Byte.closeList) this.#depth -= 1;
  }
}
