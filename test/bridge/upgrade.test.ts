import { beforeEach, describe, expect, test } from 'vitest';
import { bridge } from '../../src/bridge/index.js';
import { connect, type Partner, register, unregister, update } from '../../src/client/index.js';
import { modules as modules_2_2_1, v2_2_1 } from '../../src/contract/v2_2_1/index.js';
import { modules as modules_2_3_0, v2_3_0 } from '../../src/contract/v2_3_0/index.js';
import { invite } from '../../src/partners/invite.js';
import { memoryPartners } from '../../src/partners/memory.js';
import { createOcpiHandler, type OcpiHandler } from '../../src/server/handler.js';
import { defineRole } from '../../src/server/role.js';
import { storeBacked } from '../../src/store/backed.js';
import { keep } from '../../src/store/keep.js';
import { memoryStore } from '../../src/store/memory.js';
import { parseFault, withFaults } from '../../src/testing/index.js';
import { CPO, EMSP, location } from '../support/fixtures.js';

type Fetch = (request: Request) => Promise<Response>;

const hosts = new Map<string, Fetch>();
const reach: Fetch = async (request) => {
  const answer = hosts.get(new URL(request.url).host);
  if (!answer) throw new TypeError('fetch failed');
  return answer(request);
};
const client = { fetch: reach, urls: { resolve: null }, retry: { limit: 0 } } as const;
let cpo: OcpiHandler;
let emsp: OcpiHandler;

beforeEach(async () => {
  hosts.clear();
  const store = memoryStore();
  await keep(store, modules_2_2_1.locations.sender, location());
  const common = { partners: memoryPartners(), fetch: reach, urls: client.urls };
  const also = { bridge: bridge() };
  cpo = createOcpiHandler({
    publicUrl: 'https://cpo.test/ocpi',
    ...common,
    roles: [defineRole(v2_2_1, CPO, storeBacked(store, modules_2_2_1), { alsoAs: [v2_3_0], ...also })],
  });
  emsp = createOcpiHandler({
    publicUrl: 'https://emsp.test/ocpi',
    ...common,
    partners: memoryPartners(),
    roles: [
      defineRole(v2_3_0, EMSP, storeBacked(memoryStore(), modules_2_3_0), { alsoAs: [v2_2_1], ...also }),
    ],
  });
  hosts.set('cpo.test', cpo.fetch);
  hosts.set('emsp.test', emsp.fetch);
  const { token } = await invite(cpo.partners, { id: 'emsp' });
  const versionsUrl = 'https://cpo.test/ocpi/versions';
  await register({ version: v2_2_1, versionsUrl, token, self: emsp, id: 'cpo', ...client });
});

const move = () => update({ version: v2_3_0, self: emsp, id: 'cpo', ...client });

type Lists = { list(): { all(): Promise<unknown[]> } };
const namesAt = (partner: Partner, contract: object): Promise<unknown[]> =>
  (partner.module(contract as never) as unknown as Lists).list().all();

/** Whether both can call each other, in the version that they are registered in. */
async function talk(): Promise<string> {
  const toCpo: Partner = await connect({
    version: v2_3_0,
    self: emsp,
    id: 'cpo',
    bridge: bridge(),
    ...client,
  });
  const there = (await namesAt(toCpo, modules_2_3_0.locations.sender)).length;
  const toEmsp: Partner = await connect({
    version: v2_2_1,
    self: cpo,
    id: 'emsp',
    bridge: bridge(),
    ...client,
  });
  const back = (await namesAt(toEmsp, modules_2_2_1.tokens.sender)).length;
  return `${toCpo.spoken} ${there} ${toEmsp.spoken} ${back}`;
}

const FAULTS = ['connection-error', 'http-500', 'html', 'ocpi-3000'];

/** Lets what a host answers to some requests go wrong. */
function failAt(host: string, matches: (request: Request) => boolean, fault: string): void {
  const good = hosts.get(host) as Fetch;
  const bad = withFaults(good, [parseFault(fault)]);
  hosts.set(host, (request) => (matches(request) ? bad(request) : good(request)));
}

