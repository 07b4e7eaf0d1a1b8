import { type Partner, register } from '../../../src/client/index.js';
import { modules as modules_2_1_1 } from '../../../src/contract/v2_1_1/modules.js';
import { v2_1_1 } from '../../../src/contract/v2_1_1/version.js';
import { modules } from '../../../src/contract/v2_2_1/modules.js';
import { v2_2_1 } from '../../../src/contract/v2_2_1/version.js';
import type { PartyRole } from '../../../src/contract/version.js';
import { memoryPartners } from '../../../src/partners/memory.js';
import { createOcpiHandler, type OcpiHandler } from '../../../src/server/handler.js';
import { defineRole } from '../../../src/server/role.js';
import { storeBacked } from '../../../src/store/backed.js';
import { memoryStore } from '../../../src/store/memory.js';
import type { StoreBackedOptions } from '../../../src/store/options.js';
import type { Store } from '../../../src/store/store.js';
import type { MockOptions } from '../../../src/testing/mock/options.js';
import { type MockPlatform, mockPlatform } from '../../../src/testing/mock/platform.js';

export const MOCK = 'https://mock.test/ocpi';
const APP = 'https://app.test/ocpi';
const ANYWHERE = { resolve: null } as const;

/** An application that serves OCPI 2.2.1 and 2.1.1, and a mock; both reach each other without sockets. */
export interface Scene<V extends '2.1.1' | '2.2.1' | '2.3.0'> {
  readonly mock: MockPlatform<V>;
  readonly app: OcpiHandler;
  readonly store: Store;
  /** Options with which the application calls the mock. */
  readonly client: {
    readonly fetch: (request: Request) => Promise<Response>;
    readonly urls: typeof ANYWHERE;
  };
  /** Registers the application with the mock. */
  join(): Promise<Partner<'2.2.1'>>;
}

/** Puts an application of a role and a mock together. */
export function scene<V extends '2.1.1' | '2.2.1' | '2.3.0'>(
  party: PartyRole,
  options: Omit<MockOptions<V>, 'url' | 'client'>,
  behaviour: StoreBackedOptions = {},
): Scene<V> {
  const store = memoryStore();
  const network = async (request: Request): Promise<Response> => {
    const { host } = new URL(request.url);
    if (host === 'app.test') return app.fetch(request);
    if (host === 'mock.test') return mock.fetch(request);
    throw new TypeError('fetch failed');
  };
  const client = { fetch: network, urls: ANYWHERE };
  const backed = { client, ...behaviour };
  const app: OcpiHandler = createOcpiHandler({
    publicUrl: APP,
    partners: memoryPartners(),
    roles: [
      defineRole(v2_2_1, party, storeBacked(store, modules, backed)),
      defineRole(v2_1_1, party, storeBacked(store, modules_2_1_1, backed)),
    ],
    ...client,
  });
  const mock: MockPlatform<V> = mockPlatform({ ...options, url: MOCK, client: { fetch: network } });
  const join = () =>
    register({
      version: v2_2_1,
      versionsUrl: mock.versionsUrl,
      token: mock.tokenA,
      self: app,
      id: 'mock',
      hub: options.role === 'HUB',
      ...client,
    });
  return { mock, app, store, client, join };
}
