import { describe, expect, it } from 'vitest';
import { modules as modules211, v2_1_1 } from '../../src/contract/v2_1_1/index.js';
import { modules as modules221, v2_2_1 } from '../../src/contract/v2_2_1/index.js';
import { bookings } from '../../src/contract/v2_3_0/bookings.js';
import { modules as modules230, v2_3_0 } from '../../src/contract/v2_3_0/index.js';
import { payments } from '../../src/contract/v2_3_0/payments.js';
import { memoryStore, type Store, type StoreBackedOptions, storeBacked } from '../../src/store/index.js';
import { CPO, EMSP, OTHER_CPO, OTHER_EMSP, party, platform } from './platform.js';
import { at, location, period, session, tariff, token } from './samples.js';

const HUB = party('HUB', 'NL', 'HUB');
const PTP = party('PTP', 'NL', 'PTP');

describe('ready-made handlers', () => {
  it.each([
    ['2.1.1', v2_1_1, modules211],
    ['2.2.1', v2_2_1, modules221],
    ['2.3.0', v2_3_0, { ...modules230, payments, bookings }],
  ] as const)('exist for every operation of %s', (_, version, modules) => {
    const provider = storeBacked(memoryStore(), modules as never, { serves: () => true });
    const served = provider(version as never, CPO);
    expect(served).toHaveLength(Object.keys(modules).length * 2);
    for (const { contract, handlers } of served) {
      expect([contract.module, contract.role, Object.keys(handlers)]).toEqual([
        contract.module,
        contract.role,
        Object.keys(contract.operations),
      ]);
    }
  });

  it('serve what the role implements, or what an option says', () => {
    const names = (role: string, options?: StoreBackedOptions) =>
      storeBacked(
        memoryStore(),
        modules221,
        options,
      )(v2_2_1, party(role, 'NL', 'ABC')).map(({ contract }) => `${contract.module} ${contract.role}`);
    expect(names('NSP')).toEqual(['hubclientinfo RECEIVER', 'locations RECEIVER', 'tariffs RECEIVER']);
    expect(names('HUB')).toEqual(['hubclientinfo SENDER']);
    const onlyTokens = names('NSP', { serves: ({ module }) => module === 'tokens' });
    expect(onlyTokens).toEqual(['tokens SENDER', 'tokens RECEIVER']);
  });

  it('refuse modules of another version', () => {
    expect(() => storeBacked(memoryStore(), modules221 as never)(v2_3_0, CPO)).toThrow(/2\.2\.1.*2\.3\.0/);
  });
});

describe('Tariffs', () => {
  it('are kept, given and removed', async () => {
    const removed: unknown[] = [];
    const provider = storeBacked(memoryStore(), modules221, {
      onChanged: ({ after, id }) => void (after ?? removed.push(id)),
    });
    const { as } = await platform(v2_2_1, EMSP, provider, { cpo: [CPO], other: [OTHER_CPO] });
    const cpo = as('cpo');
    const path = '/receiver/tariffs/NL/ABC/T1';
    expect((await cpo('PUT', path, tariff('T1'))).status).toBe(201);
    expect((await as('other')('DELETE', path)).status).toBe(404);
    expect(await cpo('DELETE', path)).toMatchObject({ status: 200, code: 1000 });
    expect(await cpo('GET', path)).toMatchObject({ status: 404, code: 2003 });
    expect(await cpo('DELETE', path)).toMatchObject({ status: 404 });
    expect(removed).toEqual([['T1']]);
  });
});

