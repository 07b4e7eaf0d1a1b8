import { beforeEach, describe, expect, test } from 'vitest';
import { register, unregister, update } from '../../src/client/index.js';
import { locations } from '../../src/contract/v2_2_1/locations.js';
import { tokens } from '../../src/contract/v2_2_1/tokens.js';
import { v2_2_1 } from '../../src/contract/v2_2_1/version.js';
import { authorization } from '../../src/core/token.js';
import { invite } from '../../src/partners/invite.js';
import type { OcpiHandler } from '../../src/server/handler.js';
import { serve } from '../../src/server/role.js';
import { type FaultRule, parseFault, withDialect, withFaults } from '../../src/testing/index.js';
import { CPO, EMSP, location, OTHER_EMSP } from '../support/fixtures.js';
import { QUICK, replying } from '../support/mock-server.js';
import { type Fetch, makeNetwork, type Network } from '../support/network.js';

const VERSIONS = 'https://cpo.test/ocpi/versions';
const CREDENTIALS = 'https://cpo.test/ocpi/2.2.1/credentials';

let network: Network;
let cpo: OcpiHandler;
let emsp: OcpiHandler;
let tokenA: string;

beforeEach(async () => {
  network = makeNetwork();
  cpo = network.platform('cpo.test', CPO, [serve(locations.sender, { list: () => [location()] })]);
  emsp = network.platform('emsp.test', EMSP, [serve(tokens.sender, { list: () => [] })]);
  tokenA = (await invite(cpo.partners, { id: 'emsp' })).token;
});

const registerEmsp = () =>
  register({
    version: v2_2_1,
    versionsUrl: VERSIONS,
    token: tokenA,
    self: emsp,
    id: 'cpo',
    retry: QUICK,
    ...network.client,
  });

async function call(
  url: string,
  token: string,
  init: RequestInit = {},
): Promise<{ status: number; code: number }> {
  const headers = { Authorization: authorization(token, 'base64'), 'Content-Type': 'application/json' };
  const response = await network.fetch(new Request(url, { ...init, headers }));
  const body = (await response.json()) as { status_code: number };
  return { status: response.status, code: body.status_code };
}

const credentialsBody = (changes: object = {}): string =>
  JSON.stringify({ token: 'token-b', url: 'https://emsp.test/ocpi/versions', roles: [EMSP], ...changes });

async function state(platform: OcpiHandler): Promise<string> {
  const list = await platform.partners.list();
  return JSON.stringify(list.map(({ updatedAt: _, ...rest }) => rest));
}

describe('registering as Sender with a Receiver that accepts', () => {
  test('leaves both sides with each other’s roles, endpoints and tokens, hashes only for those that are accepted', async () => {
    const partner = await registerEmsp();
    const [atCpo] = await cpo.partners.list();
    const [atEmsp] = await emsp.partners.list();
    expect(atCpo).toMatchObject({ id: 'emsp', status: 'registered', version: '2.2.1', roles: [EMSP] });
    expect(atEmsp).toMatchObject({ id: 'cpo', status: 'registered', version: '2.2.1', roles: [CPO] });
    expect(atCpo?.endpoints).toContainEqual({
      identifier: 'tokens',
      role: 'SENDER',
      url: 'https://emsp.test/ocpi/2.2.1/sender/tokens',
    });
    expect(JSON.stringify(atEmsp?.inbound)).not.toContain(atCpo?.token);
    expect(await partner.module(locations.sender).list().all()).toEqual([location()]);
  });

  test('spends Token A: it opens nothing any more, and a second POST with it is 405', async () => {
    await registerEmsp();
    expect(await call(VERSIONS, tokenA)).toMatchObject({ status: 401 });
    expect(await call(CREDENTIALS, tokenA, { method: 'POST', body: credentialsBody() })).toMatchObject({
      status: 405,
    });
  });

  test('answers a POST with the exchanged token with 405 and changes nothing', async () => {
    await registerEmsp();
    const before = await state(cpo);
    const token = (await emsp.partners.get('cpo'))?.token ?? '';
    expect(await call(CREDENTIALS, token, { method: 'POST', body: credentialsBody() })).toMatchObject({
      status: 405,
    });
    expect(await state(cpo)).toBe(before);
  });

  test('lets Token A open versions and credentials, and nothing else', async () => {
    expect(await call(VERSIONS, tokenA)).toMatchObject({ status: 200, code: 1000 });
    expect(await call('https://cpo.test/ocpi/2.2.1', tokenA)).toMatchObject({ status: 200, code: 1000 });
    expect(await call(CREDENTIALS, tokenA)).toMatchObject({ status: 200, code: 1000 });
    expect(await call('https://cpo.test/ocpi/2.2.1/sender/locations', tokenA)).toMatchObject({ status: 401 });
  });

  test('reads the token also when it is sent raw, encoded twice, with a line break or in lower case', async () => {
    const line = btoa(`${tokenA}\n`);
    for (const header of [`Token ${tokenA}`, `token ${btoa(btoa(tokenA))}`, `Token  ${line}`]) {
      const response = await network.fetch(new Request(VERSIONS, { headers: { Authorization: header } }));
      expect(response.status).toBe(200);
    }
  });
});

