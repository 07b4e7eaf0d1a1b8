import { expect, test } from 'vitest';
import { callbackListener } from '../../src/cli/callback-listener.js';
import type { CheckResult } from '../../src/conformance/types.js';
import { modules } from '../../src/contract/v2_2_1/modules.js';
import { v2_2_1 } from '../../src/contract/v2_2_1/version.js';
import { hashToken } from '../../src/core/token.js';
import { VERSION_NUMBERS, type VersionNumber } from '../../src/core/version.js';
import { memoryPartners } from '../../src/partners/memory.js';
import { createOcpiHandler } from '../../src/server/handler.js';
import { defineRole } from '../../src/server/role.js';
import { storeBacked } from '../../src/store/backed.js';
import { memoryStore } from '../../src/store/memory.js';
import type { MockRole } from '../../src/testing/mock/options.js';
import { freePort } from '../support/listening.js';
import { mockServer } from '../support/mock-server.js';
import { makeTarget, resultsOf } from './target.js';

const ROLES: readonly MockRole[] = ['CPO', 'EMSP', 'HUB', 'NSP', 'SCSP', 'PTP'];

/** Roles that a version does not list: that is told, and right. */
const UNLISTED: Readonly<Record<string, readonly MockRole[]>> = { '2.2.1': ['PTP'], '2.3.0': ['PTP'] };

/** OCPI 2.1.1 knows no hubs: a push there is for everybody, and what names nobody and never passed by has no receiver. */
const HUB_OF_2_1_1 = [
  'cdrs/sender/lists/date-invalid',
  'commands/receiver/commands/invalid',
  'commands/receiver/commands/response',
  'locations/sender/lists/date-invalid',
  'locations/sender/lists/get-unknown',
  'sessions/sender/lists/date-invalid',
  'tariffs/sender/lists/date-invalid',
  'tokens/receiver/answers/refused',
  ...[
    'get-back',
    'patch',
    'patch-unknown',
    'put-new',
    'replace',
    'required-field',
    'unknown',
    'wrong-type',
  ].map((check) => `tokens/receiver/token/receivers/${check}`),
];

const findings = (results: readonly CheckResult[]): string[] =>
  results
    .filter(({ result }) => result === 'fail' || result === 'warn')
    .map(({ result, id, got }) => `${result} ${id}: ${got}`);

const isHubOf211 = (role: MockRole, version: VersionNumber): boolean => role === 'HUB' && version === '2.1.1';

test('a HUB that speaks 2.1.1 has what cannot be mended in a version without hubs, and nothing else', async () => {
  const results = await resultsOf(makeTarget('HUB', '2.1.1').options);
  const ids = findings(results).map((text) => text.replace(/^\w+ 2\.1\.1\/|:.*/g, ''));
  expect(ids.sort()).toEqual([...HUB_OF_2_1_1].sort());
});

test.each(
  VERSION_NUMBERS.flatMap((version) =>
    ROLES.filter((role) => !isHubOf211(role, version)).map((role) => [role, version] as const),
  ),
)('a %s that speaks %s has nothing to mend', async (role: MockRole, version: VersionNumber) => {
  const { options } = makeTarget(role, version);
  const results = await resultsOf(options);
  const known = UNLISTED[version]?.includes(role)
    ? [
        `warn ${version}/discovery/credentials: /roles/0/role: role is not a value of Role and was kept; check its spelling.`,
      ]
    : [];
  expect(findings(results)).toEqual(known);
  expect(results.length).toBeGreaterThan(60);
  expect(new Set(results.map(({ id }) => id)).size).toBe(results.length);
});

test.each(['CPO', 'EMSP', 'HUB'] as const)(
  'a %s in all versions has nothing to mend from Token A to the end of the registration',
  async (role) => {
    for (const versions of [['2.1.1'], ['2.2.1', '2.3.0']] as const) {
      if (versions.some((version) => isHubOf211(role, version))) continue;
      const { mock, options } = makeTarget(role, versions);
      const { token: _, ...rest } = options;
      const results = await resultsOf({ ...rest, tokenA: mock.tokenA });
      expect(findings(results)).toEqual([]);
      const names = results.map(({ check }) => check);
      expect(names).toEqual(
        expect.arrayContaining(['registration/post', 'registration/put', 'registration/delete']),
      );
      expect((await mock.partners.get('invited'))?.status).toBe('unregistered');
    }
  },
);

test('nothing is sent that could change something unless that is asked for', async () => {
  const { mock, options } = makeTarget('EMSP', ['2.2.1']);
  const results = await resultsOf({ ...options, write: false });
  expect(mock.exchanges.filter(({ method }) => method !== 'GET')).toEqual([]);
  expect(results.filter(({ result }) => result === 'skip').map(({ check }) => check)).toContain(
    'receivers/put-new',
  );
});

test('over sockets it is the same, registration and results of commands included', async () => {
  const port = await freePort();
  const mock = await mockServer({
    locations: 4,
    behaviour: { onChargingProfile: () => ({ response: 'UNKNOWN_SESSION' }) },
  });
  const results = await resultsOf({
    url: mock.versionsUrl,
    tokenA: mock.tokenA,
    write: true,
    insecure: true,
    listener: callbackListener(`http://127.0.0.1:${port}/check`, port),
  });
  expect(findings(results)).toEqual([]);
  expect(results.find(({ check }) => check === 'commands/result')?.result).toBe('pass');
});

test('each of several parties of a platform is asked for what it has', async () => {
  const role = (name: string, party_id: string) => ({
    role: name,
    country_code: 'NL',
    party_id,
    business_details: { name },
  });
  const partners = memoryPartners();
  const store = memoryStore();
  const roles = [role('EMSP', 'MSP'), role('CPO', 'CPO')].map((party) =>
    defineRole(v2_2_1, party, storeBacked(store, modules)),
  );
  const api = createOcpiHandler({ publicUrl: 'https://partner.test/ocpi', partners, roles });
  const hash = await hashToken('token-of-ours');
  await partners.update('us', () => ({
    id: 'us',
    status: 'registered',
    inbound: [{ hash, use: 'exchange' }],
    roles: [role('CPO', 'OJC'), role('EMSP', 'OJC')],
    updatedAt: '2026-01-01T00:00:00Z',
  }));
  const options = {
    url: 'https://partner.test/ocpi/versions',
    token: 'token-of-ours',
    insecure: true,
    write: true,
    fetch: api.fetch,
  };
  expect(findings(await resultsOf({ ...options, party: { country_code: 'NL', party_id: 'OJC' } }))).toEqual(
    [],
  );
  const strangers = await resultsOf({ ...options, party: { country_code: 'NL', party_id: 'XXX' } });
  const texts = findings(strangers).map((text) => text.replace(/:.*/, ''));
  expect(texts).toContain('warn 2.2.1/authentication/party');
  expect(texts.filter((text) => text.startsWith('fail'))).toEqual([]);
});