describe('hub client info', () => {
  const info = (role: string, status: string, minute: number) => ({
    country_code: 'DE',
    party_id: 'MSP',
    role,
    status,
    last_updated: at(minute),
  });

  it('is kept for each role of a party, and the newest is given', async () => {
    const provider = storeBacked(memoryStore(), modules221);
    const hub = (await platform(v2_2_1, CPO, provider, { hub: [HUB] })).as('hub');
    const path = '/receiver/hubclientinfo/DE/MSP';
    expect((await hub('PUT', path, info('EMSP', 'CONNECTED', 1))).status).toBe(201);
    expect((await hub('PUT', path, info('CPO', 'OFFLINE', 2))).status).toBe(201);
    expect((await hub('PUT', path, info('EMSP', 'SUSPENDED', 3))).status).toBe(200);
    expect(await hub('GET', path)).toMatchObject({ data: { role: 'EMSP', status: 'SUSPENDED' } });
    expect(await hub('GET', '/receiver/hubclientinfo/DE/XXX')).toMatchObject({ status: 404 });
  });

  it('is listed by the hub for all its parties', async () => {
    const store = memoryStore();
    const key = { module: 'hubclientinfo', owner: EMSP, id: 'EMSP' };
    await store.update(key, () => ({ version: '2.2.1', value: info('EMSP', 'CONNECTED', 1) }));
    const { as } = await platform(v2_2_1, HUB, storeBacked(store, modules221), { cpo: [CPO] });
    expect(await as('cpo')('GET', '/sender/hubclientinfo')).toMatchObject({ data: [{ party_id: 'MSP' }] });
  });
});

describe('charging profiles', () => {
  it('are taken by the hook, for a Session that the partner may see', async () => {
    const store = memoryStore();
    const value = session('S1');
    await store.update({ module: 'sessions', owner: CPO, id: 'S1' }, () => ({ version: '2.2.1', value }));
    const asked: unknown[] = [];
    const provider = storeBacked(store, modules221, {
      onChargingProfile: ({ command, request }) => {
        asked.push([command, request.session_id, request.duration]);
        return { response: { result: 'ACCEPTED', timeout: 9 } };
      },
      client: { origins: ['https://scsp.example'], urls: { resolve: null } },
    });
    const { as } = await platform(v2_2_1, CPO, provider, { emsp: [EMSP], other: [OTHER_EMSP] });
    const path = `/receiver/chargingprofiles/S1?duration=60&response_url=${encodeURIComponent('https://scsp.example/r/1')}`;
    expect(await as('emsp')('GET', path)).toMatchObject({ data: { result: 'ACCEPTED', timeout: 9 } });
    expect(await as('other')('GET', path)).toMatchObject({ data: { result: 'UNKNOWN_SESSION' } });
    expect((await as('emsp')('DELETE', path)).data).toMatchObject({ result: 'ACCEPTED' });
    expect(asked).toEqual([
      ['getActiveChargingProfile', 'S1', 60],
      ['clearChargingProfile', 'S1', undefined],
    ]);
  });

  it('that are active are kept by the smart charging provider', async () => {
    const store = memoryStore();
    const SCSP = party('SCSP', 'DE', 'SCP');
    const cpo = (await platform(v2_2_1, SCSP, storeBacked(store, modules221), { cpo: [CPO] })).as('cpo');
    const active = { start_date_time: at(0), charging_profile: { charging_rate_unit: 'W' } };
    expect((await cpo('PUT', '/sender/chargingprofiles/S1', active)).status).toBe(201);
    expect((await cpo('PUT', '/sender/chargingprofiles/S1', active)).status).toBe(200);
  });
});

