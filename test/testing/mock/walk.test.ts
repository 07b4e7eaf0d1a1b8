import { describe, expect, test } from 'vitest';
import type { Interface } from '../../../src/contract/interface.js';
import type { Operation } from '../../../src/contract/operation.js';
import { modules as modules_2_1_1 } from '../../../src/contract/v2_1_1/modules.js';
import { modules as modules_2_2_1 } from '../../../src/contract/v2_2_1/modules.js';
import { bookings } from '../../../src/contract/v2_3_0/bookings.js';
import { modules as modules_2_3_0 } from '../../../src/contract/v2_3_0/modules.js';
import { payments } from '../../../src/contract/v2_3_0/payments.js';
import type { AdvertisedEndpoint } from '../../../src/contract/version.js';
import { routingHeaders } from '../../../src/core/headers.js';
import type { Party } from '../../../src/core/party.js';
import { read } from '../../../src/core/read.js';
import { fillPath, pathParams } from '../../../src/core/url.js';
import { VERSION_NUMBERS, type VersionNumber } from '../../../src/core/version.js';
import type { MockRole } from '../../../src/testing/mock/options.js';
import { type MockPlatform, mockPlatform } from '../../../src/testing/mock/platform.js';
import { sampleFor } from '../../../src/testing/sample-for.js';
import { MOCK } from './code-under-test.js';

type Modules = Readonly<Record<string, { readonly sender: Interface; readonly receiver: Interface }>>;

const MODULES = {
  '2.1.1': modules_2_1_1,
  '2.2.1': modules_2_2_1,
  '2.3.0': { ...modules_2_3_0, payments, bookings },
} as unknown as Readonly<Record<VersionNumber, Modules>>;

const ROLES: readonly MockRole[] = ['CPO', 'EMSP', 'HUB', 'NSP', 'SCSP', 'PTP'];

/** Who answers: at a hub it is the CPO behind it, and the hub itself for what is its own. */
const answers = (role: MockRole, { implementedBy, type }: Interface): boolean =>
  implementedBy.includes(role === 'HUB' && type === 'functional' ? 'CPO' : role);

/** Who has endpoints: a hub has all of both sides, in 2.1.1 those of the CPO that it is for eMSPs. */
const offers = (role: MockRole, version: VersionNumber, contract: Interface): boolean =>
  role === 'HUB' && version !== '2.1.1'
    ? contract.type === 'functional' || contract.role === 'SENDER'
    : answers(role, contract);

interface Answer {
  readonly status: number;
  readonly code: number;
  readonly data: unknown;
}

interface Asked {
  readonly method?: string;
  readonly body?: unknown;
  readonly to?: Party | undefined;
}

async function ask(
  mock: MockPlatform,
  url: string,
  { method = 'GET', body, to }: Asked = {},
): Promise<Answer> {
  const { country_code, party_id } = mock.partner;
  const routing = to ? routingHeaders({ from: { country_code, party_id }, to }) : {};
  const headers = { Authorization: `Token ${btoa(mock.token)}`, ...routing };
  const payload = body === undefined ? {} : { body: JSON.stringify(body) };
  const response = await mock.fetch(new Request(url, { method, headers, ...payload }));
  const envelope = (await response.json()) as { status_code: number; data?: unknown };
  return { status: response.status, code: envelope.status_code, data: envelope.data };
}

async function endpointsOf(mock: MockPlatform): Promise<AdvertisedEndpoint[]> {
  const [offered] = (await ask(mock, mock.versionsUrl)).data as { url: string }[];
  return ((await ask(mock, offered?.url ?? '')).data as { endpoints: AdvertisedEndpoint[] }).endpoints;
}

