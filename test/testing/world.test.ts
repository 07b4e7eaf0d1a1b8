import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { v2_2_1 } from '../../src/contract/v2_2_1/version.js';
import type { Schema } from '../../src/core/kind.js';
import { read } from '../../src/core/read.js';
import { VERSION_NUMBERS } from '../../src/core/version.js';
import { sampleWorld, type Worlds } from '../../src/testing/index.js';
import { loadSchemas } from '../support/schemas.js';
import { digestOf } from './digest.js';

const seeds = fc.integer({ min: 0, max: 1_000_000 });

const objects = {
  locations: 'Location',
  tariffs: 'Tariff',
  tokens: 'Token',
  sessions: 'Session',
  cdrs: 'CDR',
  clientInfo: 'ClientInfo',
  invoiceReconciliationRecords: 'InvoiceReconciliationRecord',
  terminals: 'Terminal',
  financialAdviceConfirmations: 'FinancialAdviceConfirmation',
  bookingLocations: 'BookingLocation',
  bookings: 'Booking',
} as const;

async function allSchemas(version: keyof Worlds): Promise<Map<string, Schema>> {
  const found = await loadSchemas(version);
  if (version !== '2.3.0') return found;
  const others = [await loadSchemas('2.3.0-bookings'), await loadSchemas('2.3.0-payments')];
  return new Map([...found, ...others.flatMap((more) => [...more])]);
}

const unique = (ids: readonly string[]): boolean => new Set(ids).size === ids.length;

describe.each(VERSION_NUMBERS)('a world of %s', (version) => {
  it('holds nothing that the specification does not allow', async () => {
    const schemas = await allSchemas(version);
    fc.assert(
      fc.property(seeds, (seed) => {
        const world: Partial<Record<string, unknown>> = { ...sampleWorld({ version, seed, locations: 12 }) };
        for (const [key, name] of Object.entries(objects)) {
          const schema = schemas.get(name);
          for (const value of (world[key] as unknown[] | undefined) ?? []) {
            if (!schema) throw new Error(`There is no schema of ${name}.`);
            const { issues } = read(schema, value, { mode: 'strict', unknownFields: 'report' });
            expect(issues, `${name} of seed ${seed}`).toEqual([]);
          }
        }
      }),
      { numRuns: 25 },
    );
  });

  it('is the same for the same seed', async () => {
    expect(sampleWorld({ version, seed: 7 })).toEqual(sampleWorld({ version, seed: 7 }));
    expect(await digestOf(sampleWorld({ version, seed: 7 }))).toMatchSnapshot();
  });

  it('has as many locations as wanted, with EVSEs in every status', () => {
    const { locations } = sampleWorld({ version, seed: 3, locations: 200 });
    const statuses = locations.flatMap(({ evses }) => (evses ?? []).map(({ status }) => status));
    expect(locations).toHaveLength(200);
    expect(new Set(statuses).size).toBe(9);
    expect(unique(locations.map(({ id }) => id))).toBe(true);
    expect(unique(locations.flatMap(({ evses }) => (evses ?? []).map(({ uid }) => uid)))).toBe(true);
  });

  it('has tokens of every whitelist type, valid and not, and drivers that may not charge', () => {
    const { tokens, standing } = sampleWorld({ version, seed: 3 });
    expect(new Set(tokens.map(({ whitelist }) => whitelist)).size).toBe(4);
    expect(new Set(tokens.map(({ valid }) => valid)).size).toBe(2);
    expect(new Set(Object.values(standing))).toEqual(new Set(['ALLOWED', 'BLOCKED', 'EXPIRED', 'NO_CREDIT']));
    expect(tokens.every(({ uid }) => uid in standing)).toBe(true);
  });

  it('has sessions in every state, and CDRs of the completed ones', () => {
    const world = sampleWorld({ version, seed: 3, locations: 40 });
    const states = new Set<string>(world.sessions.map(({ status }) => status));
    const known = [
      'ACTIVE',
      'COMPLETED',
      'INVALID',
      'PENDING',
      ...(version === '2.1.1' ? [] : ['RESERVATION']),
    ];
    expect(states).toEqual(new Set(known));
    const completed = world.sessions.filter(({ status }) => status === 'COMPLETED');
    expect(world.cdrs).toHaveLength(completed.length + (version === '2.1.1' ? 0 : 1));
    expect(unique(world.cdrs.map(({ id }) => id))).toBe(true);
  });
});

type Routed = Worlds['2.2.1'] | Worlds['2.3.0'];

function expectTariffs(world: Routed): void {
  const tariffs = new Set(world.tariffs.map(({ id }) => id));
  const connectors = world.locations.flatMap(({ evses = [] }) => evses.flatMap((evse) => evse.connectors));
  expect(connectors.flatMap(({ tariff_ids = [] }) => tariff_ids).every((id) => tariffs.has(id))).toBe(true);
  for (const cdr of world.cdrs) {
    const named: readonly { readonly id: string }[] = cdr.tariffs ?? [];
    expect(named.every(({ id }) => tariffs.has(id))).toBe(true);
  }
}

