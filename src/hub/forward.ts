import { callHeaders } from '../client/connection.js';
import { sendOnce } from '../client/transport.js';
import { OcpiHttpError, OcpiUrlError } from '../core/errors.js';
import type { Answer } from '../core/exchange.js';
import type { Party } from '../core/party.js';
import type { Platform } from './directory.js';

/** A request from the hub to a platform. */
export interface Outbound {
  readonly platform: Platform;
  /** Id of the registration that it comes from; absent when it comes from the hub itself. */
  readonly source?: string | undefined;
  /** Name of the operation in the contract, where it has a time-out of its own. */
  readonly operation?: string | undefined;
  /** Whether nobody waits for the answer. */
  readonly isPatient?: boolean | undefined;
  /** The endpoint's module, for rates and limits. */
  readonly module: string;
  readonly method: string;
  readonly url: string;
  /** Absent for messages of configuration modules, which are not routed. */
  readonly routing: { readonly to: Party; readonly from: Party } | undefined;
  readonly correlationId: string;
  /** The body as JSON text. */
  readonly text?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** What became of a request: an answer, whatever it says, or why there is none. */
export type Forwarded =
  | { readonly answer: Answer }
  | { readonly failure: 'timeout' | 'connection' | 'answer'; readonly error: unknown }
  /** The sender has too much under way; milliseconds until it may go on. */
  | { readonly failure: 'share'; readonly error: unknown; readonly retryAfter: number };

/** Makes a request to a platform; never rejects. */
export type Forward = (outbound: Outbound) => Promise<Forwarded>;

/** The one way from the hub to platforms: a new request id, the correlation id and the body as they came. */
export const forward: Forward = async (outbound) => {
  const { platform, module, method, url, routing, correlationId, text, signal } = outbound;
  const { connection } = platform;
  const type = routing ? 'functional' : 'configuration';
  const headers = callHeaders(connection, type, { ...routing, correlationId });
  try {
    return { answer: await sendOnce({ method, url, headers, text, signal, module }, connection.channel) };
  } catch (error) {
    return { failure: failureOf(error), error };
  }
};

/** Whether the platform could not be reached, did not answer in time, or answered something that is no OCPI. */
function failureOf(error: unknown): 'timeout' | 'connection' | 'answer' {
  if (error instanceof OcpiUrlError) return 'connection';
  if (!(error instanceof OcpiHttpError)) return 'answer';
  if (error.failure === 'timeout') return 'timeout';
  return error.failure === 'network' || error.failure === 'aborted' ? 'connection' : 'answer';
}
