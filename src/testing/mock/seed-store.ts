import type { PartyRole } from '../../contract/version.js';
import type { Party } from '../../core/party.js';
import type { VersionNumber } from '../../core/version.js';
import type { JsonObject, Store } from '../../store/store.js';
import type { Worlds } from '../world.js';
import type { Cast } from './parties.js';

interface Kind {
  /** Module of the keys in a store. */
  readonly module: string;
  /** Field of the world. */
  readonly field: string;
  readonly id: (value: JsonObject) => string | readonly string[];
  /** Whose it is. Default: that of the role it is listed under. */
  readonly owner?: (value: JsonObject) => Party;
}

const byId = (value: JsonObject): string => String(value.id);

/** What each role owns of a world. */
const OWNED: Readonly<Record<string, readonly Kind[]>> = {
  CPO: [
    { module: 'locations', field: 'locations', id: byId },
    { module: 'tariffs', field: 'tariffs', id: byId },
    { module: 'sessions', field: 'sessions', id: byId },
    { module: 'cdrs', field: 'cdrs', id: byId },
    { module: 'invoicereconciliation', field: 'invoiceReconciliationRecords', id: byId },
    { module: 'bookings', field: 'bookings', id: byId },
    { module: 'bookings/booking_locations', field: 'bookingLocations', id: byId },
  ],
  EMSP: [{ module: 'tokens', field: 'tokens', id: ({ uid, type }) => [String(uid), String(type)] }],
  PTP: [
    { module: 'payments/terminals', field: 'terminals', id: ({ terminal_id }) => String(terminal_id) },
    { module: 'payments/financial-advice-confirmations', field: 'financialAdviceConfirmations', id: byId },
  ],
  HUB: [
    {
      module: 'hubclientinfo',
      field: 'clientInfo',
      id: ({ role }) => String(role),
      owner: (value) => value as unknown as Party,
    },
  ],
};

/** Fills a store with what the mock owns of its world, and at a hub with what the party behind it owns. */
export async function seedStore(
  { party, behind, world }: Cast<VersionNumber>,
  role: string,
  store: Store,
): Promise<void> {
  await seed(store, world, role, party);
  if (behind) await seed(store, world, behind.role, behind);
}

async function seed(
  store: Store,
  world: Worlds[VersionNumber],
  role: string,
  party: PartyRole,
): Promise<void> {
  const fields = world as unknown as Readonly<Record<string, readonly JsonObject[] | undefined>>;
  const { version } = world;
  for (const { module, field, id, owner = () => party } of OWNED[role] ?? []) {
    for (const value of fields[field] ?? []) {
      const key = { module, owner: owner(value), id: id(value) };
      await store.update(key, () => ({ version, value, audience: 'everyone' }));
    }
  }
}
