import { expect, test } from 'vitest';
import { connect } from '../../../src/client/connect.js';
import { payments } from '../../../src/contract/v2_3_0/payments.js';
import { v2_3_0 } from '../../../src/contract/v2_3_0/version.js';
import { mockPlatform } from '../../../src/testing/mock/platform.js';
import { samples_2_3_0 } from '../../../src/testing/v2_3_0/samples.js';
import { CPO } from '../../support/fixtures.js';
import { MOCK } from './code-under-test.js';

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