/** A body that the partner may send, and the values of the path that go with it. */
function requestOf(mock: MockPlatform, version: VersionNumber, operation: Operation) {
  const { country_code, party_id } = mock.partner;
  const sample = operation.body && sampleFor(version, operation.body);
  const party = sample && 'party_id' in (sample as object) ? { country_code, party_id } : {};
  const body = sample && { ...(sample as object), ...party };
  const fields = (body ?? {}) as Readonly<Record<string, unknown>>;
  const values = pathParams(operation.path).map((name) => {
    const field = operation.identity[name] ?? '';
    return [name, String(fields[field] ?? `X-${name}`)] as const;
  });
  return { body, params: { ...Object.fromEntries(values), country_code, party_id } };
}

const cases = VERSION_NUMBERS.flatMap((version) => ROLES.map((role) => [role, version] as const));

describe.each(cases)('a mock of a %s in OCPI %s', (role, version) => {
  const mock = mockPlatform({ url: MOCK, version, role, locations: 6 });
  const offered = (): readonly Interface[] =>
    Object.values(MODULES[version])
      .flatMap(({ sender, receiver }) => [sender, receiver])
      .filter((contract) => offers(role, version, contract));
  const served = (): readonly Interface[] => offered().filter((contract) => answers(role, contract));
  const to = ({ type }: Interface): Party | undefined =>
    role === 'HUB' && type === 'functional' ? mock.world.cpo : undefined;

  test('advertises what the role implements, and answers every operation of it', async () => {
    const endpoints = await endpointsOf(mock);
    const names = endpoints.map(({ identifier, role: side }) => `${identifier} ${side ?? ''}`.trim());
    const routed = version !== '2.1.1';
    const wanted = offered().map(({ module, role: side }) => (routed ? `${module} ${side}` : module));
    expect(names.sort()).toEqual([...wanted, routed ? 'credentials SENDER' : 'credentials'].sort());
    for (const contract of served()) {
      // A hub of 2.1.1 finds the receiver in what passed by before, which is nothing here.
      if (role === 'HUB' && version === '2.1.1') continue;
      const endpoint = endpoints.find(
        ({ identifier, role: side }) => identifier === contract.module && (!routed || side === contract.role),
      );
      for (const [name, operation] of Object.entries(contract.operations)) {
        const { body, params } = requestOf(mock, version, operation);
        const query = Object.hasOwn(operation.query, 'response_url')
          ? '?duration=60&response_url=https%3A%2F%2Fx.test%2Fr'
          : '';
        const url = `${endpoint?.url}${fillPath(operation.path, params)}${query}`;
        const { status, code } = await ask(mock, url, {
          ...{ method: operation.method, body },
          to: to(contract),
        });
        const label = `${contract.module} ${contract.role} ${name}`;
        expect([label, [200, 201, 404].includes(status), code < 3000]).toEqual([label, true, true]);
        expect(mock.exchanges.at(-1)?.operation).toBe(label);
      }
    }
  });

  const withLists = served().filter(({ operations }) =>
    Object.values(operations).some(({ kind }) => kind === 'list'),
  );

  test.runIf(withLists.length > 0)('serves lists of objects that are strictly valid', async () => {
    const endpoints = await endpointsOf(mock);
    for (const contract of withLists) {
      const url = endpoints.find(
        ({ identifier, role: side }) =>
          identifier === contract.module && (side ?? contract.role) === contract.role,
      )?.url;
      const lists = Object.entries(contract.operations).filter(([, { kind }]) => kind === 'list');
      for (const [name, operation] of lists) {
        const { data } = await ask(mock, `${url}${operation.path}?limit=1000`, { to: to(contract) });
        const label = `${contract.module} ${name}`;
        // With reverse billing only, an eMSP has records of its own.
        if (!(role === 'EMSP' && contract.module === 'invoicereconciliation'))
          expect([label, (data as unknown[]).length > 0]).toEqual([label, true]);
        for (const item of data as unknown[]) {
          if (!operation.data) continue;
          const result = read(operation.data, item, { mode: 'strict' });
          expect([label, result.issues]).toEqual([label, []]);
        }
      }
    }
  });
});
