import { envelope } from '../core/envelope.js';
import { Header, type Routing, routingHeaders } from '../core/headers.js';
import type { NeutralRequest, NeutralResponse } from '../core/http.js';
import { uniqueId } from '../core/random.js';
import { StatusCode } from '../core/status.js';

/** An answer before it is wrapped: HTTP status, OCPI status and what belongs to them. */
export interface Reply {
  readonly status: number;
  readonly statusCode: number;
  readonly data?: unknown;
  readonly message?: string | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** For logs: who and what was reached. */
  readonly trace?: Trace;
}

/** Who a request came from and what it reached. */
export interface Trace {
  readonly partner?: string;
  readonly operation?: string;
}

/** The ids of a request, made where the client sent none. @see OCPI 2.2.1, transport_and_format, transport_and_format_unique_message_ids */
export interface Ids {
  readonly requestId: string;
  readonly correlationId: string;
}

const REQUEST_ID = Header.requestId.toLowerCase();
const CORRELATION_ID = Header.correlationId.toLowerCase();
const SAFE_ID = /^[\x21-\x7e]{1,255}$/;

/** Reads the ids of a request; what could not stand in a header is replaced. */
export function readIds(request: NeutralRequest): Ids {
  const id = (name: string): string => {
    const value = request.headers.get(name);
    return value !== null && SAFE_ID.test(value) ? value : uniqueId();
  };
  return { requestId: id(REQUEST_ID), correlationId: id(CORRELATION_ID) };
}

/** A success with data. */
export const ok = (data?: unknown, headers?: Readonly<Record<string, string>>): Reply => ({
  status: 200,
  statusCode: StatusCode.success,
  data,
  headers,
});

/** A refusal: the request reached the OCPI layer, so HTTP says 200 unless another status is due. */
export const refuse = (statusCode: number, message: string, status = 200): Reply => ({
  status,
  statusCode,
  message,
});

/** Wraps a reply: envelope, ids echoed, routing headers turned round. */
export function render(reply: Reply, ids: Ids, routing: Routing): NeutralResponse {
  const headers: Record<string, string> = {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    [Header.requestId]: ids.requestId,
    [Header.correlationId]: ids.correlationId,
  };
  if (routing.to || routing.from) {
    Object.assign(headers, routingHeaders({ to: routing.from, from: routing.to }));
  }
  if (reply.headers) Object.assign(headers, reply.headers);
  const body = JSON.stringify(envelope(reply.statusCode, reply.data, reply.message));
  return { status: reply.status, headers, body };
}
