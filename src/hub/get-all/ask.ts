import { timedSignal } from '../../client/abort.js';
import type { Source, SourcePage, SourceRequest } from './source.js';

/** What became of asking a source. */
export type Asked =
  | { readonly ok: true; readonly page: SourcePage }
  | { readonly ok: false; readonly error: unknown };

/** How long sources are waited for, and how many at once. */
export interface Patience {
  /** Milliseconds for each request. */
  readonly timeout: number;
  /** When the whole page must be there, in milliseconds since the epoch. */
  readonly until: number;
  readonly parallel: number;
  /** Aborts with the caller. */
  readonly signal: AbortSignal | undefined;
}

/**
 * Asks a source for a page; whatever it does, throw, hang beyond its time or answer rubbish, is an outcome. Throws only the
 * reason of the caller's signal.
 */
export async function ask(
  source: Source,
  request: Omit<SourceRequest, 'signal'>,
  { timeout, until, signal }: Patience,
): Promise<Asked> {
  signal?.throwIfAborted();
  const timed = timedSignal(Math.max(0, Math.min(timeout, until - Date.now())), signal);
  try {
    const page = await Promise.race([source.page({ ...request, signal: timed.signal }), ended(timed.signal)]);
    return { ok: true, page: checked(page) };
  } catch (error) {
    signal?.throwIfAborted();
    return { ok: false, error };
  } finally {
    timed.done();
  }
}

/** Rejects when a signal aborts: a source need not look at its signal. */
const ended = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });

function checked(page: SourcePage): SourcePage {
  if (!Array.isArray(page?.items)) throw new TypeError('The source did not give a list of objects.');
  const { items, total, next } = page;
  const isCount = typeof total === 'number' && Number.isSafeInteger(total) && total >= 0;
  return {
    items,
    ...(isCount ? { total } : {}),
    ...(typeof next === 'string' && next !== '' ? { next } : {}),
  };
}

/** Works on everything, some at a time; the results are in the order of what was given. */
export async function inParallel<T, R>(
  values: readonly T[],
  parallel: number,
  work: (value: T, index: number) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  let index = 0;
  const lane = async (): Promise<void> => {
    while (index < values.length) {
      const own = index;
      index += 1;
      results[own] = await work(values[own] as T, own);
    }
  };
  await Promise.all(Array.from({ length: Math.min(parallel, values.length) }, lane));
  return results;
}
