import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ClientOptions } from '../../src/client/options.js';
import { isRetryable, type RetryOptions, retryDelay } from '../../src/client/retry.js';
import { cdrs } from '../../src/contract/v2_2_1/cdrs.js';
import { locations } from '../../src/contract/v2_2_1/locations.js';
import { sessions } from '../../src/contract/v2_2_1/sessions.js';
import { tokens } from '../../src/contract/v2_2_1/tokens.js';
import { OcpiHttpError, OcpiStatusError, OcpiUrlError, OcpiValidationError } from '../../src/core/errors.js';
import type { FaultRule } from '../../src/testing/index.js';
import { answering, mockServer, partnerAt, replyOf } from '../support/mock-server.js';
import { aCdr, aToken, THEN } from './support/objects.js';

type Rule = string | FaultRule;

/** A GET of a mock in which things go wrong by rules. */
async function get(faults: readonly Rule[], options: ClientOptions = {}) {
  const mock = await mockServer({ faults });
  const location_id = mock.world.locations[0]?.id ?? '';
  const partner = await partnerAt(mock, options);
  const started = Date.now();
  const result = await partner
    .module(locations.sender)
    .getLocation({ location_id })
    .then(
      () => 'ok',
      (error: unknown) => error,
    );
  return { requests: mock.exchanges, result, elapsed: Date.now() - started };
}

const header = (name: string, requests: Awaited<ReturnType<typeof get>>['requests']) =>
  requests.map(({ headers }) => headers.get(name));

const PASSING: [string, string][] = [
  ['a connection cut before the answer', 'connection-error'],
  ['a connection cut in the answer', 'broken-body'],
  ['a body that was cut off but looks whole', 'truncated-json'],
  ['HTTP 429', 'http-429'],
  ['HTTP 500', 'http-500'],
  ['HTTP 500 with an envelope', 'http-500-envelope'],
  ['HTTP 502', 'html-502'],
  ['HTTP 503', 'http-503'],
  ['HTTP 504', 'http-504'],
  ['OCPI 4002', 'ocpi-4002'],
];

const LASTING: [string, string][] = [
  ['HTTP 400', 'http-400'],
  ['HTTP 401', 'token-refused'],
  ['HTTP 404', 'ocpi-2003-http-404'],
  ['OCPI 2001', 'ocpi-2001'],
  ['OCPI 3000 with HTTP 200', 'ocpi-3000'],
  ['a page of HTML', 'html'],
];

/** An answer that names the moment from which on it may be asked again. */
const unavailableUntil = (retryAfter: () => string): FaultRule =>
  answering(() => replyOf({ status: 503, raw: '', headers: { 'retry-after': retryAfter() } }), {
    calls: 1,
  });

describe('a GET that fails for a passing reason', () => {
  it.each(PASSING)('is tried again after %s, with a new request id', async (_, fault) => {
    const { requests, result } = await get([`1-2:${fault}`]);
    expect(result).toBe('ok');
    expect(new Set(header('x-request-id', requests)).size).toBe(3);
    expect(new Set(header('x-correlation-id', requests)).size).toBe(1);
  });

  it('is given up after the number of tries, with the last error', async () => {
    const { requests, result } = await get(['http-503'], { retry: { limit: 2, delay: 1 } });
    expect(result).toMatchObject({ code: 'OCPI_HTTP', httpStatus: 503 });
    expect(requests).toHaveLength(3);
  });

  it('waits the seconds of Retry-After', async () => {
    const { result, elapsed } = await get(['1:rate-limit-1']);
    expect(result).toBe('ok');
    expect(elapsed).toBeGreaterThanOrEqual(950);
  });

  it('waits until the date of Retry-After', async () => {
    const at = () => new Date(Date.now() + 2000).toUTCString();
    const { result, elapsed } = await get([unavailableUntil(at)]);
    expect(result).toBe('ok');
    expect(elapsed).toBeGreaterThanOrEqual(800);
  });

  it('is given up at once when Retry-After is longer than we are ready to wait', async () => {
    const { requests, result } = await get(['rate-limit-3600']);
    expect(result).toMatchObject({ httpStatus: 429, retryAfter: 3600 });
    expect(requests).toHaveLength(1);
  });

  it('ends with the deadline over all tries, also in the middle of one', async () => {
    const retry = { limit: 50, delay: 20, deadline: 300 };
    const slow = await get(['delay-3000'], { retry });
    expect(slow.result).toMatchObject({ failure: 'timeout' });
    expect(slow.elapsed).toBeLessThan(2000);
    const failing = await get(['http-503'], { retry });
    expect(failing.elapsed).toBeLessThan(2000);
  });

  it('is tried again after a time-out of one try', async () => {
    const { requests, result } = await get(['1:timeout'], { timeout: 1000 });
    expect(result).toBe('ok');
    expect(requests).toHaveLength(2);
  });

  it('is not tried again when the caller aborts the wait', async () => {
    const mock = await mockServer({ faults: [unavailableUntil(() => '30')] });
    const partner = await partnerAt(mock);
    const controller = new AbortController();
    const { signal } = controller;
    const call = partner.module(locations.sender).getLocation({ location_id: 'L1' }, { signal });
    const failed = expect(call).rejects.toMatchObject({ failure: 'aborted' });
    await expect.poll(() => mock.exchanges[0]?.httpStatus, { timeout: 10_000 }).toBe(503);
    setTimeout(() => controller.abort(), 50);
    await failed;
    expect(mock.exchanges).toHaveLength(1);
  });
});

