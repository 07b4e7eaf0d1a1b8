import { http } from 'msw';
import { setupServer } from 'msw/node';
import { toNode } from '../../src/adapters/node.js';
import { listenerOf } from '../../src/cli/listener.js';
import type { ClientOptions } from '../../src/client/options.js';
import { modules } from '../../src/contract/v2_2_1/modules.js';
import { v2_2_1 } from '../../src/contract/v2_2_1/version.js';
import { INSECURE_URLS } from '../../src/core/url-policy.js';
import { mockPartner } from '../../src/msw/mock-partner.js';
import { memoryPartners } from '../../src/partners/memory.js';
import { createOcpiHandler, type OcpiHandler } from '../../src/server/handler.js';
import { defineRole } from '../../src/server/role.js';
import { storeBacked } from '../../src/store/backed.js';
import { memoryStore } from '../../src/store/memory.js';
import type { Store } from '../../src/store/store.js';
import type { MockOptions } from '../../src/testing/mock/options.js';
import { type MockPlatform, mockPlatform } from '../../src/testing/mock/platform.js';
import { CPO, EMSP } from '../support/fixtures.js';
import { openPort } from '../support/listening.js';

/** A mock and an application that reach each other. */
export interface Setting {
  readonly mock: MockPlatform<'2.2.1'>;
  readonly app: OcpiHandler;
  readonly store: Store;
  readonly client: ClientOptions;
  /** How many requests the application has made. */
  requests(): number;
  close(): Promise<void>;
}

/** What a setting is to be like; the application plays the other role. */
export type Wanted = Partial<MockOptions<'2.2.1'>> & { readonly role: 'CPO' | 'EMSP' };

/** A way in which requests travel. */
export type Transport = (wanted: Wanted) => Promise<Setting>;

const APP = 'https://app.test/ocpi';
const MOCK = 'https://mock.test/ocpi';
const ANYWHERE = { ...INSECURE_URLS, resolve: null };

type Fetch = (request: Request) => Promise<Response>;

/** Makes the two sides; `reach` is how either calls the other. */
function sides(
  wanted: Wanted,
  urls: { app: string; mock: string },
  reach: Fetch,
  make = mockPlatform<'2.2.1'>,
) {
  let requests = 0;
  const store = memoryStore();
  const client: ClientOptions = { urls: ANYWHERE, fetch: (request) => reach(request) };
  const party = wanted.role === 'CPO' ? EMSP : CPO;
  const app = createOcpiHandler({
    publicUrl: urls.app,
    partners: memoryPartners(),
    roles: [defineRole(v2_2_1, party, storeBacked(store, modules, { client }))],
    urls: ANYWHERE,
    fetch: reach,
  });
  const mock = make({
    version: '2.2.1',
    partner: party,
    client: { fetch: reach },
    ...wanted,
    url: urls.mock,
  });
  const counted: ClientOptions = {
    ...client,
    fetch: (request) => {
      requests += 1;
      return reach(request);
    },
  };
  return { mock, app, store, client: counted, requests: () => requests };
}

/** Through msw: everybody uses the global fetch, which msw answers. */
export const throughMsw: Transport = async (wanted) => {
  const handlers: ReturnType<typeof mockPartner>['handlers'][number][] = [];
  const make: typeof mockPlatform<'2.2.1'> = (options) => {
    const partner = mockPartner(options);
    handlers.push(...partner.handlers);
    return partner;
  };
  const setting = sides(wanted, { app: APP, mock: MOCK }, (request) => fetch(request), make);
  handlers.push(http.all(`${APP}/*`, ({ request }) => setting.app.fetch(request)));
  const network = setupServer(...handlers);
  network.listen({ onUnhandledFrame: 'error' });
  return { ...setting, close: async () => network.close() };
};

/** Without anything in between: a request is handed to the other side. */
export const byHand: Transport = async (wanted) => {
  const reach: Fetch = (request) =>
    request.url.startsWith(APP) ? setting.app.fetch(request) : setting.mock.fetch(request);
  const setting = sides(wanted, { app: APP, mock: MOCK }, reach);
  return { ...setting, close: async () => undefined };
};

/** Over sockets, as `ocpi serve-mock` does it. */
export const overSockets: Transport = async (wanted) => {
  const [appPort, mockPort] = [await openPort(), await openPort()];
  const urls = { app: `${appPort.origin}/ocpi`, mock: `${mockPort.origin}/ocpi` };
  const setting = sides(wanted, urls, (request) => fetch(request));
  appPort.server.on('request', toNode(setting.app));
  mockPort.server.on('request', listenerOf(setting.mock.fetch, urls.mock));
  return {
    ...setting,
    close: async () => {
      await Promise.all([appPort.close(), mockPort.close()]);
    },
  };
};
