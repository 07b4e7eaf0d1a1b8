import { OcpiError, OcpiHttpError } from '../core/errors.js';

/** When a failed GET is tried again; nothing else ever is. */
export interface RetryOptions {
  /** How many times at most after the first. Default 3. */
  readonly limit?: number;
  /** Milliseconds before the first retry; doubled each time, with full jitter. Default 300. */
  readonly delay?: number;
  /** Milliseconds that a single wait may last, `Retry-After` included. Default 60000. */
  readonly maxDelay?: number;
  /** Milliseconds for all tries and waits together. Default 120000. */
  readonly deadline?: number;
}

/** Whether and how long to wait: the one place where this is decided. */
export function retryDelay(
  error: unknown,
  attempt: number,
  elapsed: number,
  options: RetryOptions,
): number | undefined {
  const { limit = 3, delay = 300, maxDelay = 60_000, deadline = 120_000 } = options;
  if (!(error instanceof OcpiError) || !error.retryable || attempt >= limit) return undefined;
  const asked = error instanceof OcpiHttpError ? error.retryAfter : undefined;
  const wait = asked === undefined ? Math.random() * Math.min(maxDelay, delay * 2 ** attempt) : asked * 1000;
  return wait > maxDelay || elapsed + wait >= deadline ? undefined : wait;
}

/** Waits; rejects with the reason of the signal when that aborts. */
export function sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const onAbort = (): void => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', onAbort);
      resolve();
    }, milliseconds);
    signal?.addEventListener('abort', onAbort, { once: true });
  });
}
