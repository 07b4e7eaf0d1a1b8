import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ClientOptions } from '../../src/client/options.js';
import { isRetryable, type RetryOptions, retryDelay } from '../../src/client/retry.js';
import { cdrs } from '../../src/contract/v2_2_1/cdrs.js';
import { locations } from '../../src/contract/v2_2_1/locations.js';
import { sessions } from '../../src/contract/v2_2_1/sessions.js';
import { tokens } from '../../src/contract/v2_2_1/tokens.js';
import { OcpiHttpError, OcpiStatusError, OcpiUrlError, OcpiValidationError } from '../../src/core/errors.js';
import { faultServer, type Reply } from './support/fault-server.js';
import { aCdr, aLocation, aToken, THEN } from './support/objects.js';
import { partnerAt } from './support/partner.js';

/** A GET against a server that fails `failures` times in one way. */
async function getAfter(failures: number, fault: Reply, options: ClientOptions = {}) {
  const server = await faultServer((_, index) => (index < failures ? fault : { data: aLocation('L1') }));
  const partner = await partnerAt(server, options);
  const started = Date.now();
  const result = await partner
    .module(locations.sender)
    .getLocation({ location_id: 'L1' })
    .then(
      () => 'ok',
      (error: unknown) => error,
    );
  return { server, result, elapsed: Date.now() - started };
}

const FAULTS: [string, Reply][] = [
  ['a connection cut before the answer', { cut: 'before' }],
  ['a connection cut in the answer', { data: 'x'.repeat(50_000), cut: 'middle' }],
  ['a body that was cut off but looks whole', { raw: '{"status_code":1000,"data":[' }],
  ['HTTP 429', { status: 429, raw: '' }],
  ['HTTP 500', { status: 500, raw: 'oops' }],
  ['HTTP 500 with an envelope', { status: 500, statusCode: 3000 }],
  ['HTTP 502', { status: 502, raw: '<html>' }],
  ['HTTP 503', { status: 503, raw: '' }],
  ['HTTP 504', { status: 504, raw: '' }],
  ['OCPI 4002', { statusCode: 4002 }],
];

const LASTING: [string, Reply][] = [
  ['HTTP 400', { status: 400, raw: '' }],
  ['HTTP 401', { status: 401, statusCode: 2000 }],
  ['HTTP 404', { status: 404, statusCode: 2003 }],
  ['OCPI 2001', { statusCode: 2001 }],
  ['OCPI 3000 with HTTP 200', { statusCode: 3000 }],
  ['a page of HTML', { raw: '<html>' }],
];

describe('a GET that fails for a passing reason', () => {
  it.each(FAULTS)('is tried again after %s, with a new request id', async (_, fault) => {
    const { server, result } = await getAfter(2, fault);
    expect(result).toBe('ok');
    const ids = server.requests.map(({ headers }) => headers['x-request-id']);
    expect(new Set(ids).size).toBe(3);
    const correlation = server.requests.map(({ headers }) => headers['x-correlation-id']);
    expect(new Set(correlation).size).toBe(1);
  });

  it('is given up after the number of tries, with the last error', async () => {
    const { server, result } = await getAfter(
      99,
      { status: 503, raw: '' },
      { retry: { limit: 2, delay: 1 } },
    );
    expect(result).toMatchObject({ code: 'OCPI_HTTP', httpStatus: 503 });
    expect(server.requests).toHaveLength(3);
  });

  it('waits the seconds of Retry-After', async () => {
    const fault = { status: 429, raw: '', headers: { 'retry-after': '1' } };
    const { result, elapsed } = await getAfter(1, fault);
    expect(result).toBe('ok');
    expect(elapsed).toBeGreaterThanOrEqual(950);
  });

  it('waits until the date of Retry-After', async () => {
    const at = new Date(Date.now() + 2000).toUTCString();
    const { result, elapsed } = await getAfter(1, { status: 503, raw: '', headers: { 'retry-after': at } });
    expect(result).toBe('ok');
    expect(elapsed).toBeGreaterThanOrEqual(800);
  });

  it('is given up at once when Retry-After is longer than we are ready to wait', async () => {
    const fault = { status: 429, raw: '', headers: { 'retry-after': '3600' } };
    const { server, result } = await getAfter(1, fault);
    expect(result).toMatchObject({ httpStatus: 429, retryAfter: 3600 });
    expect(server.requests).toHaveLength(1);
  });

  it('ends with the deadline over all tries, also in the middle of one', async () => {
    const retry = { limit: 50, delay: 20, deadline: 300 };
    const slow = await getAfter(99, { status: 503, raw: '', delay: 1000 }, { retry });
    expect(slow.result).toMatchObject({ failure: 'timeout' });
    expect(slow.elapsed).toBeLessThan(700);
    const failing = await getAfter(99, { status: 503, raw: '' }, { retry });
    expect(failing.elapsed).toBeLessThan(700);
  });

  it('is tried again after a time-out of one try', async () => {
    const server = await faultServer((_, index) => ({
      data: aLocation('L1'),
      delay: index === 0 ? 1000 : 0,
    }));
    const partner = await partnerAt(server, { timeout: 100 });
    await partner.module(locations.sender).getLocation({ location_id: 'L1' });
    expect(server.requests).toHaveLength(2);
  });

  it('is not tried again when the caller aborts the wait', async () => {
    const server = await faultServer(() => ({ status: 503, raw: '', headers: { 'retry-after': '30' } }));
    const partner = await partnerAt(server);
    const signal = AbortSignal.timeout(100);
    const call = partner.module(locations.sender).getLocation({ location_id: 'L1' }, { signal });
    await expect(call).rejects.toMatchObject({ failure: 'aborted' });
    expect(server.requests).toHaveLength(1);
  });
});

describe('a request that is not tried again', () => {
  it.each(LASTING)('is a GET after %s', async (_, fault) => {
    const { server, result } = await getAfter(1, fault);
    expect(result).toBeInstanceOf(Error);
    expect(server.requests).toHaveLength(1);
  });

  it.each(FAULTS)('Q63: is a POST, PUT or PATCH, whatever happened: here %s', async (_, fault) => {
    const server = await faultServer(() => fault);
    const partner = await partnerAt(server);
    const body = aToken('T1');
    const change = { kwh: 2, last_updated: THEN };
    await expect(partner.module(cdrs.receiver).postCdr({ body: aCdr('C1') })).rejects.toThrow();
    await expect(partner.module(tokens.receiver).putToken({ token_uid: 'T1', body })).rejects.toThrow();
    const patch = partner.module(sessions.receiver).patchSession({ session_id: 'S1', body: change });
    await expect(patch).rejects.toThrow();
    expect(server.requests.map(({ method }) => method)).toEqual(['POST', 'PUT', 'PATCH']);
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
