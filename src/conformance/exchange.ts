import { type ReadEnvelope, readEnvelope } from '../core/envelope.js';
import { Header } from '../core/headers.js';
import { readBody } from '../core/http.js';
import { parseJson } from '../core/json.js';
import { isSuccess } from '../core/status.js';

/** A request as it was made. */
export interface SentRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

/** A request with its raw answer, whatever that was. */
export interface Exchange {
  readonly request: SentRequest;
  /** 0 when there was no answer. */
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as JSON; `undefined` when it is none. */
  readonly json: unknown;
  readonly envelope: ReadEnvelope | undefined;
  /** Why there was no answer. */
  readonly failure: string | undefined;
}

const MAX_BYTES = 64 * 1024 * 1024;

/** Makes a request and reads whatever comes; never rejects. Redirects are not followed. */
export async function exchange(
  send: (request: Request) => Promise<Response>,
  request: SentRequest,
  timeout: number,
  signal: AbortSignal | undefined,
): Promise<Exchange> {
  const clock = AbortSignal.timeout(timeout);
  const end = signal ? AbortSignal.any([signal, clock]) : clock;
  try {
    const { method, url, headers, body } = request;
    const init = { method, headers, redirect: 'manual' as const, signal: end };
    const web = new Request(url, body === undefined ? init : { ...init, body });
    return await Promise.race([read(request, send(web)), aborted(end)]);
  } catch (error) {
    const failure = clock.aborted ? `no answer within ${timeout} ms` : `no answer: ${reasonOf(error)}`;
    return { ...NOTHING, request, failure };
  }
}

/** An exchange without an answer, apart from its request and the reason. */
export const NOTHING = {
  status: 0,
  headers: new Headers(),
  text: '',
  json: undefined,
  envelope: undefined,
} as const;

/** Rejects at the end: not everything that stands for a fetch looks at its signal. */
const aborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    const end = (): void => reject(signal.reason);
    if (signal.aborted) end();
    else signal.addEventListener('abort', end, { once: true });
  });

async function read(request: SentRequest, sent: Promise<Response>): Promise<Exchange> {
  const response = await sent;
  const { status, headers } = response;
  const body = await readBody(response.body, MAX_BYTES);
  if (body.kind !== 'text') {
    return { ...NOTHING, request, status, headers, failure: 'the answer is larger than 64 MiB' };
  }
  const json = parseJson(body.text);
  const value = json.ok ? json.value : undefined;
  const envelope = readEnvelope(value);
  return { request, status, headers, text: body.text, json: value, envelope, failure: undefined };
}

function reasonOf(error: unknown): string {
  const cause = (error as { cause?: { code?: unknown; message?: unknown } } | undefined)?.cause;
  return String(cause?.code ?? cause?.message ?? (error as Error | undefined)?.message ?? error);
}

/** Whether an answer says success on both layers. */
export const succeeded = (answer: Exchange): boolean =>
  answer.status >= 200 &&
  answer.status < 300 &&
  answer.envelope !== undefined &&
  isSuccess(answer.envelope.statusCode);

/** Whether an answer refuses, on either layer; no answer at all is no refusal. */
export const refused = (answer: Exchange): boolean => answer.status !== 0 && !succeeded(answer);

/** The OCPI status code, when there is one. */
export const codeOf = (answer: Exchange): number | undefined => answer.envelope?.statusCode;

/** Whether the answer refuses as a client's error: an OCPI 2xxx code, or HTTP 4xx. */
export const refusedAsClientError = (answer: Exchange): boolean => {
  const code = codeOf(answer);
  return code === undefined ? answer.status >= 400 && answer.status < 500 : code >= 2000 && code < 3000;
};

const EXCERPT = 160;

/** An answer in a few words: `HTTP 404, OCPI 2003 "Not found"`. */
export function describeAnswer(answer: Exchange): string {
  if (answer.failure !== undefined) return answer.failure;
  const { envelope, status, text } = answer;
  if (!envelope) {
    const excerpt = text.replace(/\s+/g, ' ').trim().slice(0, EXCERPT);
    return `HTTP ${status} without an OCPI envelope${excerpt === '' ? ' and without a body' : `: ${excerpt}`}`;
  }
  const message = envelope.statusMessage
    ? ` ${JSON.stringify(envelope.statusMessage.slice(0, EXCERPT))}`
    : '';
  return `HTTP ${status}, OCPI ${envelope.statusCode}${message}`;
}

/** The list in an answer; `undefined` when there is none. */
export function listOf(answer: Exchange): readonly unknown[] | undefined {
  const data = answer.envelope?.data;
  return Array.isArray(data) ? data : undefined;
}

/** The request id of an exchange. */
export const requestIdOf = (answer: Exchange): string | undefined => answer.request.headers[Header.requestId];