const STEPS: readonly (readonly [string, string, (request: Request) => boolean])[] = [
  ['the partner’s versions', 'cpo.test', ({ url }) => url.endsWith('/versions')],
  ['the partner’s details of the new version', 'cpo.test', ({ url }) => url.endsWith('/2.3.0')],
  ['PUT credentials', 'cpo.test', ({ method }) => method === 'PUT'],
  ['our versions, which the partner reads', 'emsp.test', ({ url }) => url.endsWith('/versions')],
  [
    'our details of the new version, which the partner reads',
    'emsp.test',
    ({ url }) => url.endsWith('/2.3.0'),
  ],
];

describe('a live connection that moves to another version', () => {
  test('speaks it on both sides afterwards, and each can end it', async () => {
    expect(await talk()).toBe('2.2.1 1 2.2.1 0');
    await move();
    expect(await talk()).toBe('2.3.0 1 2.3.0 0');
    await unregister({ version: v2_2_1, self: emsp, id: 'cpo', bridge: bridge(), ...client });
    expect((await cpo.partners.get('emsp'))?.status).toBe('unregistered');
  });

  test('can be moved by the one that was registered with, too', async () => {
    await update({ version: v2_3_0, self: cpo, id: 'emsp', ...client });
    expect(await talk()).toBe('2.3.0 1 2.3.0 0');
  });

  test('takes the best version of the partner when it is bridged', async () => {
    const partner = await update({ version: v2_3_0, self: emsp, id: 'cpo', bridge: bridge(), ...client });
    expect([partner.version.version, partner.spoken]).toEqual(['2.3.0', '2.3.0']);
    expect(await talk()).toBe('2.3.0 1 2.3.0 0');
  });

  const cases = STEPS.flatMap(([step, host, matches]) =>
    FAULTS.map((fault) => [step, fault, host, matches] as const),
  );

  test.each(cases)('stays as it was when %s fails with %s', async (_step, fault, host, matches) => {
    const before = [await cpo.partners.get('emsp'), await emsp.partners.get('cpo')];
    const good = hosts.get(host) as Fetch;
    failAt(host, matches, fault);
    await expect(move()).rejects.toThrow();
    hosts.set(host, good);
    const [ofCpo, ofEmsp] = [await cpo.partners.get('emsp'), await emsp.partners.get('cpo')];
    expect(ofCpo).toEqual(before[0]);
    expect({ ...ofEmsp, inbound: [] }).toEqual({ ...before[1], inbound: [] });
    expect(await talk()).toBe('2.2.1 1 2.2.1 0');
    await move();
    expect(await talk()).toBe('2.3.0 1 2.3.0 0');
  });

  test.each(['connection-error-processed', 'truncated-json', 'broken-body'])(
    'works on when the answer to the PUT is lost (%s): the partner is in the new version already',
    async (fault) => {
      const good = hosts.get('cpo.test') as Fetch;
      failAt('cpo.test', ({ method }) => method === 'PUT', fault);
      await expect(move()).rejects.toThrow();
      hosts.set('cpo.test', good);
      expect(await talk()).toBe('2.2.1 1 2.3.0 0');
      await move();
      expect(await talk()).toBe('2.3.0 1 2.3.0 0');
    },
  );

  test('is not undone when only the first call with the new credentials fails', async () => {
    let isPut = false;
    const good = hosts.get('cpo.test') as Fetch;
    const afterPut = ({ method }: Request): boolean => {
      const wasPut = isPut;
      isPut ||= method === 'PUT';
      return wasPut;
    };
    failAt('cpo.test', afterPut, 'connection-error');
    await move();
    hosts.set('cpo.test', good);
    expect(await talk()).toBe('2.3.0 1 2.3.0 0');
  });

  test('is undone on our side when the new credentials open nothing', async () => {
    const good = hosts.get('cpo.test') as Fetch;
    failAt('cpo.test', ({ method }) => method === 'PUT', 'wrong-token');
    await expect(move()).rejects.toMatchObject({ httpStatus: 401 });
    hosts.set('cpo.test', good);
    expect(await talk()).toBe('2.2.1 1 2.3.0 0');
    await move();
    expect(await talk()).toBe('2.3.0 1 2.3.0 0');
  });

  test('does not move to a version that the partner does not offer', async () => {
    const { v2_1_1 } = await import('../../src/contract/v2_1_1/version.js');
    const to = update({ version: v2_1_1, self: emsp, id: 'cpo', ...client });
    await expect(to).rejects.toMatchObject({ code: 'OCPI_NEGOTIATION', offered: ['2.2.1', '2.3.0'] });
    expect(await talk()).toBe('2.2.1 1 2.2.1 0');
  });
});
