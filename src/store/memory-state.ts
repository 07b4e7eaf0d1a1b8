import { toMillis } from '../core/time.js';
import type { StateEntry, StateStore } from './store.js';

const DEFAULT_LIMIT = 1000;

const isOver = (entry: StateEntry): boolean =>
  entry.expires !== undefined && toMillis(entry.expires) <= Date.now();

/** Keeps small values in memory. */
export function memoryState(): StateStore {
  const collections = new Map<string, Map<string, StateEntry>>();
  const find = (collection: string, id: string): StateEntry | undefined => {
    const entry = collections.get(collection)?.get(id);
    return entry && !isOver(entry) ? entry : undefined;
  };
  return {
    async get(collection, id) {
      return find(collection, id)?.value;
    },
    async update(collection, id, change) {
      const current = find(collection, id)?.value;
      const next = change(current);
      if (next === undefined) return current;
      if (next === 'remove') {
        collections.get(collection)?.delete(id);
        return undefined;
      }
      const entries = collections.get(collection) ?? new Map<string, StateEntry>();
      collections.set(collection, entries);
      entries.set(id, { id, ...next });
      return next.value;
    },
    async list(collection, { after, limit = DEFAULT_LIMIT } = {}) {
      const live = [...(collections.get(collection)?.values() ?? [])].filter((entry) => !isOver(entry));
      live.sort((a, b) => (a.id < b.id ? -1 : 1));
      return live.filter((entry) => after === undefined || entry.id > after).slice(0, limit);
    },
    async purge() {
      let purged = 0;
      for (const entries of collections.values()) purged += purgeEntries(entries);
      return purged;
    },
  };
}

function purgeEntries(entries: Map<string, StateEntry>): number {
  const over = [...entries.values()].filter(isOver);
  for (const { id } of over) entries.delete(id);
  return over.length;
}
