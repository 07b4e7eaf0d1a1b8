import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { authorize, type Partner } from '../../src/client/index.js';
import type { Schema } from '../../src/core/kind.js';
import { read } from '../../src/core/read.js';
import type { VersionNumber } from '../../src/core/version.js';
import { trackedCommands } from '../../src/store/commands.js';
import { keep } from '../../src/store/keep.js';
import type { ReceivedCommand } from '../../src/store/options.js';
import type { JsonObject } from '../../src/store/store.js';
import type { Tracker } from '../../src/store/tracker.js';
import { sampleWorld } from '../../src/testing/world.js';
import {
  contractOf,
  type Methods,
  methodsOf,
  moduleOf,
  type Platform,
  registerBoth,
  startPlatform,
  VERSIONS,
} from './platforms.js';

const PROFILE = { charging_rate_unit: 'W', charging_profile_period: [{ start_period: 0, limit: 11000 }] };
const AT = '2027-03-01T10:00:00Z';

const cases = VERSIONS.flatMap((cpo) =>
  VERSIONS.flatMap((emsp) => (['cpo', 'emsp'] as const).map((side) => [cpo, emsp, side] as const)),
);

type Tracked = Readonly<
  Record<string, (args: object) => Promise<{ response: { data: JsonObject }; result: Promise<Tracker> }>>
>;

