import type { Io, Output } from '../../src/cli/verb.js';

/** The outside world of a verb, kept in memory. */
export interface MemoryIo extends Io {
  /** Everything written to standard output and standard error so far. */
  readonly out: () => string;
  readonly err: () => string;
}

function memoryOutput(texts: string[]): Output {
  return {
    isTTY: false,
    async write(text) {
      texts.push(text);
    },
  };
}

/** Bytes as a stream that comes in chunks of a length. */
export async function* chunksOf(bytes: Uint8Array, length = 7): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}

/** Makes an outside world with something on standard input. */
export function memoryIo({
  stdin = '',
  cwd = process.cwd(),
}: {
  stdin?: string;
  cwd?: string;
} = {}): MemoryIo {
  const out: string[] = [];
  const err: string[] = [];
  return {
    stdin: chunksOf(new TextEncoder().encode(stdin), 4096),
    stdout: memoryOutput(out),
    stderr: memoryOutput(err),
    env: {},
    cwd,
    out: () => out.join(''),
    err: () => err.join(''),
  };
}
