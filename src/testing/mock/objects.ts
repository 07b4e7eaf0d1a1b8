import type { Module, Operations, TypesOf } from '../../contract/interface.js';
import type { Party } from '../../core/party.js';
import type { VersionNumber } from '../../core/version.js';
import type { StoreBackedOptions } from '../../store/options.js';
import { type Plan, planOf, shapeOf } from '../../store/plan.js';
import type { JsonObject, Store, StoredObject } from '../../store/store.js';

/** Names of the lists of an interface. */
export type ListName<O extends Operations> = {
  [K in keyof O & string]: TypesOf<O[K]>['kind'] extends 'list' ? K : never;
}[keyof O & string];

/** Objects of one kind in the store of a mock, its own and those that it was sent. */
export interface MockObjects<T> {
  all(): Promise<T[]>;
  /** By its id (a Token's uid, a Terminal's terminal_id), compared without regard to case. */
  get(id: string): Promise<T | undefined>;
  /** Puts objects in the place of those with the same ids, without any check; nobody is told. */
  set(...objects: readonly T[]): Promise<void>;
  /** Says whether there was one. */
  remove(id: string): Promise<boolean>;
}

const PAGE = 1000;

interface Shelf {
  readonly store: Store;
  readonly version: VersionNumber;
  readonly plan: Plan;
  /** Owner of objects that do not say whose they are. */
  readonly party: Party;
  readonly convert: StoreBackedOptions['convert'];
  /** Resolves when the store is filled. */
  readonly ready: () => Promise<void>;
}

/** Makes typed access to the objects that a list of the Sender gives. */
export function objectsOf<S extends Operations, K extends ListName<S>>(
  parts: Pick<Shelf, 'store' | 'party' | 'convert' | 'ready'>,
  { sender }: Module<VersionNumber, string, S, Operations>,
  list: K,
): MockObjects<TypesOf<S[K]>['data']> {
  const shelf: Shelf = { ...parts, plan: planOf(sender, list), version: sender.version };
  type T = TypesOf<S[K]>['data'];
  const find = async (id: string): Promise<StoredObject | undefined> => {
    const wanted = id.toUpperCase();
    return (await entries(shelf)).find(({ value }) => idOf(shelf.plan, value)?.toUpperCase() === wanted);
  };
  return {
    all: async () => (await entries(shelf)).flatMap((entry) => (spoken(shelf, entry) ?? []) as T[]),
    get: async (id) => spoken(shelf, await find(id)) as T | undefined,
    set: async (...objects) => {
      for (const object of objects) await put(shelf, object as JsonObject);
    },
    remove: async (id) => {
      const entry = await find(id);
      return entry !== undefined && parts.store.remove(entry.key);
    },
  };
}

async function entries({ store, plan, ready }: Shelf): Promise<StoredObject[]> {
  await ready();
  const found: StoredObject[] = [];
  let cursor: string | undefined;
  do {
    const page = await store.list({ module: plan.module, limit: PAGE, cursor });
    found.push(...page.items);
    cursor = page.cursor;
  } while (cursor !== undefined);
  return found;
}

function spoken({ version, convert }: Shelf, object: StoredObject | undefined): JsonObject | undefined {
  return !object || object.version === version ? object?.value : convert?.(object, version);
}

async function put({ store, plan, version, party, ready }: Shelf, value: JsonObject): Promise<void> {
  await ready();
  const name = idOf(plan, value);
  if (name === undefined)
    throw new TypeError(`An object of ${plan.module} needs ${plan.idField} to be kept.`);
  const id = plan.module === 'tokens' ? [name, String(value.type ?? 'RFID')] : name;
  const owner = ownerOf(plan, value) ?? party;
  await store.update({ module: plan.module, owner, id }, () => ({ version, value, audience: 'everyone' }));
}

function idOf({ module, idField }: Plan, value: JsonObject): string | undefined {
  const id = value[module === 'hubclientinfo' ? 'role' : idField];
  return typeof id === 'string' ? id : undefined;
}

/** The party that an object names as its owner: that of a payment Terminal is another. */
function ownerOf({ module, schema }: Plan, { country_code, party_id }: JsonObject): Party | undefined {
  if (module.startsWith('payments') || !Object.hasOwn(shapeOf(schema), 'party_id')) return undefined;
  return typeof country_code === 'string' && typeof party_id === 'string'
    ? { country_code, party_id }
    : undefined;
}
