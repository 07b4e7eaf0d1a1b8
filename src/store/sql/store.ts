import type { Store } from '../store.js';
import type { Database } from './database.js';
import { findRow, listObjects, updateObject } from './objects.js';
import { placeOf, type SqlOptions } from './partners.js';
import { sqlState } from './state.js';

/**
 * Keeps objects in a database. Every change is one statement that succeeds only if the row is as it was read, so changes
 * are atomic over all processes that share the database; lists go on by key.
 */
export function sqlStore(database: Database, options: SqlOptions = {}): Store {
  const place = placeOf(database, options);
  return {
    async get(key) {
      return (await findRow(place, key))?.object;
    },
    update: (key, change) => updateObject(place, key, change),
    list: (query) => listObjects(place, query),
    async remove(key) {
      const { before } = await updateObject(place, key, () => 'remove');
      return before !== undefined;
    },
    state: sqlState(place),
  };
}
