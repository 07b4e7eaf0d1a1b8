import type { PartyRole } from '../../contract/version.js';
import type { VersionNumber } from '../../core/version.js';
import { memoryStore } from '../../store/memory.js';
import type { JsonObject, ObjectKey, Store } from '../../store/store.js';
import type { Worlds } from '../world.js';
import type { MockRole } from './options.js';

/** A world of any version, as far as the mock reads it. */
export type AnyWorld = Worlds[VersionNumber];

/** What each role owns of a world. */
const OWNED: Readonly<Record<MockRole, readonly ('cpo' | 'emsp' | 'hub')[]>> = {
  CPO: ['cpo'],
  EMSP: ['emsp'],
  HUB: ['cpo', 'emsp', 'hub'],
  NSP: [],
  SCSP: [],
  PTP: [],
};

interface Kind {
  readonly module: string;
  readonly field: string;
  readonly of: 'cpo' | 'emsp' | 'hub';
  readonly id: (value: JsonObject) => string | readonly string[];
}

const byId = (value: JsonObject): string => String(value.id);

const KINDS: readonly Kind[] = [
  { module: 'locations', field: 'locations', of: 'cpo', id: byId },
  { module: 'tariffs', field: 'tariffs', of: 'cpo', id: byId },
  { module: 'sessions', field: 'sessions', of: 'cpo', id: byId },
  { module: 'cdrs', field: 'cdrs', of: 'cpo', id: byId },
  { module: 'tokens', field: 'tokens', of: 'emsp', id: ({ uid, type }) => [String(uid), String(type)] },
  { module: 'hubclientinfo', field: 'clientInfo', of: 'hub', id: ({ role }) => String(role) },
];

/** Fills a store with what a role owns of a world, under the party that the mock plays. */
export async function seedStore(
  world: AnyWorld,
  role: MockRole,
  party: PartyRole,
  store: Store = memoryStore(),
): Promise<Store> {
  const fields = world as unknown as Readonly<Record<string, readonly JsonObject[] | undefined>>;
  for (const kind of KINDS.filter(({ of }) => OWNED[role].includes(of))) {
    for (const object of fields[kind.field] ?? []) {
      const value = ownedBy(object, party, role);
      const key: ObjectKey = { module: kind.module, owner: party, id: kind.id(value) };
      await store.update(key, () => ({ version: world.version, value, audience: 'everyone' }));
    }
  }
  return store;
}

/** The object as one of the party that the mock plays; a hub's objects keep their owners. */
function ownedBy(object: JsonObject, party: PartyRole, role: MockRole): JsonObject {
  if (role === 'HUB' || !('party_id' in object)) return object;
  return { ...object, country_code: party.country_code, party_id: party.party_id };
}
