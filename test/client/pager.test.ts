import { describe, expect, it } from 'vitest';
import type { ClientOptions } from '../../src/client/options.js';
import { type ListCursor, ListLimitError } from '../../src/client/paging/cursor.js';
import type { ListOptions } from '../../src/client/paging/list.js';
import { locations } from '../../src/contract/v2_2_1/locations.js';
import { OcpiUrlError } from '../../src/core/errors.js';
import { type FaultServer, faultServer, type Received, type Reply } from './support/fault-server.js';
import { aLocation, locationsOf } from './support/objects.js';
import { pageOf } from './support/pages.js';
import { partnerAt } from './support/partner.js';

async function listAt(server: FaultServer, args = {}, options: ListOptions = {}, client: ClientOptions = {}) {
  return (await partnerAt(server, client)).module(locations.sender).list(args, options);
}

async function idsAt(server: FaultServer, args = {}, options: ListOptions = {}, client: ClientOptions = {}) {
  return (await (await listAt(server, args, options, client)).all()).map(({ id }) => id);
}

const idsOf = (count: number): string[] => locationsOf(count).map(({ id }) => id);

const offsets = (server: FaultServer): (string | null)[] =>
  server.requests.map(({ url }) => url.searchParams.get('offset'));

describe('a list whose next link is odd', () => {
  const withLink = (link: (next: string, request: Received) => string | readonly string[]) =>
    faultServer((request) => {
      const page = pageOf(locationsOf(25), request);
      const next = /<(.*)>/.exec(String(page.headers?.link ?? ''))?.[1];
      return next === undefined ? page : { ...page, headers: { ...page.headers, link: link(next, request) } };
    });

  it('Q15: takes the next link out of several, quoted or bare, in any case', async () => {
    const server = await withLink((next) => `<http://x.example/a,b>; rel="prev first", <${next}>; REL=Next`);
    expect(await idsAt(server)).toEqual(idsOf(25));
  });

  it('Q15: reads a Link header that was sent twice', async () => {
    const server = await withLink((next) => [`<${next}>; rel="next"`, `<${next}>; rel="next"`]);
    expect(await idsAt(server)).toEqual(idsOf(25));
    expect(server.requests).toHaveLength(3);
  });

  it('Q15: counts on by offsets when the link is malformed', async () => {
    const server = await withLink(() => 'next page please');
    expect(await idsAt(server)).toEqual(idsOf(25));
    expect(offsets(server)).toEqual([null, '10', '20']);
  });

  it('Q15: follows a relative link', async () => {
    const server = await withLink((next) => `<${new URL(next).pathname}${new URL(next).search}>; rel="next"`);
    expect(await idsAt(server)).toEqual(idsOf(25));
  });

  it('Q14: refuses a link to another host, names the rule, and sends the token nowhere', async () => {
    const stranger = await faultServer(() => ({ data: [] }));
    const server = await withLink(() => `<${stranger.url}/locations?offset=10>; rel="next"`);
    const failure = await idsAt(server).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(OcpiUrlError);
    expect((failure as OcpiUrlError).rule).toBe('link-origin');
    expect(stranger.requests).toEqual([]);
  });

  it('Q14: follows a link to an origin that the caller says belongs to the partner', async () => {
    const other = await faultServer(() => ({ data: [aLocation('X')] }));
    const server = await withLink(() => `<${other.url}/locations?page=2>; rel="next"`);
    const ids = await idsAt(server, {}, {}, { origins: [other.url] });
    expect(ids).toEqual([...idsOf(10), 'X']);
  });

  it('Q14: upgrades an http link of an https list to the same host', async () => {
    const plain = await faultServer((request) => pageOf(locationsOf(25), request));
    const { port } = new URL(plain.url);
    const urls: string[] = [];
    const client: ClientOptions = {
      fetch: (request) => {
        urls.push(request.url);
        const inside = request.url.replace('https://partner.example', `http://127.0.0.1:${port}`);
        return fetch(new Request(inside, request)).then(publicLink);
      },
      urls: { resolve: null },
    };
    const publicLink = (response: Response): Response => {
      const headers = new Headers(response.headers);
      const link = headers.get('link')?.replace(/http:\/\/[^/]+/, 'http://partner.example:8080');
      if (link) headers.set('link', link);
      return new Response(response.body, { status: response.status, headers });
    };
    const ids = await idsAt({ ...plain, url: 'https://partner.example' }, {}, {}, client);
    expect(ids).toEqual(idsOf(25));
    expect(urls.every((url) => url.startsWith('https://partner.example/'))).toBe(true);
  });

  it('Q16: follows an opaque link as it is and never counts on beside it', async () => {
    const server = await faultServer(({ url }) => {
      const page = Number(url.searchParams.get('cursor')?.slice(1) ?? 0);
      const link = `</sender/locations?cursor=h${page + 1}&limit=2000>; rel="next"`;
      const headers = { 'x-total-count': '999', ...(page < 2 ? { link } : {}) };
      return { data: locationsOf(10, page * 10), headers };
    });
    expect(await idsAt(server)).toEqual(idsOf(30));
    expect(server.requests.map(({ path }) => path)).toEqual([
      '/sender/locations',
      '/sender/locations?cursor=h1&limit=2000',
      '/sender/locations?cursor=h2&limit=2000',
    ]);
  });
});