describe('a request that is not tried again', () => {
  it.each(LASTING)('is a GET after %s', async (_, fault) => {
    const { requests, result } = await get([`1:${fault}`]);
    expect(result).toBeInstanceOf(Error);
    expect(requests).toHaveLength(1);
  });

  it.each(PASSING)('Q63: is a POST, PUT or PATCH, whatever happened: here %s', async (_, fault) => {
    const mock = await mockServer({ faults: [fault] });
    const partner = await partnerAt(mock);
    const body = aToken('T1');
    const change = { kwh: 2, last_updated: THEN };
    await expect(partner.module(cdrs.receiver).postCdr({ body: aCdr('C1') })).rejects.toThrow();
    await expect(partner.module(tokens.receiver).putToken({ token_uid: 'T1', body })).rejects.toThrow();
    const patch = partner.module(sessions.receiver).patchSession({ session_id: 'S1', body: change });
    await expect(patch).rejects.toThrow();
    expect(mock.exchanges.map(({ method }) => method)).toEqual(['POST', 'PUT', 'PATCH']);
  });
});

describe('the decision about a retry', () => {
  const passing = new OcpiHttpError('network', 'gone');
  const asked = (retryAfter?: number) => ({
    method: 'GET',
    error: passing,
    attempt: 0,
    elapsed: 0,
    retryAfter,
  });

  it('waits at random, at most twice as long each time and never longer than maxDelay', () => {
    const options = fc.record({
      delay: fc.integer({ min: 1, max: 5000 }),
      maxDelay: fc.integer({ min: 1, max: 60_000 }),
    });
    fc.assert(
      fc.property(options, fc.integer({ min: 0, max: 9 }), (retry: RetryOptions, attempt) => {
        const wait = retryDelay({ ...asked(), attempt }, { ...retry, limit: 10 });
        expect(wait).toBeLessThanOrEqual(Math.min(retry.maxDelay ?? 0, (retry.delay ?? 0) * 2 ** attempt));
      }),
    );
  });

  it('is no for every method but GET, for every error that lasts, and beyond limit and deadline', () => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'])
      expect(retryDelay({ ...asked(), method }, {})).toBeUndefined();
    expect(retryDelay({ ...asked(), attempt: 3 }, {})).toBeUndefined();
    expect(retryDelay({ ...asked(), elapsed: 120_000 }, {})).toBeUndefined();
    expect(retryDelay(asked(61), {})).toBeUndefined();
    expect(retryDelay(asked(59), {})).toBe(59_000);
    const lasting = [
      new OcpiUrlError('https', 'http://x', 'no'),
      new OcpiValidationError('received', 'x', []),
      new OcpiStatusError(2001, 'no'),
      new OcpiHttpError('aborted', 'no'),
      new OcpiHttpError('redirect', 'no', { httpStatus: 302 }),
      new Error('no'),
    ];
    expect(lasting.map((error) => isRetryable(error))).toEqual(lasting.map(() => false));
    expect(isRetryable(passing)).toBe(true);
  });
});
