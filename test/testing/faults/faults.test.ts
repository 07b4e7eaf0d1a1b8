import { beforeEach, describe, expect, it } from 'vitest';
import { nextLink } from '../../../src/core/link.js';
import {
  ConnectionFault,
  type FaultOptions,
  parseFault,
  samples_2_2_1,
  withFaults,
} from '../../../src/testing/index.js';
import { get, LOCATIONS, makePlatform, PUBLIC_URL, TOKENS, VERSIONS } from './platform.js';

let platform: Awaited<ReturnType<typeof makePlatform>>;

beforeEach(async () => {
  platform = await makePlatform();
});

/** The platform with faults as they are written on a command line. */
const faulty = (faults: string | readonly string[], options: FaultOptions = {}) =>
  withFaults(platform.api.fetch, [faults].flat().map(parseFault), {
    roles: platform.roles,
    publicUrl: PUBLIC_URL,
    ...options,
  });

const json = async (response: Response): Promise<{ status_code?: number; data?: unknown }> =>
  (await response.json()) as { status_code?: number; data?: unknown };

const putToken = (): Request => {
  const { country_code, party_id } = platform.world.emsp;
  const token = samples_2_2_1.token({ seed: 3, overrides: { country_code, party_id } });
  return get(`${TOKENS}/${country_code}/${party_id}/${token.uid}`, {
    method: 'PUT',
    body: JSON.stringify(token),
  });
};

describe('a platform without faults', () => {
  it('answers as it does by itself', async () => {
    const response = await faulty([])(get(LOCATIONS));
    expect(response.status).toBe(200);
    expect((await json(response)).data).toHaveLength(10);
    expect((await faulty([])(putToken())).status).toBe(201);
    expect(platform.received).toHaveLength(1);
  });
});

describe('faults of time and connection', () => {
  it('delay: the answer comes late', async () => {
    const waits: number[] = [];
    const clock = { signal: undefined, sleep: async (ms: number) => void waits.push(ms) };
    const response = await faulty('delay-250', { clock })(get(LOCATIONS));
    expect([waits, response.status]).toEqual([[250], 200]);
  });

  it('delay: really waits, and stops when the client goes away', async () => {
    const started = performance.now();
    expect((await faulty('delay-30')(get(LOCATIONS))).status).toBe(200);
    expect(performance.now() - started).toBeGreaterThanOrEqual(28);
    const signal = AbortSignal.timeout(20);
    await expect(faulty('delay-60000')(get(LOCATIONS, { signal }))).rejects.toThrow(/abort|timeout/i);
  });

  it('timeout: nothing comes until the client gives up or the server stops', async () => {
    const client = AbortSignal.timeout(20);
    await expect(faulty('timeout')(get(LOCATIONS, { signal: client }))).rejects.toThrow(/timeout/i);
    const server = AbortSignal.timeout(20);
    await expect(faulty('timeout', { signal: server })(get(LOCATIONS))).rejects.toThrow(/timeout/i);
    const aborted = AbortSignal.abort(new Error('gone before'));
    await expect(faulty('timeout')(get(LOCATIONS, { signal: aborted }))).rejects.toThrow('gone before');
  });

  it('timeout-processed: the request was carried out all the same', async () => {
    const request = new Request(putToken(), { signal: AbortSignal.timeout(50) });
    await expect(faulty('timeout-processed')(request)).rejects.toThrow(/timeout/i);
    expect(platform.received).toHaveLength(1);
  });

  it('connection-error: rejects as fetch does, before or after the work', async () => {
    await expect(faulty('connection-error')(putToken())).rejects.toThrow(TypeError);
    expect(platform.received).toHaveLength(0);
    await expect(faulty('connection-error-processed')(putToken())).rejects.toThrow(ConnectionFault);
    expect(platform.received).toHaveLength(1);
  });
});