describe('OCPI 2.1.1', () => {
  const evse211 = {
    uid: 'E1',
    status: 'AVAILABLE',
    connectors: [
      {
        id: '1',
        standard: 'IEC_62196_T2',
        format: 'SOCKET',
        power_type: 'AC_3_PHASE',
        voltage: 230,
        amperage: 16,
        last_updated: at(0),
      },
    ],
    last_updated: at(0),
  };
  const own = (value: Record<string, unknown>): Record<string, unknown> => {
    const {
      country_code: _,
      party_id: __,
      publish: ___,
      contract_id: ____,
      time_zone: _____,
      ...rest
    } = value;
    return rest;
  };

  it('keeps objects without an owner under the party of the partner', async () => {
    const { as } = await platform(v2_1_1, EMSP, storeBacked(memoryStore(), modules211), {
      cpo: [{ ...CPO, role: 'OTHER' }],
      other: [{ ...OTHER_CPO, role: 'OTHER' }],
    });
    const [cpo, other] = [as('cpo'), as('other')];
    const value = { ...own(location('LOC1')), type: 'ON_STREET', postal_code: '3511 CE', evses: [evse211] };
    expect((await cpo('PUT', '/locations/NL/ABC/LOC1', value)).status).toBe(201);
    expect(
      (await cpo('PATCH', '/locations/NL/ABC/LOC1/E1', { status: 'CHARGING', last_updated: at(1) })).status,
    ).toBe(200);
    expect(await cpo('GET', '/locations/NL/ABC/LOC1/E1')).toMatchObject({ data: { status: 'CHARGING' } });
    expect((await other('GET', '/locations/NL/ABC/LOC1')).status).toBe(404);
    const cdr211 = {
      id: 'C1',
      start_date_time: at(0),
      stop_date_time: at(60),
      auth_id: 'A1',
      auth_method: 'WHITELIST',
      location: value,
      currency: 'EUR',
      charging_periods: [period(0, 10)],
      total_cost: 4,
      total_energy: 10,
      total_time: 1,
      last_updated: at(60),
    };
    const posted = await cpo('POST', '/cdrs', cdr211);
    expect([posted.status, posted.message]).toEqual([201, undefined]);
    const url = posted.headers.get('location') ?? '';
    expect(url).toMatch(/\/2\.1\.1\/cdrs\/C1$/);
    expect(await cpo('GET', url)).toMatchObject({ status: 200, data: { id: 'C1' } });
    expect(await other('GET', url)).toMatchObject({ status: 404 });
  });

  it('finds the Token that a PATCH without a type means', async () => {
    const { as } = await platform(v2_1_1, CPO, storeBacked(memoryStore(), modules211), {
      emsp: [{ ...EMSP, role: 'OTHER' }],
    });
    const emsp = as('emsp');
    const other = { ...own(token('T1', { type: 'OTHER' })), auth_id: 'A1' };
    expect((await emsp('PUT', '/tokens/DE/MSP/T1', other)).status).toBe(201);
    expect((await emsp('PATCH', '/tokens/DE/MSP/T1', { valid: false, last_updated: at(1) })).status).toBe(
      200,
    );
    expect(await emsp('GET', '/tokens/DE/MSP/T1')).toMatchObject({ data: { type: 'OTHER', valid: false } });
  });
});

describe('OCPI 2.3.0 Payments', () => {
  const terminal = (more: object = {}) => ({
    customer_reference: 'K1',
    reference: 'SN-1',
    last_updated: at(0),
    ...more,
  });
  const modules = { payments };

  const start = async (role: typeof CPO, store: Store = memoryStore()) =>
    platform(v2_3_0, role, storeBacked(store, modules), { ptp: [PTP], cpo: [CPO], other: [OTHER_CPO] });

  it('activate, change and deactivate Terminals for the CPO that asks, and for no other', async () => {
    const store = memoryStore();
    const { as } = await start(PTP, store);
    const [cpo, other] = [as('cpo'), as('other')];
    const path = '/sender/payments/terminals';
    expect(await cpo('POST', `${path}/activate`, terminal())).toMatchObject({ status: 201, code: 1000 });
    const [one] = (await cpo('GET', path)).data as { terminal_id: string }[];
    expect(one?.terminal_id).toMatch(/^[\w-]{36}$/);
    expect((await other('GET', path)).data).toEqual([]);
    const url = `${path}/${one?.terminal_id}`;
    const assign = { location_ids: ['LOC1'], last_updated: at(1) };
    expect((await other('PATCH', url, assign)).status).toBe(404);
    expect((await other('GET', url)).status).toBe(404);
    expect((await cpo('PATCH', url, assign)).status).toBe(200);
    expect(await cpo('GET', url)).toMatchObject({ data: { location_ids: ['LOC1'], reference: 'SN-1' } });
    expect((await other('POST', `${url}/deactivate`)).status).toBe(404);
    expect((await cpo('POST', `${url}/deactivate`)).status).toBe(200);
    expect((await cpo('GET', path)).data).toEqual([]);
  });

  it('keep the Terminals and confirmations of a payment terminal provider', async () => {
    const { as } = await start(CPO);
    const ptp = as('ptp');
    const posted = terminal({ terminal_id: 'TERM1', country_code: 'NL', party_id: 'ABC' });
    expect((await ptp('POST', '/receiver/payments/terminals', posted)).status).toBe(201);
    expect((await ptp('POST', '/receiver/payments/terminals', posted)).status).toBe(200);
    expect(await ptp('GET', '/receiver/payments/terminals/term1')).toMatchObject({ data: posted });
    expect(await as('other')('GET', '/receiver/payments/terminals/TERM1')).toMatchObject({ status: 404 });
    const confirmation = {
      id: 'F1',
      authorization_reference: 'R1',
      total_costs: { before_taxes: 10 },
      currency: 'EUR',
      eft_data: ['line'],
      capture_status_code: 'SUCCESS',
      last_updated: at(1),
    };
    const path = '/receiver/payments/financial-advice-confirmations';
    expect((await ptp('POST', path, confirmation)).status).toBe(201);
    expect(await ptp('GET', `${path}/F1`)).toMatchObject({ data: confirmation });
  });
});

