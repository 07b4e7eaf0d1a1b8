import { readFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { INSECURE_URLS } from 'ocpi-js';
import * as v211 from 'ocpi-js/2.1.1';
import * as v230 from 'ocpi-js/2.3.0';
import { register } from 'ocpi-js/client';
import { toNode } from 'ocpi-js/node';
import { memoryPartners } from 'ocpi-js/partners';
import { createOcpiHandler, defineRole } from 'ocpi-js/server';
import { keep, memoryStore, storeBacked } from 'ocpi-js/store';
import { samples_2_1_1 } from 'ocpi-js/testing';
import { expect, onTestFinished, test } from 'vitest';
import { createMyHub } from './hub.js';

const MSP = { role: 'EMSP', country_code: 'DE', party_id: 'MSP', business_details: { name: 'MSP' } };
const CPO = { role: 'CPO', country_code: 'NL', party_id: 'CPO', business_details: { name: 'CPO' } };
const client = { urls: INSECURE_URLS };

/** Listens on a free port until the test is over. */
async function listen(make: (origin: string) => RequestListener): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  server.on('request', make(origin));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return origin;
}

test('an eMSP of 2.3.0 and a CPO of 2.1.1 work together through the hub', async () => {
  let mine: ReturnType<typeof createMyHub> | undefined;
  await listen((origin) => {
    mine = createMyHub(`${origin}/ocpi`, { urls: INSECURE_URLS, client });
    return mine.app;
  });
  if (!mine) throw new Error('There is no hub.');
  const { hub, invite } = mine;

  const emspStore = memoryStore();
  let emsp: ReturnType<typeof createOcpiHandler> | undefined;
  await listen((origin) => {
    const roles = [defineRole(v230.v2_3_0, MSP, storeBacked(emspStore, v230.modules))];
    emsp = createOcpiHandler({ publicUrl: `${origin}/ocpi`, partners: memoryPartners(), roles, ...client });
    return toNode(emsp);
  });
  const cpoStore = memoryStore();
  let cpo: ReturnType<typeof createOcpiHandler> | undefined;
  await listen((origin) => {
    const roles = [defineRole(v211.v2_1_1, CPO, storeBacked(cpoStore, v211.modules))];
    cpo = createOcpiHandler({ publicUrl: `${origin}/ocpi`, partners: memoryPartners(), roles, ...client });
    return toNode(cpo);
  });
  if (!emsp || !cpo) throw new Error('A platform is missing.');

  const known = { id: 'hub', hub: true, ...client };
  const versionsUrl = hub.versionsUrl('2.3.0');
  const toCpo = await register({
    ...{ version: v230.v2_3_0, versionsUrl, token: await invite('emsp'), self: emsp },
    ...known,
  });
  // In 2.1.1 endpoints have no side: the hub is an eMSP to CPOs, at a versions URL of its own.
  const toEveryone = await register({
    ...{ version: v211.v2_1_1, versionsUrl: hub.versionsUrl('2.1.1', 'emsp') },
    ...{ token: await invite('cpo', 'emsp'), self: cpo },
    ...known,
  });

  const location = { ...samples_2_1_1.location({ seed: 1 }), id: 'LOC1' };
  await keep(cpoStore, v211.locations.sender, location, CPO);
  await toEveryone.module(v211.locations.receiver).putLocation({
    ...{ country_code: 'NL', party_id: 'CPO', location_id: 'LOC1' },
    body: location,
  });
  await hub.idle();
  const pushed = await emspStore.get({ module: 'locations', owner: CPO, id: 'LOC1' });
  expect(pushed).toMatchObject({ version: '2.3.0', value: { country_code: 'NL', party_id: 'CPO' } });

  const everything = await toCpo.broadcast().module(v230.locations.sender).list().all();
  expect(everything.map(({ id }) => id)).toEqual(['LOC1']);
  expect(await hub.clients()).toMatchObject([
    { party_id: 'MSP', role: 'EMSP', status: 'CONNECTED' },
    { party_id: 'CPO', role: 'CPO', status: 'CONNECTED' },
  ]);
  await hub.close();
});

test('the quickstart in docs/hub.md is this example, word for word', () => {
  const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
  expect(read('../../docs/hub.md')).toContain(read('hub.ts').trim());
});
