import { locations } from '../../../src/contract/v2_2_1/locations.js';
import { tokens } from '../../../src/contract/v2_2_1/tokens.js';
import { v2_2_1 } from '../../../src/contract/v2_2_1/version.js';
import { hashToken } from '../../../src/core/token.js';
import { memoryPartners } from '../../../src/partners/memory.js';
import type { Location } from '../../../src/schema/v2_2_1/locations.js';
import type { Token } from '../../../src/schema/v2_2_1/tokens.js';
import { createOcpiHandler } from '../../../src/server/handler.js';
import { defineRole, serve } from '../../../src/server/role.js';
import { sampleWorld } from '../../../src/testing/index.js';

export const PUBLIC_URL = 'https://cpo.test/ocpi';
export const LOCATIONS = `${PUBLIC_URL}/2.2.1/sender/locations`;
export const TOKENS = `${PUBLIC_URL}/2.2.1/receiver/tokens`;
export const VERSIONS = `${PUBLIC_URL}/versions`;
export const TOKEN = 'a-token-of-the-emsp';

/** A CPO with 25 locations, on pages of 10, and an eMSP that is registered with it. */
export async function makePlatform() {
  const world = sampleWorld({ version: '2.2.1', seed: 1, locations: 25 });
  const received: Token[] = [];
  const roles = [
    defineRole(v2_2_1, world.cpo, [
      serve(locations.sender, { list: () => world.locations }),
      serve(tokens.receiver, {
        putToken: ({ body }) => {
          received.push(body);
          return 'created';
        },
      }),
    ]),
  ];
  const partners = memoryPartners([
    {
      id: 'emsp',
      status: 'registered',
      inbound: [{ hash: await hashToken(TOKEN), use: 'exchange' }],
      roles: [world.emsp],
      updatedAt: world.now,
    },
  ]);
  const api = createOcpiHandler({ publicUrl: PUBLIC_URL, partners, roles, limits: { pageSize: 10 } });
  return { world, received, roles, api };
}

/** A request of the eMSP. */
export const get = (url: string, init: RequestInit = {}): Request =>
  new Request(url, {
    ...init,
    headers: {
      Authorization: `Token ${btoa(TOKEN)}`,
      'X-Request-ID': 'request-1',
      'X-Correlation-ID': 'exchange-1',
      ...(init.body === undefined ? {} : { 'Content-Type': 'application/json' }),
    },
  });

/** The ids on a page, and where the next one is. */
export async function readPage(response: Response) {
  const { data } = (await response.json()) as { data: Location[] };
  return { ids: data.map(({ id }) => id), items: data, headers: response.headers };
}
