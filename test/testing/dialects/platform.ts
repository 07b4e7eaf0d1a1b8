import { cdrs } from '../../../src/contract/v2_2_1/cdrs.js';
import { commands } from '../../../src/contract/v2_2_1/commands.js';
import { locations } from '../../../src/contract/v2_2_1/locations.js';
import { sessions } from '../../../src/contract/v2_2_1/sessions.js';
import { tariffs } from '../../../src/contract/v2_2_1/tariffs.js';
import { tokens } from '../../../src/contract/v2_2_1/tokens.js';
import { v2_2_1 } from '../../../src/contract/v2_2_1/version.js';
import { hashToken } from '../../../src/core/token.js';
import { memoryPartners } from '../../../src/partners/memory.js';
import { createOcpiHandler } from '../../../src/server/handler.js';
import { defineRole, serve } from '../../../src/server/role.js';
import { type Dialect, type DialectOptions, sampleWorld, withDialect } from '../../../src/testing/index.js';

export const PUBLIC_URL = 'https://cpo.test/ocpi';
export const TOKEN = 'a-token-of-the-emsp';

/** A CPO with ready answers for all its modules, and an eMSP that is registered with it. */
export async function makePlatform() {
  const world = sampleWorld({ version: '2.2.1', seed: 2, locations: 30 });
  const accept = () => ({ result: 'ACCEPTED', timeout: 30 });
  const roles = [
    defineRole(v2_2_1, world.cpo, [
      serve(locations.sender, {
        list: () => world.locations,
        getLocation: ({ params }) => world.locations.find(({ id }) => id === params.location_id),
      }),
      serve(tariffs.sender, { list: () => world.tariffs }),
      serve(sessions.sender, { list: () => world.sessions }),
      serve(cdrs.sender, { list: () => world.cdrs }),
      serve(tokens.receiver, { putToken: () => 'updated', patchToken: () => 'updated' }),
      serve(commands.receiver, { startSession: accept, reserveNow: accept }),
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
  const api = createOcpiHandler({ publicUrl: PUBLIC_URL, partners, roles });
  const speaking = (dialect: Dialect, options: DialectOptions = {}) =>
    withDialect(api.fetch, dialect, { roles, publicUrl: PUBLIC_URL, ...options });
  return { world, speaking };
}

interface Call {
  readonly method?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A request of the eMSP; a path below the endpoint's version, or a whole URL. */
export function call(path: string, { method = 'GET', body, headers = {} }: Call = {}): Request {
  const url = path.startsWith('https:') ? path : `${PUBLIC_URL}/${path}`;
  return new Request(url, {
    method,
    headers: {
      Authorization: `Token ${btoa(TOKEN)}`,
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

/** An answer with its envelope. */
export async function open(response: Response | Promise<Response>) {
  const { status, headers } = await response;
  const text = await (await response).text();
  const { data, status_code } = JSON.parse(text) as { data?: unknown; status_code: number };
  return { status, headers, text, code: status_code, data };
}
