import { afterEach, describe, expect, test } from 'vitest';
import { connect } from '../../src/client/connect.js';
import { locations } from '../../src/contract/v2_2_1/locations.js';
import { v2_2_1 } from '../../src/contract/v2_2_1/version.js';
import { rows } from '../testing/faults/client-rows.js';
import { scenarios } from './client-suite.js';
import { byHand, overSockets, type Setting, type Transport, throughMsw } from './transports.js';

const TRANSPORTS: readonly (readonly [string, Transport])[] = [
  ['through msw', throughMsw],
  ['by hand', byHand],
  ['over sockets', overSockets],
];

const faults = rows.flatMap(({ does, cases }) => cases.map(([rule, expected]) => ({ does, rule, expected })));

let open: Setting | undefined;
afterEach(async () => {
  await open?.close();
  open = undefined;
});

describe.each(TRANSPORTS)('the client with the mock %s', (_name, transport) => {
  test.each(scenarios)('$title', async ({ wanted, act, expected }) => {
    open = await transport(wanted);
    expect(await act(open)).toMatchObject(expected);
  });

  test.each(faults)('a list with the fault $rule: the client $does', async ({ rule, expected }) => {
    open = await transport({
      role: 'CPO',
      locations: 25,
      pageSize: 10,
      faults: [`locations.list:${rule}`],
    });
    const found = await crawl(open, rule.includes('timeout') ? 500 : 10_000);
    const { takes: _, ...wanted } = expected;
    expect(found).toMatchObject(wanted);
  });
});

/** Pulls the locations; how many objects came or the error, and how many requests it took. */
async function crawl({ mock, client, requests }: Setting, timeout: number): Promise<object> {
  const url = `${mock.api.publicUrl}/2.2.1/sender/locations`;
  const partner = await connect({
    version: v2_2_1,
    token: mock.token,
    endpoints: [{ identifier: 'locations', role: 'SENDER', url }],
    from: mock.partner,
    ...client,
    timeout,
    retry: { delay: 1, limit: 3, maxDelay: 2000 },
  });
  const list = partner.module(locations.sender).list().all();
  const outcome = await list.then(
    (objects) => ({ objects: objects.length }),
    (error: unknown) => ({ error }),
  );
  return { ...outcome, requests: requests() };
}
