import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';

type Fetch = (request: Request) => Promise<Response>;

/**
 * A listener for `http.createServer` in front of a fetch handler that may fail on purpose: where the handler rejects,
 * the connection is cut. Requests have the origin of the URL that is given.
 */
export function listenerOf(answer: Fetch, origin: string): RequestListener {
  return (incoming, outgoing) => {
    respond(answer, origin, incoming, outgoing).catch(() => outgoing.destroy());
  };
}

async function respond(
  answer: Fetch,
  origin: string,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const response = await answer(requestOf(incoming, outgoing, origin));
  const { body, broken } = await readAll(response);
  const headers = Object.fromEntries(response.headers);
  const length = body.length + (broken ? 1 : 0);
  outgoing.writeHead(response.status, {
    ...(hasBody(response) ? { 'content-length': length } : {}),
    ...headers,
  });
  if (broken) outgoing.write(body, () => outgoing.socket?.destroySoon());
  else outgoing.end(body);
}

const hasBody = ({ status }: Response): boolean => status !== 204 && status !== 304;

/** Everything of a body that came, and whether it broke off. */
async function readAll({ body }: Response): Promise<{ body: Buffer; broken: boolean }> {
  const chunks: Uint8Array[] = [];
  let broken = false;
  try {
    for await (const chunk of body ?? []) chunks.push(chunk);
  } catch {
    broken = true;
  }
  return { body: Buffer.concat(chunks), broken };
}

function requestOf(incoming: IncomingMessage, outgoing: ServerResponse, origin: string): Request {
  const gone = new AbortController();
  outgoing.once('close', () => gone.abort());
  const { method = 'GET' } = incoming;
  const hasBody = method !== 'GET' && method !== 'HEAD';
  const headers = Object.entries(incoming.headers).map(([name, value]): [string, string] => [
    name,
    String(value),
  ]);
  return new Request(new URL(origin).origin + (incoming.url ?? '/'), {
    method,
    headers,
    signal: gone.signal,
    ...(hasBody ? { body: Readable.toWeb(incoming) as ReadableStream, duplex: 'half' } : {}),
  } as RequestInit);
}
