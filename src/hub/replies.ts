import type { Answer } from '../core/exchange.js';
import { Header, routingHeaders } from '../core/headers.js';
import type { Party } from '../core/party.js';
import { StatusCode } from '../core/status.js';
import { type Reply, refuse } from '../server/reply.js';
import type { Forwarded } from './forward.js';
import type { Impossible } from './outbound.js';

/** The receiver is not known here, or not to this sender; both look the same. */
export const UNKNOWN_RECEIVER = refuse(StatusCode.unknownReceiver, 'The receiver is not known to this hub.');

/** A refusal because of what the request says. */
export const invalid = (message: string): Reply => refuse(StatusCode.invalidParameters, message);

/** A refusal of what cannot go to a receiver. */
export const impossible = ({ impossible: why, isInvalid }: Impossible): Reply =>
  isInvalid ? invalid(why) : refuse(StatusCode.hubError, why);

/** The routing headers of an answer: to whom it goes and who it comes from. */
export const withRouting = (reply: Reply, to: Party, from: Party): Reply => ({
  ...reply,
  headers: { ...reply.headers, ...routingHeaders({ to, from }) },
});

const FAILURES = {
  timeout: refuse(StatusCode.hubTimeout, 'The receiver did not answer in time.'),
  connection: refuse(StatusCode.hubConnection, 'The receiver cannot be reached.'),
  answer: refuse(StatusCode.hubError, 'The receiver gave an answer that is not OCPI.'),
};

/** The sender waits for so many answers already that others would suffer. */
const overShare = (retryAfter: number): Reply => ({
  ...refuse(StatusCode.hubError, 'Too many of your requests wait for this receiver; try again later.', 429),
  headers: { 'Retry-After': String(Math.ceil(retryAfter / 1000)) },
});

/** The operator lets nothing pass from this sender. */
export const SUSPENDED = refuse(
  StatusCode.hubError,
  'The party that this comes from is suspended at this hub.',
);

/** The receiver is known and not connected. */
export const NOT_CONNECTED = refuse(StatusCode.hubConnection, 'The receiver is not connected.');

/**
 * The answer of a receiver as one of the hub: data and both statuses as they came, or the hub's own status when there is
 * none. That a receiver does not take the hub's token is a problem of the connection, not of the sender.
 * @see OCPI 2.2.1, status_codes, status_codes_4xxx_hub_errors
 */
export function replyOf(forwarded: Forwarded): Reply {
  if ('failure' in forwarded) {
    return forwarded.failure === 'share' ? overShare(forwarded.retryAfter) : FAILURES[forwarded.failure];
  }
  const { answer } = forwarded;
  if (answer.httpStatus === 401 || answer.httpStatus === 403) return FAILURES.connection;
  const { envelope, httpStatus } = answer;
  return {
    status: httpStatus,
    statusCode: envelope.statusCode,
    data: envelope.data ?? undefined,
    message: envelope.statusMessage,
    headers: keptHeaders(answer),
  };
}

/** Headers that pass as they are. */
const KEPT = [Header.totalCount, Header.limit, 'Retry-After', 'Allow'];

function keptHeaders({ headers }: Answer): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const name of KEPT) {
    const value = headers.get(name);
    if (value !== null) kept[name] = value;
  }
  return kept;
}
