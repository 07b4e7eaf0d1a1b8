import { describe, expect, it } from 'vitest';
import { parseFault, samples_2_2_1, withFaults } from '../../../src/testing/index.js';
import { get, LOCATIONS, makePlatform, PUBLIC_URL, TOKENS } from './platform.js';

/** Asks a platform in which something goes wrong. */
async function ask(fault: string, request = get(LOCATIONS)): Promise<Response> {
  const { api, roles } = await makePlatform();
  return withFaults(api.fetch, [parseFault(fault)], { roles, publicUrl: PUBLIC_URL })(request);
}

const json = async (response: Response): Promise<Record<string, unknown>> =>
  (await response.json()) as Record<string, unknown>;

describe('faults of bodies', () => {
  it('broken-body: the answer breaks off in the middle, after its headers', async () => {
    const response = await ask('broken-body');
    expect([response.status, response.headers.get('x-total-count')]).toEqual([200, '25']);
    const reader = response.body?.getReader();
    expect((await reader?.read())?.value?.length).toBeGreaterThan(1000);
    await expect(reader?.read()).rejects.toThrow('broken on purpose');
  });

  it('empty-body: the right status with nothing below it', async () => {
    const response = await ask('empty-body');
    expect([response.status, await response.text()]).toEqual([200, '']);
  });

  it('byte-order-mark: three bytes before the answer', async () => {
    const bytes = new Uint8Array(await (await ask('byte-order-mark')).arrayBuffer());
    expect([...bytes.subarray(0, 4)]).toEqual([0xef, 0xbb, 0xbf, '{'.charCodeAt(0)]);
  });
});

describe('faults of envelopes', () => {
  it.each([
    ['missing-timestamp', 'timestamp', undefined],
    ['zoneless-timestamp', 'timestamp', expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+$/)],
    ['null-message', 'status_message', null],
    ['text-code', 'status_code', '1000'],
    ['missing-data', 'data', undefined],
    ['null-data', 'data', null],
    ['object-data', 'data', {}],
    ['text-data', 'data', 'accepted'],
  ])('%s: %s is %j', async (fault, field, expected) => {
    const envelope = await json(await ask(fault));
    expect(envelope[field]).toEqual(expected);
    expect(Object.keys(envelope).length).toBeGreaterThanOrEqual(2);
  });

  it('ocpi-CODE-http-STATUS: a code under the status that is named', async () => {
    const response = await ask('ocpi-2003-http-404');
    expect(response.status).toBe(404);
    expect(await json(response)).toMatchObject({ status_code: 2003 });
  });
});

describe('redirects', () => {
  it('redirect-STATUS: to the same address with a slash at the end, where the answer is', async () => {
    const response = await ask('redirect-308', get(`${LOCATIONS}?limit=2`));
    const location = response.headers.get('location') ?? '';
    expect([response.status, location]).toEqual([308, '/ocpi/2.2.1/sender/locations/?limit=2']);
    const there = await ask('redirect-308', get(new URL(location, LOCATIONS).href));
    expect((await json(there)).data).toHaveLength(2);
  });

  it('redirect-loop and redirect-elsewhere: to itself, and to another host', async () => {
    expect((await ask('redirect-loop')).headers.get('location')).toBe('/ocpi/2.2.1/sender/locations');
    const elsewhere = (await ask('redirect-elsewhere')).headers.get('location');
    expect(elsewhere).toBe('https://elsewhere.example/ocpi/2.2.1/sender/locations');
  });
});

describe('faults of links', () => {
  const NEXT = `${LOCATIONS}?offset=10&limit=10`;

  it.each([
    ['relative-link', '</ocpi/2.2.1/sender/locations?offset=10&limit=10>; rel="next"'],
    ['doubled-link', `<${NEXT}>; rel="next", <${NEXT}>; rel="next"`],
    ['several-links', `<https://elsewhere.example/a,b>; rel="prev first", <${NEXT}>; REL=Next`],
    ['malformed-link', 'the next page, please'],
    ['http-link', `<${NEXT.replace('https', 'http')}>; rel="next"`],
  ])('%s: %s', async (fault, expected) => {
    expect((await ask(fault)).headers.get('link')).toBe(expected);
    expect((await ask(fault, get(`${LOCATIONS}?offset=20`))).headers.get('link')).toBeNull();
  });

  it('no-pages: everything at once, whatever is asked for', async () => {
    const response = await ask('no-pages', get(`${LOCATIONS}?offset=20&limit=2`));
    expect((await json(response)).data).toHaveLength(25);
    for (const name of ['link', 'x-total-count', 'x-limit']) expect(response.headers.has(name)).toBe(false);
  });

  it('zero-limit: no objects, and a link that leads to no more', async () => {
    const response = await ask('zero-limit');
    expect((await json(response)).data).toEqual([]);
    expect(response.headers.get('x-limit')).toBe('0');
    expect(response.headers.get('link')).toBe(`<${LOCATIONS}?limit=0>; rel="next"`);
  });
});

describe('an answer of one’s own', () => {
  it('stands in the place of the platform, which can still be asked', async () => {
    const { api, world } = await makePlatform();
    const faulty = withFaults(api.fetch, [
      {
        calls: 2,
        fault: {
          kind: 'custom',
          answer: async (request, next) => {
            const { data, ...rest } = (await (await next(request)).json()) as { data: unknown[] };
            return Response.json({ ...rest, data: [...data].reverse() });
          },
        },
      },
    ]);
    const ids = async () =>
      ((await json(await faulty(get(LOCATIONS)))).data as { id: string }[]).map(({ id }) => id);
    const expected = world.locations.slice(0, 10).map(({ id }) => id);
    expect([await ids(), await ids()]).toEqual([expected, [...expected].reverse()]);
  });

  it('is not called for requests that the rule is not about', async () => {
    const { api, roles, world } = await makePlatform();
    const answer = (): Response => new Response('no');
    const rule = { module: 'locations', operation: 'list', fault: { kind: 'custom', answer } } as const;
    const { country_code, party_id } = world.emsp;
    const token = samples_2_2_1.token({ overrides: { country_code, party_id } });
    const request = get(`${TOKENS}/${country_code}/${party_id}/${token.uid}`, {
      method: 'PUT',
      body: JSON.stringify(token),
    });
    const response = await withFaults(api.fetch, [rule], { roles, publicUrl: PUBLIC_URL })(request);
    expect(response.status).toBe(201);
  });
});
