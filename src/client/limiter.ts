import type { ByModule, RateProfile } from '../partners/profile.js';
import { sleep } from './abort.js';

/** Holds requests back so that a partner's rate is kept. */
export interface Limiter {
  /** Waits until a request to the module may be made. Rejects with the reason of the signal. */
  take(module: string, signal?: AbortSignal): Promise<void>;
}

/** Makes a limiter: modules with a rate of their own count by themselves, the others share the rate for all. */
export function makeLimiter(rates: ByModule<RateProfile> | undefined): Limiter {
  const starts = new Map<string, number[]>();
  const reserve = (key: string, rate: RateProfile): number => {
    const taken = starts.get(key) ?? [];
    starts.set(key, taken);
    const now = Date.now();
    const oldest = taken.length < rate.requests ? undefined : taken.shift();
    const start = oldest === undefined ? now : Math.max(now, oldest + rate.per);
    taken.push(start);
    return start - now;
  };
  return {
    async take(module, signal) {
      const own = rates?.modules?.[module];
      const rate = own ?? rates?.all;
      if (!rate || rate.requests < 1) return;
      const wait = reserve(own ? module : '', rate);
      if (wait > 0) await sleep(wait, signal);
    },
  };
}