describe('faults of status', () => {
  it('http: a status without an envelope', async () => {
    const response = await faulty('http-503')(get(LOCATIONS));
    expect([response.status, response.headers.get('content-type')]).toEqual([
      503,
      'text/plain; charset=utf-8',
    ]);
    await expect(response.json()).rejects.toThrow();
  });

  it.each([
    ['http-404-envelope', 404, 2000],
    ['http-500-envelope', 500, 3000],
  ])('%s: a status with an envelope, ids echoed', async (fault, status, code) => {
    const response = await faulty(fault)(get(LOCATIONS));
    expect(response.status).toBe(status);
    expect(response.headers.get('x-request-id')).toBe('request-1');
    expect(response.headers.get('x-correlation-id')).toBe('exchange-1');
    expect((await json(response)).status_code).toBe(code);
  });

  it('http: also one that has no body', async () => {
    expect((await faulty('http-304')(get(LOCATIONS))).status).toBe(304);
    expect((await faulty('http-304-envelope')(get(LOCATIONS))).status).toBe(304);
  });

  it('ocpi: HTTP 200 with a status code, and nothing is done', async () => {
    const response = await faulty('ocpi-2004')(putToken());
    expect([response.status, (await json(response)).status_code]).toEqual([200, 2004]);
    expect(platform.received).toHaveLength(0);
  });

  it('rate-limit: without Retry-After, with seconds, with a date', async () => {
    const headers = async (fault: string) => {
      const response = await faulty(fault)(get(LOCATIONS));
      expect(response.status).toBe(429);
      return response.headers.get('retry-after');
    };
    expect(await headers('rate-limit')).toBeNull();
    expect(await headers('rate-limit-30')).toBe('30');
    const date = Date.parse((await headers('rate-limit-date-30')) ?? '');
    expect(Math.abs(date - Date.now() - 30_000)).toBeLessThan(2000);
  });

  it('token-refused: 401, whatever the token', async () => {
    const response = await faulty('token-refused')(get(LOCATIONS));
    expect([response.status, (await json(response)).status_code]).toEqual([401, 2000]);
  });
});

describe('faults of the body', () => {
  it('truncated-json: the answer stops in the middle', async () => {
    const whole = await (await faulty([])(get(LOCATIONS))).text();
    const text = await (await faulty('truncated-json')(get(LOCATIONS))).text();
    expect(whole.slice(0, 500)).toBe(text.slice(0, 500));
    expect(text.length).toBe(Math.floor(whole.length / 2));
    expect(() => JSON.parse(text)).toThrow(SyntaxError);
  });

  it('malformed-json: a comma too many', async () => {
    const response = await faulty('malformed-json')(get(LOCATIONS));
    expect(response.headers.get('content-type')).toContain('application/json');
    const text = await response.text();
    expect(text.endsWith(',}')).toBe(true);
    expect(() => JSON.parse(text)).toThrow(SyntaxError);
  });

  it('html: a page for people, with 200 or another status', async () => {
    const response = await faulty('html')(get(LOCATIONS));
    expect([response.status, response.headers.get('content-type')]).toEqual([
      200,
      'text/html; charset=utf-8',
    ]);
    expect(await response.text()).toMatch(/^<!doctype html>/);
    expect((await faulty('html-502')(get(LOCATIONS))).status).toBe(502);
  });

  it('content-type: the right answer under a wrong name', async () => {
    const response = await faulty('content-type')(get(LOCATIONS));
    expect(response.headers.get('content-type')).toBe('text/plain');
    expect((await json(response)).data).toHaveLength(10);
  });

  it('wrong-token: the credentials carry another token, all else stays', async () => {
    const url = `${PUBLIC_URL}/2.2.1/credentials`;
    const right = (await json(await faulty([])(get(url)))).data as { token: string };
    const wrong = (await json(await faulty('credentials:wrong-token')(get(url)))).data as { token: string };
    expect(wrong).toEqual({ ...right, token: expect.not.stringMatching(right.token) as unknown });
    expect((await json(await faulty('wrong-token')(get(LOCATIONS)))).data).toHaveLength(10);
  });
});