describe.each(cases)('a CPO on %s and an eMSP on %s, bridged by the %s', (cpoVersion, emspVersion, side) => {
  const world = sampleWorld<VersionNumber>({ version: cpoVersion, seed: 5, locations: 3 });
  const worldOfEmsp = sampleWorld<VersionNumber>({ version: emspVersion, seed: 5, locations: 3 });
  const owned = { country_code: world.cpo.country_code, party_id: world.cpo.party_id };
  const isNew = cpoVersion !== '2.1.1' && emspVersion !== '2.1.1';
  const commands: ReceivedCommand[] = [];
  let cpo: Platform;
  let emsp: Platform;
  let toCpo: Partner;
  let toEmsp: Partner;
  let common: VersionNumber;
  const atCpo = (module: string, role: 'SENDER' | 'RECEIVER'): Methods => methodsOf(toCpo, module, role);
  const atEmsp = (module: string, role: 'SENDER' | 'RECEIVER'): Methods => methodsOf(toEmsp, module, role);

  beforeAll(async () => {
    const answer = (command: ReceivedCommand) => {
      commands.push(command);
      const profile = { start_date_time: AT, charging_profile: PROFILE };
      const result = {
        result: 'ACCEPTED',
        ...(command.operation.startsWith('getActive') ? { profile } : {}),
      };
      return { response: 'ACCEPTED', result: Promise.resolve(result) };
    };
    const handlers = {
      onCommand: answer,
      onChargingProfile: answer,
      chargingPreferences: () => 'ACCEPTED',
    };
    cpo = await startPlatform({
      party: world.cpo,
      version: cpoVersion,
      bridged: side === 'cpo',
      handlers,
    });
    emsp = await startPlatform({
      party: world.emsp,
      version: emspVersion,
      bridged: side === 'emsp',
      handlers: {
        authorize: ({ token }) => (token.visual_number === 'refused' ? 'NO_CREDIT' : 'ALLOWED'),
        serves: ({ implementedBy, module, role }) =>
          implementedBy.includes('EMSP') || (module === 'chargingprofiles' && role === 'SENDER'),
      },
    });
    for (const location of world.locations)
      await keep(cpo.store, contractOf(cpoVersion, 'locations', 'SENDER'), location, owned);
    for (const session of world.sessions) {
      const value = session as unknown as JsonObject;
      const audience = { country_code: world.emsp.country_code, party_id: world.emsp.party_id };
      const key = { module: 'sessions', owner: owned, id: session.id };
      await cpo.store.update(key, () => ({ version: cpoVersion, value, audience }));
    }
    ({ toCpo, toEmsp, common } = await registerBoth(cpo, emsp));
  });

  afterAll(() => {
    cpo.close();
    emsp.close();
    expect([...cpo.errors, ...emsp.errors]).toEqual([]);
  });

  test('both speak the version that they have in common, and see each other in their own', () => {
    expect([toCpo.spoken, toEmsp.spoken]).toEqual([common, common]);
    expect([toCpo.version.version, toEmsp.version.version]).toEqual([emspVersion, cpoVersion]);
  });

  test('the eMSP pulls Locations that are valid in its version', async () => {
    const pulled = await atCpo('locations', 'SENDER').list?.().all();
    expect(pulled?.map(({ id }) => id)).toEqual(world.locations.map(({ id }) => id));
    const schema = contractOf(emspVersion, 'locations', 'SENDER').operations.list?.data as Schema;
    for (const location of pulled ?? [])
      expect(read(schema, location, { mode: 'strict' }).issues).toEqual([]);
  });

  test('the CPO keeps Tokens in its version and asks about them in real time', async () => {
    const [driver, other] = worldOfEmsp.tokens as unknown as JsonObject[];
    const refused = { ...other, type: 'RFID', valid: true, visual_number: 'refused' } as JsonObject;
    const path = { country_code: world.emsp.country_code, party_id: world.emsp.party_id };
    for (const token of [driver, refused]) {
      await keep(emsp.store, contractOf(emspVersion, 'tokens', 'SENDER'), token as object, world.emsp);
      const { uid, type } = token as { uid: string; type: string };
      await atCpo('tokens', 'RECEIVER').putToken?.({ ...path, token_uid: uid, type, body: token });
    }
    const known = await cpo.store.list({ module: 'tokens', limit: 5 });
    expect(known.items.map(({ value, version }) => [value.uid, version])).toEqual([
      [driver?.uid, cpoVersion],
      [refused.uid, cpoVersion],
    ]);
    const tokens = contractOf(cpoVersion, 'tokens', 'SENDER') as never;
    const ask = (token: JsonObject | undefined) =>
      authorize(toEmsp, tokens, { token_uid: String(token?.uid), type: String(token?.type) } as never);
    const allowed = await ask(driver);
    expect(allowed).toMatchObject({ decision: 'allowed', by: 'partner' });
    const schema = contractOf(cpoVersion, 'tokens', 'SENDER').operations.authorize?.data as Schema;
    expect(read(schema, allowed.info, { mode: 'strict' }).issues).toEqual([]);
    if (cpoVersion !== '2.1.1') {
      expect(allowed.info).toMatchObject({ token: { uid: driver?.uid, ...path } });
    }
    expect(await ask(refused)).toMatchObject({ decision: 'no-credit', by: 'partner' });
    expect(await ask({ uid: 'NOBODYS', type: 'RFID' })).toMatchObject({ decision: 'unknown', by: 'partner' });
  });

  test('a change of a Token reaches the CPO, whatever its type', async () => {
    const token = { ...worldOfEmsp.tokens[0], uid: 'APP-1', type: 'OTHER' } as unknown as JsonObject;
    const path = { country_code: world.emsp.country_code, party_id: world.emsp.party_id, token_uid: 'APP-1' };
    await keep(emsp.store, contractOf(emspVersion, 'tokens', 'SENDER'), token, world.emsp);
    const tokens = atCpo('tokens', 'RECEIVER');
    const typed = emspVersion === '2.1.1' && common === '2.1.1' ? {} : { type: 'OTHER' };
    await tokens.putToken?.({ ...path, ...typed, body: token });
    await tokens.patchToken?.({ ...path, ...typed, body: { valid: false, last_updated: AT } });
    const stored = await cpo.store.get({ module: 'tokens', owner: world.emsp, id: ['APP-1', 'OTHER'] });
    expect(stored?.value).toMatchObject({ valid: false, type: 'OTHER' });
    expect((await tokens.getToken?.({ ...path, ...typed }))?.data).toMatchObject({
      uid: 'APP-1',
      valid: false,
    });
  });

  test('the CPO pushes Locations, changes and the status of an EVSE', async () => {
    const locations = atEmsp('locations', 'RECEIVER');
    for (const location of world.locations)
      await locations.putLocation?.({ ...owned, location_id: location.id, body: location });
    const [first] = world.locations;
    const evse_uid = String((first?.evses ?? [])[0]?.uid);
    const there = { ...owned, location_id: String(first?.id) };
    await locations.patchEvse?.({ ...there, evse_uid, body: { status: 'BLOCKED', last_updated: AT } });
    await locations.patchLocation?.({ ...there, body: { name: 'New name', last_updated: AT } });
    const sites = (await emsp.store.list({ module: 'locations', limit: 5 })).items;
    expect(sites.map(({ value }) => value.id)).toEqual(world.locations.map(({ id }) => id));
    expect(sites[0]).toMatchObject({
      version: emspVersion,
      value: {
        name: 'New name',
        evses: expect.arrayContaining([expect.objectContaining({ uid: evse_uid, status: 'BLOCKED' })]),
      },
    });
    const got = await locations.getLocation?.(there);
    expect(got?.data).toMatchObject({ id: first?.id, name: 'New name' });
  });

  test('a Session runs, changes its EVSE and ends', async () => {
    const session = world.sessions.find(({ status }) => status === 'ACTIVE') as unknown as JsonObject;
    const ids = { ...owned, session_id: String(session.id) };
    const sessions = atEmsp('sessions', 'RECEIVER');
    await sessions.putSession?.({ ...ids, body: session });
    await sessions.patchSession?.({ ...ids, body: { kwh: 12.5, last_updated: AT } });
    const [kept] = (await emsp.store.list({ module: 'sessions', limit: 5 })).items;
    expect(kept).toMatchObject({
      version: emspVersion,
      key: { owner: owned },
      value: { id: session.id, kwh: 12.5, status: 'ACTIVE' },
    });
    // What an EVSE becomes depends on the Location as well: the object is read, changed and put back.
    if (cpoVersion !== '2.1.1') {
      const location = world.locations.find(({ id }) => id === session.location_id) as unknown as {
        evses: { uid: string; connectors: { id: string }[] }[];
      };
      const other = location.evses.at(-1);
      const change = { evse_uid: other?.uid, connector_id: other?.connectors[0]?.id, last_updated: AT };
      await sessions.patchSession?.({ ...ids, body: change });
      const [moved] = (await emsp.store.list({ module: 'sessions', limit: 5 })).items;
      expect(JSON.stringify(moved?.value)).toContain(`"${other?.uid}"`);
      expect(moved?.value).toMatchObject({ kwh: 12.5 });
    }
  });

  test('a CDR is billed with the same total', async () => {
    const cdr = world.cdrs[0] as unknown as JsonObject;
    const posted = await atEmsp('cdrs', 'RECEIVER').postCdr?.({ body: cdr });
    const [bill] = (await emsp.store.list({ module: 'cdrs', limit: 5 })).items;
    const schema = contractOf(emspVersion, 'cdrs', 'SENDER').operations.list?.data as Schema;
    expect(read(schema, bill?.value, { mode: 'strict' }).issues).toEqual([]);
    expect(bill?.value).toMatchObject({ id: cdr.id, total_energy: cdr.total_energy });
    const back = await atEmsp('cdrs', 'RECEIVER').getCdr?.({ url: posted?.location });
    expect(back?.data).toMatchObject({ id: cdr.id, total_energy: cdr.total_energy });
  });

  test('commands are answered, and their results come to the one who sent them', async () => {
    const module = moduleOf(emspVersion, 'commands');
    const tracked = trackedCommands(toCpo as never, module as never, {
      store: emsp.store,
      self: emsp.api,
    }) as unknown as Tracked;
    const token = worldOfEmsp.tokens[0];
    const location_id = String(world.locations[0]?.id);
    const evse_uid = String((world.locations[0]?.evses ?? [])[0]?.uid);
    const mine = world.sessions.find(({ status }) => status === 'ACTIVE');
    const reservation_id = emspVersion === '2.1.1' ? 7 : '7';
    const wanted: Record<string, object> = {
      startSession: { token, location_id },
      stopSession: { session_id: mine?.id },
      reserveNow: { token, expiry_date: AT, reservation_id, location_id },
      unlockConnector: { location_id, evse_uid, connector_id: '1' },
    };
    if (emspVersion !== '2.1.1') wanted.cancelReservation = { reservation_id: '7' };
    commands.length = 0;
    for (const [name, body] of Object.entries(wanted)) {
      if (name === 'cancelReservation' && !isNew) {
        await expect(tracked.cancelReservation?.({ body })).rejects.toThrow(/commands|CANCEL/);
        continue;
      }
      const call = await tracked[name]?.({ body });
      expect(call?.response.data, name).toMatchObject({ result: 'ACCEPTED' });
      expect(await call?.result, name).toMatchObject({ state: 'result', result: { result: 'ACCEPTED' } });
    }
    expect(commands.map(({ operation }) => operation)).toEqual(
      Object.keys(wanted).filter((name) => isNew || name !== 'cancelReservation'),
    );
    const reserved = commands.find(({ operation }) => operation === 'reserveNow');
    expect(reserved?.request.reservation_id).toBe(cpoVersion === '2.1.1' ? 7 : '7');
  });

  test('charging profiles and preferences go between versions that have them, and are refused elsewhere', async () => {
    if (emspVersion === '2.1.1') return;
    const session_id = String(world.sessions.find(({ status }) => status === 'ACTIVE')?.id);
    const tracked = trackedCommands(toCpo as never, moduleOf(emspVersion, 'chargingprofiles') as never, {
      store: emsp.store,
      self: emsp.api,
    }) as unknown as Tracked;
    const preferences = { session_id, body: { profile_type: 'GREEN' } };
    const sessions = atCpo('sessions', 'SENDER');
    if (!isNew) {
      const setting = tracked.setChargingProfile?.({ session_id, body: { charging_profile: PROFILE } });
      await expect(setting).rejects.toThrow(/chargingprofiles/);
      await expect(sessions.putChargingPreferences?.(preferences)).rejects.toThrow(
        /putChargingPreferences|sessions/,
      );
      return;
    }
    for (const [name, args] of [
      ['setChargingProfile', { session_id, body: { charging_profile: PROFILE } }],
      ['getActiveChargingProfile', { session_id, duration: 900 }],
      ['clearChargingProfile', { session_id }],
    ] as const) {
      const call = await tracked[name]?.(args);
      expect(call?.response.data, name).toMatchObject({ result: 'ACCEPTED' });
      expect(await call?.result, name).toMatchObject({ state: 'result', result: { result: 'ACCEPTED' } });
    }
    expect((await sessions.putChargingPreferences?.(preferences))?.data).toBe('ACCEPTED');
  });
});
