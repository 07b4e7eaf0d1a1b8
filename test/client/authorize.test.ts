import { describe, expect, it } from 'vitest';
import { authorize } from '../../src/client/calls/authorize.js';
import { tokens } from '../../src/contract/v2_2_1/tokens.js';
import { OcpiValidationError } from '../../src/core/errors.js';
import type { FaultRule } from '../../src/testing/index.js';
import { mockServer, partnerAt, replying, requestsOf } from '../support/mock-server.js';
import { aToken } from './support/objects.js';

/** An eMSP that knows the token T1 and says this of it. */
async function emsp(allowed: string, ...faults: (FaultRule | string)[]) {
  const mock = await mockServer({ role: 'EMSP', behaviour: { authorize: () => allowed }, faults });
  await mock.objects(tokens).set(aToken('T1'));
  return mock;
}

async function decide(
  mock: Awaited<ReturnType<typeof emsp>>,
  options: Parameters<typeof authorize>[3] = {},
  fetch?: () => Promise<Response>,
) {
  const partner = await partnerAt(mock, fetch ? { fetch } : {});
  return authorize(partner, tokens.sender, { token_uid: 'T1' }, options);
}

describe('real-time authorization', () => {
  it.each([
    ['ALLOWED', 'allowed'],
    ['BLOCKED', 'blocked'],
    ['EXPIRED', 'expired'],
    ['NO_CREDIT', 'no-credit'],
    ['NOT_ALLOWED', 'not-allowed'],
  ])('Q25: takes %s for %s', async (allowed, expected) => {
    const mock = await emsp(allowed);
    expect(await decide(mock)).toMatchObject({ decision: expected, by: 'partner', info: { allowed } });
    expect(requestsOf(mock)).toEqual(['POST /sender/tokens/T1/authorize']);
  });

  it.each([
    ['HTTP 404 and 2004', 'ocpi-2004-http-404'],
    ['HTTP 200 and 2004', 'ocpi-2004'],
    ['HTTP 404 and 2003', 'ocpi-2003-http-404'],
    ['a bare HTTP 404', 'http-404'],
  ])('Q25: takes %s for an unknown token', async (_, fault) => {
    expect(await decide(await emsp('ALLOWED', fault), { fallback: 'allowed' })).toEqual({
      decision: 'unknown',
      by: 'partner',
      info: undefined,
    });
  });

  it('Q25: takes what an eMSP says of a token that it does not have for that', async () => {
    const mock = await emsp('ALLOWED');
    await mock.objects(tokens).remove('T1');
    expect(await decide(mock)).toMatchObject({ decision: 'unknown', by: 'partner' });
  });

  it('Q25: falls back in time when the eMSP is late, and says so', async () => {
    const started = Date.now();
    const mock = await emsp('ALLOWED', 'tokens.authorize:delay-3000');
    const decision = await decide(mock, { deadline: 200, fallback: 'allowed' });
    expect(Date.now() - started).toBeLessThan(2000);
    expect(decision).toMatchObject({ decision: 'allowed', by: 'fallback', info: undefined });
  });

  it('keeps the deadline even with a fetch that does not listen to its signal', async () => {
    const deaf = () => new Promise<Response>(() => undefined);
    const started = Date.now();
    const decision = await decide(await emsp('ALLOWED'), { deadline: 100 }, deaf);
    expect(Date.now() - started).toBeLessThan(2000);
    expect(decision).toMatchObject({ decision: 'not-allowed', by: 'fallback' });
  });

  it.each([
    ['fails', 'http-500'],
    ['cuts the connection', 'connection-error'],
    ['needs more information', 'ocpi-2002'],
    ['refuses us', 'token-refused'],
    ['answers what nobody understands', replying({ data: { allowed: 'MAYBE', token: aToken('T1') } })],
    ['answers without a decision', 'object-data'],
    ['answers HTML', 'html'],
  ])('falls back when the eMSP %s, by a function that sees the error', async (_, fault) => {
    const errors: unknown[] = [];
    const fallback = (error: unknown) => {
      errors.push(error);
      return 'blocked' as const;
    };
    const decision = await decide(await emsp('ALLOWED', fault), { fallback });
    expect(decision).toMatchObject({ decision: 'blocked', by: 'fallback' });
    expect(errors).toHaveLength(1);
    expect(decision).toHaveProperty('error', errors[0]);
  });

  it('asks for a place when one is given, and throws what is wrong on our side', async () => {
    const mock = await emsp('ALLOWED');
    await mock.objects(tokens).set(aToken('T1', { type: 'APP_USER' }));
    const partner = await partnerAt(mock);
    const body = { location_id: 'L1' };
    await authorize(partner, tokens.sender, { token_uid: 'T1', type: 'APP_USER', body });
    expect(requestsOf(mock)).toEqual(['POST /sender/tokens/T1/authorize?type=APP_USER']);
    expect(mock.expectReceived(tokens.sender, 'authorize').body).toEqual(body);
    const wrong = { token_uid: 'T1', body: { location_id: 5 as unknown as string } };
    await expect(authorize(partner, tokens.sender, wrong)).rejects.toThrow(OcpiValidationError);
  });
});
