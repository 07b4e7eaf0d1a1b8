import type { HeaderReader } from './headers.js';

/** A request body as it was found: text, already parsed by somebody before us, or over the limit. */
export type Body =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'parsed'; readonly value: unknown }
  | { readonly kind: 'too-large' };

/** A request without a framework: what the adapters make of theirs. */
export interface NeutralRequest {
  readonly method: string;
  /** Path and query, or an absolute URL; only path and query are used. */
  readonly url: string;
  readonly headers: HeaderReader;
  /** Reads the body, up to a number of bytes. */
  body(maxBytes: number): Promise<Body>;
  readonly signal?: AbortSignal | undefined;
}

/** An answer without a framework. */
export interface NeutralResponse {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: string;
}

/** Makes a web-standard request neutral. */
export function fromFetch(request: Request): NeutralRequest {
  return {
    method: request.method,
    url: request.url,
    headers: request.headers,
    get signal() {
      return request.signal;
    },
    body: (maxBytes) => readFetchBody(request, maxBytes),
  };
}

/** A body of a known and small length is read at once, which servers do several times faster than as a stream. */
async function readFetchBody(request: Request, maxBytes: number): Promise<Body> {
  const declared = request.headers.get('content-length');
  if (declared === null || !(Number(declared) <= maxBytes)) return readBody(request.body, maxBytes, declared);
  const text = await request.text();
  return text.length > maxBytes ? { kind: 'too-large' } : { kind: 'text', text };
}

/** Reads a stream of bytes as UTF-8 text, up to a number of bytes. */
export async function readBody(
  stream: ReadableStream<Uint8Array> | null,
  maxBytes: number,
  declared: string | null = null,
): Promise<Body> {
  if (declared !== null && Number(declared) > maxBytes) {
    await stream?.cancel();
    return { kind: 'too-large' };
  }
  if (!stream) return { kind: 'text', text: '' };
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  let bytes = 0;
  let text = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return { kind: 'text', text: text + decoder.decode() };
    bytes += value.byteLength;
    if (bytes > maxBytes) {
      await reader.cancel();
      return { kind: 'too-large' };
    }
    text += decoder.decode(value, { stream: true });
  }
}
