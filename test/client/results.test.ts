import { describe, expect, it } from 'vitest';
import { withResults } from '../../src/client/calls/results.js';
import type { PendingResult, ResultRequest, ResultWaiter } from '../../src/client/calls/waiter.js';
import { gireve } from '../../src/client/profiles/gireve.js';
import { register } from '../../src/client/register.js';
import { chargingprofiles } from '../../src/contract/v2_2_1/charging-profiles.js';
import { commands } from '../../src/contract/v2_2_1/commands.js';
import { v2_2_1 } from '../../src/contract/v2_2_1/version.js';
import { INSECURE_URLS } from '../../src/core/url-policy.js';
import { serve } from '../../src/server/role.js';
import { faultServer, type Reply } from './support/fault-server.js';
import { aToken } from './support/objects.js';
import { partnerAt } from './support/partner.js';
import { startPlatform } from './support/platform.js';

interface TestWaiter extends ResultWaiter {
  readonly opened: ResultRequest[];
  readonly closed: string[];
  readonly waits: number[];
  post(id: string, body: unknown): void;
}

/** A waiter that is told by hand what was posted. */
function testWaiter(base = 'https://emsp.example/result'): TestWaiter {
  const posted = new Map<string, (body: unknown) => void>();
  const opened: ResultRequest[] = [];
  const closed: string[] = [];
  const waits: number[] = [];
  return {
    opened,
    closed,
    waits,
    post: (id, body) => posted.get(id)?.(body),
    open(request): PendingResult {
      const id = `r${opened.push(request)}`;
      const body = new Promise<unknown>((resolve) => posted.set(id, resolve));
      return {
        url: `${base}/${id}`,
        async wait(milliseconds, signal) {
          waits.push(milliseconds);
          const late = new Promise<undefined>((resolve, reject) => {
            setTimeout(() => resolve(undefined), Math.min(milliseconds, 200));
            signal?.addEventListener('abort', () => reject(signal.reason));
          });
          return Promise.race([body, late]);
        },
        close: () => void closed.push(id),
      };
    },
  };
}

const START = { token: aToken('T1'), location_id: 'L1', evse_uid: 'E1' };

async function start(reply: Reply, waiter = testWaiter(), options = {}) {
  const server = await faultServer(() => reply);
  const { startSession } = withResults(await partnerAt(server), commands, waiter);
  return { server, waiter, call: startSession({ body: START }, options) };
}

const accepted: Reply = { data: { result: 'ACCEPTED', timeout: 7 } };

describe('a command with its result', () => {
  it('sends a response URL of its own, and gives the response and then the result', async () => {
    const { server, waiter, call } = await start(accepted);
    const { response, result } = await call;
    expect(response.data).toEqual({ result: 'ACCEPTED', timeout: 7 });
    expect(server.requests[0]).toMatchObject({
      path: '/receiver/commands/START_SESSION',
      body: { ...START, response_url: 'https://emsp.example/result/r1' },
    });
    waiter.post('r1', { result: 'ACCEPTED' });
    expect(await result).toMatchObject({ outcome: 'result', result: { result: 'ACCEPTED' } });
    expect(waiter.opened).toEqual([
      {
        version: '2.2.1',
        module: 'commands',
        operation: 'startSession',
        resultOperation: 'postResult',
        partner: undefined,
      },
    ]);
  });

  it('waits as long as the partner says, and a little for the way', async () => {
    const { waiter, call } = await start(accepted);
    expect(await (await call).result).toEqual({ outcome: 'timeout' });
    expect(waiter.waits).toEqual([9000]);
  });

  it('waits for nothing when the partner refuses', async () => {
    const { waiter, call } = await start({ data: { result: 'REJECTED', timeout: 7 } });
    expect(await (await call).result).toEqual({ outcome: 'refused' });
    expect(waiter.closed).toEqual(['r1']);
  });

  it('throws when the request fails, and stops to wait', async () => {
    const { waiter, call } = await start({ status: 500, raw: 'oops' });
    await expect(call).rejects.toMatchObject({ httpStatus: 500 });
    expect(waiter.closed).toEqual(['r1']);
  });

  it('tells what was posted when that is no result', async () => {
    const { waiter, call } = await start(accepted);
    const { result } = await call;
    waiter.post('r1', { resultat: 'gut' });
    expect(await result).toMatchObject({ outcome: 'invalid', raw: { resultat: 'gut' } });
  });

  it('never rejects the promise of the result, also when waiting is aborted', async () => {
    const controller = new AbortController();
    const { call } = await start(accepted, testWaiter(), { signal: controller.signal });
    const { result } = await call;
    controller.abort(new Error('enough'));
    expect(await result).toMatchObject({ outcome: 'failed' });
  });

  it('is refused locally where the profile says that the partner cannot do it', async () => {
    const server = await faultServer(() => accepted);
    const client = withResults(await partnerAt(server, { profile: gireve }), commands, testWaiter());
    await expect(
      client.unlockConnector({ body: { location_id: 'L', evse_uid: 'E', connector_id: '1' } }),
    ).rejects.toMatchObject({ code: 'OCPI_NEGOTIATION' });
    const { evse_uid: _, ...without } = START;
    await expect(client.startSession({ body: without })).rejects.toThrow('evse_uid');
    expect(server.requests).toEqual([]);
  });
});

