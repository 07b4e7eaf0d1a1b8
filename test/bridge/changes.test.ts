import { afterEach, describe, expect, test } from 'vitest';
import type { Partner } from '../../src/client/index.js';
import { StatusCode } from '../../src/core/status.js';
import type { VersionNumber } from '../../src/core/version.js';
import { keep } from '../../src/store/keep.js';
import type { JsonObject } from '../../src/store/store.js';
import { location230, NOW, session221, tariff221 } from '../convert/fixtures.js';
import {
  contractOf,
  type Methods,
  methodsOf,
  type Platform,
  type PlatformOptions,
  registerBoth,
  startPlatform,
} from './platforms.js';

const OWNER = { country_code: 'NL', party_id: 'ABC' };
const CPO = { role: 'CPO', ...OWNER, business_details: { name: 'ABC' } };
const EMSP = { role: 'EMSP', country_code: 'DE', party_id: 'EMP', business_details: { name: 'EMP' } };
const LATER = '2026-05-04T13:00:00Z';
const there = { ...OWNER, location_id: 'L1' };

const running: Platform[] = [];
afterEach(() => {
  for (const platform of running.splice(0)) platform.close();
});

interface Pair {
  readonly cpo: Platform;
  readonly emsp: Platform;
  readonly toEmsp: Partner;
  /** What the eMSP was asked: `PATCH /…`. */
  readonly asked: string[];
}

async function pair(
  cpoVersion: VersionNumber,
  emspVersion: VersionNumber,
  bridgedSide: 'cpo' | 'emsp',
  options: Partial<PlatformOptions> = {},
): Promise<Pair> {
  const asked: string[] = [];
  const onExchange = ({ method, path }: { method: string; path: string }) => {
    if (!/credentials|versions|\.\d$/.test(path))
      asked.push(`${method} ${path.split('/').slice(-2).join('/')}`);
  };
  const cpo = await startPlatform({
    party: CPO,
    version: cpoVersion,
    bridged: bridgedSide === 'cpo',
    ...(bridgedSide === 'cpo' ? options : {}),
  });
  const emsp = await startPlatform({
    party: EMSP,
    version: emspVersion,
    bridged: bridgedSide === 'emsp',
    ...(bridgedSide === 'emsp' ? options : {}),
    more: { onExchange, ...options.more },
  });
  running.push(cpo, emsp);
  const { toEmsp } = await registerBoth(cpo, emsp);
  asked.length = 0;
  return { cpo, emsp, toEmsp, asked };
}

const stored = async ({ store }: Platform, module: string): Promise<JsonObject> => {
  const { items } = await store.list({ module, limit: 1 });
  return items[0]?.value ?? {};
};

const receiver = (partner: Partner, module: string): Methods => methodsOf(partner, module, 'RECEIVER');

const put = async ({ store }: Platform, version: VersionNumber, module: string, value: object) =>
  keep(store, contractOf(version, module, 'RECEIVER'), value, OWNER);

