import { describe, expect, it } from 'vitest';
import { withResults } from '../../src/client/calls/results.js';
import type { PendingResult, ResultRequest, ResultWaiter } from '../../src/client/calls/waiter.js';
import { gireve } from '../../src/client/profiles/gireve.js';
import { register } from '../../src/client/register.js';
import { chargingprofiles } from '../../src/contract/v2_2_1/charging-profiles.js';
import { commands } from '../../src/contract/v2_2_1/commands.js';
import { sessions } from '../../src/contract/v2_2_1/sessions.js';
import { v2_2_1 } from '../../src/contract/v2_2_1/version.js';
import { INSECURE_URLS } from '../../src/core/url-policy.js';
import { serve } from '../../src/server/role.js';
import type { CommandAnswer, StoreBackedOptions } from '../../src/store/options.js';
import type { FaultRule } from '../../src/testing/index.js';
import { mockServer, partnerAt, requestsOf } from '../support/mock-server.js';
import { aSession, aToken } from './support/objects.js';
import { startPlatform } from './support/platform.js';

interface TestWaiter extends ResultWaiter {
  readonly opened: ResultRequest[];
  readonly closed: string[];
  readonly waits: number[];
  post(id: string, body: unknown): void;
}

/** A waiter that is told by hand what was posted; it waits so many milliseconds at most. */
function testWaiter(most = 200): TestWaiter {
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
        url: `https://emsp.example/result/${id}`,
        async wait(milliseconds, signal) {
          waits.push(milliseconds);
          const late = new Promise<undefined>((resolve, reject) => {
            setTimeout(() => resolve(undefined), Math.min(milliseconds, most));
            signal?.addEventListener('abort', () => reject(signal.reason));
          });
          return Promise.race([body, late]);
        },
        close: () => void closed.push(id),
      };
    },
  };
}

/** How a partner answers that sends the result later, if it does. */
const ACCEPTED: CommandAnswer = { response: { result: 'ACCEPTED', timeout: 7 }, result: 'later' };

interface Wanted {
  readonly answer?: CommandAnswer;
  readonly faults?: readonly (FaultRule | string)[];
  readonly waiter?: TestWaiter;
  readonly options?: object;
}

async function start({ answer = ACCEPTED, faults = [], waiter = testWaiter(), options = {} }: Wanted = {}) {
  const mock = await mockServer({ faults, behaviour: { onCommand: () => answer } });
  const { startSession } = withResults(await partnerAt(mock), commands, waiter);
  const location_id = mock.world.locations[0]?.id ?? '';
  const body = { token: aToken('T1'), location_id };
  return { mock, waiter, body, call: startSession({ body }, options) };
}

