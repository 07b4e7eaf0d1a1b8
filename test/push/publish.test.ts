import { describe, expect, test } from 'vitest';
import { locations as locations211 } from '../../src/contract/v2_1_1/locations.js';
import { cdrs } from '../../src/contract/v2_2_1/cdrs.js';
import { locations } from '../../src/contract/v2_2_1/locations.js';
import { sessions } from '../../src/contract/v2_2_1/sessions.js';
import { tariffs } from '../../src/contract/v2_2_1/tariffs.js';
import { samples_2_1_1, samples_2_2_1 } from '../../src/testing/index.js';
import { CPO, EMSP, evse, location, OTHER_EMSP } from '../support/fixtures.js';
import { type Receiving, world } from './support.js';

const at = (second: number): string => `2026-02-01T00:00:${String(second).padStart(2, '0')}Z`;
const requests = ({ seen }: Receiving): string[] => seen.map(({ method, path }) => `${method} ${path}`);
const LOC1 = '/receiver/locations/NL/ABC/LOC1';

const stored = async ({ store }: Receiving, module = 'locations') =>
  (await store.list({ module, limit: 10 })).items.map(({ value }) => value);

describe('who is sent a change', () => {
  test('every registered partner that has the interface, in its version', async () => {
    const { publisher, partner } = world();
    const one = await partner('one', [EMSP]);
    const two = await partner('two', [OTHER_EMSP]);
    const without = await partner('without', [{ ...EMSP, party_id: 'NON' }], {
      endpoints: (all) => all.filter(({ identifier }) => identifier !== 'locations'),
    });
    const gone = await partner('gone', [{ ...EMSP, party_id: 'OFF' }], {
      registration: { status: 'unregistered' },
    });
    const newer = await partner('newer', [{ ...EMSP, party_id: 'NEW' }], { version: '2.3.0' });
    const push = publisher();
    await push.publish(locations.sender, location());
    await push.idle();
    expect([requests(one), requests(two)]).toEqual([[`PUT ${LOC1}`], [`PUT ${LOC1}`]]);
    expect([without.seen, gone.seen, newer.seen]).toEqual([[], [], []]);
    expect(await stored(one)).toEqual([location()]);
    expect(await push.outOfStep()).toEqual([]);
  });

  test('a partner of another version gets it converted, where there is a conversion', async () => {
    const { publisher, partner } = world();
    const newer = await partner('newer', [EMSP], { version: '2.3.0' });
    const push = publisher({ convert: ({ value }) => ({ ...value, city: 'Converted' }) });
    await push.publish(locations.sender, location());
    await push.idle();
    expect(await stored(newer)).toMatchObject([{ id: 'LOC1', city: 'Converted' }]);
  });

  test('in 2.1.1, where endpoints have no side, only partners with a role for it', async () => {
    const { publisher, partner } = world();
    const emsp = await partner('emsp', [EMSP], { version: '2.1.1' });
    const cpo = await partner('cpo', [{ ...CPO, party_id: 'OTH' }], { version: '2.1.1' });
    const push = publisher();
    const old = samples_2_1_1.location({ seed: 1 });
    await push.publish(locations211.sender, { ...old, id: 'LOC1' }, CPO);
    await push.idle();
    expect(requests(emsp)).toEqual(['PUT /locations/NL/ABC/LOC1']);
    expect(cpo.seen).toEqual([]);
  });

  test('a Session goes to the eMSP of its Token only', async () => {
    const { publisher, partner } = world();
    const one = await partner('one', [EMSP]);
    const two = await partner('two', [OTHER_EMSP]);
    const push = publisher();
    await push.publish(sessions.sender, session());
    await push.idle();
    expect(requests(one)).toEqual(['PUT /receiver/sessions/NL/ABC/S1']);
    expect(two.seen).toEqual([]);
  });

  test('each party of a platform that has several, by the routing headers', async () => {
    const { publisher, partner } = world();
    const both = await partner('both', [EMSP, OTHER_EMSP]);
    const push = publisher();
    await push.publish(locations.sender, location());
    await push.publish(sessions.sender, session());
    await push.idle();
    expect(both.seen.map(({ path, to }) => `${path} ${to}`).sort()).toEqual([
      `${LOC1} MSP`,
      `${LOC1} OTH`,
      '/receiver/sessions/NL/ABC/S1 MSP',
    ]);
  });

  test('a hub is named itself, to pass it on to everybody', async () => {
    const { publisher, partner } = world();
    const hub = await partner('hub', [EMSP, { ...EMSP, role: 'HUB', party_id: 'HUB' }], {
      registration: { trustedHub: true },
    });
    const push = publisher();
    await push.publish(locations.sender, location());
    await push.idle();
    expect(hub.seen.map(({ to }) => to)).toEqual(['HUB']);
  });

  test('nobody whom the application leaves out', async () => {
    const { publisher, partner } = world();
    const one = await partner('one', [EMSP]);
    const push = publisher({ sends: (to) => to.id !== 'one' });
    await push.publish(locations.sender, location());
    await push.idle();
    expect(one.seen).toEqual([]);
  });
});

