/** How faults wait: tests put in a clock of their own. */
export interface Clock {
  /** Resolves after so many milliseconds; rejects with the reason when one of the signals aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** Ends what would otherwise wait for ever, such as when a server stops. */
  readonly signal: AbortSignal | undefined;
}

/** The clock of the platform. */
export function systemClock(signal?: AbortSignal): Clock {
  return {
    signal,
    sleep: (ms, own) =>
      new Promise((resolve, reject) => {
        const stop = onAbort([own, signal], (reason) => {
          clearTimeout(timer);
          reject(reason);
        });
        const timer = setTimeout(() => {
          stop();
          resolve();
        }, ms);
      }),
  };
}

/** Never resolves; rejects with the reason when one of the signals aborts. */
export const never = (...signals: readonly (AbortSignal | undefined)[]): Promise<never> =>
  new Promise((_, reject) => {
    onAbort(signals, reject);
  });

/** Calls back once, also when a signal has aborted before; gives a way to stop listening. */
function onAbort(signals: readonly (AbortSignal | undefined)[], call: (reason: unknown) => void): () => void {
  const listeners: (() => void)[] = [];
  const stop = (): void => {
    for (const remove of listeners) remove();
  };
  for (const signal of signals) {
    if (!signal) continue;
    const listener = (): void => {
      stop();
      call(signal.reason);
    };
    signal.addEventListener('abort', listener, { once: true });
    listeners.push(() => signal.removeEventListener('abort', listener));
    if (signal.aborted) queueMicrotask(listener);
  }
  return stop;
}
