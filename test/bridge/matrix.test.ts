import { describe, expect, test } from 'vitest';
import {
  type BridgedPartner,
  bridgedTo,
  connectBridged,
  registerBridged,
  storeContext,
} from '../../src/bridge/index.js';
import { interfaceIn, moduleIds, versionOf } from '../../src/bridge/versions.js';
import type { Interface, Module } from '../../src/contract/interface.js';
import type { Schema } from '../../src/core/kind.js';
import { read } from '../../src/core/read.js';
import type { InterfaceRole, VersionNumber } from '../../src/core/version.js';
import { invite } from '../../src/partners/invite.js';
import { memoryPartners } from '../../src/partners/memory.js';
import { createOcpiHandler, type OcpiHandler } from '../../src/server/handler.js';
import { defineRole } from '../../src/server/role.js';
import { storeBacked } from '../../src/store/backed.js';
import { keep } from '../../src/store/keep.js';
import { memoryStore } from '../../src/store/memory.js';
import type { JsonObject, Store } from '../../src/store/store.js';
import { sampleWorld } from '../../src/testing/world.js';

type Fetch = (request: Request) => Promise<Response>;
type Result = { readonly data: JsonObject; readonly location?: string };
/** The methods of a module when its types do not matter. */
type Methods = Readonly<
  Record<string, (args?: object) => Promise<Result> & { all(): Promise<JsonObject[]> }>
>;

const VERSIONS: readonly VersionNumber[] = ['2.1.1', '2.2.1', '2.3.0'];
const AT = '2027-03-01T10:00:00Z';

interface Side {
  readonly api: OcpiHandler;
  readonly store: Store;
  readonly losses: string[];
}

const contractOf = (version: VersionNumber, module: string, role: InterfaceRole): Interface => {
  const found = interfaceIn(version, module, role);
  if (!found) throw new Error(`no ${module} in ${version}`);
  return found;
};

const modulesOf = (version: VersionNumber): Record<string, Module<VersionNumber>> =>
  Object.fromEntries(
    moduleIds(version).map((id) => {
      const sides = {
        sender: contractOf(version, id, 'SENDER'),
        receiver: contractOf(version, id, 'RECEIVER'),
      };
      return [id, { version, id, ...sides } as unknown as Module<VersionNumber>];
    }),
  );

/** Two platforms that reach each other in one process. */
function platforms(cpoVersion: VersionNumber, emspVersion: VersionNumber, bridgedSide: 'cpo' | 'emsp') {
  const hosts = new Map<string, Fetch>();
  const fetch: Fetch = async (request) => {
    const answer = hosts.get(new URL(request.url).host);
    if (!answer) throw new TypeError('fetch failed');
    return answer(request);
  };
  const client = { fetch, urls: { resolve: null } as const };
  const world = sampleWorld<VersionNumber>({ version: cpoVersion, seed: 5, locations: 3 });
  const make = (host: string, party: typeof world.cpo, version: VersionNumber, bridge: boolean): Side => {
    const store = memoryStore();
    const losses: string[] = [];
    const onLosses = (_: unknown, where: string) => void losses.push(where);
    const others = bridge ? VERSIONS.filter((other) => other !== version) : [];
    const role = defineRole(versionOf(version), party, storeBacked(store, modulesOf(version), { client }), {
      alsoAs: others.map((other) =>
        bridgedTo(versionOf(other), { onLosses, contextFor: storeContext(store) }),
      ),
    });
    const onError = (error: unknown) => {
      throw error;
    };
    const api = createOcpiHandler({
      publicUrl: `https://${host}/ocpi`,
      partners: memoryPartners(),
      roles: [role],
      onError,
      ...client,
    });
    hosts.set(host, api.fetch);
    return { api, store, losses };
  };
  const cpo = make('cpo.test', world.cpo, cpoVersion, bridgedSide === 'cpo');
  const emsp = make('emsp.test', world.emsp, emspVersion, bridgedSide === 'emsp');
  return { world, cpo, emsp, client };
}

const methodsOf = (
  partner: BridgedPartner<VersionNumber>,
  version: VersionNumber,
  module: string,
  role: InterfaceRole,
): Methods => partner.module(contractOf(version, module, role)) as unknown as Methods;

const cases = VERSIONS.flatMap((cpo) =>
  VERSIONS.flatMap((emsp) => (['cpo', 'emsp'] as const).map((side) => [cpo, emsp, side] as const)),
);