describe('a list without links', () => {
  it('Q15: goes on by offsets below the total', async () => {
    const server = await faultServer((request) => pageOf(locationsOf(25), request, { link: false }));
    expect(await idsAt(server)).toEqual(idsOf(25));
    expect(offsets(server)).toEqual([null, '10', '20']);
  });

  it('Q15: without a total goes on until a page comes empty', async () => {
    const server = await faultServer((request) =>
      pageOf(locationsOf(25), request, { link: false, total: false }),
    );
    expect(await idsAt(server)).toEqual(idsOf(25));
    expect(offsets(server)).toEqual([null, '10', '20', '25']);
  });

  it('Q15: looks once more when the total is just the length of a full first page', async () => {
    const server = await faultServer((request) => {
      const page = pageOf(locationsOf(25), request, { link: false });
      const count = (page.data as unknown[]).length;
      const total = { 'x-total-count': String(request.url.searchParams.get('offset') ? 25 : count) };
      return { ...page, headers: { ...page.headers, ...total } };
    });
    expect(await idsAt(server)).toEqual(idsOf(25));
  });

  it('Q17: advances by what came, not by what was asked for, and a short page ends nothing', async () => {
    const server = await faultServer((request) => {
      const offset = Number(request.url.searchParams.get('offset') ?? 0);
      const size = offset === 0 ? 3 : 7;
      return { data: locationsOf(Math.min(size, 24 - offset), offset), headers: { 'x-total-count': '24' } };
    });
    expect(await idsAt(server, { limit: 1000 })).toEqual(idsOf(24));
    expect(offsets(server)).toEqual([null, '3', '10', '17']);
  });

  it('Q19: reads a list that knows no pages, and asks only once more', async () => {
    const server = await faultServer(() => ({ data: locationsOf(30) }));
    expect(await idsAt(server)).toEqual(idsOf(30));
    expect(server.requests).toHaveLength(2);
  });

  it('Q19: comes to an end although its objects have no id, and gives equal ones of a page', async () => {
    const server = await faultServer(() => ({ data: ['a', 'b', 'a', { name: 'c' }, 7] }));
    const raws: unknown[] = [];
    for await (const { raw } of (await listAt(server)).items()) raws.push(raw);
    expect(raws).toEqual(['a', 'b', 'a', { name: 'c' }, 7]);
    expect(server.requests).toHaveLength(2);
  });

  it('Q19: comes to an end although its objects are newer with every answer', async () => {
    let second = 0;
    const server = await faultServer(() => {
      second += 1;
      const last_updated = new Date(Date.UTC(2026, 0, 1, 0, 0, second)).toISOString();
      return { data: [aLocation('L1', { last_updated }), aLocation('L2', { last_updated })] };
    });
    await idsAt(server);
    expect(server.requests).toHaveLength(2);
  });

  it('asks only once when the profile says that the list is a single page', async () => {
    const server = await faultServer(() => ({ data: locationsOf(30) }));
    const ids = await idsAt(server, {}, {}, { profile: { paging: { all: { style: 'single' } } } });
    expect(ids).toEqual(idsOf(30));
    expect(server.requests).toHaveLength(1);
  });

  it('does not look at links when the profile says so', async () => {
    const server = await faultServer((request) => {
      const page = pageOf(locationsOf(25), request);
      return { ...page, headers: { ...page.headers, link: '<http://wrong.example/>; rel="next"' } };
    });
    const client: ClientOptions = { profile: { paging: { modules: { locations: { style: 'offset' } } } } };
    expect(await idsAt(server, {}, {}, client)).toEqual(idsOf(25));
  });
});