describe('how a change is sent', () => {
  async function change(before: object, after: object, patch = true) {
    const { publisher, partner } = world();
    const one = await partner('one', [EMSP], {
      registration: patch ? {} : { profile: { patch: { all: false } } },
    });
    const push = publisher();
    await push.publish(locations.sender, before);
    await push.idle();
    one.mock.clear();
    await push.publish(locations.sender, after);
    await push.idle();
    expect(await stored(one)).toEqual([after]);
    return requests(one);
  }
  const charging = location({
    evses: [evse({ status: 'CHARGING', last_updated: at(1) })],
    last_updated: at(1),
  });

  test('the status of an EVSE as a PATCH of that EVSE', async () => {
    expect(await change(location(), charging)).toEqual([`PATCH ${LOC1}/EVSE1`]);
  });

  test('a field of the Location as a PATCH of the Location', async () => {
    const after = location({ city: 'Zwolle', last_updated: at(1) });
    expect(await change(location(), after)).toEqual([`PATCH ${LOC1}`]);
  });

  test('a new EVSE as a PUT of that EVSE', async () => {
    const after = location({
      evses: [evse(), evse({ uid: 'EVSE2', last_updated: at(1) })],
      last_updated: at(1),
    });
    expect(await change(location(), after)).toEqual([`PUT ${LOC1}/EVSE2`]);
  });

  test('a field that is gone, or several EVSEs, as a PUT of the Location', async () => {
    const named = location({ name: 'Central' });
    expect(await change(named, location({ last_updated: at(1) }))).toEqual([`PUT ${LOC1}`]);
    const two = [evse(), evse({ uid: 'EVSE2' })];
    const inoperative = two.map((one) => ({ ...one, status: 'INOPERATIVE', last_updated: at(1) }));
    const after = location({ evses: inoperative, last_updated: at(1) });
    expect(await change(location({ evses: two }), after)).toEqual([`PUT ${LOC1}`]);
  });

  test('as a PUT of the Location to a partner that cannot PATCH', async () => {
    expect(await change(location(), charging, false)).toEqual([`PUT ${LOC1}`]);
  });

  test('not at all when nothing has changed', async () => {
    expect(await change(location(), location())).toEqual([]);
  });

  test('charging periods of a Session are added', async () => {
    const { publisher, partner } = world();
    const one = await partner('one', [EMSP]);
    const push = publisher();
    const period = (second: number) => ({
      start_date_time: at(second),
      dimensions: [{ type: 'ENERGY', volume: second }],
    });
    await push.publish(sessions.sender, session({ charging_periods: [period(1)] }));
    await push.idle();
    const after = session({ charging_periods: [period(1), period(2)], kwh: 2, last_updated: at(2) });
    await push.publish(sessions.sender, after);
    await push.idle();
    expect(requests(one)).toEqual(['PUT /receiver/sessions/NL/ABC/S1', 'PATCH /receiver/sessions/NL/ABC/S1']);
    expect(await stored(one, 'sessions')).toEqual([after]);
  });

  test('a CDR is posted, a Tariff that is removed is deleted', async () => {
    const { publisher, partner } = world();
    const one = await partner('one', [EMSP]);
    const push = publisher();
    const party = { country_code: 'NL', party_id: 'ABC' };
    const cdr = { ...samples_2_2_1.cdr({ seed: 1 }), ...party };
    const cdr_token = { ...cdr.cdr_token, country_code: 'DE', party_id: 'MSP' };
    await push.publish(cdrs.sender, { ...cdr, cdr_token });
    await push.publish(tariffs.sender, { ...samples_2_2_1.tariff({ seed: 1 }), ...party, id: 'T1' });
    await push.idle();
    await push.remove({ module: 'tariffs', owner: party, id: 'T1' });
    await push.idle();
    expect(requests(one)).toEqual([
      'POST /receiver/cdrs',
      'PUT /receiver/tariffs/NL/ABC/T1',
      'DELETE /receiver/tariffs/NL/ABC/T1',
    ]);
    expect(await stored(one, 'tariffs')).toEqual([]);
  });
});

function session(changes: object = {}): object {
  return {
    country_code: 'NL',
    party_id: 'ABC',
    id: 'S1',
    start_date_time: at(0),
    kwh: 1,
    cdr_token: { country_code: 'DE', party_id: 'MSP', uid: 'T', type: 'RFID', contract_id: 'C' },
    auth_method: 'WHITELIST',
    location_id: 'LOC1',
    evse_uid: 'EVSE1',
    connector_id: '1',
    currency: 'EUR',
    status: 'ACTIVE',
    last_updated: at(1),
    ...changes,
  };
}
