import { expect, test } from 'vitest';
import { v2_3_0 } from '../../src/contract/v2_3_0/index.js';
import { payments } from '../../src/contract/v2_3_0/payments.js';
import { hashToken } from '../../src/core/token.js';
import { defineRole } from '../../src/server/role.js';
import { storeBacked } from '../../src/store/index.js';
import { CPO } from '../support/fixtures.js';
import { PTP, until, world } from './support.js';

test('ready-made handlers send on what partners change in our objects', async () => {
  const { publisher, partner, partners, api } = world((store, latest) => [
    defineRole(
      v2_3_0,
      PTP,
      storeBacked(store, { payments }, { onChanged: (change) => latest()?.changed(change) }),
    ),
  ]);
  const cpo = await partner('cpo', [CPO], { version: '2.3.0' });
  const hash = await hashToken('theirs');
  await partners.update('cpo', (known) => known && { ...known, inbound: [{ hash, use: 'exchange' }] });
  const push = publisher();
  const answer = await api.fetch(
    new Request('https://us.test/ocpi/2.3.0/sender/payments/terminals/activate', {
      method: 'POST',
      headers: { Authorization: `Token ${btoa('theirs')}` },
      body: JSON.stringify({ terminal_id: 'T1', last_updated: '2026-02-01T00:00:00Z' }),
    }),
  );
  expect(await answer.json()).toMatchObject({ status_code: 1000 });
  await until(() => cpo.seen.length > 0);
  await push.idle();
  expect(cpo.seen.map(({ method, path }) => `${method} ${path}`)).toEqual([
    'POST /receiver/payments/terminals',
  ]);
  expect((await cpo.store.list({ module: 'payments/terminals', limit: 9 })).items).toHaveLength(1);
});

test('what partners send us is not sent on', async () => {
  const { publisher, partner } = world();
  const cpo = await partner('cpo', [CPO]);
  const push = publisher();
  const owner = { country_code: 'DE', party_id: 'MSP' };
  const by = { version: '2.2.1' } as never;
  await push.changed({ module: 'tokens', owner, id: ['T', 'RFID'], before: undefined, after: {}, by });
  await push.idle();
  expect(cpo.seen).toEqual([]);
});
