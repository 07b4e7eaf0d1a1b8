import { describe, expect, test } from 'vitest';
import { register } from '../../src/client/register.js';
import { modules, v2_2_1 } from '../../src/contract/v2_2_1/index.js';
import { authorization, hashToken } from '../../src/core/token.js';
import { invite } from '../../src/partners/invite.js';
import { memoryPartners } from '../../src/partners/memory.js';
import { createOcpiHandler } from '../../src/server/handler.js';
import type { ExchangeRecord, HandlerOptions, RateQuestion } from '../../src/server/options.js';
import { defineRole, serve } from '../../src/server/role.js';
import { CPO, EMSP, location, token } from '../support/fixtures.js';
import { makeNetwork } from '../support/network.js';

const SECRET = 'the-token-of-the-partner';

/** A CPO with one partner. */
async function cpo(hooks: Partial<HandlerOptions>, stored: unknown = location()) {
  const partners = memoryPartners([
    {
      id: 'emsp',
      status: 'registered',
      inbound: [{ hash: await hashToken(SECRET), use: 'exchange' }],
      roles: [EMSP],
      updatedAt: '2026-01-01T00:00:00Z',
    },
  ]);
  const served = [
    serve(modules.locations.sender, {
      list: () => [stored as never],
      getLocation: ({ params }) => {
        if (params.location_id === 'BOOM') throw new Error('the database is gone');
        return stored as never;
      },
    }),
    serve(modules.tokens.receiver, { putToken: () => 'created' }),
  ];
  const roles = [defineRole(v2_2_1, CPO, served)];
  const api = createOcpiHandler({ publicUrl: 'https://cpo.test/ocpi', partners, roles, ...hooks });
  return async (method: string, path: string, body?: unknown) => {
    const headers = {
      Authorization: authorization(SECRET, 'base64'),
      'X-Request-ID': 'r1',
      'X-Correlation-ID': 'c1',
    };
    const init = body === undefined ? { method, headers } : { method, headers, body: JSON.stringify(body) };
    const answer = await api.fetch(new Request(`https://cpo.test/ocpi/2.2.1${path}`, init));
    const envelope = (await answer.json()) as {
      status_code: number;
      status_message?: string;
      data?: unknown;
    };
    return { status: answer.status, code: envelope.status_code, headers: answer.headers, ...envelope };
  };
}

describe('onExchange', () => {
  test('is told of every request with both statuses and ids, and of no token, query or body', async () => {
    const records: ExchangeRecord[] = [];
    const call = await cpo({ onExchange: (record) => records.push(record) });
    await call('GET', '/sender/locations/LOC1?token=secret-in-query');
    await call('PUT', '/receiver/tokens/DE/MSP/TOKEN1', token({ contract_id: 'PRIVATE-CONTRACT' }));
    await call('GET', '/nowhere');
    expect(records).toMatchObject([
      {
        method: 'GET',
        path: '/ocpi/2.2.1/sender/locations/LOC1',
        operation: 'locations SENDER getLocation',
        partner: 'emsp',
        httpStatus: 200,
        statusCode: 1000,
        requestId: 'r1',
        correlationId: 'c1',
      },
      { method: 'PUT', operation: 'tokens RECEIVER putToken', httpStatus: 201, statusCode: 1000 },
      { method: 'GET', operation: 'unknown path', httpStatus: 404, statusCode: 2000 },
    ]);
    expect(records.every(({ duration }) => duration >= 0)).toBe(true);
    const told = JSON.stringify(records);
    for (const secret of [SECRET, btoa(SECRET), 'secret-in-query', 'PRIVATE-CONTRACT'])
      expect(told).not.toContain(secret);
  });

  test('that throws changes no answer', async () => {
    const call = await cpo({
      onExchange: () => {
        throw new Error('the log is full');
      },
    });
    expect(await call('GET', '/sender/locations/LOC1')).toMatchObject({ status: 200, code: 1000 });
  });
});

describe('onError', () => {
  test('is told what a handler threw; the partner is told 3000 only', async () => {
    const errors: [unknown, string][] = [];
    const call = await cpo({ onError: (error, where) => errors.push([error, where]) });
    const answer = await call('GET', '/sender/locations/BOOM');
    expect(answer).toMatchObject({ status: 200, code: 3000 });
    expect(answer.status_message).not.toContain('database');
    expect(errors).toEqual([[new Error('the database is gone'), 'GET /ocpi/2.2.1/sender/locations/BOOM']]);
  });

  test('is told when a port fails', async () => {
    const errors: unknown[] = [];
    const partners = { ...memoryPartners(), findByToken: () => Promise.reject(new Error('no connection')) };
    const call = await cpo({ partners, onError: (error) => errors.push(error) });
    expect(await call('GET', '/sender/locations/LOC1')).toMatchObject({ status: 200, code: 3000 });
    expect(errors).toEqual([new Error('no connection')]);
  });
});

