import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { connect } from '../../src/client/connect.js';
import { commands, modules, v2_2_1 } from '../../src/contract/v2_2_1/index.js';
import { hashToken } from '../../src/core/token.js';
import { memoryPartners } from '../../src/partners/memory.js';
import { createOcpiHandler, defineRole, type OcpiHandler } from '../../src/server/index.js';
import {
  type CommandAnswer,
  deliverResult,
  getTracker,
  memoryStore,
  type PendingResult,
  type ReceivedCommand,
  resumePending,
  type Store,
  storeBacked,
  trackedCommands,
  waitForResult,
} from '../../src/store/index.js';
import { CPO, callAs, EMSP, OTHER_CPO, registrationOf } from './platform.js';
import { session, token } from './samples.js';

const client = (handlers: Map<string, OcpiHandler>) => ({
  fetch: async (request: Request): Promise<Response> => {
    const handler = handlers.get(new URL(request.url).host);
    if (!handler) throw new TypeError('connection refused');
    return handler.fetch(request);
  },
  urls: { resolve: null },
});

describe('a command from an eMSP to a CPO', () => {
  let emspStore: Store;
  let cpoStore: Store;
  let handlers: Map<string, OcpiHandler>;
  let emsp: OcpiHandler;
  let cpo: OcpiHandler;
  let answer: (command: ReceivedCommand) => CommandAnswer;
  let undelivered: PendingResult[];
  let results: string[];

  const startCpo = (): OcpiHandler => {
    const provider = storeBacked(cpoStore, modules, {
      onCommand: (command) => answer(command),
      client: client(handlers),
      onUndelivered: (_, pending) => undelivered.push(pending),
    });
    return createOcpiHandler({
      publicUrl: 'https://cpo.example/ocpi',
      partners: cpo?.partners ?? memoryPartners(),
      roles: [defineRole(v2_2_1, CPO, provider)],
    });
  };

  beforeEach(async () => {
    emspStore = memoryStore();
    cpoStore = memoryStore();
    handlers = new Map();
    undelivered = [];
    results = [];
    answer = () => ({ response: 'ACCEPTED', result: Promise.resolve('ACCEPTED') });
    cpo = startCpo();
    const provider = storeBacked(emspStore, modules, {
      onResult: ({ state, result }) => results.push(`${state} ${String(result?.result)}`),
    });
    emsp = createOcpiHandler({
      publicUrl: 'https://emsp.example/ocpi',
      partners: memoryPartners(),
      roles: [defineRole(v2_2_1, EMSP, provider)],
    });
    handlers.set('cpo.example', cpo).set('emsp.example', emsp);
    const hash = await hashToken('secret');
    const link = {
      status: 'registered',
      version: '2.2.1',
      token: 'secret',
      updatedAt: '2026-01-01T00:00:00Z',
    } as const;
    const inbound = [{ hash, use: 'exchange' }] as const;
    const base = (host: string) => `https://${host}.example/ocpi/2.2.1`;
    await emsp.partners.update('cpo', () => ({
      ...link,
      id: 'cpo',
      roles: [CPO],
      inbound,
      endpoints: [{ identifier: 'commands', role: 'RECEIVER', url: `${base('cpo')}/receiver/commands` }],
    }));
    await cpo.partners.update('emsp', () => ({
      ...link,
      id: 'emsp',
      roles: [EMSP],
      inbound,
      endpoints: [{ identifier: 'commands', role: 'SENDER', url: `${base('emsp')}/sender/commands` }],
    }));
    const other = await registrationOf('2.2.1', 'other', [OTHER_CPO]);
    await emsp.partners.update('other', () => other);
  });

  afterEach(() => vi.useRealTimers());

  const tracked = async () => {
    const partner = await connect({ version: v2_2_1, self: emsp, id: 'cpo', ...client(handlers) });
    return trackedCommands(partner, commands, { store: emspStore, self: emsp });
  };
  const start = async () =>
    (await tracked()).startSession({ body: { token: token('T1') as never, location_id: 'LOC1' } });

  it('is answered at once, and its result arrives at a response_url of its own', async () => {
    const call = await start();
    expect(call.response.data.result).toBe('ACCEPTED');
    expect(call.responseUrl).toMatch(
      /^https:\/\/emsp\.example\/ocpi\/2\.2\.1\/sender\/commands\/START_SESSION\/[\w-]{32}$/,
    );
    expect(await call.result).toMatchObject({
      state: 'result',
      result: { result: 'ACCEPTED' },
      command: 'START_SESSION',
    });
    expect(results).toEqual(['result ACCEPTED']);
    await vi.waitFor(async () => expect(await cpoStore.state.list('results')).toEqual([]));
  });

  it('has no result when the CPO does not take it', async () => {
    answer = () => ({ response: { result: 'REJECTED', timeout: 5 } });
    expect(await (await start()).result).toMatchObject({
      state: 'refused',
      response: { result: 'REJECTED' },
    });
  });

  it('tells the CPO what was asked, and the Session is recognised by the reference', async () => {
    let request: ReceivedCommand['request'] = {};
    answer = (command) => {
      request = command.request;
      return { response: 'ACCEPTED', result: Promise.resolve('ACCEPTED') };
    };
    const call = await start();
    await call.result;
    expect(request).toMatchObject({ location_id: 'LOC1', token: { uid: 'T1' } });
    expect(request).not.toHaveProperty('response_url');
    const { authorization_reference } = request;
    const put = callAs(emsp, v2_2_1, 'secret');
    await put(
      'PUT',
      'https://emsp.example/ocpi/2.2.1/receiver/sessions/NL/ABC/S1',
      session('S1', { authorization_reference }),
    );
    expect(await getTracker(emspStore, call.id)).toMatchObject({ session: { id: 'S1' } });
  });

  it('takes a result once: the same again is acknowledged, another one refused', async () => {
    const call = await start();
    await call.result;
    const post = callAs(emsp, v2_2_1, 'secret');
    expect(await post('POST', call.responseUrl, { result: 'ACCEPTED' })).toMatchObject({
      status: 200,
      code: 1000,
    });
    expect(await post('POST', call.responseUrl, { result: 'FAILED' })).toMatchObject({
      status: 200,
      code: 2001,
    });
    expect(await getTracker(emspStore, call.id)).toMatchObject({
      repeats: 1,
      result: { result: 'ACCEPTED' },
    });
  });

  it('takes a result only from the partner that was asked, for that command and that id', async () => {
    answer = () => ({ response: 'ACCEPTED', result: 'later' });
    const call = await start();
    const missing = { status: 404, code: 2003 };
    const ok = { result: 'ACCEPTED' };
    expect(await callAs(emsp, v2_2_1, 'other')('POST', call.responseUrl, ok)).toMatchObject(missing);
    const post = callAs(emsp, v2_2_1, 'secret');
    expect(await post('POST', call.responseUrl.replace('START', 'STOP'), ok)).toMatchObject(missing);
    expect(await post('POST', `${call.responseUrl}x`, ok)).toMatchObject(missing);
    expect(await getTracker(emspStore, call.id)).toMatchObject({ state: 'accepted' });
  });

  it('is in time-out when no result comes, takes a late one for 24 hours, and then forgets it', async () => {
    vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] });
    answer = () => ({ response: { result: 'ACCEPTED', timeout: 20 }, result: 'later' });
    const call = await start();
    await vi.advanceTimersByTimeAsync(21_000);
    expect(await call.result).toMatchObject({ state: 'timeout' });
    vi.setSystemTime(Date.now() + 23 * 3_600_000);
    const post = callAs(emsp, v2_2_1, 'secret');
    expect((await post('POST', call.responseUrl, { result: 'ACCEPTED' })).status).toBe(200);
    expect(await getTracker(emspStore, call.id)).toMatchObject({
      state: 'late',
      result: { result: 'ACCEPTED' },
    });
    vi.setSystemTime(Date.now() + 2 * 3_600_000);
    expect((await post('POST', call.responseUrl, { result: 'ACCEPTED' })).status).toBe(404);
  });

  it('lets one wait for a shorter time than the deadline', async () => {
    answer = () => ({ response: 'ACCEPTED', result: 'later' });
    const call = await start();
    expect(await waitForResult(emspStore, call.id, 20)).toMatchObject({ state: 'accepted' });
    expect(await waitForResult(emspStore, 'nobody', 20)).toBeUndefined();
  });

  it('ends as TIMEOUT when the charge point does not answer, and as FAILED when it cannot', async () => {
    answer = () => ({ response: { result: 'ACCEPTED', timeout: 0 }, result: new Promise(() => undefined) });
    const silent = await start();
    await vi.waitFor(async () =>
      expect((await getTracker(emspStore, silent.id))?.result).toEqual({ result: 'TIMEOUT' }),
    );
    answer = () => ({ response: 'ACCEPTED', result: Promise.reject(new Error('offline')) });
    expect(await (await start()).result).toMatchObject({ result: { result: 'FAILED' } });
  });

  it('delivers after a restart what was pending before it', async () => {
    handlers.delete('emsp.example');
    const hold = client(new Map([['cpo.example', cpo]]));
    const partner = await connect({ version: v2_2_1, self: emsp, id: 'cpo', ...hold });
    const one = await trackedCommands(partner, commands, { store: emspStore, self: emsp }).startSession({
      body: { token: token('T1') as never, location_id: 'LOC1' },
    });
    await vi.waitFor(() => expect(undelivered).toHaveLength(1));
    answer = () => ({ response: 'ACCEPTED', result: new Promise(() => undefined) });
    const two = await trackedCommands(partner, commands, { store: emspStore, self: emsp }).stopSession({
      body: { session_id: 'S1' },
    });
    handlers.set('emsp.example', emsp);
    cpo = startCpo();
    const asked: string[] = [];
    const done = await resumePending({
      store: cpoStore,
      protocol: v2_2_1,
      modules,
      client: client(handlers),
      self: cpo,
      resultOf: ({ command }) => {
        asked.push(command);
        return Promise.resolve('ACCEPTED');
      },
    });
    expect(done).toEqual({ delivered: 2, failed: 0 });
    expect(asked).toEqual(['STOP_SESSION']);
    expect(await one.result).toMatchObject({ state: 'result' });
    expect(await two.result).toMatchObject({ state: 'result' });
    expect(await cpoStore.state.list('results')).toEqual([]);
  });

  it('may get its result later, by the id of the command', async () => {
    let id = '';
    answer = (command) => {
      id = command.id;
      return { response: 'ACCEPTED', result: 'later' };
    };
    const call = await start();
    const options = { store: cpoStore, protocol: v2_2_1, modules, client: client(handlers), self: cpo };
    expect(await deliverResult(options, id, 'EVSE_OCCUPIED')).toBe(true);
    expect(await deliverResult(options, id, 'ACCEPTED')).toBe(false);
    expect(await call.result).toMatchObject({ result: { result: 'EVSE_OCCUPIED' } });
  });

  it('is refused with a response_url that leads anywhere else than to the partner', async () => {
    let called = 0;
    answer = () => {
      called += 1;
      return { response: 'ACCEPTED' };
    };
    const post = callAs(cpo, v2_2_1, 'secret');
    const urls = [
      'https://evil.example/x',
      'http://emsp.example/x',
      'https://169.254.169.254/latest',
      'https://emsp.example:444/x',
    ];
    for (const response_url of urls) {
      const answered = await post('POST', 'https://cpo.example/ocpi/2.2.1/receiver/commands/STOP_SESSION', {
        response_url,
        session_id: 'S1',
      });
      expect([response_url, answered.status, answered.code]).toEqual([response_url, 200, 2001]);
    }
    expect(called).toBe(0);
  });

  it('cannot stop a Session of another eMSP', async () => {
    await cpoStore.update({ module: 'sessions', owner: CPO, id: 'S1' }, () => ({
      version: '2.2.1',
      value: session('S1', {
        cdr_token: { ...(session('S1').cdr_token as object), country_code: 'FR', party_id: 'OTH' },
      }),
    }));
    const call = await (await tracked()).stopSession({ body: { session_id: 's1' } });
    expect(call.response.data.result).toBe('UNKNOWN_SESSION');
  });

  it('is not sent when we could not receive a result', async () => {
    const partner = await connect({ version: v2_2_1, self: emsp, id: 'cpo', ...client(handlers) });
    const deaf = trackedCommands(partner, commands, {
      store: emspStore,
      self: { endpointUrl: () => undefined },
    });
    await expect(deaf.stopSession({ body: { session_id: 'S1' } })).rejects.toMatchObject({
      code: 'OCPI_NEGOTIATION',
    });
  });
});