function expectSessions(world: Routed): void {
  const tokens = new Set(world.tokens.map(({ uid, contract_id }) => `${uid} ${contract_id}`));
  const connectors = new Map<string, string>(
    world.locations.flatMap(({ id, evses = [] }) =>
      evses.flatMap((evse) =>
        evse.connectors.map((c) => [`${id} ${evse.uid} ${c.id}`, evse.status] as const),
      ),
    ),
  );
  for (const { location_id, evse_uid, connector_id, cdr_token, status } of world.sessions) {
    const evseStatus = connectors.get(`${location_id} ${evse_uid} ${connector_id}`);
    expect(evseStatus).toBeDefined();
    if (status === 'ACTIVE') expect(evseStatus).toBe('CHARGING');
    if (status === 'RESERVATION') expect(evseStatus).toBe('RESERVED');
    expect(tokens.has(`${cdr_token.uid} ${cdr_token.contract_id}`)).toBe(true);
    expect(world.standing[cdr_token.uid]).toBe('ALLOWED');
  }
}

function expectCdrs(world: Routed): void {
  const sessions = new Map(world.sessions.map((session) => [session.id, session]));
  const ids = new Set(world.cdrs.map(({ id }) => id));
  for (const cdr of world.cdrs) {
    const session = sessions.get(cdr.session_id ?? '');
    expect(session?.kwh).toBe(cdr.total_energy);
    expect(session?.cdr_token).toEqual(cdr.cdr_token);
    expect(session?.charging_periods).toEqual(cdr.charging_periods);
    if (cdr.credit) expect(ids.has(cdr.credit_reference_id ?? '')).toBe(true);
    else expect(session?.total_cost).toEqual(cdr.total_cost);
  }
}

describe('references in a world', () => {
  it.each(['2.2.1', '2.3.0'] as const)('lead to objects in it: %s', (version) => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const world: Routed = sampleWorld({ version, seed, locations: 15 });
        expectTariffs(world);
        expectSessions(world);
        expectCdrs(world);
      }),
      { numRuns: 20 },
    );
  });

  it('lead to objects in it: 2.1.1', () => {
    const world = sampleWorld({ version: '2.1.1', seed: 11, locations: 30 });
    const locations = new Map(world.locations.map((location) => [location.id, location]));
    const contracts = new Set(world.tokens.map(({ auth_id }) => auth_id));
    const tariffs = new Set(world.tariffs.map(({ id }) => id));
    for (const { location, auth_id } of [...world.sessions, ...world.cdrs]) {
      const [evse] = location.evses ?? [];
      const known = locations.get(location.id)?.evses?.find(({ uid }) => uid === evse?.uid);
      expect(location.evses).toHaveLength(1);
      expect(known?.connectors).toEqual(expect.arrayContaining(evse?.connectors ?? []));
      expect(contracts.has(auth_id)).toBe(true);
      expect(tariffs.has(evse?.connectors[0]?.tariff_id ?? '')).toBe(true);
    }
  });

  it('do not let two sessions run at one EVSE at the same time', () => {
    const { sessions } = sampleWorld({ version: v2_2_1, seed: 2, locations: 30 });
    const spans = sessions
      .filter(({ end_date_time }) => end_date_time !== undefined)
      .map((s) => ({
        evse: s.evse_uid,
        from: Date.parse(s.start_date_time),
        to: Date.parse(s.end_date_time ?? ''),
      }));
    for (const a of spans) {
      expect(spans.some((b) => a !== b && a.evse === b.evse && a.from < b.to && b.from < a.to)).toBe(false);
    }
  });

  it('reach the payments and bookings of 2.3.0', () => {
    const world = sampleWorld({ version: '2.3.0', seed: 4, locations: 30 });
    const uids = new Set(world.locations.flatMap(({ evses = [] }) => evses.map(({ uid }) => uid)));
    const references = new Set(world.cdrs.map(({ authorization_reference }) => authorization_reference));
    expect(world.terminals.length).toBeGreaterThan(0);
    expect(world.terminals.every(({ evse_uids = [] }) => evse_uids.every((uid) => uids.has(uid)))).toBe(true);
    expect(world.financialAdviceConfirmations.every((c) => references.has(c.authorization_reference))).toBe(
      true,
    );
    expect(world.bookings.length).toBeGreaterThan(0);
    for (const { booking_requests } of world.bookings) {
      const ids = booking_requests.map(({ booking_request }) => booking_request.booking_location_id);
      expect(ids.every((id) => world.bookingLocations.some((place) => place.id === id))).toBe(true);
    }
  });
});

describe('a world at a moment', () => {
  it('has running sessions that have just begun', () => {
    const now = new Date('2027-07-01T08:00:00Z');
    const { sessions } = sampleWorld({ version: '2.2.1', seed: 5, locations: 20, now });
    const active = sessions.filter(({ status }) => status === 'ACTIVE');
    expect(active.length).toBeGreaterThan(0);
    for (const { start_date_time } of active) {
      const age = now.getTime() - Date.parse(start_date_time);
      expect(age).toBeGreaterThan(0);
      expect(age).toBeLessThan(24 * 3_600_000);
    }
  });

  it('is made fast: 200 locations in well under a second', () => {
    // Processor time, not that of the clock: other work on the machine does not count.
    const times = [1, 2, 3].map((seed) => {
      const start = process.cpuUsage().user;
      sampleWorld({ version: '2.3.0', seed, locations: 200 });
      return (process.cpuUsage().user - start) / 1000;
    });
    expect(Math.min(...times)).toBeLessThan(1000);
  });
});
