import { memoryPartners } from '../../partners/memory.js';
import type { Partners } from '../../partners/registration.js';
import { memoryStore } from '../../store/memory.js';
import type { Store } from '../../store/store.js';

/** A store and registrations in memory that can be emptied while others hold them. */
export interface MockState {
  readonly store: Store;
  readonly partners: Partners;
  empty(): void;
}

/** Makes an empty state. */
export function mockState(): MockState {
  let store = memoryStore();
  let partners = memoryPartners();
  return {
    store: {
      get: (key) => store.get(key),
      update: (key, change) => store.update(key, change),
      list: (query) => store.list(query),
      remove: (key) => store.remove(key),
      state: {
        get: (...args) => store.state.get(...args),
        update: (...args) => store.state.update(...args),
        list: (...args) => store.state.list(...args),
        purge: () => store.state.purge(),
      },
    },
    partners: {
      findByToken: (hash) => partners.findByToken(hash),
      get: (id) => partners.get(id),
      list: () => partners.list(),
      update: (id, change) => partners.update(id, change),
      remove: (id) => partners.remove(id),
    },
    empty() {
      store = memoryStore();
      partners = memoryPartners();
    },
  };
}
