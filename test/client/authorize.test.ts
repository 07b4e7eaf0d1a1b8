import { describe, expect, it } from 'vitest';
import { authorize } from '../../src/client/calls/authorize.js';
import { tokens } from '../../src/contract/v2_2_1/tokens.js';
import { OcpiValidationError } from '../../src/core/errors.js';
import { faultServer, type Reply } from './support/fault-server.js';
import { aToken } from './support/objects.js';
import { partnerAt } from './support/partner.js';

const info = (allowed: string): Reply => ({ data: { allowed, token: aToken('T1') } });

async function decide(
  reply: Reply,
  options: Parameters<typeof authorize>[3] = {},
  fetch?: () => Promise<Response>,
) {
  const server = await faultServer(() => reply);
  const partner = await partnerAt(server, fetch ? { fetch } : {});
  const decision = await authorize(partner, tokens.sender, { token_uid: 'T1' }, options);
  return { decision, server };
}

describe('real-time authorization', () => {
  it.each([
    ['ALLOWED', 'allowed'],
    ['BLOCKED', 'blocked'],
    ['EXPIRED', 'expired'],
    ['NO_CREDIT', 'no-credit'],
    ['NOT_ALLOWED', 'not-allowed'],
  ])('Q25: takes %s for %s', async (allowed, expected) => {
    const { decision, server } = await decide(info(allowed));
    expect(decision).toMatchObject({ decision: expected, by: 'partner', info: { allowed } });
    expect(server.requests[0]).toMatchObject({ method: 'POST', path: '/sender/tokens/T1/authorize' });
  });

  it.each([
    ['HTTP 404 and 2004', { status: 404, statusCode: 2004 }],
    ['HTTP 200 and 2004', { statusCode: 2004 }],
    ['HTTP 404 and 2003', { status: 404, statusCode: 2003 }],
    ['a bare HTTP 404', { status: 404, raw: '' }],
  ])('Q25: takes %s for an unknown token', async (_, reply) => {
    expect((await decide(reply, { fallback: 'allowed' })).decision).toEqual({
      decision: 'unknown',
      by: 'partner',
      info: undefined,
    });
  });

  it('Q25: falls back in time when the eMSP is late, and says so', async () => {
    const started = Date.now();
    const { decision } = await decide(
      { ...info('ALLOWED'), delay: 3000 },
      { deadline: 200, fallback: 'allowed' },
    );
    expect(Date.now() - started).toBeLessThan(1000);
    expect(decision).toMatchObject({ decision: 'allowed', by: 'fallback', info: undefined });
  });

  it('keeps the deadline even with a fetch that does not listen to its signal', async () => {
    const deaf = () => new Promise<Response>(() => undefined);
    const started = Date.now();
    const { decision } = await decide({}, { deadline: 100 }, deaf);
    expect(Date.now() - started).toBeLessThan(600);
    expect(decision).toMatchObject({ decision: 'not-allowed', by: 'fallback' });
  });

  it.each([
    ['fails', { status: 500, raw: 'oops' }],
    ['cuts the connection', { cut: 'before' as const }],
    ['needs more information', { statusCode: 2002 }],
    ['refuses us', { status: 401, statusCode: 2000 }],
    ['answers what nobody understands', info('MAYBE')],
    ['answers without a decision', { data: {} }],
    ['answers HTML', { raw: '<html>' }],
  ])('falls back when the eMSP %s, by a function that sees the error', async (_, reply) => {
    const errors: unknown[] = [];
    const fallback = (error: unknown) => {
      errors.push(error);
      return 'blocked' as const;
    };
    const { decision } = await decide(reply, { fallback });
    expect(decision).toMatchObject({ decision: 'blocked', by: 'fallback' });
    expect(errors).toHaveLength(1);
    expect(decision).toHaveProperty('error', errors[0]);
  });

  it('asks for a place when one is given, and throws what is wrong on our side', async () => {
    const server = await faultServer(() => info('ALLOWED'));
    const partner = await partnerAt(server);
    await authorize(partner, tokens.sender, {
      token_uid: 'T1',
      type: 'APP_USER',
      body: { location_id: 'L1' },
    });
    expect(server.requests[0]).toMatchObject({
      path: '/sender/tokens/T1/authorize?type=APP_USER',
      body: { location_id: 'L1' },
    });
    const wrong = { token_uid: 'T1', body: { location_id: 5 as unknown as string } };
    await expect(authorize(partner, tokens.sender, wrong)).rejects.toThrow(OcpiValidationError);
  });
});
