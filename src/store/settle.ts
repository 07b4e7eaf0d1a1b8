import { isOlder } from '../core/items.js';
import { sameContent } from './equal.js';
import type { JsonObject } from './store.js';

/**
 * What a write comes to: `created`, `changed`, `touched` (only `last_updated` differs: kept, but nothing to tell),
 * `unchanged`, or acknowledged without effect because it is `stale` or would take a Session out of a `final` state.
 */
export type Verdict = 'created' | 'changed' | 'touched' | 'unchanged' | 'stale' | 'final';

const FINAL_STATES: ReadonlySet<unknown> = new Set(['COMPLETED', 'INVALID']);

/** Whether a verdict means that something is to be written. */
export const isWritten = (verdict: Verdict): boolean =>
  verdict === 'created' || verdict === 'changed' || verdict === 'touched';

/**
 * Compares what is kept with what came: the later `last_updated` wins, of equal ones the later arrival. A Session that
 * is COMPLETED or INVALID does not go back.
 */
export function settle(module: string, current: JsonObject | undefined, next: JsonObject): Verdict {
  if (!current) return 'created';
  if (isOlder(next, current)) return 'stale';
  if (module === 'sessions' && FINAL_STATES.has(current.status) && !FINAL_STATES.has(next.status))
    return 'final';
  if (!sameContent(current, next, 'last_updated')) return 'changed';
  return current.last_updated === next.last_updated ? 'unchanged' : 'touched';
}
