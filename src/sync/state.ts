import type { ListCursor } from '../client/paging/cursor.js';
import type { Party } from '../core/party.js';
import type { SyncReport, SyncStore } from './options.js';

/** A run that has not come to its end. */
export interface RunState {
  readonly mode: 'delta' | 'full';
  /** DateTime when the run began, by our clock. */
  readonly begunAt: string;
  /** DateTime when the first page was answered, by our clock or the partner's, whichever is behind. */
  readonly startedAt: string | undefined;
  /** `list`: reading everything, or the delta; `catch-up`: what changed while everything was read. */
  readonly phase: 'list' | 'catch-up';
  readonly cursor: ListCursor | undefined;
  /** How many pages of hashes are kept for finding what is absent. */
  readonly marks: number;
  readonly owners: readonly Party[];
  readonly counts: Counts;
}

/** What a run has counted. */
export type Counts = Pick<SyncReport, 'pages' | 'created' | 'changed' | 'unchanged' | 'stale' | 'invalid'>;

/** What is kept about a partner and a module between runs. */
export interface SyncState {
  readonly watermark?: string | undefined;
  /** DateTime when the last full run began. */
  readonly lastFull?: string | undefined;
  readonly run?: RunState | undefined;
}

const COLLECTION = 'sync';

/** The collection of the hashes of what a run has seen, page by page. */
export const marksOf = (name: string): string => `sync-marks/${name}`;

/** The collection of the objects that were absent in full runs, with how often. */
export const missesOf = (name: string): string => `sync-misses/${name}`;

/** Reads the state of a sync; empty before its first run. */
export async function readState(store: SyncStore, name: string): Promise<SyncState> {
  return ((await store.state.get(COLLECTION, name)) as SyncState | undefined) ?? {};
}

/** Keeps the state of a sync. */
export async function writeState(store: SyncStore, name: string, state: SyncState): Promise<void> {
  await store.state.update(COLLECTION, name, () => ({ value: state }));
}

/** All entries of a collection, in the order of their ids. */
export async function* entriesOf(
  store: SyncStore,
  collection: string,
): AsyncGenerator<{ readonly id: string; readonly value: unknown }> {
  let after: string | undefined;
  for (;;) {
    const page = await store.state.list(collection, {
      limit: 500,
      ...(after === undefined ? {} : { after }),
    });
    if (page.length === 0) return;
    yield* page;
    after = page.at(-1)?.id;
  }
}

/** Drops a whole collection. */
export async function clear(store: SyncStore, collection: string): Promise<void> {
  for (;;) {
    const page = await store.state.list(collection, { limit: 500 });
    if (page.length === 0) return;
    for (const { id } of page) await store.state.update(collection, id, () => 'remove');
  }
}
