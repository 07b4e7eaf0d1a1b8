import { OcpiHttpError } from '../core/errors.js';
import type { Platform } from './directory.js';
import type { Forward, Forwarded } from './forward.js';

/** Is told whether a platform could be reached, by every request that shows it. */
export type OnReached = (platform: Platform, isReached: boolean) => void;

/** Tells what requests show of platforms: an answer of whatever kind is one, and no connection is none. */
export function observed(forward: Forward, onReached: OnReached): Forward {
  return async (outbound) => {
    const forwarded = await forward(outbound);
    const isReached = reachedBy(forwarded);
    if (isReached !== undefined) onReached(outbound.platform, isReached);
    return forwarded;
  };
}

/** Nothing is shown by what the hub did not send, and by an answer that did not come in time. */
function reachedBy(forwarded: Forwarded): boolean | undefined {
  if ('answer' in forwarded || forwarded.failure === 'answer') return true;
  const { error } = forwarded;
  return error instanceof OcpiHttpError && error.failure === 'network' ? false : undefined;
}