describe('a command with its result', () => {
  it('sends a response URL of its own, and gives the response and then the result', async () => {
    const { mock, waiter, body, call } = await start();
    const { response, result } = await call;
    expect(response.data).toEqual({ result: 'ACCEPTED', timeout: 7 });
    expect(requestsOf(mock)).toEqual(['POST /receiver/commands/START_SESSION']);
    expect(mock.expectReceived(commands.receiver, 'startSession').body).toEqual({
      ...body,
      response_url: 'https://emsp.example/result/r1',
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
    const { waiter, call } = await start();
    expect(await (await call).result).toEqual({ outcome: 'timeout' });
    expect(waiter.waits).toEqual([9000]);
  });

  it('waits for nothing when the partner refuses', async () => {
    const { waiter, call } = await start({ answer: { response: 'REJECTED' } });
    expect(await (await call).result).toEqual({ outcome: 'refused' });
    expect(waiter.closed).toEqual(['r1']);
  });

  it('throws when the request fails, and stops to wait', async () => {
    const { waiter, call } = await start({ faults: ['http-500'] });
    await expect(call).rejects.toMatchObject({ httpStatus: 500 });
    expect(waiter.closed).toEqual(['r1']);
  });

  it('tells what was posted when that is no result', async () => {
    const { waiter, call } = await start();
    const { result } = await call;
    waiter.post('r1', { resultat: 'gut' });
    expect(await result).toMatchObject({ outcome: 'invalid', raw: { resultat: 'gut' } });
  });

  it('never rejects the promise of the result, also when waiting is aborted', async () => {
    const controller = new AbortController();
    const { call } = await start({ options: { signal: controller.signal } });
    const { result } = await call;
    controller.abort(new Error('enough'));
    expect(await result).toMatchObject({ outcome: 'failed' });
  });

  it('is refused locally where the profile says that the partner cannot do it', async () => {
    const mock = await mockServer({ dialect: 'gireve' });
    const client = withResults(await partnerAt(mock, { profile: gireve }), commands, testWaiter());
    await expect(
      client.unlockConnector({ body: { location_id: 'L', evse_uid: 'E', connector_id: '1' } }),
    ).rejects.toMatchObject({ code: 'OCPI_NEGOTIATION' });
    const without = { token: aToken('T1'), location_id: 'L1' };
    await expect(client.startSession({ body: without })).rejects.toThrow('evse_uid');
    expect(mock.exchanges).toEqual([]);
  });
});

describe('a charging profile with its result', () => {
  it('carries the response URL in the query or the body, and reads the result of its own kind', async () => {
    const behaviour: StoreBackedOptions = { onChargingProfile: () => ACCEPTED };
    const mock = await mockServer({ behaviour });
    await mock.objects(sessions).set(aSession('S1'));
    const waiter = testWaiter(5000);
    const client = withResults(await partnerAt(mock), chargingprofiles, waiter);
    const active = await client.getActiveChargingProfile({ session_id: 'S1', duration: 60 });
    const set = await client.setChargingProfile({
      session_id: 'S1',
      body: { charging_profile: { charging_rate_unit: 'W', duration: 60 } },
    });
    await client.clearChargingProfile({ session_id: 'S1' });
    expect(requestsOf(mock)).toEqual([
      'GET /receiver/chargingprofiles/S1?duration=60&response_url=https%3A%2F%2Femsp.example%2Fresult%2Fr1',
      'PUT /receiver/chargingprofiles/S1',
      'DELETE /receiver/chargingprofiles/S1?response_url=https%3A%2F%2Femsp.example%2Fresult%2Fr3',
    ]);
    expect(mock.expectReceived(chargingprofiles.receiver, 'setChargingProfile').body).toMatchObject({
      response_url: 'https://emsp.example/result/r2',
    });
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
  it('comes back with its result over the partner’s own connection', async () => {
    const posted: unknown[] = [];
    const mock = await mockServer();
    const waiter = testWaiter(5000);
    const emsp = await startPlatform('EMSP', [
      serve(commands.sender, {
        postResult: ({ params, body }) => {
          posted.push(body);
          waiter.post(params.command_id, body);
          return 'updated';
        },
      }),
    ]);
    const { versionsUrl, tokenA: token } = mock;
    const self = emsp.api;
    const partner = await register({ version: v2_2_1, versionsUrl, token, self, urls: INSECURE_URLS });
    const { endpoints = [] } = (await mock.partners.get('invited')) ?? {};
    const taken = endpoints.find(({ identifier }) => identifier === 'commands')?.url ?? '';
    const own: ResultWaiter = {
      open: async (request) => ({
        ...(await waiter.open(request)),
        url: `${taken}/START_SESSION/r1`,
      }),
    };
    const body = { token: aToken('T1'), location_id: mock.world.locations[0]?.id ?? '' };
    const { result } = await withResults(partner, commands, own).startSession({ body });
    expect(await result).toMatchObject({ outcome: 'result', result: { result: 'ACCEPTED' } });
    expect(posted).toEqual([{ result: 'ACCEPTED' }]);
  });
});