describe.each(cases)('a CPO on %s and an eMSP on %s, bridged by the %s', (cpoVersion, emspVersion, side) => {
  test('register, pull, push, authorize, charge and bill, and hold the same in the end', async () => {
    const { world, cpo, emsp, client } = platforms(cpoVersion, emspVersion, side);
    const common = side === 'emsp' ? cpoVersion : emspVersion;
    const owner = world.cpo;
    for (const location of world.locations)
      await keep(cpo.store, contractOf(cpoVersion, 'locations', 'SENDER'), location, owner);

    const { token } = await invite(cpo.api.partners, { id: 'emsp' });
    const versionsUrl = cpo.api.versionsUrl(common, common === '2.1.1' ? 'cpo' : undefined);
    const scope = common === '2.1.1' ? { scope: 'emsp' } : {};
    const toCpo = await registerBridged({
      version: versionOf(emspVersion),
      versionsUrl,
      token,
      self: emsp.api,
      id: 'cpo',
      ...scope,
      ...client,
    });
    expect(toCpo.spoken).toBe(common);
    const toEmsp = await connectBridged({
      version: versionOf(cpoVersion),
      self: cpo.api,
      id: 'emsp',
      contextFor: storeContext(cpo.store),
      ...client,
    });

    const pulled = await methodsOf(toCpo, emspVersion, 'locations', 'SENDER').list?.().all();
    expect(pulled?.map(({ id }) => id)).toEqual(world.locations.map(({ id }) => id));
    const locationSchema = contractOf(emspVersion, 'locations', 'SENDER').operations.list?.data as Schema;
    for (const location of pulled ?? [])
      expect(read(locationSchema, location, { mode: 'strict' }).issues).toEqual([]);

    const worldOfEmsp = sampleWorld<VersionNumber>({ version: emspVersion, seed: 5, locations: 3 });
    const driver = worldOfEmsp.tokens[0] as unknown as JsonObject;
    await keep(emsp.store, contractOf(emspVersion, 'tokens', 'SENDER'), driver, world.emsp);
    const pushed = {
      token_uid: String(driver.uid),
      country_code: world.emsp.country_code,
      party_id: world.emsp.party_id,
    };
    await methodsOf(toCpo, emspVersion, 'tokens', 'RECEIVER').putToken?.({ ...pushed, body: driver });
    const known = await cpo.store.list({ module: 'tokens', limit: 5 });
    expect(known.items.map(({ value, version }) => [value.uid, version])).toEqual([[driver.uid, cpoVersion]]);

    const [first] = world.locations;
    const evse = (first?.evses ?? [])[0];
    const owned = { country_code: owner.country_code, party_id: owner.party_id };
    const there = { ...owned, location_id: String(first?.id), evse_uid: String(evse?.uid) };
    const locations = methodsOf(toEmsp, cpoVersion, 'locations', 'RECEIVER');
    await locations.putLocation?.({ ...there, body: first as object });
    for (const location of world.locations.slice(1)) {
      await locations.putLocation?.({ ...owned, location_id: location.id, body: location });
    }

    const session = world.sessions.find(({ status }) => status === 'ACTIVE') as unknown as JsonObject;
    const ids = {
      session_id: String(session.id),
      country_code: owner.country_code,
      party_id: owner.party_id,
    };
    const sessions = methodsOf(toEmsp, cpoVersion, 'sessions', 'RECEIVER');
    await sessions.putSession?.({ ...ids, body: session });
    await sessions.patchSession?.({ ...ids, body: { kwh: 12.5, last_updated: AT } });
    const [kept] = (await emsp.store.list({ module: 'sessions', limit: 5 })).items;
    expect(kept).toMatchObject({
      version: emspVersion,
      value: { id: session.id, kwh: 12.5, status: 'ACTIVE' },
    });

    const cdr = world.cdrs[0] as unknown as JsonObject;
    await methodsOf(toEmsp, cpoVersion, 'cdrs', 'RECEIVER').postCdr?.({ body: cdr });
    const [bill] = (await emsp.store.list({ module: 'cdrs', limit: 5 })).items;
    const cdrSchema = contractOf(emspVersion, 'cdrs', 'SENDER').operations.list?.data as Schema;
    expect(read(cdrSchema, bill?.value, { mode: 'strict' }).issues).toEqual([]);
    expect(bill?.value).toMatchObject({ id: cdr.id, total_energy: cdr.total_energy });

    await locations.patchEvse?.({ ...there, body: { status: 'BLOCKED', last_updated: AT } });
    const sites = (await emsp.store.list({ module: 'locations', limit: 5 })).items;
    expect(sites.map(({ value }) => value.id)).toEqual(world.locations.map(({ id }) => id));
    expect(JSON.stringify(sites[0]?.value)).toContain('"BLOCKED"');
  });
});
