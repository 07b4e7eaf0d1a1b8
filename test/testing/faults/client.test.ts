import { describe, expect, it } from 'vitest';
import { connect, type ResultWaiter, register, withResults } from '../../../src/client/index.js';
import { commands } from '../../../src/contract/v2_2_1/commands.js';
import { locations } from '../../../src/contract/v2_2_1/locations.js';
import { tokens } from '../../../src/contract/v2_2_1/tokens.js';
import { v2_2_1 } from '../../../src/contract/v2_2_1/version.js';
import { invite } from '../../../src/partners/invite.js';
import { serve } from '../../../src/server/role.js';
import { deliverWith, faultPlan, parseFault, samples_2_2_1, withFaults } from '../../../src/testing/index.js';
import { CPO, EMSP, location } from '../../support/fixtures.js';
import { makeNetwork } from '../../support/network.js';
import { type Expected, rows } from './client-rows.js';
import { makePlatform, PUBLIC_URL, TOKEN, VERSIONS } from './platform.js';

const RETRY = { delay: 1, limit: 3, maxDelay: 2000 };

/** The platform with one fault, and a client that is connected with it. */
async function clientOf(fault: string) {
  const platform = await makePlatform();
  const faulty = withFaults(platform.api.fetch, [parseFault(fault)], {
    roles: platform.roles,
    publicUrl: PUBLIC_URL,
  });
  let requests = 0;
  const partner = await connect({
    version: v2_2_1,
    token: TOKEN,
    endpoints: [
      { identifier: 'locations', role: 'SENDER', url: `${PUBLIC_URL}/2.2.1/sender/locations` },
      { identifier: 'tokens', role: 'RECEIVER', url: `${PUBLIC_URL}/2.2.1/receiver/tokens` },
    ],
    from: platform.world.emsp,
    urls: { resolve: null },
    timeout: fault.includes('timeout') ? 500 : 10_000,
    retry: RETRY,
    fetch: (request) => {
      requests += 1;
      return faulty(request);
    },
  });
  return { ...platform, partner, requests: () => requests };
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
    const { partner, received, requests, world } = await clientOf(`tokens.PUT:${fault}`);
    const { country_code, party_id } = world.emsp;
    const body = samples_2_2_1.token({ overrides: { country_code, party_id } });
    const sent = partner.module(tokens.receiver).putToken({ body, token_uid: body.uid });
    await expect(sent).rejects.toMatchObject({ code: 'OCPI_HTTP', failure });
    expect([requests(), received.length]).toEqual([1, 1]);
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
