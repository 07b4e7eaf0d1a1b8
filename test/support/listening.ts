import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** A server on a free port of this machine. */
export interface Listening {
  /** `http://127.0.0.1:PORT`. */
  readonly origin: string;
  readonly server: Server;
  close(): Promise<void>;
}

/** Opens a port, by default a free one; who answers may be said later: its URL is part of what answers. */
export async function openPort(listener?: RequestListener, port = 0): Promise<Listening> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    server,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** Opens a port until the test is over. */
export async function listening(listener?: RequestListener): Promise<Listening> {
  const open = await openPort(listener);
  onTestFinished(() => open.close());
  return open;
}

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const open = await openPort();
  await open.close();
  return Number(new URL(open.origin).port);
}
