import { memoryPartners } from '../../src/partners/memory.js';
import type { Partners } from '../../src/partners/registration.js';
import { memoryStore, type Store } from '../../src/store/index.js';
import { type Database, openDatabase, sqlPartners, sqlStore } from '../../src/store/sql/index.js';

/** Storage of one kind, opened for a test file. */
export interface Storage {
  /** An empty store. */
  store(): Store;
  /** An empty store, twice: as two processes have it. */
  pair(): readonly [Store, Store];
  /** No partners. */
  partners(): Partners;
  close(): Promise<void>;
}

/** A kind of storage; `skip` says why it cannot be tested here. */
export interface StorageKind {
  readonly name: string;
  readonly skip: string | undefined;
  open(): Promise<Storage>;
}

let namespaces = 0;

const sqlStorage = (database: Database): Storage => {
  const fresh = (): { namespace: string } => {
    namespaces += 1;
    return { namespace: `test-${process.pid}-${namespaces}` };
  };
  return {
    store: () => sqlStore(database, fresh()),
    pair: () => {
      const options = fresh();
      return [sqlStore(database, options), sqlStore(database, options)];
    },
    partners: () => sqlPartners(database, fresh()),
    close: () => database.close(),
  };
};

const url = process.env.OCPI_TEST_POSTGRES;

/** Every kind of storage; PostgreSQL where the environment variable `OCPI_TEST_POSTGRES` is the URL of a server. */
export const storageKinds: readonly StorageKind[] = [
  {
    name: 'memory',
    skip: undefined,
    open: async () => ({
      store: () => memoryStore(),
      pair: () => {
        const store = memoryStore();
        return [store, store];
      },
      partners: () => memoryPartners(),
      close: async () => undefined,
    }),
  },
  {
    name: 'PGlite',
    skip: undefined,
    open: async () => sqlStorage(await openDatabase({ folder: 'memory://' })),
  },
  {
    name: 'PostgreSQL',
    skip: url ? undefined : 'OCPI_TEST_POSTGRES is not set; scripts/ci/postgres.sh starts a server',
    open: async () => sqlStorage(await openDatabase({ url: url ?? '' })),
  },
];
