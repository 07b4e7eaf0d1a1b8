/** Time as limits see it; a test gives one that it moves itself. */
export interface Clock {
  /** Milliseconds since any beginning. */
  now(): number;
  /** Runs something once, later; the result takes it back. */
  after(milliseconds: number, run: () => void): () => void;
}

/** The time of the machine. */
export const systemClock: Clock = {
  now: () => performance.now(),
  after(milliseconds, run) {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
};