test('what is learnt of the Sender while it registers is kept: here, that its tokens are not encoded', async () => {
  network.replace('emsp.test', withDialect(emsp.fetch, { name: 'raw', sources: [], rawTokens: true }));
  await registerEmsp();
  expect((await cpo.partners.get('emsp'))?.profile).toMatchObject({ tokenEncoding: 'raw' });
});

describe('PUT and DELETE of credentials', () => {
  test('PUT gives both sides new tokens; the old one dies when the new one is used', async () => {
    await registerEmsp();
    const old = {
      cpo: (await cpo.partners.get('emsp'))?.token,
      emsp: (await emsp.partners.get('cpo'))?.token ?? '',
    };
    const partner = await update({ version: v2_2_1, self: emsp, id: 'cpo', ...network.client });
    expect((await cpo.partners.get('emsp'))?.token).not.toBe(old.cpo);
    expect((await emsp.partners.get('cpo'))?.token).not.toBe(old.emsp);
    expect(await call(VERSIONS, old.emsp)).toMatchObject({ status: 401 });
    expect(await partner.module(locations.sender).list().all()).toHaveLength(1);
  });

  test('the old token is accepted until the new one is used, so that a lost answer costs nothing', async () => {
    await registerEmsp();
    const old = (await emsp.partners.get('cpo'))?.token ?? '';
    const body = credentialsBody({ token: await tokenThatEmspAccepts() });
    expect(await call(CREDENTIALS, old, { method: 'PUT', body })).toMatchObject({ status: 200 });
    expect(await call(VERSIONS, old)).toMatchObject({ status: 200 });
  });

  test('PUT and DELETE before registration are 405', async () => {
    const body = credentialsBody();
    expect(await call(CREDENTIALS, tokenA, { method: 'PUT', body })).toMatchObject({ status: 405 });
    expect(await call(CREDENTIALS, tokenA, { method: 'DELETE' })).toMatchObject({ status: 405 });
    expect(await call(CREDENTIALS, tokenA, { method: 'PATCH', body })).toMatchObject({ status: 405 });
  });

  test('DELETE ends the connection on both sides and the old tokens are refused', async () => {
    await registerEmsp();
    const token = (await emsp.partners.get('cpo'))?.token ?? '';
    await unregister({ version: v2_2_1, self: emsp, id: 'cpo', ...network.client });
    expect(await call(VERSIONS, token)).toMatchObject({ status: 401 });
    expect((await cpo.partners.get('emsp'))?.status).toBe('unregistered');
    expect((await emsp.partners.get('cpo'))?.status).toBe('unregistered');
  });

  test('the CPO can renew its side as well: credentials are symmetric', async () => {
    await registerEmsp();
    await update({ version: v2_2_1, self: cpo, id: 'emsp', ...network.client });
    const partner = (await emsp.partners.get('cpo'))?.token ?? '';
    expect(await call(VERSIONS, partner)).toMatchObject({ status: 200 });
  });
});

/** A token that opens the versions of the eMSP, for requests that are made by hand. */
async function tokenThatEmspAccepts(): Promise<string> {
  return (await invite(emsp.partners, { id: 'by-hand' })).token;
}

/** A platform of ours in which things go wrong. */
const faulty = ({ fetch }: OcpiHandler, ...rules: readonly (FaultRule | string)[]): Fetch =>
  withFaults(
    fetch,
    rules.map((rule) => (typeof rule === 'string' ? parseFault(rule) : rule)),
  );

const OLD_VERSION = replying({ data: [{ version: '2.0', url: 'https://emsp.test/ocpi/2.0' }] }, { step: 1 });
const NO_ENDPOINTS = replying({ data: { version: '2.2.1', endpoints: [] } }, { step: 2 });

