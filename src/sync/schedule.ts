import { sleep } from '../client/abort.js';
import type { VersionNumber } from '../core/version.js';
import type { SyncOptions, SyncReport } from './options.js';
import { sync } from './sync.js';

/** Options of {@link keepInStep}. */
export interface ScheduleOptions<V extends VersionNumber = VersionNumber>
  extends Omit<SyncOptions<V>, 'signal'> {
  /** Milliseconds between the end of a run and the start of the next. Default 1 hour. */
  readonly every?: number | undefined;
  /** Milliseconds of chance added to that, so that not all partners are asked at once. Default a tenth of `every`. */
  readonly splay?: number | undefined;
  readonly onReport?: ((report: SyncReport) => void) | undefined;
  /** A run failed; the next one goes on where it stopped. */
  readonly onError?: ((error: unknown) => void) | undefined;
}

/** A schedule that is running. */
export interface Schedule {
  /** Stops it; resolves when nothing is under way any more. */
  stop(): Promise<void>;
}

const HOUR = 3_600_000;

/** Runs {@link sync} again and again: deltas, and a full run whenever `fullEvery` has passed. */
export function keepInStep<V extends VersionNumber>(options: ScheduleOptions<V>): Schedule {
  const { every = HOUR, splay = every / 10 } = options;
  const controller = new AbortController();
  const { signal } = controller;
  const loop = async (): Promise<void> => {
    while (!signal.aborted) {
      await sync({ ...options, signal }).then(options.onReport, (error: unknown) => {
        if (!signal.aborted) options.onError?.(error);
      });
      await sleep(every + Math.random() * splay, signal).catch(() => undefined);
    }
  };
  const ended = loop();
  return {
    stop: () => {
      controller.abort();
      return ended;
    },
  };
}