describe('a change of ours to a partner of another version', () => {
  test('is a PATCH where the change says all', async () => {
    const { emsp, toEmsp, asked } = await pair('2.1.1', '2.3.0', 'cpo');
    await put(emsp, '2.3.0', 'locations', location230);
    const body = { voltage: 400, tariff_id: null, last_updated: LATER };
    await receiver(toEmsp, 'locations').patchConnector?.({
      ...there,
      evse_uid: 'E1',
      connector_id: '1',
      body,
    });
    expect(asked).toEqual(['PATCH E1/1']);
    const [evse] = (await stored(emsp, 'locations')).evses as { connectors: JsonObject[] }[];
    expect(evse?.connectors[0]).toMatchObject({ max_voltage: 400 });
    expect(evse?.connectors[0]).not.toHaveProperty('tariff_ids');
  });

  test('is read, applied and PUT where it does not, and changes nothing else', async () => {
    const { cpo, emsp, toEmsp, asked } = await pair('2.3.0', '2.1.1', 'cpo');
    const other = { ...location230.evses?.[0], uid: 'E2' };
    const location = { ...location230, evses: [...(location230.evses ?? []), other] };
    await keep(cpo.store, contractOf('2.3.0', 'locations', 'SENDER'), location, OWNER);
    const { total_cost: _, ...session } = session221;
    const ids = { ...OWNER, session_id: 'S1' };
    const sessions = receiver(toEmsp, 'sessions');
    await sessions.putSession?.({ ...ids, body: session });
    const before: JsonObject = { ...(await stored(emsp, 'sessions')), vendor_field: 'theirs' };
    await put(emsp, '2.1.1', 'sessions', before);
    asked.length = 0;
    await sessions.patchSession?.({ ...ids, body: { evse_uid: 'E2', last_updated: LATER } });
    expect(asked).toEqual(['GET ABC/S1', 'PUT ABC/S1']);
    const [evse] = (before.location as { evses: object[] }).evses;
    expect(await stored(emsp, 'sessions')).toEqual({
      ...before,
      location: { ...(before.location as object), evses: [{ ...evse, uid: 'E2' }] },
      last_updated: LATER,
    });
  });

  test('to something that the partner’s version cannot say is refused, and nothing is sent', async () => {
    const { emsp, toEmsp, asked } = await pair('2.3.0', '2.2.1', 'cpo');
    const { evses: [evse] = [] } = location230;
    const {
      parking: _p,
      accepted_service_providers: _a,
      connectors: [connector] = [],
      ...rest
    } = evse as never as { parking: unknown; accepted_service_providers: unknown; connectors: object[] };
    const { capabilities: _c, ...plain } = connector as { capabilities: unknown };
    const { help_phone: _h, parking_places: _l, ...older } = location230;
    const before = { ...older, evses: [{ ...rest, connectors: [plain] }] };
    await put(emsp, '2.2.1', 'locations', before);
    const place = { ...there, evse_uid: 'E1', connector_id: '1' };
    const changing = receiver(toEmsp, 'locations').patchConnector?.({
      ...place,
      body: { standard: 'MCS', last_updated: LATER },
    });
    await expect(changing).rejects.toMatchObject({ code: 'OCPI_CONVERSION', why: 'unrepresentable' });
    expect(asked).toEqual(['GET E1/1']);
    expect(await stored(emsp, 'locations')).toEqual(before);
  });

  test('goes by the object that the application gives', async () => {
    const read = () => ({ ...session221, kwh: 99 });
    const { cpo, emsp, toEmsp, asked } = await pair('2.2.1', '2.1.1', 'cpo', { bridging: { read } });
    await keep(cpo.store, contractOf('2.2.1', 'locations', 'SENDER'), { ...location230 }, OWNER);
    const ids = { ...OWNER, session_id: 'S1' };
    await receiver(toEmsp, 'sessions').putSession?.({ ...ids, body: session221 });
    const body = { evse_uid: 'E1', last_updated: LATER };
    await receiver(toEmsp, 'sessions').patchSession?.({ ...ids, body });
    expect(asked).toEqual(['PUT ABC/S1', 'PUT ABC/S1']);
    expect(await stored(emsp, 'sessions')).toMatchObject({ kwh: 99, last_updated: LATER });
  });

  test('is PUT where the partner’s version has no such PATCH', async () => {
    const { emsp, toEmsp, asked } = await pair('2.1.1', '2.2.1', 'cpo');
    await put(emsp, '2.2.1', 'tariffs', { ...tariff221, min_price: { excl_vat: 1 } });
    const ids = { ...OWNER, tariff_id: 'T1' };
    await receiver(toEmsp, 'tariffs').patchTariff?.({
      ...ids,
      body: { currency: 'CHF', last_updated: LATER },
    });
    expect(asked).toEqual(['GET ABC/T1', 'PUT ABC/T1']);
    expect(await stored(emsp, 'tariffs')).toEqual({
      ...tariff221,
      min_price: { excl_vat: 1 },
      currency: 'CHF',
      last_updated: LATER,
    });
  });

  test('never shows a Location that is not to be published to a partner whose version cannot say so', async () => {
    const { emsp, toEmsp, asked } = await pair('2.3.0', '2.1.1', 'cpo');
    const locations = receiver(toEmsp, 'locations');
    const hidden = { ...location230, publish: false };
    await expect(locations.putLocation?.({ ...there, body: hidden })).rejects.toThrow(/not to be published/);
    await locations.putLocation?.({ ...there, body: location230 });
    const hiding = { publish: false, last_updated: LATER };
    await expect(locations.patchLocation?.({ ...there, body: hiding })).rejects.toThrow(
      /not to be published/,
    );
    expect(asked).toEqual(['PUT ABC/L1']);
    expect(await stored(emsp, 'locations')).toMatchObject({ id: 'L1', last_updated: NOW });
  });

  test('of an object that the partner does not have fails as the partner says, and makes nothing', async () => {
    const { emsp, toEmsp } = await pair('2.1.1', '2.3.0', 'cpo');
    const changing = receiver(toEmsp, 'tariffs').patchTariff?.({
      ...OWNER,
      tariff_id: 'T9',
      body: { currency: 'CHF', last_updated: LATER },
    });
    await expect(changing).rejects.toMatchObject({ httpStatus: 404 });
    expect((await emsp.store.list({ module: 'tariffs', limit: 1 })).total).toBe(0);
  });
});

