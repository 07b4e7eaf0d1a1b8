import { OcpiLimitError } from '../../core/errors.js';

/**
 * Why a message was not forwarded, or not to its end: `busy` too much waits for the target already; `share` the source
 * has its share of what may wait and be under way; `circuit` the target failed too often in a row and is left alone for
 * a while; `timeout` the time of the message ran out.
 */
export type LimitKind = 'busy' | 'share' | 'circuit' | 'timeout';

/** A message that the hub itself did not forward, or gave up. */
export class HubLimitError extends OcpiLimitError {
  readonly kind: LimitKind;
  /** Milliseconds after which it makes sense to try again. */
  readonly retryAfter: number;

  constructor(kind: LimitKind, target: string, retryAfter: number) {
    super(kind, `${target} ${REASONS[kind]}`);
    this.kind = kind;
    this.retryAfter = retryAfter;
  }
}

const REASONS: Readonly<Record<LimitKind, string>> = {
  busy: 'has too many messages waiting.',
  share: 'has all the messages waiting that this sender may have there.',
  circuit: 'has not answered several times in a row and is tried again later.',
  timeout: 'did not answer in time.',
};
