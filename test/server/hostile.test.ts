import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toNode } from '../../src/adapters/node.js';
import { tokens } from '../../src/contract/v2_2_1/tokens.js';
import { v2_2_1 } from '../../src/contract/v2_2_1/version.js';
import { hashToken } from '../../src/core/token.js';
import { memoryPartners } from '../../src/partners/memory.js';
import { createOcpiHandler } from '../../src/server/handler.js';
import { defineRole, serve } from '../../src/server/role.js';
import { CPO, EMSP, token } from '../support/fixtures.js';
import { type Listening, openPort } from '../support/listening.js';

let port: Listening;
let base = '';

beforeAll(async () => {
  const partners = memoryPartners();
  const inbound = [{ hash: await hashToken('secret'), use: 'exchange' as const }];
  await partners.update('p', () => ({
    id: 'p',
    status: 'registered',
    inbound,
    roles: [EMSP],
    updatedAt: '',
  }));
  const roles = [defineRole(v2_2_1, CPO, [serve(tokens.receiver, { putToken: () => 'created' })])];
  port = await openPort(toNode(createOcpiHandler({ publicUrl: 'https://cpo.test/ocpi', partners, roles })));
  base = `${port.origin}/ocpi`;
});

afterAll(() => port.close());

/** Sends something as the body of a PUT; gives HTTP and OCPI status, and the milliseconds that it took. */
async function put(body: string, path = '/2.2.1/receiver/tokens/DE/MSP/TOKEN1') {
  const started = performance.now();
  const headers = { Authorization: `Token ${btoa('secret')}`, 'Content-Type': 'application/json' };
  const response = await fetch(`${base}${path}`, { method: 'PUT', headers, body });
  const { status_code } = (await response.json()) as { status_code: number };
  return { answer: [response.status, status_code], took: performance.now() - started };
}

describe('what strangers send to a real socket', () => {
  test('10 MB are refused, and the server goes on', async () => {
    expect((await put(JSON.stringify({ ...token(), issuer: 'x'.repeat(10_000_000) }))).answer).toEqual([
      400, 2001,
    ]);
    expect((await put(JSON.stringify(token()))).answer).toEqual([201, 1000]);
  });

  test.each([
    ['lists', '['.repeat(10_000) + ']'.repeat(10_000)],
    ['objects', `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`],
    ['an unfinished text', `"${'\\\\'.repeat(200_000)}`],
    ['nothing but quotes', '"'.repeat(100_000)],
  ])('%s without end are refused in no time', async (_what, body) => {
    const { answer, took } = await put(body);
    expect(answer).toEqual([400, 2001]);
    expect(took).toBeLessThan(5000);
  });

  test('deep nesting in an unknown field is refused as well', async () => {
    const deep = `${'{"a":'.repeat(200)}1${'}'.repeat(200)}`;
    expect((await put(JSON.stringify(token()).replace('{', `{"extra":${deep},`))).answer).toEqual([
      400, 2001,
    ]);
  });

  test('keys of prototypes change nothing', async () => {
    const body = JSON.stringify(token()).replace(
      '{',
      '{"__proto__":{"valid":true},"constructor":{"prototype":{"x":1}},',
    );
    expect((await put(body)).answer).toEqual([201, 1000]);
    expect(({} as { x?: number }).x).toBeUndefined();
  });

  test('a header that is no token, and a very long one, are 401', async () => {
    for (const value of ['Basic abc', 'Token', `Token ${'A'.repeat(8000)}`, 'Token ÿþ']) {
      const response = await fetch(`${base}/versions`, { headers: { Authorization: value } });
      expect(response.status).toBe(401);
      await response.body?.cancel();
    }
  });

  test('paths that climb or are very long lead nowhere', async () => {
    const headers = { Authorization: `Token ${btoa('secret')}` };
    for (const path of [
      '/../../etc/passwd',
      '/%2e%2e/%2e%2e',
      `/${'a/'.repeat(2000)}`,
      '/constructor',
      '/__proto__',
    ]) {
      const response = await fetch(`${base}${path}`, { headers });
      expect(response.status).toBe(404);
      await response.body?.cancel();
    }
  });
});