describe('a charging profile with its result', () => {
  it('carries the response URL in the query or the body, and reads the result of its own kind', async () => {
    const server = await faultServer(() => accepted);
    const waiter = testWaiter();
    const client = withResults(await partnerAt(server), chargingprofiles, waiter);
    const active = await client.getActiveChargingProfile({ session_id: 'S1', duration: 60 });
    const set = await client.setChargingProfile({
      session_id: 'S1',
      body: { charging_profile: { charging_rate_unit: 'W', duration: 60 } },
    });
    await client.clearChargingProfile({ session_id: 'S1' });
    expect(server.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /receiver/chargingprofiles/S1?duration=60&response_url=https%3A%2F%2Femsp.example%2Fresult%2Fr1',
      'PUT /receiver/chargingprofiles/S1',
      'DELETE /receiver/chargingprofiles/S1?response_url=https%3A%2F%2Femsp.example%2Fresult%2Fr3',
    ]);
    expect(server.requests[1]?.body).toMatchObject({ response_url: 'https://emsp.example/result/r2' });
    expect(waiter.opened.map(({ resultOperation }) => resultOperation)).toEqual([
      'postActiveChargingProfileResult',
      'postChargingProfileResult',
      'postClearProfileResult',
    ]);
    waiter.post('r1', {
      result: 'ACCEPTED',
      profile: { start_date_time: '2026-01-01T00:00:00Z', charging_profile: { charging_rate_unit: 'A' } },
    });
    waiter.post('r2', { result: 'REJECTED' });
    expect(await active.result).toMatchObject({ outcome: 'result', result: { profile: {} } });
    expect(await set.result).toMatchObject({ outcome: 'result', result: { result: 'REJECTED' } });
  });
});

describe('a command between two platforms', () => {
  it('comes back with its result over the CPO’s own connection', async () => {
    const posted: unknown[] = [];
    let answer: ((url: string) => Promise<void>) | undefined;
    const cpo = await startPlatform('CPO', [
      serve(commands.receiver, {
        startSession: ({ body }) => {
          setTimeout(() => void answer?.(body.response_url), 10);
          return { result: 'ACCEPTED', timeout: 5 };
        },
      }),
    ]);
    const waiter = testWaiter();
    const emsp = await startPlatform('EMSP', [
      serve(commands.sender, {
        postResult: ({ params, body }) => {
          posted.push(body);
          waiter.post(params.command_id, body);
          return 'updated';
        },
      }),
    ]);
    const partner = await register({
      version: v2_2_1,
      versionsUrl: cpo.versionsUrl,
      token: await cpo.invite(),
      self: emsp.api,
      urls: INSECURE_URLS,
    });
    const [atCpo] = await cpo.api.partners.list();
    const endpoints = await endpointOf(emsp.api.publicUrl, atCpo?.token ?? '');
    const own: ResultWaiter = {
      open: async (request) => {
        const pending = await waiter.open(request);
        return { ...pending, url: `${endpoints}/START_SESSION/r1` };
      },
    };
    const { connect } = await import('../../src/client/connect.js');
    answer = async (url) => {
      const back = await connect({
        version: v2_2_1,
        self: cpo.api,
        id: atCpo?.id ?? '',
        urls: INSECURE_URLS,
      });
      await back.module(commands.sender).postResult({ url, body: { result: 'ACCEPTED' } });
    };
    const { result } = await withResults(partner, commands, own).startSession({ body: START });
    expect(await result).toMatchObject({ outcome: 'result', result: { result: 'ACCEPTED' } });
    expect(posted).toEqual([{ result: 'ACCEPTED' }]);
  });
});

/** Where a platform takes results, as its version details say. */
async function endpointOf(publicUrl: string, token: string): Promise<string> {
  const headers = { authorization: `Token ${btoa(token)}` };
  const response = await fetch(`${publicUrl}/2.2.1`, { headers });
  const { data } = (await response.json()) as { data: { endpoints: { identifier: string; url: string }[] } };
  return data.endpoints.find(({ identifier }) => identifier === 'commands')?.url ?? '';
}
