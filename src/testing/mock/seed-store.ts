import type { VersionNumber } from '../../core/version.js';
import type { JsonObject, Store } from '../../store/store.js';
import type { Cast } from './parties.js';

interface Kind {
  /** Module of the keys in a store. */
  readonly module: string;
  /** Field of the world. */
  readonly field: string;
  readonly id: (value: JsonObject) => string | readonly string[];
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
};

/** Fills a store with what the mock owns of its world; a hub owns nothing, but the party behind it does. */
export async function seedStore(
  { party, behind, world }: Cast<VersionNumber>,
  role: string,
  store: Store,
): Promise<void> {
  const owner = behind ?? party;
  const fields = world as unknown as Readonly<Record<string, readonly JsonObject[] | undefined>>;
  const { version } = world;
  for (const { module, field, id } of OWNED[behind?.role ?? role] ?? []) {
    for (const value of fields[field] ?? []) {
      const key = { module, owner, id: id(value) };
      await store.update(key, () => ({ version, value, audience: 'everyone' }));
    }
  }
}
