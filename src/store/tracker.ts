import type { Party } from '../core/party.js';
import { toMillis } from '../core/time.js';
import type { VersionNumber } from '../core/version.js';
import type { JsonObject, Store } from './store.js';

/** The collection of commands that we have sent, by the id in their `response_url`. */
export const TRACKERS = 'trackers';

/** The collection of trackers by the `authorization_reference` of their command. */
export const REFERENCES = 'tracker-references';

/**
 * How far a command of ours has come: `pending` until the partner answers, `accepted` while the result is awaited,
 * `refused` when the partner does not take it, then `result`, or `timeout` without one, which `late` follows when the
 * result comes after all.
 */
export type TrackerState = 'pending' | 'accepted' | 'refused' | 'result' | 'timeout' | 'late';

/** A command, or a request about charging profiles, that we have sent. */
export interface Tracker {
  /** The unguessable id in the `response_url`. */
  readonly id: string;
  readonly module: string;
  /** Operation of our Sender interface that takes the result. */
  readonly operation: string;
  /** `START_SESSION`; for charging profiles the operation, such as `setChargingProfile`. */
  readonly command: string;
  /** Registration id of the partner that was asked. */
  readonly partner: string;
  readonly version: VersionNumber;
  readonly state: TrackerState;
  /** What the partner answered at once. */
  readonly response?: JsonObject | undefined;
  /** What came to the `response_url`. */
  readonly result?: JsonObject | undefined;
  /** The Session that came with the command's `authorization_reference`. */
  readonly session?: { readonly owner: Party; readonly id: string } | undefined;
  readonly authorizationReference?: string | undefined;
  /** How often the same result came again. */
  readonly repeats: number;
  readonly createdAt: string;
  /** DateTime until which a result is in time; it is taken for 24 hours more. */
  readonly deadline: string;
}

const KEPT = 24 * 60 * 60 * 1000;
const POLL = 1000;

/** Reads a tracker; `undefined` when there is none, or not any more. */
export async function getTracker(store: Store, id: string): Promise<Tracker | undefined> {
  return (await store.state.get(TRACKERS, id)) as Tracker | undefined;
}

/** Changes a tracker atomically and wakes who waits for it. */
export async function updateTracker(
  store: Store,
  id: string,
  change: (current: Tracker | undefined) => Tracker | undefined,
): Promise<Tracker | undefined> {
  const after = (await store.state.update(TRACKERS, id, (current) => {
    const next = change(current as Tracker | undefined);
    return next && { value: next, expires: new Date(toMillis(next.deadline) + KEPT).toISOString() };
  })) as Tracker | undefined;
  for (const wake of waiting.get(store)?.get(id) ?? []) wake();
  return after;
}

const waiting = new WeakMap<Store, Map<string, Set<() => void>>>();

const isOpen = ({ state }: Tracker): boolean => state === 'pending' || state === 'accepted';

/**
 * Waits until a command has its result, is refused or its deadline has passed, at most `timeout` milliseconds (default:
 * until the deadline). Gives the tracker as it is then; `undefined` when there is none.
 * A result that another process receives into the same store is found too, within a second.
 */
export async function waitForResult(
  store: Store,
  id: string,
  timeout?: number,
): Promise<Tracker | undefined> {
  const end = timeout === undefined ? Number.POSITIVE_INFINITY : Date.now() + timeout;
  for (;;) {
    const tracker = await getTracker(store, id);
    if (!tracker || !isOpen(tracker)) return tracker;
    const overdue = toMillis(tracker.deadline) - Date.now();
    if (overdue <= 0) return expire(store, id);
    const rest = end - Date.now();
    if (rest <= 0) return tracker;
    await nextChange(store, id, Math.min(overdue, rest, POLL));
  }
}

/** Notes that the deadline has passed without a result. */
function expire(store: Store, id: string): Promise<Tracker | undefined> {
  return updateTracker(store, id, (current) =>
    current && isOpen(current) && toMillis(current.deadline) <= Date.now()
      ? { ...current, state: 'timeout' }
      : undefined,
  );
}

function nextChange(store: Store, id: string, most: number): Promise<void> {
  const trackers = waiting.get(store) ?? new Map<string, Set<() => void>>();
  waiting.set(store, trackers);
  const listeners = trackers.get(id) ?? new Set();
  trackers.set(id, listeners);
  return new Promise((resolve) => {
    const wake = (): void => {
      clearTimeout(timer);
      listeners.delete(wake);
      if (listeners.size === 0) trackers.delete(id);
      resolve();
    };
    const timer = setTimeout(wake, most);
    listeners.add(wake);
  });
}
