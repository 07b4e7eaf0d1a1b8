import { afterEach, describe, expect, test } from 'vitest';
import { versionOf } from '../../src/bridge/versions.js';
import type { VersionNumber } from '../../src/core/version.js';
import { defineRole } from '../../src/server/role.js';
import { storeBacked } from '../../src/store/backed.js';
import { keep } from '../../src/store/keep.js';
import { memoryStore } from '../../src/store/memory.js';
import type { JsonObject } from '../../src/store/store.js';
import { sampleWorld } from '../../src/testing/world.js';
import { location221 } from '../convert/fixtures.js';
import { contractOf, methodsOf, modulesOf, type Platform, registerBoth, startPlatform } from './platforms.js';

const CPO = { role: 'CPO', country_code: 'NL', business_details: { name: 'ABC' } };
const PARTIES = ['ABC', 'XYZ'].map((party_id) => ({ ...CPO, party_id }));
const EMSP = { role: 'EMSP', country_code: 'DE', party_id: 'EMP', business_details: { name: 'EMP' } };

const running: Platform[] = [];
afterEach(() => {
  for (const platform of running.splice(0)) platform.close();
});

/** A platform of 2.2.1 on which two CPOs are, and an eMSP that is written in another version. */
async function pair(emspVersion: VersionNumber) {
  const store = memoryStore();
  const roles = PARTIES.map((party) =>
    defineRole(versionOf('2.2.1'), party, storeBacked(store, modulesOf('2.2.1'))),
  );
  for (const { country_code, party_id } of PARTIES) {
    const location = { ...location221, country_code, party_id, id: `L-${party_id}` };
    await keep(store, contractOf('2.2.1', 'locations', 'SENDER'), location);
  }
  const first = { ...CPO, party_id: 'ABC' };
  const cpo = await startPlatform({ party: first, version: '2.2.1', bridged: false, more: { roles } });
  const emsp = await startPlatform({ party: EMSP, version: emspVersion, bridged: true });
  running.push(cpo, emsp);
  return { cpo, emsp, ...(await registerBoth(cpo, emsp)) };
}

describe.each(['2.1.1', '2.3.0'] as const)(
  'two CPOs on one platform, for an eMSP written in %s',
  (version) => {
    test('are pulled one by one, and nothing is said to be another’s', async () => {
      const { toCpo, emsp } = await pair(version);
      for (const party of toCpo.roles) {
        const own = methodsOf(toCpo.to(party), 'locations', 'SENDER');
        const ids = (await own.list?.().all())?.map(({ id }) => id);
        expect(ids).toEqual([`L-${party.party_id}`]);
      }
      expect(emsp.losses.filter((loss) => /other_party|party_outside/.test(loss))).toEqual([]);
    });

    test('send objects that are kept under the CPO that owns them', async () => {
      const { toEmsp, emsp } = await pair(version);
      const [sample] = sampleWorld<'2.2.1'>({ version: '2.2.1', seed: 1, locations: 2 }).cdrs;
      for (const { country_code, party_id } of PARTIES) {
        const from = { country_code, party_id };
        const location = { ...location221, ...from };
        const place = { ...from, location_id: location.id };
        const call = (module: string, name: string, args: object) => {
          const methods = methodsOf(toEmsp, module, 'RECEIVER') as unknown as Record<
            string,
            (args: object, options: object) => Promise<unknown>
          >;
          return methods[name]?.(args, { from });
        };
        await call('locations', 'putLocation', { ...place, body: location });
        const cdr = { ...sample, ...from } as unknown as JsonObject;
        await call('cdrs', 'postCdr', { body: cdr });
        const kept = await emsp.store.list({ module: 'locations', owner: from, limit: 5 });
        expect(kept.items.map(({ value }) => value.id)).toEqual(['L1']);
        const bills = await emsp.store.list({ module: 'cdrs', owner: from, limit: 5 });
        expect(bills.items.map(({ value }) => value.id)).toEqual([sample?.id]);
      }
    });
  },
);
