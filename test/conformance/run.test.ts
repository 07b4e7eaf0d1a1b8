import { expect, test } from 'vitest';
import { allChecks } from '../../src/conformance/plan.js';
import { runConformance } from '../../src/conformance/run.js';
import { isSelected } from '../../src/conformance/select.js';
import { summarize } from '../../src/conformance/summary.js';
import type { CheckResult } from '../../src/conformance/types.js';
import { replying } from '../support/mock-server.js';
import { makeTarget, resultsOf } from './target.js';

test('what a run has pushed is marked as gone also when nobody reads on, or when the run is aborted', async () => {
  for (const end of ['break', 'abort'] as const) {
    const { mock, options } = makeTarget('EMSP', '2.2.1');
    const controller = new AbortController();
    const run = async (): Promise<void> => {
      for await (const { check, place } of runConformance({ ...options, signal: controller.signal })) {
        if (check !== 'receivers/put-new' || !place.endsWith('/location')) continue;
        if (end === 'break') break;
        controller.abort(new Error('enough'));
      }
    };
    if (end === 'abort') await expect(run()).rejects.toThrow('enough');
    else await run();
    const { items } = await mock.store.list({ module: 'locations', owner: mock.partner, limit: 10 });
    const evses = items.flatMap(({ value }) => value.evses as readonly { status: string }[]);
    expect(evses.map(({ status }) => status)).toEqual(['REMOVED']);
  }
});

test('a registration is ended also when nobody reads on', async () => {
  const { mock, options } = makeTarget('CPO', '2.2.1');
  const { token: _, ...rest } = options;
  for await (const { check } of runConformance({ ...rest, tokenA: mock.tokenA })) {
    if (check === 'lists/answer') break;
  }
  expect((await mock.partners.get('invited'))?.status).toBe('unregistered');
});

test('objects of a run are gone or marked as gone afterwards, in every version', async () => {
  for (const version of ['2.1.1', '2.2.1', '2.3.0'] as const) {
    const { mock, options } = makeTarget('EMSP', version);
    await resultsOf(options);
    const left = async (module: string): Promise<readonly Record<string, unknown>[]> =>
      (await mock.store.list({ module, owner: mock.partner, limit: 50 })).items.map(({ value }) => value);
    expect(await left('tariffs')).toEqual([]);
    expect(await left('invoicereconciliation')).toEqual([]);
    expect((await left('sessions')).map(({ status }) => status)).toEqual(['INVALID']);
    const evses = (await left('locations')).flatMap(({ evses }) => evses as readonly { status: string }[]);
    expect(evses.length).toBeGreaterThan(3);
    expect(new Set(evses.map(({ status }) => status))).toEqual(new Set(['REMOVED']));
    expect((await left('cdrs')).length).toBe(version === '2.1.1' ? 1 : 2);
  }
});

test('no token is in any result, neither ours nor theirs', async () => {
  const { mock, options } = makeTarget('CPO', ['2.2.1', '2.3.0']);
  const { token: _, ...rest } = options;
  const wrapped: string[] = [];
  const results = await resultsOf({
    ...rest,
    tokenA: mock.tokenA,
    fetch: async (request) => {
      const header = request.headers.get('authorization') ?? '';
      if (header.startsWith('Token ')) wrapped.push(header.slice(6));
      return mock.fetch(request);
    },
  });
  const text = JSON.stringify(results);
  const mine = [...new Set(wrapped)].filter((token) => !/^b2NwaWpzL|^ocpijs-|^b2NwaWpz/.test(token));
  expect(mine.length).toBeGreaterThan(3);
  expect(mine.filter((token) => text.includes(token))).toEqual([]);
  expect(mine.map((token) => atob(token)).filter((token) => text.includes(token))).toEqual([]);
  expect(text).toContain('base64 | tr -d');
});