describe('a registration in which the Sender’s API fails', () => {
  test.each<[string, FaultRule | string, number]>([
    ['refuses connections', 'connection-error', 3001],
    ['answers 500', 'http-500', 3001],
    ['answers HTML', 'html', 3001],
    ['has no common version', OLD_VERSION, 3002],
    ['lacks the credentials endpoint', NO_ENDPOINTS, 3003],
  ])('because it %s leaves both sides as before', async (_what, fault, statusCode) => {
    const before = { cpo: await state(cpo), emsp: await state(emsp) };
    network.replace('emsp.test', faulty(emsp, fault));
    await expect(registerEmsp()).rejects.toMatchObject({ code: 'OCPI_STATUS', statusCode });
    expect(await state(cpo)).toBe(before.cpo);
    expect(await state(emsp)).toBe(before.emsp);
    network.replace('emsp.test', emsp.fetch);
    await registerEmsp();
    expect((await cpo.partners.get('emsp'))?.status).toBe('registered');
  });

  test('answers 3003 when an endpoint is missing that the Receiver asks for', async () => {
    cpo = network.platform('cpo.test', CPO, [serve(locations.sender, { list: () => [] })], {
      partners: cpo.partners,
      requires: [{ module: 'cdrs', role: 'RECEIVER' }],
    });
    await expect(registerEmsp()).rejects.toMatchObject({ statusCode: 3003 });
  });

  test('refuses a URL in a private network before anything is sent there', async () => {
    const body = credentialsBody({ url: 'https://169.254.169.254/latest/meta-data' });
    expect(await call(CREDENTIALS, tokenA, { method: 'POST', body })).toEqual({ status: 200, code: 3001 });
  });

  test('names the fields of credentials that are not valid', async () => {
    expect(await call(CREDENTIALS, tokenA, { method: 'POST', body: '{"token":"x"}' })).toEqual({
      status: 200,
      code: 2001,
    });
  });

  test('refuses a party that another platform has registered', async () => {
    await registerEmsp();
    const thief = network.platform('thief.test', EMSP, [serve(tokens.sender, { list: () => [] })]);
    const { token } = await invite(cpo.partners, { id: 'thief' });
    const attempt = register({
      version: v2_2_1,
      versionsUrl: VERSIONS,
      token,
      self: thief,
      ...network.client,
    });
    await expect(attempt).rejects.toMatchObject({ statusCode: 2001 });
    expect((await cpo.partners.get('thief'))?.status).toBe('invited');
  });
});

describe('a registration with a Receiver that takes the role of another partner', () => {
  test('is ended on both sides, and the error says which role it is', async () => {
    await registerEmsp();
    const thief = network.platform('thief.test', CPO, [serve(locations.sender, { list: () => [] })]);
    const { token } = await invite(thief.partners, { id: 'victim' });
    const before = await state(emsp);
    const attempt = register({
      version: v2_2_1,
      versionsUrl: 'https://thief.test/ocpi/versions',
      token,
      self: emsp,
      ...network.client,
    });
    await expect(attempt).rejects.toMatchObject({
      code: 'OCPI_NEGOTIATION',
      message: expect.stringContaining('CPO NL*ABC'),
    });
    expect(await state(emsp)).toBe(before);
    expect((await thief.partners.get('victim'))?.status).toBe('unregistered');
  });
});

describe('a registration in which the Receiver fails', () => {
  test.each([
    ['versions', 'registration.1'],
    ['version details', 'registration.2'],
    ['POST credentials', 'registration.3'],
  ])('at %s leaves the Sender as before, whatever the failure', async (_step, where) => {
    const before = await state(emsp);
    for (const fault of ['connection-error', 'http-500', 'html']) {
      network.replace('cpo.test', faulty(cpo, `${where}:${fault}`));
      await expect(registerEmsp()).rejects.toMatchObject({ code: 'OCPI_HTTP' });
      expect(await state(emsp)).toBe(before);
    }
    network.replace('cpo.test', cpo.fetch);
    expect((await registerEmsp()).has(locations.sender)).toBe(true);
  });

  test('because it has no common version is said before anything is sent', async () => {
    network.replace('cpo.test', faulty(cpo, OLD_VERSION));
    await expect(registerEmsp()).rejects.toMatchObject({ code: 'OCPI_NEGOTIATION', offered: ['2.0'] });
  });

  test('a failed PUT leaves the registration working with the old tokens', async () => {
    await registerEmsp();
    const before = { cpo: await state(cpo), emsp: await emsp.partners.get('cpo') };
    network.replace('cpo.test', faulty(cpo, 'credentials.PUT:http-500'));
    await expect(update({ version: v2_2_1, self: emsp, id: 'cpo', ...network.client })).rejects.toMatchObject(
      {
        code: 'OCPI_HTTP',
      },
    );
    // Nobody knows whether the Receiver has the new token: it is accepted for a while beside the old one.
    const after = await emsp.partners.get('cpo');
    expect({ ...after, inbound: after?.inbound.slice(0, 1) }).toEqual(before.emsp);
    expect(after?.inbound[1]?.expires).toBeDefined();
    expect(await state(cpo)).toBe(before.cpo);
  });
});

test('two platforms that present the same Token A at the same time: one wins, the other is told 405', async () => {
  const second = network.platform('second.test', OTHER_EMSP, [serve(tokens.sender, { list: () => [] })]);
  const attempts = await Promise.allSettled(
    [emsp, second].map((self) =>
      register({ version: v2_2_1, versionsUrl: VERSIONS, token: tokenA, self, ...network.client }),
    ),
  );
  expect(attempts.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(attempts.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { httpStatus: 405 } });
});
