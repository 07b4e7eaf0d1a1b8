import { describe, expect, it } from 'vitest';
import { connect, type ResultWaiter, register, withResults } from '../../../src/client/index.js';
import { cdrs } from '../../../src/contract/v2_2_1/cdrs.js';
import { commands } from '../../../src/contract/v2_2_1/commands.js';
import { locations } from '../../../src/contract/v2_2_1/locations.js';
import { tokens } from '../../../src/contract/v2_2_1/tokens.js';
import { v2_2_1 } from '../../../src/contract/v2_2_1/version.js';
import { invite } from '../../../src/partners/invite.js';
import { serve } from '../../../src/server/role.js';
import {
  deliverWith,
  faultPlan,
  mockPlatform,
  parseFault,
  samples_2_2_1,
  withFaults,
} from '../../../src/testing/index.js';
import { CPO, EMSP, location } from '../../support/fixtures.js';
import { makeNetwork } from '../../support/network.js';
import { type Expected, rows } from './client-rows.js';
import { VERSIONS } from './platform.js';

const MOCK = 'https://cpo.test/ocpi';
const RETRY = { delay: 1, limit: 3, maxDelay: 2000 };

/** A mock with one fault, and a client that is connected with it. */
async function clientOf(fault: string, role: 'CPO' | 'EMSP' = 'CPO') {
  const mock = mockPlatform({
    url: MOCK,
    version: '2.2.1',
    role,
    locations: 25,
    pageSize: 10,
    faults: [fault],
  });
  const endpoints = (['sender/locations', 'receiver/tokens', 'receiver/cdrs'] as const).map((path) => {
    const [side = '', identifier = ''] = path.split('/');
    return { identifier, role: side.toUpperCase(), url: `${MOCK}/2.2.1/${path}` };
  });
  let requests = 0;
  const partner = await connect({
    version: v2_2_1,
    token: mock.token,
    endpoints,
    from: mock.partner,
    urls: { resolve: null },
    timeout: fault.includes('timeout') ? 500 : 10_000,
    retry: RETRY,
    fetch: (request) => {
      requests += 1;
      return mock.fetch(request);
    },
  });
  return { mock, partner, requests: () => requests };
}

async function crawl(fault: string): Promise<{ found: Expected; ids: string[]; takes: number }> {
  const { partner, requests } = await clientOf(fault);
  const ids: string[] = [];
  const started = performance.now();
  let error: unknown;
  try {
    for await (const { id } of partner.module(locations.sender).list()) ids.push(id);
  } catch (caught) {
    error = caught;
  }
  const takes = performance.now() - started;
  const outcome = error === undefined ? { objects: ids.length } : { error: error as Record<string, unknown> };
  return { found: { ...outcome, requests: requests() }, ids, takes };
}

describe('a list with a fault: the client', () => {
  const cases = rows.flatMap(({ form, does, cases: own }) =>
    own.map(([rule, expected]) => ({ form, does, rule, expected })),
  );

  it.each(cases)('$form: $does ($rule)', async ({ rule, expected: { takes: least = 0, ...expected } }) => {
    const { found, ids, takes } = await crawl(`locations.list:${rule}`);
    expect(found).toMatchObject(expected);
    expect(new Set(ids).size).toBe(ids.length);
    expect(takes).toBeGreaterThanOrEqual(least);
  });
});

describe('a write whose answer is lost: the client', () => {
  it.each([
    ['timeout-processed', 'timeout'],
    ['connection-error-processed', 'network'],
  ])('%s: reports it and does not send it again', async (fault, failure) => {
    const { partner, mock, requests } = await clientOf(`tokens.PUT:${fault}`);
    const { country_code, party_id } = mock.partner;
    const body = samples_2_2_1.token({ overrides: { country_code, party_id } });
    const sent = partner.module(tokens.receiver).putToken({ body, token_uid: body.uid });
    await expect(sent).rejects.toMatchObject({ code: 'OCPI_HTTP', failure });
    expect([requests(), await mock.objects(tokens).get(body.uid)]).toEqual([1, body]);
  });
});

