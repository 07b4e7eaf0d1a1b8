import { v2_3_0 } from 'ocpi-js/2.3.0';
import { payments } from 'ocpi-js/2.3.0/payments';
import { register } from 'ocpi-js/client';
import { memoryPartners } from 'ocpi-js/partners';
import { createOcpiHandler, defineRole } from 'ocpi-js/server';
import { memoryStore, storeBacked } from 'ocpi-js/store';
import { expect, test } from 'vitest';
import { createPtp } from './ptp.js';

const CPO = { role: 'CPO', country_code: 'NL', party_id: 'ABC', business_details: { name: 'ABC Charging' } };

/** A CPO that keeps Terminals, and a PTP, that reach each other by name. */
function bothSides() {
  const fetch = (request: Request): Promise<Response> =>
    (request.url.startsWith('https://ptp.example/') ? ptp.api : cpo).fetch(request);
  const client = { fetch, urls: { resolve: null } };
  const store = memoryStore();
  const roles = [defineRole(v2_3_0, CPO, storeBacked(store, { payments }))];
  const publicUrl = 'https://cpo.example/ocpi';
  const cpo = createOcpiHandler({ publicUrl, partners: memoryPartners(), roles, ...client });
  const ptp = createPtp({ publicUrl: 'https://ptp.example/ocpi', urls: client.urls }, client);
  return { cpo, ptp, store, client };
}

test('a CPO activates a Terminal, is sent it, says where it stands and is told what was captured', async () => {
  const { cpo, ptp, store, client } = bothSides();
  const token = await ptp.invite('cpo');
  const versionsUrl = 'https://ptp.example/ocpi/versions';
  const partner = await register({ version: v2_3_0, versionsUrl, token, self: cpo, id: 'ptp', ...client });
  const terminals = partner.module(payments.sender);
  const last_updated = '2026-03-01T12:00:00Z';
  await terminals.activateTerminal({ body: { customer_reference: 'C-17', reference: 'SN-1', last_updated } });
  await ptp.delivered();

  const kept = async (kind: string) =>
    (await store.list({ module: `payments/${kind}`, limit: 10 })).items.map(({ value }) => value);
  const [terminal] = await kept('terminals');
  expect(terminal).toMatchObject({ customer_reference: 'C-17', reference: 'SN-1' });

  const terminal_id = String(terminal?.terminal_id);
  const body = { location_ids: ['LOC1'], last_updated: '2026-03-01T12:05:00Z' };
  await terminals.patchTerminal({ terminal_id, body });
  await ptp.delivered();
  expect(await kept('terminals')).toMatchObject([{ terminal_id, location_ids: ['LOC1'] }]);

  const confirmation = {
    id: 'F1',
    authorization_reference: 'R1',
    total_costs: { before_taxes: 12.5 },
    currency: 'EUR',
    eft_data: ['CARD 1234'],
    capture_status_code: 'SUCCESS',
    last_updated: '2026-03-01T13:00:00Z',
  };
  await ptp.captured(CPO, confirmation);
  await ptp.delivered();
  expect(await kept('financial-advice-confirmations')).toEqual([confirmation]);
  await ptp.close();
});