describe('faults of headers', () => {
  it.each([
    ['ids', ['x-request-id', 'x-correlation-id']],
    ['link', ['link']],
    ['total', ['x-total-count']],
    ['limit', ['x-limit']],
  ])('missing-%s and wrong-%s', async (name, headers) => {
    const right = (await faulty([])(get(LOCATIONS))).headers;
    const missing = (await faulty(`missing-${name}`)(get(LOCATIONS))).headers;
    const wrong = (await faulty(`wrong-${name}`)(get(LOCATIONS))).headers;
    for (const header of headers) {
      expect(right.get(header)).not.toBeNull();
      expect(missing.get(header)).toBeNull();
      expect(wrong.get(header)).not.toBeNull();
      expect(wrong.get(header)).not.toBe(right.get(header));
    }
    expect(missing.get('content-type')).toBe(right.get('content-type'));
  });

  it('wrong-link leads to another host', async () => {
    const response = await faulty('wrong-link')(get(LOCATIONS));
    expect(new URL(nextLink(response.headers.get('link')) ?? '').host).toBe('elsewhere.example');
  });
});

describe('rules about steps of a registration', () => {
  it.each([
    ['registration.1:http-500', [500, 200, 200]],
    ['registration.2:http-500', [200, 500, 200]],
  ])('%s', async (fault, expected) => {
    const handler = faulty(fault);
    const urls = [VERSIONS, `${PUBLIC_URL}/2.2.1`, `${PUBLIC_URL}/2.2.1/credentials`];
    const statuses = await Promise.all(urls.map(async (url) => (await handler(get(url))).status));
    expect(statuses).toEqual(expected);
  });

  it('registration.3 is POST and PUT of credentials', async () => {
    const handler = faulty('registration.3:http-500');
    const credentials = (method: string) => get(`${PUBLIC_URL}/2.2.1/credentials`, { method, body: '{}' });
    expect((await handler(credentials('POST'))).status).toBe(500);
    expect((await handler(credentials('PUT'))).status).toBe(500);
    expect((await handler(get(`${PUBLIC_URL}/2.2.1/credentials`))).status).toBe(200);
  });
});

describe('several faults', () => {
  it('happen in the order of their rules, the first outermost', async () => {
    const waits: number[] = [];
    const clock = { signal: undefined, sleep: async (ms: number) => void waits.push(ms) };
    const handler = faulty(['delay-5', 'locations.list:2:http-500', 'tokens.PUT:ocpi-3000'], { clock });
    const statuses = [
      await handler(get(LOCATIONS)),
      await handler(get(LOCATIONS)),
      await handler(get(LOCATIONS)),
    ];
    expect(statuses.map(({ status }) => status)).toEqual([200, 500, 200]);
    expect((await json(await handler(putToken()))).status_code).toBe(3000);
    expect(waits).toEqual([5, 5, 5, 5]);
  });

  it('are told to whoever wants to know', async () => {
    const told: unknown[] = [];
    const handler = faulty('locations:2:html', {
      onFault: ({ fault, call }, { module, operation }) => told.push({ fault, call, module, operation }),
    });
    await handler(get(LOCATIONS));
    await handler(get(LOCATIONS));
    expect(told).toEqual([{ fault: { kind: 'html' }, call: 2, module: 'locations', operation: 'list' }]);
  });

  it('work on a handler whose roles are unknown, by its URLs', async () => {
    const handler = withFaults(platform.api.fetch, [
      parseFault('locations.list:http-500'),
      parseFault('versions.details:http-501'),
    ]);
    expect((await handler(get(LOCATIONS))).status).toBe(500);
    expect((await handler(get(`${PUBLIC_URL}/2.2.1`))).status).toBe(501);
    expect((await handler(get(VERSIONS))).status).toBe(200);
    expect((await handler(get(`${PUBLIC_URL}/elsewhere`))).status).toBe(404);
  });
});