describe('a change of a partner of another version', () => {
  test('keeps what the partner’s version cannot say', async () => {
    const { emsp, toEmsp, asked } = await pair('2.1.1', '2.3.0', 'emsp');
    await put(emsp, '2.3.0', 'locations', location230);
    const evses = [{ uid: 'E1', status: 'CHARGING', last_updated: LATER }];
    await receiver(toEmsp, 'locations').patchLocation?.({
      ...there,
      body: { evses, time_zone: null, last_updated: LATER },
    });
    expect(asked).toEqual(['PATCH ABC/L1']);
    const [evse] = location230.evses ?? [];
    expect(await stored(emsp, 'locations')).toEqual({
      ...location230,
      time_zone: 'Etc/UTC',
      evses: [{ ...evse, status: 'CHARGING', last_updated: LATER }],
      last_updated: LATER,
    });
  });

  test('is taken where our version has no such PATCH', async () => {
    const { emsp, toEmsp } = await pair('2.1.1', '2.3.0', 'emsp');
    await put(emsp, '2.3.0', 'tariffs', { ...tariff221, tax_included: 'NO', max_price: { before_taxes: 9 } });
    const ids = { ...OWNER, tariff_id: 'T1' };
    await receiver(toEmsp, 'tariffs').patchTariff?.({
      ...ids,
      body: { currency: 'CHF', last_updated: LATER },
    });
    expect(await stored(emsp, 'tariffs')).toMatchObject({ currency: 'CHF', max_price: { before_taxes: 9 } });
  });

  test('of an object that is not there is 404', async () => {
    const { toEmsp } = await pair('2.1.1', '2.3.0', 'emsp');
    const ids = { ...OWNER, tariff_id: 'T9' };
    const changing = receiver(toEmsp, 'tariffs').patchTariff?.({
      ...ids,
      body: { currency: 'CHF', last_updated: LATER },
    });
    await expect(changing).rejects.toMatchObject({ httpStatus: 404, statusCode: StatusCode.unknownLocation });
  });

  test('loses none of others that come at the same time', async () => {
    const { emsp, toEmsp } = await pair('2.1.1', '2.3.0', 'emsp');
    await put(emsp, '2.3.0', 'locations', location230);
    const locations = receiver(toEmsp, 'locations');
    await Promise.all([
      locations.patchLocation?.({ ...there, body: { time_zone: null, last_updated: LATER } }),
      locations.patchLocation?.({ ...there, body: { name: 'New', last_updated: LATER } }),
      locations.patchEvse?.({ ...there, evse_uid: 'E1', body: { status: 'BLOCKED', last_updated: LATER } }),
      locations.patchLocation?.({ ...there, body: { city: 'Delft', last_updated: LATER } }),
    ]);
    expect(await stored(emsp, 'locations')).toMatchObject({
      name: 'New',
      city: 'Delft',
      time_zone: 'Etc/UTC',
      help_phone: location230.help_phone,
      evses: [{ status: 'BLOCKED' }],
    });
  });

  test('names its party in any case, and the object gets the one that is registered', async () => {
    const { emsp, toEmsp } = await pair('2.1.1', '2.3.0', 'emsp');
    const body = {
      id: 'T2',
      currency: 'EUR',
      elements: tariff221.elements.map(({ price_components: [one] }) => ({
        price_components: [{ ...one, vat: undefined }],
      })),
      last_updated: NOW,
    };
    const lower = { country_code: 'nl', party_id: 'abc', tariff_id: 'T2' };
    await receiver(toEmsp, 'tariffs').putTariff?.({ ...lower, body });
    expect(await stored(emsp, 'tariffs')).toMatchObject(OWNER);
  });
});
