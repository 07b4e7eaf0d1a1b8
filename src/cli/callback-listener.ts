import { createServer } from 'node:http';
import { toNode } from '../adapters/node.js';
import type { CallbackListener } from '../conformance/options.js';
import type { NeutralRequest, NeutralResponse } from '../core/http.js';

/** Listens on a port of this machine for what a partner calls back. */
export function callbackListener(publicUrl: string, port: number): CallbackListener {
  return {
    publicUrl,
    async listen(answer) {
      const server = createServer(
        toNode({ handle: (request) => throughFetch(request, publicUrl, answer).catch(() => FAILED) }),
      );
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, resolve);
      });
      return {
        close: () =>
          new Promise((resolve) => {
            server.closeAllConnections();
            server.close(() => resolve());
          }),
      };
    },
  };
}

const FAILED: NeutralResponse = { status: 500, headers: {}, body: '' };
const MAX_BYTES = 1024 * 1024;
const NAMES = ['authorization', 'content-type', 'x-request-id', 'x-correlation-id'];

/** A request of an adapter as a web-standard one. */
async function throughFetch(
  request: NeutralRequest,
  publicUrl: string,
  answer: (request: Request) => Promise<Response>,
): Promise<NeutralResponse> {
  const body = await request.body(MAX_BYTES);
  const headers = new Headers();
  for (const name of NAMES) {
    const value = request.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  const hasBody = request.method !== 'GET' && request.method !== 'HEAD' && body.kind === 'text';
  const init = { method: request.method, headers, ...(hasBody ? { body: body.text } : {}) };
  const response = await answer(new Request(new URL(request.url, publicUrl), init));
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: await response.text(),
  };
}
