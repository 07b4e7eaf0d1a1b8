import { parseJson } from '../../core/json.js';
import { brokenAfter } from '../faults/odd.js';
import type { Describe } from './describe.js';
import type { MockExchange, SentExchange } from './exchange.js';

type Fetch = (request: Request) => Promise<Response>;

/** Is told of an exchange when it begins, and when it is over. */
export interface Recorder<T> {
  readonly begin: (exchange: T) => void;
  readonly end: (exchange: T) => void;
}

/** A handler that tells of every request, and then of its answer, also when the connection breaks. */
export function recordReceived(answer: Fetch, describe: Describe, recorder: Recorder<MockExchange>): Fetch {
  return async (request) => {
    const asked = await partsOf(request);
    const { operation, params, issues } = describe(request, asked.body);
    return answered(answer, request, { ...asked, operation, params, issues, ...NOTHING }, recorder);
  };
}

/** A fetch that tells of every request, and then of its answer, also when the connection breaks. */
export function recordSent(fetch: Fetch, recorder: Recorder<SentExchange>): Fetch {
  return async (request) => answered(fetch, request, { ...(await partsOf(request)), ...NOTHING }, recorder);
}

async function partsOf(request: Request): Promise<Pick<SentExchange, 'method' | 'url' | 'headers' | 'body'>> {
  const { method, url, headers } = request;
  const text = await request.clone().text();
  return { method, url, headers, body: text === '' ? undefined : parsed(text) };
}

/** What an answer says; while there is none, nothing. */
const NOTHING = { httpStatus: undefined, statusCode: undefined, data: undefined } as const;

async function answered<T extends SentExchange>(
  fetch: Fetch,
  request: Request,
  exchange: T,
  { begin, end }: Recorder<T>,
): Promise<Response> {
  begin(exchange);
  try {
    const { text, response } = await readThrough(await fetch(request));
    const body = text === undefined ? undefined : parsed(text);
    const { status_code, data } = (typeof body === 'object' && body !== null ? body : {}) as {
      readonly status_code?: unknown;
      readonly data?: unknown;
    };
    const statusCode = typeof status_code === 'number' ? status_code : undefined;
    Object.assign(exchange, { httpStatus: response.status, statusCode, data });
    return response;
  } finally {
    end(exchange);
  }
}

/**
 * The text of an answer, and the same answer to be given on; no text when it breaks off, which the answer does again. A
 * copy of the answer would not do: what came before it breaks is lost with it.
 */
async function readThrough(
  response: Response,
): Promise<{ readonly text: string | undefined; readonly response: Response }> {
  const reader = response.body?.getReader();
  if (!reader) return { text: '', response };
  const parts: Uint8Array<ArrayBuffer>[] = [];
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) parts.push(part.value);
  } catch (error) {
    return { text: undefined, response: new Response(brokenAfter(parts, error), response) };
  }
  const blob = new Blob(parts);
  return { text: await blob.text(), response: new Response(blob, response) };
}

function parsed(text: string): unknown {
  const result = parseJson(text);
  return result.ok ? result.value : text;
}
