import { describe, expect, test } from 'vitest';
import { bridge } from '../../src/bridge/index.js';
import { register } from '../../src/client/register.js';
import { modules as modules_2_1_1, v2_1_1 } from '../../src/contract/v2_1_1/index.js';
import { locations, modules, v2_2_1 } from '../../src/contract/v2_2_1/index.js';
import { v2_3_0 } from '../../src/contract/v2_3_0/index.js';
import { invite } from '../../src/partners/invite.js';
import { memoryPartners } from '../../src/partners/memory.js';
import { createOcpiHandler } from '../../src/server/handler.js';
import { defineRole } from '../../src/server/role.js';
import type { Role } from '../../src/server/types.js';
import { storeBacked } from '../../src/store/backed.js';
import { keep } from '../../src/store/keep.js';
import { memoryStore } from '../../src/store/memory.js';
import { CPO, EMSP, location } from '../support/fixtures.js';

type Fetch = (request: Request) => Promise<Response>;

/** Platforms in one process, each with its roles. */
function network() {
  const hosts = new Map<string, Fetch>();
  const fetch: Fetch = async (request) => {
    const answer = hosts.get(new URL(request.url).host);
    if (!answer) throw new TypeError('fetch failed');
    return answer(request);
  };
  const client = { fetch, urls: { resolve: null } as const };
  const platform = (host: string, ...roles: Role[]) => {
    const api = createOcpiHandler({
      publicUrl: `https://${host}/ocpi`,
      partners: memoryPartners(),
      roles,
      ...client,
    });
    hosts.set(host, api.fetch);
    return api;
  };
  return { client, platform, hosts };
}

const store = memoryStore();
const cpoRole = defineRole(v2_2_1, CPO, storeBacked(store, modules), {
  alsoAs: [v2_1_1, v2_3_0],
  bridge: bridge({ store }),
});

describe('a role that is published in several versions', () => {
  test('lists all of them, each with what it really offers', async () => {
    const { platform, client } = network();
    const cpo = platform('cpo.test', cpoRole);
    const { token } = await invite(cpo.partners);
    const ask = async (path: string) => {
      const headers = { Authorization: `Token ${token}` };
      const response = await client.fetch(new Request(`https://cpo.test/ocpi/${path}`, { headers }));
      return (
        (await response.json()) as { data: { endpoints?: { identifier: string }[] } & { version: string }[] }
      ).data;
    };
    expect((await ask('versions')).map(({ version }) => version).sort()).toEqual(['2.1.1', '2.2.1', '2.3.0']);
    const old = (await ask('cpo/2.1.1')).endpoints?.map(({ identifier }) => identifier);
    expect(old).toEqual(
      expect.arrayContaining(['locations', 'sessions', 'cdrs', 'tariffs', 'tokens', 'commands']),
    );
    expect(old).not.toContain('chargingprofiles');
  });

  test('does not show a Location in 2.1.1 that is not to be published, which that version cannot say', async () => {
    const { platform, client } = network();
    const cpo = platform('cpo.test', cpoRole);
    const emsp = platform('emsp.test', defineRole(v2_1_1, EMSP, storeBacked(memoryStore(), modules_2_1_1)));
    await keep(store, locations.sender, location({ id: 'SHOWN' }));
    await keep(store, locations.sender, location({ id: 'HIDDEN', publish: false }));
    const { token } = await invite(cpo.partners);
    const partner = await register({
      bridge: bridge(),
      version: v2_1_1,
      versionsUrl: cpo.versionsUrl('2.1.1', 'cpo'),
      token,
      self: emsp,
      id: 'cpo',
      scope: 'emsp',
      ...client,
    });
    const shown = await partner.module(modules_2_1_1.locations.sender).list().all();
    expect(shown.map(({ id }) => id)).toEqual(['SHOWN']);
    await expect(
      partner.module(modules_2_1_1.locations.sender).getLocation({ location_id: 'HIDDEN' }),
    ).rejects.toMatchObject({ httpStatus: 404 });
  });
});
