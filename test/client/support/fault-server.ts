import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** A request as it arrived. */
export interface Received {
  readonly method: string;
  /** Path and query as they were sent, still encoded. */
  readonly path: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** The parsed body, or its text when it is not JSON. */
  readonly body: unknown;
}

/** What the server does with a request. */
export interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  /** `data` of an envelope; with `statusCode` and `message` when those are not success. */
  readonly data?: unknown;
  readonly statusCode?: number;
  readonly message?: string;
  /** The body as it is, instead of an envelope. */
  readonly raw?: string | Uint8Array;
  /** Cuts the connection: before anything was sent, or in the middle of the body. */
  readonly cut?: 'before' | 'middle';
  /** Milliseconds before the answer. */
  readonly delay?: number;
}

/** A server on a real socket that answers as badly as it is told. */
export interface FaultServer {
  /** `http://127.0.0.1:PORT`. */
  readonly url: string;
  readonly requests: readonly Received[];
}

/** Starts a server that ends with the test; `answer` is given the request and how many came before it. */
export async function faultServer(
  answer: (request: Received, index: number) => Reply | Promise<Reply>,
): Promise<FaultServer> {
  const requests: Received[] = [];
  const server = createServer((request, response) => {
    void (async () => {
      const received = await receive(request);
      requests.push(received);
      await respond(response, await answer(received, requests.length - 1));
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests };
}

async function receive(request: IncomingMessage): Promise<Received> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  const path = request.url ?? '/';
  const headers = request.headers as Record<string, string | undefined>;
  return {
    method: request.method ?? '',
    path,
    url: new URL(path, 'http://server'),
    headers,
    body: parse(text),
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

async function respond(response: ServerResponse, reply: Reply): Promise<void> {
  if (reply.delay) await new Promise((resolve) => setTimeout(resolve, reply.delay));
  if (reply.cut === 'before') {
    response.destroy();
    return;
  }
  const body = reply.raw ?? JSON.stringify(envelopeOf(reply));
  const bytes = Buffer.from(body as string);
  const headers: Record<string, string | string[]> = { 'content-type': 'application/json' };
  for (const [name, value] of Object.entries(reply.headers ?? {}))
    headers[name] = typeof value === 'string' ? value : [...value];
  response.writeHead(reply.status ?? 200, { 'content-length': bytes.length, ...headers });
  if (reply.cut === 'middle') {
    response.write(bytes.subarray(0, bytes.length >> 1), () => response.destroy());
    return;
  }
  response.end(bytes);
}

const envelopeOf = ({ data, statusCode = 1000, message }: Reply): object => ({
  ...(data === undefined ? {} : { data }),
  status_code: statusCode,
  ...(message === undefined ? {} : { status_message: message }),
  timestamp: '2026-03-01T12:00:00Z',
});
