import type { StateStore } from '../store/store.js';

/** Milliseconds between two times. */
const INTERVAL = 600_000;

/** Makes what drops from a store what has expired there, once in a while however often it is called. */
export function makeTidy(state: StateStore, now: () => number = Date.now): () => Promise<void> {
  let last = Number.NEGATIVE_INFINITY;
  return async () => {
    if (now() - last < INTERVAL) return;
    last = now();
    await state.purge();
  };
}
