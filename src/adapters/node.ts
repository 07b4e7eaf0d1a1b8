import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Body, NeutralRequest } from '../core/http.js';
import type { OcpiHandler } from '../server/handler.js';

export { type PinnedFetchOptions, pinnedFetch } from './pinned-fetch.js';

/** A listener for `http.createServer` and everything that takes the same two arguments. */
export type NodeListener = (request: IncomingMessage, response: ServerResponse) => void;

/** Mounts an OCPI handler in a plain Node HTTP or HTTPS server. */
export function toNode(api: Pick<OcpiHandler, 'handle'>): NodeListener {
  return (request, response) => {
    void respond(
      api,
      neutral(request, request.url ?? '/', (maxBytes) => readBody(request, maxBytes)),
      response,
    );
  };
}

/** Makes a neutral request of Node's. */
export function neutral(request: IncomingMessage, url: string, body: NeutralRequest['body']): NeutralRequest {
  return {
    method: request.method ?? 'GET',
    url,
    headers: {
      get(name) {
        const value = request.headers[name] ?? request.headers[name.toLowerCase()];
        return value === undefined ? null : String(value);
      },
    },
    body,
  };
}

/** Answers through Node's response; the handler itself never rejects. */
export async function respond(
  api: Pick<OcpiHandler, 'handle'>,
  request: NeutralRequest,
  response: ServerResponse,
): Promise<void> {
  const { status, headers, body } = await api.handle(request);
  if (response.destroyed) return;
  headers['content-length'] = String(Buffer.byteLength(body));
  response.writeHead(status, headers);
  response.end(body);
}

const textOf = (chunks: readonly Buffer[]): string => {
  const [only, second] = chunks;
  return only && !second ? only.toString('utf8') : Buffer.concat(chunks).toString('utf8');
};

/** Reads a body up to a number of bytes; what is beyond is taken off the wire and thrown away. */
export function readBody(request: IncomingMessage, maxBytes: number): Promise<Body> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    const onData = (chunk: Buffer): void => {
      bytes += chunk.length;
      if (bytes <= maxBytes) {
        chunks.push(chunk);
        return;
      }
      request.off('data', onData);
      request.resume();
      resolve({ kind: 'too-large' });
    };
    request.on('data', onData);
    request.on('end', () => resolve({ kind: 'text', text: textOf(chunks) }));
    // A connection that is closed too early is an error, too.
    request.on('error', (cause) =>
      reject(new Error('The client closed the connection while it was sending.', { cause })),
    );
  });
}
