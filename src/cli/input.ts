import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Io } from './verb.js';

/** Bytes to read, from a file or from standard input. */
export interface Input {
  /** Name for messages. */
  readonly name: string;
  readonly chunks: AsyncIterable<Uint8Array>;
  /** How many bytes there are, when that is known. */
  readonly size: number | undefined;
}

const CHUNK_BYTES = 256 * 1024;

/** Opens a file, or standard input for `-`. Throws the error of the file system when there is no such file. */
export async function openInput(file: string, io: Io): Promise<Input> {
  if (file === '-') return { name: '-', chunks: io.stdin, size: undefined };
  const path = resolve(io.cwd, file);
  const { size } = await stat(path);
  return { name: file, chunks: createReadStream(path, { highWaterMark: CHUNK_BYTES }), size };
}