test('every result has what is needed to act on it', async () => {
  const { options } = makeTarget('EMSP', '2.2.1');
  const results = await resultsOf(options);
  for (const result of results) {
    expect(result.requirements.length).toBeGreaterThan(0);
    expect(result.anchor).toMatch(/^[a-z_]+#[\w-]+$/);
    expect(result.expected).not.toBe('');
    expect(result.got).not.toBe('');
    if (result.result !== 'skip' && result.repeat !== undefined)
      expect(result.repeat).toMatch(/^curl -sS -i /);
  }
  const withCurl = results.filter(({ repeat }) => repeat !== undefined).length;
  expect(withCurl / results.length).toBeGreaterThan(0.95);
});

test('a partner that cannot be reached, or says something else, is told as that', async () => {
  const list = replying({ raw: '[]' });
  const { mock, options } = makeTarget('CPO', '2.2.1');
  for (const fault of ['connection-error', 'html', 'http-204', 'timeout', list]) {
    mock.faults.set(fault);
    const results = await resultsOf({ ...options, timeout: 50 });
    expect(results.map(({ check, result }) => `${result} ${check}`)).toContain('fail discovery/versions');
  }
});

test('a URL that the policy refuses is not called', async () => {
  let calls = 0;
  const fetch = async (): Promise<Response> => {
    calls += 1;
    throw new TypeError('fetch failed');
  };
  const results = await resultsOf({ url: 'http://127.0.0.1:9/versions', token: 'secret-token', fetch });
  expect(calls).toBe(0);
  expect(results[0]?.got).toContain('https');
});

test('wrong options are refused with what to do', async () => {
  await expect(resultsOf({ url: 'partner' })).rejects.toThrow('is not a URL');
  await expect(resultsOf({ url: 'https://partner.test/versions', tokenA: 'secret-token-a' })).rejects.toThrow(
    'listener',
  );
});

test('without our party, receivers are left out and nothing else', async () => {
  const { options } = makeTarget('EMSP', '2.2.1');
  const { party: _, ...rest } = options;
  const results = await resultsOf(rest);
  expect(results.some(({ check }) => check.startsWith('receivers/'))).toBe(false);
  expect(results.filter(({ result }) => result === 'fail')).toEqual([]);
});

test('roles leave out what they do not implement', async () => {
  const { options } = makeTarget('CPO', '2.2.1');
  const results = await resultsOf({ ...options, roles: ['EMSP'], write: false });
  expect(results.some(({ place }) => place === 'locations/sender')).toBe(false);
});

test('patterns select by check and by id, and leave out', () => {
  const id = '2.2.1/locations/sender/lists/link';
  const selected = (only?: string[], skip?: string[]): boolean =>
    isSelected({ ...(only ? { only } : {}), ...(skip ? { skip } : {}) }, id, 'lists/link');
  expect([
    selected(),
    selected([]),
    selected(['lists/*']),
    selected(['lists/link']),
    selected(['2.2.1/locations/*']),
  ]).toEqual([true, true, true, true, true]);
  expect([
    selected(['lists']),
    selected(['lists/*'], ['*/link']),
    selected(['lists.link']),
    selected(undefined, ['LISTS/*']),
  ]).toEqual([false, false, false, false]);
});

test('a summary counts each outcome', () => {
  const results = (['pass', 'pass', 'warn', 'fail', 'skip', 'pass'] as const).map(
    (result) => ({ result }) as CheckResult,
  );
  expect(summarize(results)).toEqual({ pass: 3, warn: 1, fail: 1, skip: 1 });
});

test('checks are data: each says what is right, and on what it stands', () => {
  for (const { id, title, expected, level, cites } of allChecks) {
    expect(id).toMatch(/^[a-z]+\/[a-z0-9-]+$/);
    expect(title.length).toBeGreaterThan(10);
    expect(title).not.toMatch(/\.$/);
    expect(expected).not.toBe('');
    expect(['must', 'should']).toContain(level);
    expect(cites.length).toBeGreaterThan(0);
  }
});

test('a partner that asks for patience is asked again after the time that it says', async () => {
  const faults = ['locations.list:1-2:rate-limit-0'];
  const { mock, options } = makeTarget('CPO', '2.2.1', undefined, undefined, faults);
  const results = await resultsOf({ ...options, only: ['lists/*'] });
  const refusals = mock.exchanges.filter(({ httpStatus }) => httpStatus === 429).length;
  expect(refusals).toBe(2);
  expect(results.filter(({ result }) => result === 'fail')).toEqual([]);
});

test('a pause is kept before each request', async () => {
  const { mock, options } = makeTarget('CPO', '2.2.1');
  const { token: _, ...rest } = options;
  const times: number[] = [];
  const fetch = async (request: Request): Promise<Response> => {
    times.push(performance.now());
    return mock.fetch(request);
  };
  await resultsOf({
    ...rest,
    token: mock.token,
    write: false,
    only: ['discovery/versions'],
    pause: 30,
    fetch,
  });
  const gaps = times.slice(1).map((at, index) => at - (times[index] ?? 0));
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(28);
});
