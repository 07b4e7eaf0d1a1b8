import { afterEach, describe, expect, test } from 'vitest';
import { connect } from '../../src/client/connect.js';
import { locations } from '../../src/contract/v2_2_1/locations.js';
import { v2_2_1 } from '../../src/contract/v2_2_1/version.js';
import { rows } from '../testing/faults/client-rows.js';
import { scenarios } from './client-suite.js';
import { byHand, overSockets, type Setting, type Transport, throughMsw } from './transports.js';

type Named = readonly [string, Transport];

const WIRES: readonly Named[] = [
  ['through msw', throughMsw],
  ['over sockets', overSockets],
];

/**
 * Rows as they are, but for the second that some wait. By hand they are seen in client.test.ts of the faults, with the
 * same outcomes.
 */
const faults = rows.flatMap(({ does, cases }) =>
  cases.map(([rule, expected]) => ({ does, rule: rule.replace(/(rate-limit.*)-1$/, '$1-0'), expected })),
);

let open: Setting | undefined;
afterEach(async () => {
  await open?.close();
  open = undefined;
});

describe.each<Named>([...WIRES, ['by hand', byHand]])('the client with the mock %s', (_name, transport) => {
  test.each(scenarios)('$title', async ({ wanted, act, expected }) => {
    open = await transport(wanted);
    expect(await act(open)).toMatchObject(expected);
  });
});

describe.each<Named>(WIRES)('the client with the mock %s', (_name, transport) => {
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
