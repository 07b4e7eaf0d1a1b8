/** A use of the package with what may be in its bundle. */
export interface Use {
  readonly name: string;
  readonly code: string;
  /** Folders of the package's sources that it may have files of; everything may have `core`. */
  readonly parts: readonly string[];
  /** The modules, of a version, that it is about: no other module's operations may be in it. */
  readonly modules?: readonly string[];
}

const VERSIONS = { '2.1.1': 'v2_1_1', '2.2.1': 'v2_2_1', '2.3.0': 'v2_3_0' } as const;
type Version = keyof typeof VERSIONS;

/** What a version is made of; nothing of another version. */
const version = (number: Version): string[] => [
  'contract',
  ...['schema/', 'schema/guards_', 'contract/'].map((folder) => folder + VERSIONS[number]),
];
const versions = (Object.keys(VERSIONS) as Version[]).flatMap(version);

const CLIENT = ['partners', 'client'];
const SERVER = ['partners', 'server'];
// Results of commands and pushed objects are sent by the client.
const STORE = [...CLIENT, 'store'];
const CONVERT = [...versions, 'convert'];
// A mock may be a hub.
const MOCK = [...CONVERT, ...STORE, 'server', 'bridge', 'hub', 'tariffs', 'testing'];

/** What each entry may have in it. Those of modules are found by their names. */
const ENTRIES: Readonly<Record<string, readonly string[]>> = {
  '.': [],
  './read': [],
  './client': CLIENT,
  './server': SERVER,
  './partners': ['partners'],
  './store': STORE,
  './store/sql': ['store'],
  './sync': ['client', 'store', 'sync'],
  './hono': ['adapters'],
  './msw': [...MOCK, 'msw'],
  './testing': MOCK,
  './tariffs': ['tariffs'],
  './convert': CONVERT,
  './bridge': [...CONVERT, ...STORE, 'server', 'bridge'],
  './push': [...STORE, 'push'],
  './hub': [...CONVERT, ...STORE, 'server', 'bridge', 'hub'],
  './openapi': ['contract', 'openapi'],
  './conformance': [...versions, ...STORE, 'server', 'conformance'],
  './2.1.1': version('2.1.1'),
  './2.2.1': version('2.2.1'),
  './2.3.0': version('2.3.0'),
};

/** Entries that are for Node and the like, and so need not run in a browser. */
export const NODE_ENTRIES: readonly string[] = ['./node', './express', './fastify'];

const ofModule = (key: string): readonly string[] | undefined => {
  const [, number = ''] = /^\.\/(\d\.\d\.\d)\//.exec(key) ?? [];
  return number in VERSIONS ? version(number as Version) : undefined;
};

/** An entry of the package as a use of all that it has; throws when nobody said what may be in it. */
export function entryUse(key: string): Use {
  const parts = ENTRIES[key] ?? ofModule(key);
  if (!parts)
    throw new Error(`Say in ${import.meta.filename} what the bundle of the entry ${key} may have in it.`);
  const module = /^\.\/\d\.\d\.\d\/(\w+)$/.exec(key)?.[1];
  return {
    name: key,
    code: `export * from 'ocpi-js${key.slice(1)}';`,
    parts,
    ...(module === undefined ? {} : { modules: [module] }),
  };
}

/** What people typically do with several entries at once. */
export const COMBINED: readonly Use[] = [
  {
    name: 'the schemas of Locations',
    code: "export { LocationSchema } from 'ocpi-js/2.2.1/locations';",
    parts: ['schema/v2_2_1', 'schema/guards_v2_2_1', 'contract'],
    modules: ['locations'],
  },
  {
    name: 'a client with Locations',
    code: `export { connect } from 'ocpi-js/client';
export { v2_2_1 } from 'ocpi-js/2.2.1';
export { locations } from 'ocpi-js/2.2.1/locations';`,
    parts: [...CLIENT, ...version('2.2.1')],
    // A version knows its configuration modules.
    modules: ['locations', 'credentials', 'versions'],
  },
  {
    name: 'a client with a whole version',
    code: `export { connect } from 'ocpi-js/client';
export { modules, v2_2_1 } from 'ocpi-js/2.2.1';`,
    parts: [...CLIENT, ...version('2.2.1')],
  },
  {
    name: 'the pricing of CDRs',
    code: "export { priceCdr } from 'ocpi-js/tariffs';",
    parts: ['tariffs'],
  },
];
