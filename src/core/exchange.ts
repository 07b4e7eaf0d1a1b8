import { type ReadEnvelope, readEnvelope } from './envelope.js';
import { OcpiHttpError, OcpiLimitError, OcpiStatusError, type WireContext } from './errors.js';
import { Header } from './headers.js';
import { readBody } from './http.js';
import { parseJson } from './json.js';
import { isSuccess } from './status.js';
import { printableUrl } from './url.js';

/** An answer that is an OCPI envelope, with both statuses. */
export interface Answer {
  readonly httpStatus: number;
  readonly headers: Headers;
  readonly envelope: ReadEnvelope;
  readonly context: WireContext;
}

/** Limits and meanings that apply to an answer. */
export interface AnswerOptions {
  /** Bytes of body that are read at most. Default 64 MiB. */
  readonly maxBytes?: number | undefined;
}

const DEFAULT_MAX_BYTES = 64 * 1024 * 1024;
const EXCERPT_LENGTH = 200;

/**
 * Reads an answer: the envelope first, whatever the HTTP status; success is 2xx **and** 1xxx.
 * Throws an {@link OcpiStatusError} for an envelope that is no success and an {@link OcpiHttpError} when there is none.
 */
export async function readAnswer(
  response: Response,
  context: WireContext,
  options: AnswerOptions = {},
): Promise<Answer> {
  const answer = await readAnyAnswer(response, context, options);
  const { envelope, context: wire } = answer;
  if (!isSuccess(envelope.statusCode)) {
    const message = `${describe(wire)} answered OCPI status ${envelope.statusCode}${quoted(envelope.statusMessage)} (HTTP ${response.status}).`;
    throw new OcpiStatusError(envelope.statusCode, message, {
      ...wire,
      partnerMessage: envelope.statusMessage,
    });
  }
  if (!response.ok) {
    throw new OcpiHttpError(
      'status',
      `${describe(wire)} answered HTTP ${response.status} although its OCPI status is ${envelope.statusCode}.`,
      wire,
    );
  }
  return answer;
}

/** Reads an answer whatever it says. Throws an {@link OcpiHttpError} when it is no envelope. */
export async function readAnyAnswer(
  response: Response,
  context: WireContext,
  options: AnswerOptions = {},
): Promise<Answer> {
  const wire: WireContext = {
    ...context,
    httpStatus: response.status,
    retryAfter: retryAfter(response.headers),
  };
  const text = await readText(response, options.maxBytes ?? DEFAULT_MAX_BYTES);
  const json = parseJson(text);
  const envelope = json.ok ? readEnvelope(json.value) : undefined;
  if (!envelope) throw unreadable(response, json.ok ? 'not-envelope' : 'not-json', text, wire);
  return { httpStatus: response.status, headers: response.headers, envelope, context: wire };
}

function unreadable(
  response: Response,
  failure: 'not-json' | 'not-envelope',
  text: string,
  wire: WireContext,
): OcpiHttpError {
  const excerpt = text.slice(0, EXCERPT_LENGTH);
  const details = { ...wire, excerpt };
  if (!response.ok) {
    return new OcpiHttpError(
      'status',
      `${describe(wire)} answered HTTP ${response.status} without an OCPI envelope.`,
      details,
    );
  }
  const what = failure === 'not-json' ? 'something that is not JSON' : 'JSON that is not an OCPI envelope';
  return new OcpiHttpError(
    failure,
    `${describe(wire)} answered HTTP ${response.status} with ${what}.`,
    details,
  );
}

/** Reads a body as text up to a number of bytes. Throws an {@link OcpiLimitError} beyond it. */
async function readText(response: Response, maxBytes: number): Promise<string> {
  const declared = response.headers.get('content-length');
  // A body of known size that is not compressed cannot outgrow it, and reading it at once takes the least memory.
  if (declared !== null && Number(declared) <= maxBytes && !response.headers.has('content-encoding')) {
    return response.text();
  }
  const body = await readBody(response.body, maxBytes, declared);
  if (body.kind === 'text') return body.text;
  throw tooLarge(maxBytes);
}

const tooLarge = (maxBytes: number): OcpiLimitError =>
  new OcpiLimitError(
    'maxBytes',
    `The answer is larger than ${maxBytes} bytes; raise maxBytes or ask for smaller pages.`,
  );

/** Seconds to wait by a `Retry-After` header in seconds or as a date. */
export function retryAfter(headers: Headers): number | undefined {
  const value = headers.get('retry-after');
  if (!value) return undefined;
  const seconds = /^\d+$/.test(value.trim()) ? Number(value) : (Date.parse(value) - Date.now()) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, seconds) : undefined;
}

/** The ids of a request, for messages and logs. */
export function wireContext(
  method: string,
  url: string,
  headers: { get(name: string): string | null },
): WireContext {
  return {
    method,
    url: printableUrl(url),
    requestId: headers.get(Header.requestId) ?? undefined,
    correlationId: headers.get(Header.correlationId) ?? undefined,
  };
}

const describe = (wire: WireContext): string => `${wire.method ?? 'GET'} ${wire.url ?? ''}`.trim();
const quoted = (message: string | undefined): string =>
  message ? ` “${message.slice(0, EXCERPT_LENGTH)}”` : '';
