import type { RetryOptions, StatusMeaning } from '../partners/profile.js';
import { meaningOf } from './meaning.js';

export type { RetryOptions } from '../partners/profile.js';

/** A failed try: what is needed to decide whether there is another one. */
export interface FailedTry {
  readonly method: string;
  readonly error: unknown;
  /** How many tries were made before this one. */
  readonly attempt: number;
  /** Milliseconds since the first try began. */
  readonly elapsed: number;
  /** Seconds that the partner asked to wait. */
  readonly retryAfter: number | undefined;
  /** What the partner's status codes mean, where its profile says so. */
  readonly meanings?: Readonly<Record<number, StatusMeaning>> | undefined;
}

const PASSING: ReadonlySet<StatusMeaning> = new Set(['rate-limited', 'temporary']);

/**
 * Whether the same request may succeed when it is made again later: the one place where this is decided.
 * A network failure, a time-out, a body that was cut off, HTTP 408, 425, 429, 500, 502 to 504, or a code that means so.
 */
export function isRetryable(
  error: unknown,
  meanings?: Readonly<Record<number, StatusMeaning>> | undefined,
): boolean {
  const meaning = meaningOf(error, { meanings });
  return meaning !== undefined && PASSING.has(meaning);
}

/** Milliseconds to wait before the next try, or `undefined` when there is none: only GET has one. */
export function retryDelay(failed: FailedTry, options: RetryOptions): number | undefined {
  const { limit = 3, delay = 300, maxDelay = 60_000 } = options;
  const { method, error, attempt, elapsed, retryAfter, meanings } = failed;
  if (method !== 'GET' || attempt >= limit || !isRetryable(error, meanings)) return undefined;
  const wait =
    retryAfter === undefined ? Math.random() * Math.min(maxDelay, delay * 2 ** attempt) : retryAfter * 1000;
  return wait > maxDelay || elapsed + wait >= deadlineOf(options) ? undefined : wait;
}

/** Milliseconds for all tries and waits together. */
export const deadlineOf = ({ deadline = 120_000 }: RetryOptions): number => deadline;