describe('a list that goes round in circles', () => {
  const failureOf = async (answer: (request: Received, index: number) => Reply) => {
    const server = await faultServer(answer);
    const error = await idsAt(server).catch((failure: unknown) => failure);
    expect(error).toBeInstanceOf(ListLimitError);
    return { error: error as ListLimitError, server };
  };

  it('Q18: stops with a cursor when a limit of 0 makes every page empty', async () => {
    const { error, server } = await failureOf(() => ({
      data: [],
      headers: {
        'x-limit': '0',
        'x-total-count': '500',
        link: '</sender/locations?offset=0&limit=0>; rel="next"',
      },
    }));
    expect(error.limit).toBe('loop');
    expect(error.cursor.url).toContain('/sender/locations');
    expect(server.requests.length).toBeLessThan(5);
  });

  it('Q18: stops when the same page comes again and again', async () => {
    const { error } = await failureOf(({ url }) => ({
      data: locationsOf(10),
      headers: {
        link: `<${url.pathname}?turn=${Number(url.searchParams.get('turn') ?? 0) + 1}>; rel="next"`,
      },
    }));
    expect(error.message).toContain('no progress');
  });

  it('Q18: stops when a page links to itself', async () => {
    const { server } = await failureOf(() => ({
      data: locationsOf(10),
      headers: { link: '</sender/locations>; rel="next"' },
    }));
    expect(server.requests.length).toBeLessThan(5);
  });

  it('stops at the greatest number of pages, with a cursor', async () => {
    const server = await faultServer((request) => pageOf(locationsOf(100), request));
    const error = await idsAt(server, {}, { maxPages: 3 }).catch((failure: unknown) => failure);
    expect(error).toBeInstanceOf(ListLimitError);
    expect((error as ListLimitError).limit).toBe('maxPages');
    expect((error as ListLimitError).cursor.received).toBe(30);
  });
});

