import { connect, type Socket } from 'node:net';

/** How many connections send one request after the other: so many that the server always has work. */
const CONNECTIONS = 32;
const HEAD_END = Buffer.from('\r\n\r\n');

/** The bytes of an HTTP/1.1 request; `turn` lets one differ from the next. */
export type RequestBytes = (turn: number) => string;

/**
 * Sends `count` requests to a local server and waits for all answers. Written on plain sockets, because a client that
 * costs as much as the server would wait for it at some times and not at others, and waking a client that waits counts
 * as the server's time. Rejects when an answer is not 200.
 */
export async function load(port: number, request: RequestBytes, count: number): Promise<void> {
  let left = count;
  const next = (): string | undefined => {
    if (left <= 0) return undefined;
    left -= 1;
    return request(left);
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, () => converse(connect(port, '127.0.0.1'), next)));
}

function converse(socket: Socket, next: () => string | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    let missing = 0;
    const send = (): void => {
      const bytes = next();
      if (bytes === undefined) socket.end();
      else socket.write(bytes, 'latin1');
    };
    socket.setNoDelay(true);
    socket.on('connect', send);
    socket.on('data', (chunk: Buffer) => {
      missing = missing === 0 ? restOf(chunk) : missing - chunk.length;
      if (Number.isNaN(missing)) socket.destroy(new Error(`not as wanted: ${chunk.toString('latin1')}`));
      else if (missing === 0) send();
    });
    socket.on('error', reject);
    socket.on('close', () => resolve());
  });
}

/** How many bytes of an answer are still to come after its first chunk; `NaN` when it is no good answer. */
function restOf(chunk: Buffer): number {
  const end = chunk.indexOf(HEAD_END);
  const head = chunk.toString('latin1', 0, Math.max(0, end));
  const length = /^content-length: *(\d+)/im.exec(head)?.[1];
  if (!head.startsWith('HTTP/1.1 200') || length === undefined) return Number.NaN;
  return end + HEAD_END.length + Number(length) - chunk.length;
}