describe('OCPI 2.3.0 Bookings', () => {
  const terms = { supported_access_methods: ['OPEN'], change_until_minutes: 60, cancel_until_minutes: 60 };
  const slot = (minute: number) => ({ start_date_time: at(minute), end_date_time: at(minute + 30) });
  const bookingLocation = (id: string, minute: number) => ({
    country_code: 'NL',
    party_id: 'ABC',
    id,
    location_id: 'LOC1',
    booking_terms: terms,
    calendars: [
      {
        id: 'C1',
        begin_from: at(0),
        end_before: at(600),
        available_timeslots: [slot(minute)],
        last_updated: at(0),
      },
    ],
    last_updated: at(0),
  });
  const request = (more: object = {}) => ({
    country_code: 'DE',
    party_id: 'MSP',
    request_id: 'R1',
    location_id: 'LOC1',
    booking_location_id: 'B1',
    period: slot(60),
    authorization_reference: 'A1',
    ...more,
  });

  const startCpo = async (options: StoreBackedOptions = {}) => {
    const store = memoryStore();
    for (const value of [bookingLocation('B1', 60), bookingLocation('B2', 300)]) {
      const key = { module: 'bookings/booking_locations', owner: CPO, id: value.id };
      await store.update(key, () => ({ version: '2.3.0', value }));
    }
    const { as } = await platform(v2_3_0, CPO, storeBacked(store, { bookings }, options), {
      emsp: [EMSP],
      other: [OTHER_EMSP],
    });
    return [as('emsp'), as('other')] as const;
  };

  it('list places with a free time in between', async () => {
    const [emsp] = await startCpo();
    const path = `/sender/bookings/booking_locations?timeslot_from=${at(200)}&timeslot_to=${at(400)}`;
    const answer = await emsp('GET', path);
    expect((answer.data as { id: string }[]).map(({ id }) => id)).toEqual(['B2']);
    expect(answer.headers.get('x-total-count')).toBe('1');
    expect(await emsp('GET', '/sender/bookings/booking_locations/B1/C1')).toMatchObject({
      data: { id: 'C1' },
    });
  });

  it('are made, changed and canceled by requests with one id, and seen by the eMSP that asked only', async () => {
    const [emsp, other] = await startCpo({
      onBookingRequest: ({ request: { canceled } }) => (canceled ? 'CANCELED' : 'RESERVED'),
    });
    const made = await emsp('POST', '/sender/bookings', request());
    expect(made).toMatchObject({
      status: 200,
      data: {
        party_id: 'ABC',
        reservation_status: 'RESERVED',
        booking_terms: terms,
        booking_requests: [{ request_status: 'ACCEPTED' }],
      },
    });
    const canceled = { cancellation_reason: 'UNKNOWN', who_canceled: 'EMSP', request_id: 'R1' };
    const again = await emsp('POST', '/sender/bookings', request({ canceled }));
    expect([again.code, (again.data as { id: string } | undefined)?.id]).toEqual([
      1000,
      (made.data as { id: string }).id,
    ]);
    expect(again.data).toMatchObject({ reservation_status: 'CANCELED', booking_requests: [{}, {}] });
    expect((await emsp('GET', '/sender/bookings')).data).toHaveLength(1);
    expect((await other('GET', '/sender/bookings')).data).toEqual([]);
  });

  it('are refused for a place that is not known and in the name of another party', async () => {
    const [emsp, other] = await startCpo();
    expect(await emsp('POST', '/sender/bookings', request({ booking_location_id: 'B9' }))).toMatchObject({
      code: 2003,
    });
    expect(await other('POST', '/sender/bookings', request())).toMatchObject({ code: 2001 });
    expect(await emsp('POST', '/sender/bookings', request())).toMatchObject({
      data: { reservation_status: 'PENDING' },
    });
  });

  it('are kept by the eMSP, Calendars inside their place too', async () => {
    const { as } = await platform(v2_3_0, EMSP, storeBacked(memoryStore(), { bookings }), { cpo: [CPO] });
    const cpo = as('cpo');
    const path = '/receiver/bookings/NL/ABC/booking_locations/B1';
    expect((await cpo('PUT', path, bookingLocation('B1', 60))).status).toBe(201);
    const patch = { available_timeslots: [slot(90)], last_updated: at(5) };
    expect((await cpo('PATCH', `${path}/C1`, patch)).status).toBe(200);
    expect(await cpo('GET', path)).toMatchObject({
      data: { last_updated: at(5), calendars: [{ id: 'C1', available_timeslots: [slot(90)] }] },
    });
  });
});