describe('a list that changes while it is read', () => {
  it('Q20: leaves out what was given before, and gives what is newer', async () => {
    const newer = aLocation('L3', { city: 'Delft', last_updated: '2026-02-01T00:00:00Z' });
    const pages = [locationsOf(10), [...locationsOf(3, 7), newer, ...locationsOf(5, 10)]];
    const server = await faultServer(({ url }) => {
      const page = Number(url.searchParams.get('page') ?? 0);
      const headers = page === 0 ? { link: '</sender/locations?page=1>; rel="next"' } : {};
      return { data: pages[page], headers: headers as Record<string, string> };
    });
    const progress: number[] = [];
    const list = await listAt(server, {}, { onProgress: ({ duplicates }) => progress.push(duplicates) });
    const found = await list.all();
    expect(found.map(({ id }) => id)).toEqual([...idsOf(10), 'L3', ...locationsOf(5, 10).map((l) => l.id)]);
    expect(found.find(({ city }) => city === 'Delft')?.id).toBe('L3');
    expect(progress).toEqual([0, 3]);
  });

  it('Q20: reads the page before again when the total shrinks, so that nothing is missed', async () => {
    let all = locationsOf(30);
    const server = await faultServer((request, index) => {
      if (index === 1) all = all.slice(2);
      return pageOf(all, request);
    });
    const seen = await idsAt(server, {}, { prefetch: false });
    expect([...seen].sort()).toEqual([...idsOf(30)].sort());
  });

  it('Q20: knows an object by owner and id, so that equal ids of two parties are two objects', async () => {
    const twins = [
      aLocation('L1'),
      aLocation('L1', { party_id: 'XYZ' }),
      aLocation('L1', { party_id: 'abc' }),
    ];
    const server = await faultServer(() => ({ data: twins, headers: { 'x-total-count': '3' } }));
    expect(await idsAt(server)).toEqual(['L1', 'L1']);
  });

  it('Q21: asks without date_to unless the caller names one', async () => {
    const server = await faultServer((request) => pageOf(locationsOf(5), request));
    await idsAt(server, { date_from: '2026-01-01T00:00:00Z' });
    expect(server.requests[0]?.path).toBe('/sender/locations?date_from=2026-01-01T00%3A00%3A00Z');
    await idsAt(server, { date_from: '2026-01-01T00:00:00Z', date_to: '2026-02-01T00:00:00Z' });
    expect(server.requests[1]?.url.searchParams.get('date_to')).toBe('2026-02-01T00:00:00Z');
  });
});

describe('a range of dates that a partner limits', () => {
  const DAY = 86_400_000;
  const tooLong = (from: string, to: string | null): boolean =>
    (to === null ? Date.now() : Date.parse(to)) - Date.parse(from) > 31 * DAY;

  it('Q22: is asked for in windows, each with its pages, without objects lost or doubled', async () => {
    const all = Array.from({ length: 60 }, (_, i) =>
      aLocation(`L${i}`, { last_updated: new Date(Date.UTC(2025, 0, 1) + i * 3 * DAY).toISOString() }),
    );
    const server = await faultServer((request) => {
      const from = request.url.searchParams.get('date_from') ?? '';
      const to = request.url.searchParams.get('date_to');
      if (tooLong(from, to)) return { statusCode: 2001, message: 'less than a month, please' };
      const inside = all.filter((l) => l.last_updated >= from && (to === null || l.last_updated <= to));
      return pageOf(inside, request, { max: 4 });
    });
    const dates = { date_from: '2025-01-01T00:00:00.000Z', date_to: '2025-07-01T00:00:00.000Z' };
    const client: ClientOptions = { profile: { paging: { modules: { locations: { window: 28 * DAY } } } } };
    expect(await idsAt(server, dates, {}, client)).toEqual(idsOf(60));
    const last = server.requests.at(-1)?.url.searchParams;
    expect(last?.get('date_to')).toBe('2025-07-01T00:00:00.000Z');
  });

  it('Q22: is resumed in the window where it stopped', async () => {
    const server = await faultServer((request) => {
      const from = Date.parse(request.url.searchParams.get('date_from') ?? '');
      return { data: [aLocation(`at-${Math.round(from / DAY)}`)], headers: { 'x-total-count': '1' } };
    });
    const dates = { date_from: '2025-01-01T00:00:00.000Z', date_to: '2025-01-11T00:00:00.000Z' };
    const whole = await idsAt(server, dates, { window: 2 * DAY });
    const list = await listAt(server, dates, { window: 2 * DAY });
    const pages = list.pages();
    await pages.next();
    const second = await pages.next();
    await pages.return();
    const cursor = JSON.parse(JSON.stringify(second.value?.cursor)) as ListCursor;
    const rest = await idsAt(server, dates, { window: 2 * DAY, cursor });
    expect(whole.length).toBeGreaterThan(4);
    expect(rest).toEqual(whole.slice(2));
  });
});