describe('onIssue', () => {
  test('is told what was tolerated, where and from whom', async () => {
    const told: string[] = [];
    const call = await cpo({
      onIssue: (issues, where, { partner }) => told.push(`${partner.id} ${where} ${issues[0]?.pointer}`),
    });
    await call('PUT', '/receiver/tokens/DE/MSP/TOKEN1', token({ language: null as never }));
    expect(told).toEqual(['emsp tokens RECEIVER putToken /language']);
  });

  test('is told of an object of ours that is not valid: it does not leave, unless that is wanted', async () => {
    const told: string[] = [];
    const invalid = { ...location(), city: undefined };
    const onIssue: HandlerOptions['onIssue'] = (issues, where) => told.push(`${where} ${issues[0]?.pointer}`);
    const call = await cpo({ onIssue }, invalid);
    expect(await call('GET', '/sender/locations')).toMatchObject({ code: 1000, data: [] });
    expect(await call('GET', '/sender/locations/LOC1')).toMatchObject({ code: 3000 });
    expect(told).toEqual(['locations SENDER list answer /city', 'locations SENDER getLocation answer /city']);
    const careless = await cpo({ invalidAnswers: 'send' }, invalid);
    expect(await careless('GET', '/sender/locations')).toMatchObject({ code: 1000, data: [{ id: 'LOC1' }] });
  });
});

describe('rateLimit', () => {
  test('is asked who wants what, and its answer is 429 with Retry-After', async () => {
    const asked: RateQuestion[] = [];
    const call = await cpo({
      rateLimit: (question) => {
        asked.push(question);
        return question.module === 'locations' ? 1.2 : undefined;
      },
    });
    const answer = await call('GET', '/sender/locations/LOC1');
    expect([answer.status, answer.code, answer.headers.get('retry-after')]).toEqual([429, 2000, '2']);
    expect((await call('GET', '/')).status).toBe(200);
    expect(asked).toMatchObject([
      { partner: { id: 'emsp' }, module: 'locations', method: 'GET' },
      { partner: { id: 'emsp' }, module: 'details', method: 'GET' },
    ]);
  });
});

describe('limits', () => {
  test('of bytes and depth are 400, in strict mode what the specification does not allow is 2001', async () => {
    const path = '/receiver/tokens/DE/MSP/TOKEN1';
    const small = await cpo({ limits: { bodyBytes: 100 } });
    expect(await small('PUT', path, token())).toMatchObject({ status: 400, code: 2001 });
    const flat = await cpo({ limits: { depth: 2 } });
    expect(await flat('PUT', path, { ...token(), more: [[[[1]]]] })).toMatchObject({
      status: 400,
      code: 2001,
    });
    const strict = await cpo({ mode: 'strict' });
    expect(await strict('PUT', path, token({ language: null as never }))).toMatchObject({
      status: 200,
      code: 2001,
    });
  });
});

test('onRegistered and onUnregistered are told with the registration as it is kept', async () => {
  const network = makeNetwork();
  const told: string[] = [];
  const us = network.platform('cpo.test', CPO, [serve(modules.locations.sender, {})], {
    onRegistered: ({ id, status, version, roles }) =>
      void told.push(`${id} ${status} ${version} ${roles?.[0]?.party_id}`),
    onUnregistered: ({ id, status, token: known }) => void told.push(`${id} ${status} ${known}`),
  });
  const them = network.platform('emsp.test', EMSP, [serve(modules.locations.receiver, {})]);
  const { id, token: tokenA } = await invite(us.partners, { id: 'them' });
  const versionsUrl = 'https://cpo.test/ocpi/versions';
  const partner = await register({
    version: v2_2_1,
    versionsUrl,
    token: tokenA,
    self: them,
    id,
    ...network.client,
  });
  const headers = { Authorization: authorization(partner.registration?.token ?? '', 'base64') };
  await us.fetch(new Request('https://cpo.test/ocpi/2.2.1/credentials', { method: 'DELETE', headers }));
  expect(told).toEqual(['them registered 2.2.1 MSP', 'them unregistered undefined']);
});
