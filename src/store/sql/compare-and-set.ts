const MOST_TRIES = 1000;

/** One try: whether it was written, and what the change gives. */
export interface Attempt<T> {
  readonly done: boolean;
  readonly value: T;
}

/**
 * Repeats a change until nobody was faster: each try reads, computes, and writes only if the row is still as it was read
 * (`done` is then true). Some try always succeeds, so writers make progress without holding locks between statements.
 * Throws an `Error` after a thousand tries.
 */
async function compareAndSet<T>(attempt: () => Promise<Attempt<T>>): Promise<T> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const { done, value } = await attempt();
    if (done) return value;
  }
  throw new Error(`A row changed ${MOST_TRIES} times while it was to be changed; too many write it at once.`);
}

/** Makes changes by compare and set. */
export type Changer = <T>(key: string, attempt: () => Promise<Attempt<T>>) => Promise<T>;

/**
 * Makes changes of the same key in this process one after the other, so that they do not make each other try again;
 * compare and set is for those of other processes.
 */
export function makeChanger(): Changer {
  const last = new Map<string, Promise<unknown>>();
  return async (key, attempt) => {
    const before = last.get(key);
    const run = (): Promise<Awaited<ReturnType<typeof attempt>>['value']> => compareAndSet(attempt);
    const mine = before ? before.then(run, run) : run();
    last.set(key, mine);
    try {
      return await mine;
    } finally {
      if (last.get(key) === mine) last.delete(key);
    }
  };
}