describe('a list in its course', () => {
  it('fetches the next page while the caller works on this one', async () => {
    const server = await faultServer((request) => pageOf(locationsOf(30), request));
    const pages = (await listAt(server)).pages();
    await pages.next();
    await expect.poll(() => server.requests.length).toBe(2);
    await pages.return();
    const without = (await listAt(server, {}, { prefetch: false })).pages();
    await without.next();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(server.requests).toHaveLength(3);
    await without.return();
  });

  it('is resumed from a stored cursor after any object, without a loss or a double', async () => {
    const server = await faultServer((request) => pageOf(locationsOf(25), request));
    for (const stop of [1, 9, 10, 11, 20, 24]) {
      const list = await listAt(server);
      const seen: string[] = [];
      for await (const { id } of list) {
        seen.push(id);
        if (seen.length === stop) break;
      }
      const cursor = JSON.parse(JSON.stringify(list.cursor())) as ListCursor;
      expect([...seen, ...(await idsAt(server, {}, { cursor }))]).toEqual(idsOf(25));
    }
  });

  it('has a cursor after a failure, from which it goes on', async () => {
    let broken = true;
    const server = await faultServer((request) =>
      broken && request.url.searchParams.get('offset') === '20'
        ? { status: 503, raw: 'down' }
        : pageOf(locationsOf(25), request),
    );
    const list = await listAt(server);
    const seen: string[] = [];
    const failure = await (async () => {
      for await (const { id } of list) seen.push(id);
    })().catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Error);
    expect(seen).toEqual(idsOf(20));
    broken = false;
    expect(await idsAt(server, {}, { cursor: list.cursor() })).toEqual(locationsOf(5, 20).map((l) => l.id));
  });

  it('refuses a cursor that is none', async () => {
    const server = await faultServer((request) => pageOf([], request));
    await expect(idsAt(server, {}, { cursor: { v: 2 } as unknown as ListCursor })).rejects.toThrow(TypeError);
  });

  it('gives every object by itself, also one that cannot be used, with issues and raw value', async () => {
    const data = [aLocation('L0'), { id: 'broken' }, { ...aLocation('L2'), city: 'x'.repeat(60) }];
    const server = await faultServer(() => ({ data, headers: { 'x-total-count': '3' } }));
    const items = [];
    for await (const item of (await listAt(server)).items()) items.push(item);
    expect(items.map(({ ok }) => ok)).toEqual([true, false, true]);
    expect(items[1]?.raw).toEqual({ id: 'broken' });
    expect(items[1]?.issues.some(({ code }) => code === 'missing_field')).toBe(true);
    expect(items[2]?.issues.map(({ code }) => code)).toEqual(['text_too_long']);
    expect(await idsAt(server)).toEqual(['L0', 'L2']);
  });

  it('in strict mode tolerates only what the profile says', async () => {
    const data = [{ ...aLocation('L0'), city: 'x'.repeat(60) }];
    const server = await faultServer(() => ({ data, headers: { 'x-total-count': '1' } }));
    expect(await idsAt(server, {}, {}, { mode: 'strict' })).toEqual([]);
    const profile = { tolerates: ['text_too_long'] as const };
    expect(await idsAt(server, {}, {}, { mode: 'strict', profile })).toEqual(['L0']);
  });

  it('asks for pages of the profile’s size unless the call names one', async () => {
    const server = await faultServer((request) => pageOf(locationsOf(3), request));
    const profile = { paging: { modules: { locations: { pageSize: 7 } } } };
    await idsAt(server, {}, {}, { profile });
    await idsAt(server, { limit: 2 }, {}, { profile });
    expect(server.requests[0]?.url.searchParams.get('limit')).toBe('7');
    expect(server.requests[1]?.url.searchParams.get('limit')).toBe('2');
  });

  it('stops with the caller’s signal', async () => {
    const server = await faultServer((request) => pageOf(locationsOf(100), request));
    const controller = new AbortController();
    const list = await listAt(server, {}, { signal: controller.signal });
    const seen: string[] = [];
    const failure = await (async () => {
      for await (const { id } of list) {
        seen.push(id);
        if (seen.length === 15) controller.abort();
      }
    })().catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'OCPI_HTTP', failure: 'aborted' });
    expect(seen.length).toBeLessThan(41);
  });
});