describe('OCPI 2.3.0 invoice reconciliation', () => {
  it('keeps records by POST and PUT and removes them', async () => {
    const { as } = await platform(v2_3_0, EMSP, storeBacked(memoryStore(), modules230), { cpo: [CPO] });
    const cpo = as('cpo');
    const record = {
      country_code: 'NL',
      party_id: 'ABC',
      id: 'R1',
      invoice_id: 'I1',
      cdrs: ['C1'],
      last_updated: at(0),
    };
    const path = '/receiver/invoicereconciliation';
    expect((await cpo('POST', path, record)).status).toBe(201);
    expect((await cpo('POST', path, record)).status).toBe(200);
    const changed = { ...record, cdrs: ['C1', 'C2'], last_updated: at(1) };
    expect((await cpo('PUT', `${path}/NL/ABC/R1`, changed)).status).toBe(200);
    expect(await cpo('GET', `${path}/NL/ABC/R1`)).toMatchObject({ data: { cdrs: ['C1', 'C2'] } });
    expect((await cpo('DELETE', `${path}/NL/ABC/R1`)).status).toBe(200);
    expect((await cpo('GET', `${path}/NL/ABC/R1`)).status).toBe(404);
  });
});

describe('versions side by side', () => {
  it('serve objects of their own only, unless a conversion is given', async () => {
    const store = memoryStore();
    const key = { module: 'locations', owner: CPO, id: 'LOC1' };
    await store.update(key, () => ({ version: '2.2.1', value: location('LOC1') }));
    const start = async (options?: StoreBackedOptions) =>
      (await platform(v2_3_0, CPO, storeBacked(store, modules230, options), { emsp: [EMSP] })).as('emsp');
    const plain = await start();
    expect(await plain('GET', '/sender/locations')).toMatchObject({ data: [] });
    expect(await plain('GET', '/sender/locations/LOC1')).toMatchObject({ status: 404 });
    const converting = await start({
      convert: ({ value, version }) => ({ ...value, name: `was ${version}` }),
    });
    expect(await converting('GET', '/sender/locations')).toMatchObject({ data: [{ name: 'was 2.2.1' }] });
    expect(await converting('GET', '/sender/locations/LOC1/E1')).toMatchObject({ data: { uid: 'E1' } });
  });
});
