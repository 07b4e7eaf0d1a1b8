import { Header } from '../../core/headers.js';
import { parseJson } from '../../core/json.js';
import { formatNextLink } from '../../core/link.js';
import { StatusCode } from '../../core/status.js';
import { bare, changed, enveloped, type Handler, htmlPage, rateLimited, refusal } from './answers.js';
import type { ExchangeFault, FaultHeader } from './fault.js';
import { brokenInTheMiddle, redirected, withOddData, withOddEnvelope } from './odd.js';
import { isPageFault, type PageMemory, withPageFault } from './pages.js';
import { type Clock, never } from './waiting.js';

/** What the breaking of a connection is on purpose: a server on sockets closes the socket when it catches one. */
export class ConnectionFault extends TypeError {
  override readonly name = 'ConnectionFault';
  readonly code = 'CONNECTION_FAULT';

  constructor() {
    super('The connection was broken on purpose.');
  }
}

/** What faults need besides the handler. */
export interface FaultRuntime {
  readonly clock: Clock;
  readonly memory: PageMemory;
}

/** A handler in which a fault happens at every request. */
export function applyFault(fault: ExchangeFault, handler: Handler, runtime: FaultRuntime): Handler {
  if (isPageFault(fault.kind)) return withPageFault(handler, fault, runtime.memory);
  return (request) => answer(fault, handler, runtime, request);
}

async function answer(
  fault: ExchangeFault,
  handler: Handler,
  { clock }: FaultRuntime,
  request: Request,
): Promise<Response> {
  switch (fault.kind) {
    case 'delay':
      await clock.sleep(fault.ms, request.signal);
      return handler(request);
    case 'timeout':
      if (fault.processed) await handler(request);
      return never(request.signal, clock.signal);
    case 'connection-error':
      if (fault.processed) await handler(request);
      throw new ConnectionFault();
    case 'http':
      return fault.envelope ? enveloped(request, fault.status) : bare(fault.status);
    case 'ocpi':
      return refusal(
        request,
        fault.httpStatus ?? 200,
        fault.statusCode,
        'This answer is a fault that was asked for.',
      );
    case 'rate-limit':
      return rateLimited(request, fault.retryAfter, fault.form ?? 'seconds');
    case 'html':
      return htmlPage(fault.status ?? 200);
    case 'redirect':
      return redirected(fault, request.url) ?? handler(request);
    case 'custom':
      return fault.answer(request, handler);
    case 'token-refused':
      return refusal(request, 401, StatusCode.clientError, 'The credentials token is not valid here.');
    default:
      return alter(fault, request, await handler(request));
  }
}

async function alter(fault: ExchangeFault, request: Request, response: Response): Promise<Response> {
  const body = await response.text();
  switch (fault.kind) {
    case 'truncated-json':
      return changed(response, body.slice(0, Math.floor(body.length / 2)));
    case 'malformed-json':
      return changed(response, body.replace(/\}\s*$/, ',}'));
    case 'broken-body':
      return changed(response, brokenInTheMiddle(body, new ConnectionFault()));
    case 'empty-body':
      return changed(response, null);
    case 'byte-order-mark':
      return changed(response, `\ufeff${body}`);
    case 'odd-envelope':
      return changed(response, withOddEnvelope(body, fault.part));
    case 'odd-data':
      return changed(response, withOddData(body, fault.data));
    case 'content-type':
      return changed(response, body, { 'content-type': 'text/plain' });
    case 'missing-header':
      return changed(response, body, Object.fromEntries(namesOf(fault.header).map((name) => [name, null])));
    case 'wrong-header':
      return changed(response, body, wrongHeaders(fault.header, request, response));
    case 'wrong-token':
      return changed(response, withWrongToken(body));
    default:
      return changed(response, body);
  }
}

const namesOf = (header: FaultHeader): readonly string[] =>
  ({
    ids: [Header.requestId, Header.correlationId],
    link: [Header.link],
    total: [Header.totalCount],
    limit: [Header.limit],
    location: [Header.location],
  })[header];

function wrongHeaders(header: FaultHeader, request: Request, { headers }: Response): Record<string, string> {
  if (header === 'ids') {
    return { [Header.requestId]: 'of-another-request', [Header.correlationId]: 'of-another-exchange' };
  }
  if (header === 'link') {
    const next = new URL(request.url);
    return { [Header.link]: formatNextLink(`https://elsewhere.example${next.pathname}${next.search}`) };
  }
  if (header === 'location') {
    return headers.has(Header.location) ? { [Header.location]: 'https://elsewhere.example/cdrs/1' } : {};
  }
  return header === 'total' ? { [Header.totalCount]: '1' } : { [Header.limit]: '0' };
}

/** A token that nobody gave out, in place of the one in the credentials. */
const WRONG_TOKEN = 'this-token-was-never-given-out';

function withWrongToken(body: string): string {
  const json = parseJson(body);
  const envelope = json.ok ? (json.value as { readonly data?: unknown } | null) : null;
  const data = envelope?.data;
  if (typeof data !== 'object' || data === null || !('token' in data)) return body;
  return JSON.stringify({ ...envelope, data: { ...data, token: WRONG_TOKEN } });
}
