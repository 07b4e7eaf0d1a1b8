/** A signal that aborts after a time or with another signal; `done` frees what it holds. */
export interface TimedSignal {
  readonly signal: AbortSignal;
  /** Whether it was the time that ran out. */
  timedOut(): boolean;
  done(): void;
}

/** Makes a signal with a time limit in milliseconds; unlike `AbortSignal.any` it leaves nothing behind on `outer`. */
export function timedSignal(milliseconds: number, outer?: AbortSignal): TimedSignal {
  const controller = new AbortController();
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    controller.abort(new DOMException('The time for the request is over.', 'TimeoutError'));
  }, milliseconds);
  const onAbort = (): void => controller.abort(outer?.reason);
  if (outer?.aborted) onAbort();
  else outer?.addEventListener('abort', onAbort, { once: true });
  return {
    signal: controller.signal,
    timedOut: () => late,
    done: () => {
      clearTimeout(timer);
      outer?.removeEventListener('abort', onAbort);
    },
  };
}

/** Waits; rejects with the reason of the signal when that aborts. */
export function sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(signal.reason);
      return;
    }
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