describe('a new CDR with a fault: the client', () => {
  it.each([
    ['missing-location', undefined],
    ['wrong-location', 'https://elsewhere.example/cdrs/1'],
  ])('%s: gives the address that it is told, and reads at no strange one', async (fault, expected) => {
    const { partner, mock } = await clientOf(`cdrs.postCdr:${fault}`, 'EMSP');
    const { country_code, party_id } = mock.partner;
    const body = samples_2_2_1.cdr({ overrides: { country_code, party_id } });
    const { location } = await partner.module(cdrs.receiver).postCdr({ body });
    expect(location).toBe(expected);
    expect(await mock.objects(cdrs).get(body.id)).toEqual(body);
    if (location === undefined) return;
    const read = partner.module(cdrs.receiver).getCdr({ url: location });
    await expect(read).rejects.toMatchObject({ code: 'OCPI_URL', rule: 'registered-origin' });
  });
});

/** Registers an eMSP with a CPO whose answers have a fault. */
async function registerWith(fault: string) {
  const network = makeNetwork();
  const cpo = network.platform('cpo.test', CPO, [serve(locations.sender, { list: () => [location()] })]);
  const emsp = network.platform('emsp.test', EMSP, []);
  const { token } = await invite(cpo.partners, { id: 'emsp' });
  network.replace('cpo.test', withFaults(cpo.fetch, [parseFault(fault)]));
  const registered = register({
    version: v2_2_1,
    versionsUrl: VERSIONS,
    token,
    self: emsp,
    id: 'cpo',
    retry: RETRY,
    ...network.client,
  });
  return { registered, emsp, cpo };
}

describe('a registration with a fault: the client', () => {
  it.each([
    'registration.1:http-404',
    'registration.2:http-404',
    'registration.3:http-500',
    'registration.3:ocpi-3001',
  ])('%s: fails with an error, and is not registered', async (fault) => {
    const { registered, emsp } = await registerWith(fault);
    await expect(registered).rejects.toMatchObject({ code: expect.stringMatching(/^OCPI_/) as unknown });
    const states = (await emsp.partners.list()).map(({ status }) => status);
    expect(states).not.toContain('registered');
  });

  it('wrong-token: is told by the first call', async () => {
    const { registered } = await registerWith('credentials:wrong-token');
    const partner = await registered;
    const list = partner.module(locations.sender).list().all();
    await expect(list).rejects.toMatchObject({ code: 'OCPI_STATUS', httpStatus: 401 });
  });
});

/** A waiter whose result is delivered as a fault says, after the command was accepted. */
function waiterWith(fault: string): ResultWaiter {
  const plan = faultPlan([parseFault(`commands:${fault}`)]);
  return {
    open: () => {
      const posted = new Promise<unknown>((resolve) => {
        const due = plan.decideDelivery({ method: 'POST', module: 'commands', operation: 'startSession' });
        void deliverWith(due?.fault, async () => resolve({ result: 'ACCEPTED' }));
      });
      const late = (ms: number) => new Promise<undefined>((resolve) => setTimeout(resolve, ms));
      return { url: 'https://emsp.test/r/1', wait: (ms) => Promise.race([posted, late(ms)]) };
    },
  };
}

describe('a command whose result has a fault: the client', () => {
  it.each([
    ['result-never', 'timeout'],
    ['result-late-500', 'timeout'],
    ['result-late-1', 'result'],
    ['result-twice', 'result'],
  ])('%s: gives the outcome %s', async (fault, outcome) => {
    const partner = await connectTo(makeNetwork());
    const { token, location_id } = samples_2_2_1.startSession();
    const { startSession } = withResults(partner, commands, waiterWith(fault));
    const { result } = await startSession({ body: { token, location_id } }, { resultTimeout: 100 });
    expect((await result).outcome).toBe(outcome);
  });
});

/** Connects an eMSP that registers first. */
async function connectTo(network: ReturnType<typeof makeNetwork>) {
  const emsp = network.platform('emsp.test', EMSP, []);
  const cpo = network.platform('cpo.test', CPO, [
    serve(commands.receiver, { startSession: () => ({ result: 'ACCEPTED', timeout: 30 }) }),
  ]);
  const { token } = await invite(cpo.partners, { id: 'emsp' });
  return register({
    version: v2_2_1,
    versionsUrl: VERSIONS,
    token,
    self: emsp,
    id: 'cpo',
    ...network.client,
  });
}
