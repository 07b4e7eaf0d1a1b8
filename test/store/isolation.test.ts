import { beforeEach, describe, expect, it } from 'vitest';
import type { Interface } from '../../src/contract/interface.js';
import type { Operation } from '../../src/contract/operation.js';
import { modules, v2_2_1 } from '../../src/contract/v2_2_1/index.js';
import { bookings } from '../../src/contract/v2_3_0/bookings.js';
import { modules as modules230, v2_3_0 } from '../../src/contract/v2_3_0/index.js';
import { payments } from '../../src/contract/v2_3_0/payments.js';
import type { PartyRole } from '../../src/contract/version.js';
import { type JsonObject, memoryStore, type Store, storeBacked } from '../../src/store/index.js';
import { type Call, party, platform } from './platform.js';
import { at, cdr, connector, evse, location, session, tariff, token } from './samples.js';

const VICTIM = party('CPO', 'NL', 'ABC');
const VICTIM_EMSP = party('EMSP', 'DE', 'MSP');
const THIEF = party('CPO', 'FR', 'BAD');
const SECRET = 'secret of the victim';

const booking = {
  id: 'X1',
  country_code: 'NL',
  party_id: 'ABC',
  booking_requests: [{ booking_request: { country_code: 'DE', party_id: 'MSP' } }],
};
const terminal = { terminal_id: 'X1', country_code: 'DE', party_id: 'MSP' };

/** One object of every kind, all with the id X1; what concerns a partner concerns the victim. */
const OBJECTS: Readonly<Record<string, JsonObject>> = {
  locations: location('X1', { evses: [evse('E1', { connectors: [connector('1')] })] }),
  sessions: session('X1'),
  cdrs: cdr('X1'),
  tariffs: tariff('X1'),
  tokens: token('X1'),
  chargingprofiles: { start_date_time: at(0), charging_profile: { charging_rate_unit: 'W' } },
  hubclientinfo: { country_code: 'NL', party_id: 'ABC', role: 'CPO', status: 'CONNECTED' },
  invoicereconciliation: { country_code: 'NL', party_id: 'ABC', id: 'X1', invoice_id: 'I', cdrs: ['C'] },
  bookings: booking,
  'bookings/booking_locations': { id: 'X1', country_code: 'NL', party_id: 'ABC', calendars: [{ id: '1' }] },
  'payments/terminals': terminal,
  'payments/financial-advice-confirmations': { id: 'X1' },
};

/** What everybody may read of what we own. */
const PUBLIC = ['locations', 'tariffs', 'tokens', 'hubclientinfo', 'bookings/booking_locations'];

async function fill(store: Store, owner: PartyRole, version: '2.2.1' | '2.3.0'): Promise<void> {
  for (const [module, object] of Object.entries(OBJECTS)) {
    const id = module === 'tokens' ? ['X1', 'RFID'] : module === 'hubclientinfo' ? 'CPO' : 'X1';
    const value = { ...object, x_secret: SECRET, last_updated: at(0) };
    await store.update({ module, owner, id }, () => ({ version, value }));
  }
}

async function everything(store: Store): Promise<unknown> {
  const all: unknown[] = [];
  for (const module of Object.keys(OBJECTS)) all.push((await store.list({ module, limit: 100 })).items);
  return structuredClone(all);
}

function pathOf(contract: Interface, operation: Operation): string {
  const values: Readonly<Record<string, string>> = {
    country_code: 'NL',
    party_id: 'ABC',
    evse_uid: 'E1',
    connector_id: '1',
    calendar_id: '1',
    command: 'START_SESSION',
  };
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? 'X1');
  const query =
    'response_url' in operation.query ? '?duration=9&response_url=https%3A%2F%2Fthief.example%2Fx' : '';
  return `/${contract.role.toLowerCase()}/${contract.module}${path}${query}`;
}

/** A body with which the thief would take over the object: valid where a whole object is, and newer. */
function bodyOf(contract: Interface, operation: Operation): JsonObject | undefined {
  if (!operation.body) return undefined;
  const path = operation.path;
  const inside = path.includes('{connector_id}')
    ? connector('1')
    : path.includes('{evse_uid}')
      ? evse('E1')
      : undefined;
  const kind = Object.keys(OBJECTS).find((name) => path.includes(`/${name.split('/')[1]}`));
  const whole = inside ?? OBJECTS[kind ?? contract.module] ?? {};
  return { ...whole, country_code: 'NL', party_id: 'ABC', last_updated: at(99), x_stolen: true };
}

describe.each([
  ['2.2.1', v2_2_1, modules],
  ['2.3.0', v2_3_0, { ...modules230, payments, bookings }],
] as const)('a partner that walks the ids of another one in OCPI %s', (number, version, all) => {
  let store: Store;
  let thief: Call;
  let contracts: readonly Interface[];

  const start = async (us: PartyRole, owner: PartyRole): Promise<void> => {
    store = memoryStore();
    await fill(store, owner, number);
    const provider = storeBacked(store, all as never, {
      serves: () => true,
      onCommand: () => ({ response: 'ACCEPTED' }),
      onChargingProfile: () => ({ response: 'ACCEPTED' }),
      client: { origins: ['https://thief.example'], urls: { resolve: null } },
    });
    contracts = provider(version as never, us).map(({ contract }) => contract as unknown as Interface);
    const made = await platform(version as never, us, provider as never, {
      thief: [THIEF],
      victim: [VICTIM, VICTIM_EMSP],
    });
    thief = made.as('thief');
  };

  const tryAll = async (side: 'SENDER' | 'RECEIVER'): Promise<Map<string, string>> => {
    const answers = new Map<string, string>();
    for (const contract of contracts.filter(({ role }) => role === side)) {
      for (const [name, operation] of Object.entries(contract.operations)) {
        const answer = await thief(
          operation.method,
          pathOf(contract, operation),
          bodyOf(contract, operation),
        );
        answers.set(`${contract.module} ${name}`, JSON.stringify([answer.status, answer.data ?? null]));
      }
    }
    return answers;
  };

  describe('with what that one has sent us', () => {
    beforeEach(() => start(party('EMSP', 'BE', 'OUR'), VICTIM));

    it('reads nothing and changes nothing', async () => {
      const before = await everything(store);
      const answers = await tryAll('RECEIVER');
      expect(answers.size).toBeGreaterThan(20);
      expect([...answers].filter(([, answer]) => answer.includes(SECRET))).toEqual([]);
      const ours = (await everything(store)) as { key: { owner: PartyRole } }[][];
      const victims = ours.map((items) => items.filter(({ key }) => key.owner.party_id === 'ABC'));
      expect(victims).toEqual(before);
    });
  });

  describe('with what we keep for that one', () => {
    beforeEach(() => start(VICTIM, VICTIM));

    it('reads what is for everybody and nothing else, and changes nothing', async () => {
      const before = await everything(store);
      const answers = await tryAll('SENDER');
      const seen = [...answers]
        .filter(([, answer]) => answer.includes(SECRET))
        .map(([name]) => name.split(' ')[0] ?? '');
      const allowed = new Set(PUBLIC.map((name) => name.split('/')[0]));
      expect(seen.filter((module) => !allowed.has(module))).toEqual([]);
      const bookingReads = [...answers].filter(
        ([name, answer]) => /^bookings (list|post)\b/.test(name) && answer.includes(SECRET),
      );
      expect(bookingReads).toEqual([]);
      const after = (await everything(store)) as { key: { owner: PartyRole } }[][];
      expect(
        after.map((items) => items.filter(({ value }: { value?: JsonObject } & object) => value?.x_secret)),
      ).toEqual(before);
    });
  });
});
