import { describe, expect, test } from 'vitest';
import { connect } from '../../../src/client/connect.js';
import { hubclientinfo, locations, tokens, v2_2_1 } from '../../../src/contract/v2_2_1/index.js';
import { payments } from '../../../src/contract/v2_3_0/payments.js';
import { v2_3_0 } from '../../../src/contract/v2_3_0/version.js';
import { mockPlatform } from '../../../src/testing/mock/platform.js';
import { samples_2_2_1 } from '../../../src/testing/v2_2_1/samples.js';
import { samples_2_3_0 } from '../../../src/testing/v2_3_0/samples.js';
import { CPO, EMSP } from '../../support/fixtures.js';
import { MOCK } from './code-under-test.js';

describe('a mock of a hub', () => {
  const mock = mockPlatform({ url: MOCK, version: v2_2_1, role: 'HUB', partner: EMSP, locations: 3 });
  const hub = () =>
    connect({
      version: v2_2_1,
      versionsUrl: mock.versionsUrl,
      token: mock.token,
      fetch: mock.fetch,
      from: EMSP,
      urls: { resolve: null },
    });

  test('has the other side of the code under test behind it', async () => {
    const partner = await hub();
    const behind = await partner.to(mock.world.cpo).module(locations.sender).list().all();
    expect(behind).toEqual(mock.world.locations);
    const others = await partner.to(mock.party).module(hubclientinfo.sender).list().all();
    expect(others).toEqual(mock.world.clientInfo);
    const cpo = mockPlatform({ url: MOCK, version: v2_2_1, role: 'HUB', partner: CPO, locations: 3 });
    expect(await cpo.objects(tokens).all()).toEqual(cpo.world.tokens);
    expect(await cpo.objects(locations).all()).toEqual([]);
  });

  test('takes what is sent to itself on behalf of everybody', async () => {
    const partner = (await hub()).to(mock.party);
    expect(await partner.module(locations.sender).list().all()).toEqual(mock.world.locations);
    const token = samples_2_2_1.token({ overrides: { country_code: 'DE', party_id: 'MSP' } });
    const { httpStatus } = await partner
      .module(tokens.receiver)
      .putToken({ body: token, token_uid: token.uid });
    expect(httpStatus).toBe(201);
    expect(await mock.objects(tokens).get(token.uid)).toEqual(token);
  });

  test('knows nobody else', async () => {
    const list = (await hub())
      .to({ country_code: 'XX', party_id: 'YYY' })
      .module(locations.sender)
      .list()
      .all();
    await expect(list).rejects.toMatchObject({ statusCode: 2001 });
  });
});

test('a mock of a payment terminal provider has terminals of the CPO, and takes new ones', async () => {
  const mock = mockPlatform({ url: MOCK, version: v2_3_0, role: 'PTP', partner: CPO, locations: 10 });
  const partner = await connect({
    version: v2_3_0,
    versionsUrl: mock.versionsUrl,
    token: mock.token,
    fetch: mock.fetch,
    from: CPO,
    urls: { resolve: null },
  });
  const client = partner.module(payments.sender);
  const listed = await client.listTerminals({ limit: 1 }).all();
  expect(listed).toEqual(mock.world.terminals);
  expect(new Set(listed.map(({ party_id }) => party_id))).toEqual(new Set(['ABC']));
  await client.activateTerminal({ body: samples_2_3_0.terminalActivation() });
  const held = mock.objects(payments, 'listTerminals');
  expect(await held.all()).toHaveLength(listed.length + 1);
  const [first] = listed;
  await held.set({ ...(first ?? samples_2_3_0.terminal()), customer_reference: 'CHANGED' });
  expect((await held.get(first?.terminal_id ?? ''))?.customer_reference).toBe('CHANGED');
  expect(await mock.objects(payments, 'listFinancialAdviceConfirmations').all()).not.toEqual([]);
});
