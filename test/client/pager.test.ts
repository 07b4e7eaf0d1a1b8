import { describe, expect, it } from 'vitest';
import type { ClientOptions } from '../../src/client/options.js';
import { type ListCursor, ListLimitError } from '../../src/client/paging/cursor.js';
import type { ListOptions } from '../../src/client/paging/list.js';
import { locations } from '../../src/contract/v2_2_1/locations.js';
import { OcpiUrlError } from '../../src/core/errors.js';
import { formatNextLink, nextLink } from '../../src/core/link.js';
import type { Location } from '../../src/schema/v2_2_1/locations.js';
import { type MockOptions, mockPlatform } from '../../src/testing/index.js';
import {
  answering,
  type MockServer,
  mockServer,
  partnerAt,
  replying,
  replyOf,
  rewriting,
  TOKEN,
} from '../support/mock-server.js';
import { aLocation } from './support/objects.js';

async function listAt(mock: MockServer, args = {}, options: ListOptions = {}, client: ClientOptions = {}) {
  return (await partnerAt(mock, client)).module(locations.sender).list(args, options);
}

async function idsAt(mock: MockServer, args = {}, options: ListOptions = {}, client: ClientOptions = {}) {
  return (await (await listAt(mock, args, options, client)).all()).map(({ id }) => id);
}

/** A CPO with so many locations, on pages of ten, and faults of the list. */
const cpo = (count: number, faults: MockOptions['faults'] = [], more: Partial<MockOptions<'2.2.1'>> = {}) =>
  mockServer({ locations: count, pageSize: 10, faults, ...more });

const idsOf = (mock: MockServer): string[] => mock.world.locations.map(({ id }) => id);

const query = ({ exchanges }: MockServer, name: string): (string | null)[] =>
  exchanges.map(({ url }) => new URL(url).searchParams.get(name));

const offsets = (mock: MockServer): (string | null)[] => query(mock, 'offset');

/** A mock whose link leads to another place. */
const linkedTo = (next: (url: URL) => string): Promise<MockServer> =>
  cpo(25, [
    answering(async (request, answer) => {
      const response = await answer(request);
      const link = nextLink(response.headers.get('link'));
      if (link !== undefined) response.headers.set('link', formatNextLink(next(new URL(link))));
      return response;
    }),
  ]);

describe('a list whose next link is odd', () => {
  it.each(['several-links', 'doubled-link', 'malformed-link', 'relative-link', 'missing-link'])(
    'Q15: goes on all the same: %s',
    async (fault) => {
      const mock = await cpo(25, [fault]);
      expect(await idsAt(mock)).toEqual(idsOf(mock));
      expect(offsets(mock)).toEqual([null, '10', '20']);
    },
  );

  it('Q14: refuses a link to another host, names the rule, and sends the token nowhere', async () => {
    const stranger = await cpo(25);
    const mock = await linkedTo((url) => `${stranger.url}/2.2.1/sender/locations${url.search}`);
    const failure = await idsAt(mock).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(OcpiUrlError);
    expect((failure as OcpiUrlError).rule).toBe('link-origin');
    expect(stranger.exchanges).toEqual([]);
  });

  it('Q14: follows a link to an origin that the caller says belongs to the partner', async () => {
    const other = await cpo(25);
    const mock = await linkedTo((url) => `${other.url}/2.2.1/sender/locations${url.search}`);
    const ids = await idsAt(mock, {}, {}, { origins: [new URL(other.url).origin] });
    expect(ids).toEqual(idsOf(mock));
    expect(offsets(other)).toEqual(['10', '20']);
  });

  it.each(['https://partner.example', 'https://partner.example:8443'])(
    'Q14: upgrades an http link of a list at %s to the same host',
    async (origin) => {
      const mock = mockPlatform({
        url: `${origin}/ocpi`,
        version: '2.2.1',
        role: 'CPO',
        locations: 25,
        pageSize: 10,
        token: TOKEN,
        faults: ['http-link'],
      });
      const urls: string[] = [];
      const look = (request: Request): Promise<Response> => {
        urls.push(request.url);
        return mock.fetch(request);
      };
      const client: ClientOptions = { fetch: look, urls: { resolve: null } };
      const partner = await partnerAt({ ...mock, url: `${origin}/ocpi` }, client);
      const found = await partner.module(locations.sender).list().all();
      expect(found).toEqual(mock.world.locations);
      expect(urls.every((url) => url.startsWith(`${origin}/`))).toBe(true);
    },
  );

  it('Q16: follows an opaque link as it is and never counts on beside it', async () => {
    const mock = await cpo(25, ['wrong-total'], { dialect: 'plugsurfing' });
    expect(await idsAt(mock, {}, { prefetch: false })).toEqual(idsOf(mock));
    expect(offsets(mock)).toEqual(mock.exchanges.map(() => null));
    const [first, ...following] = query(mock, 'continuation');
    expect(first).toBeNull();
    expect(following.every((one) => one !== null)).toBe(true);
  });
});

describe('a list without links', () => {
  it('Q15: goes on by offsets below the total', async () => {
    const mock = await cpo(25, ['missing-link', 'missing-limit']);
    expect(await idsAt(mock)).toEqual(idsOf(mock));
    expect(offsets(mock)).toEqual([null, '10', '20']);
  });

  it('Q15: without a total goes on until a page comes empty', async () => {
    const mock = await cpo(25, ['missing-link', 'missing-total']);
    expect(await idsAt(mock)).toEqual(idsOf(mock));
    expect(offsets(mock)).toEqual([null, '10', '20', '25']);
  });

  it('Q15: looks once more when the total is just the length of a full first page', async () => {
    const ofThePage = answering(
      async (request, next) => {
        const response = await next(request);
        response.headers.set('x-total-count', '10');
        return response;
      },
      { calls: 1 },
    );
    const mock = await cpo(25, ['missing-link', ofThePage]);
    expect(await idsAt(mock)).toEqual(idsOf(mock));
  });

  it('Q17: advances by what came, not by what was asked for, and a short page ends nothing', async () => {
    const short = answering((request, next) => {
      const url = new URL(request.url);
      url.searchParams.set('limit', url.searchParams.has('offset') ? '7' : '3');
      return next(new Request(url, request));
    });
    const mock = await cpo(24, ['missing-link', 'missing-limit', short]);
    expect(await idsAt(mock, { limit: 1000 })).toEqual(idsOf(mock));
    expect(offsets(mock)).toEqual([null, '3', '10', '17']);
  });

  it('Q19: reads a list that knows no pages, and asks only once more', async () => {
    const mock = await cpo(30, ['no-pages']);
    expect(await idsAt(mock, {}, { prefetch: false })).toEqual(idsOf(mock));
    expect(mock.exchanges).toHaveLength(2);
  });

  it('Q19: comes to an end although its objects have no id, and gives equal ones of a page', async () => {
    const data = ['a', 'b', 'a', { name: 'c' }, 7];
    const mock = await cpo(0, [replying({ data })]);
    const raws: unknown[] = [];
    for await (const { raw } of (await listAt(mock, {}, { prefetch: false })).items()) raws.push(raw);
    expect(raws).toEqual(data);
    expect(mock.exchanges).toHaveLength(2);
  });

  it('Q19: comes to an end although its objects are newer with every answer', async () => {
    let second = 0;
    const newer = answering(() => {
      second += 1;
      const last_updated = new Date(Date.UTC(2026, 0, 1, 0, 0, second)).toISOString();
      return replyOf({ data: [aLocation('L1', { last_updated }), aLocation('L2', { last_updated })] });
    });
    const mock = await cpo(0, [newer]);
    await idsAt(mock, {}, { prefetch: false });
    expect(mock.exchanges).toHaveLength(2);
  });

  it('asks only once when the profile says that the list is a single page', async () => {
    const mock = await cpo(30, ['no-pages']);
    const ids = await idsAt(mock, {}, {}, { profile: { paging: { all: { style: 'single' } } } });
    expect(ids).toEqual(idsOf(mock));
    expect(mock.exchanges).toHaveLength(1);
  });

  it('does not look at links when the profile says so', async () => {
    const mock = await cpo(25, ['wrong-link']);
    const client: ClientOptions = { profile: { paging: { modules: { locations: { style: 'offset' } } } } };
    expect(await idsAt(mock, {}, {}, client)).toEqual(idsOf(mock));
  });
});

describe('a list that goes round in circles', () => {
  const failureOf = async (mock: MockServer) => {
    const error = await idsAt(mock).catch((failure: unknown) => failure);
    expect(error).toBeInstanceOf(ListLimitError);
    return error as ListLimitError;
  };

  it('Q18: stops with a cursor when a limit of 0 makes every page empty', async () => {
    const mock = await cpo(25, ['zero-limit']);
    const error = await failureOf(mock);
    expect(error.limit).toBe('loop');
    expect(error.cursor.url).toContain('/sender/locations');
    expect(mock.exchanges.length).toBeLessThan(5);
  });

  it('Q18: stops when the same page comes again and again', async () => {
    const turning = answering(async (request, next) => {
      const url = new URL(request.url);
      const response = await next(new Request(url.origin + url.pathname, request));
      url.searchParams.set('turn', `${Number(url.searchParams.get('turn') ?? 0) + 1}`);
      response.headers.set('link', formatNextLink(url.href));
      return response;
    });
    expect((await failureOf(await cpo(25, [turning]))).message).toContain('no progress');
  });

  it('Q18: stops when a page links to itself', async () => {
    const mock = await cpo(25, ['link-loop']);
    await failureOf(mock);
    expect(mock.exchanges.length).toBeLessThan(5);
  });

  it('stops at the greatest number of pages, with a cursor', async () => {
    const error = await idsAt(await cpo(100), {}, { maxPages: 3 }).catch((failure: unknown) => failure);
    expect(error).toBeInstanceOf(ListLimitError);
    expect((error as ListLimitError).limit).toBe('maxPages');
    expect((error as ListLimitError).cursor.received).toBe(30);
  });
});

describe('a list that changes while it is read', () => {
  it('Q20: leaves out what was given before, and gives what is newer', async () => {
    const mock = await cpo(15);
    const [, , , fourth] = mock.world.locations;
    if (!fourth) throw new Error('The world has locations.');
    const newer = { ...fourth, city: 'Delft', last_updated: '2030-01-01T00:00:00Z' };
    // Three objects came before the second page, and an object of the first has changed and moved to its end.
    const meanwhile = [
      answering(
        (request, next) => {
          const url = new URL(request.url);
          url.searchParams.set('offset', '7');
          url.searchParams.set('limit', '8');
          return next(new Request(url, request));
        },
        { calls: 2 },
      ),
      rewriting(
        ({ data, ...rest }: { readonly data: readonly Location[] }) => ({ ...rest, data: [...data, newer] }),
        { calls: 2 },
      ),
    ];
    mock.faults.set(...meanwhile, 'missing-total');
    const progress: number[] = [];
    const list = await listAt(mock, {}, { onProgress: ({ duplicates }) => progress.push(duplicates) });
    const found = await list.all();
    expect(found.map(({ id }) => id)).toEqual([...idsOf(mock), fourth.id]);
    expect(found.at(-1)?.city).toBe('Delft');
    expect(progress.slice(0, 2)).toEqual([0, 3]);
  });

  it('Q20: reads the page before again when the total shrinks, so that nothing is missed', async () => {
    const mock = await cpo(30);
    const [first, second] = idsOf(mock);
    const seen: string[] = [];
    for await (const { id } of await listAt(mock, {}, { prefetch: false })) {
      seen.push(id);
      if (seen.length === 10)
        for (const gone of [first, second]) await mock.objects(locations).remove(gone ?? '');
    }
    expect(seen.sort()).toEqual(idsOf(mock).sort());
  });

  it('Q20: knows an object by owner and id, so that equal ids of two parties are two objects', async () => {
    const data = [
      aLocation('L1'),
      aLocation('L1', { party_id: 'XYZ' }),
      aLocation('L1', { party_id: 'abc' }),
    ];
    const mock = await cpo(0, [replying({ data, headers: { 'x-total-count': '3' } })]);
    expect(await idsAt(mock)).toEqual(['L1', 'L1']);
  });

  it('Q21: asks without date_to unless the caller names one', async () => {
    const mock = await cpo(5);
    const date_from = '2026-01-01T00:00:00Z';
    await idsAt(mock, { date_from });
    await idsAt(mock, { date_from, date_to: '2026-02-01T00:00:00Z' });
    expect(query(mock, 'date_from')).toEqual([date_from, date_from]);
    expect(query(mock, 'date_to')).toEqual([null, '2026-02-01T00:00:00Z']);
  });
});

describe('a range of dates that a partner limits', () => {
  const DAY = 86_400_000;

  /** Locations that have changed every third day since 2025 began, at a partner that looks at 31 days at most. */
  const limited = async (count: number) => {
    const mock = await cpo(0, [], {
      pageSize: 4,
      dialect: { name: 'windows', sources: [], maxWindow: { locations: 31 } },
    });
    const last_updated = (i: number) => new Date(Date.UTC(2025, 0, 1) + i * 3 * DAY).toISOString();
    const all = Array.from({ length: count }, (_, i) =>
      aLocation(`L${i}`, { last_updated: last_updated(i) }),
    );
    await mock.objects(locations).set(...all);
    return { mock, ids: all.map(({ id }) => id) };
  };

  it('Q22: is asked for in windows, each with its pages, without objects lost or doubled', async () => {
    const { mock, ids } = await limited(60);
    const dates = { date_from: '2025-01-01T00:00:00.000Z', date_to: '2025-07-01T00:00:00.000Z' };
    await expect(idsAt(mock, dates)).rejects.toMatchObject({ statusCode: 2001 });
    const client: ClientOptions = { profile: { paging: { modules: { locations: { window: 28 * DAY } } } } };
    expect(await idsAt(mock, dates, {}, client)).toEqual(ids);
    expect(query(mock, 'date_to').at(-1)).toBe('2025-07-01T00:00:00.000Z');
  });

  it('Q22: is resumed in the window where it stopped', async () => {
    const { mock, ids } = await limited(10);
    const dates = { date_from: '2025-01-01T00:00:00.000Z', date_to: '2025-02-01T00:00:00.000Z' };
    const list = await listAt(mock, dates, { window: 3 * DAY });
    const pages = list.pages();
    await pages.next();
    const second = await pages.next();
    await pages.return();
    const cursor = JSON.parse(JSON.stringify(second.value?.cursor)) as ListCursor;
    expect(await idsAt(mock, dates, { window: 3 * DAY })).toEqual(ids);
    expect(await idsAt(mock, dates, { window: 3 * DAY, cursor })).toEqual(ids.slice(2));
  });
});

describe('a list in its course', () => {
  it('fetches the next page while the caller works on this one', async () => {
    const mock = await cpo(30);
    const pages = (await listAt(mock)).pages();
    await pages.next();
    await expect.poll(() => mock.exchanges.length).toBe(2);
    await pages.return();
    const without = (await listAt(mock, {}, { prefetch: false })).pages();
    await without.next();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(mock.exchanges).toHaveLength(3);
    await without.return();
  });

  it('is resumed from a stored cursor after any object, without a loss or a double', async () => {
    const mock = await cpo(25);
    for (const stop of [1, 9, 10, 11, 20, 24]) {
      const list = await listAt(mock);
      const seen: string[] = [];
      for await (const { id } of list) {
        seen.push(id);
        if (seen.length === stop) break;
      }
      const cursor = JSON.parse(JSON.stringify(list.cursor())) as ListCursor;
      expect([...seen, ...(await idsAt(mock, {}, { cursor }))]).toEqual(idsOf(mock));
    }
  });

  it('has a cursor after a failure, from which it goes on', async () => {
    const mock = await cpo(25, ['3+:http-503']);
    const list = await listAt(mock);
    const seen: string[] = [];
    const failure = await (async () => {
      for await (const { id } of list) seen.push(id);
    })().catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Error);
    expect(seen).toEqual(idsOf(mock).slice(0, 20));
    mock.faults.set();
    expect(await idsAt(mock, {}, { cursor: list.cursor() })).toEqual(idsOf(mock).slice(20));
  });

  it('refuses a cursor that is none', async () => {
    const mock = await cpo(0);
    await expect(idsAt(mock, {}, { cursor: { v: 2 } as unknown as ListCursor })).rejects.toThrow(TypeError);
  });

  it('gives every object by itself, also one that cannot be used, with issues and raw value', async () => {
    const data = [aLocation('L0'), { id: 'broken' }, { ...aLocation('L2'), city: 'x'.repeat(60) }];
    const mock = await cpo(0, [replying({ data, headers: { 'x-total-count': '3' } })]);
    const items = [];
    for await (const item of (await listAt(mock)).items()) items.push(item);
    expect(items.map(({ ok }) => ok)).toEqual([true, false, true]);
    expect(items[1]?.raw).toEqual({ id: 'broken' });
    expect(items[1]?.issues.some(({ code }) => code === 'missing_field')).toBe(true);
    expect(items[2]?.issues.map(({ code }) => code)).toEqual(['text_too_long']);
    expect(await idsAt(mock)).toEqual(['L0', 'L2']);
  });

  it('in strict mode tolerates only what the profile says', async () => {
    const data = [{ ...aLocation('L0'), city: 'x'.repeat(60) }];
    const mock = await cpo(0, [replying({ data, headers: { 'x-total-count': '1' } })]);
    expect(await idsAt(mock, {}, {}, { mode: 'strict' })).toEqual([]);
    const profile = { tolerates: ['text_too_long'] as const };
    expect(await idsAt(mock, {}, {}, { mode: 'strict', profile })).toEqual(['L0']);
  });

  it('asks for pages of the profile’s size unless the call names one', async () => {
    const mock = await cpo(1);
    const profile = { paging: { modules: { locations: { pageSize: 7 } } } };
    await idsAt(mock, {}, {}, { profile });
    await idsAt(mock, { limit: 2 }, {}, { profile });
    expect(query(mock, 'limit')).toEqual(['7', '2']);
  });

  it('stops with the caller’s signal', async () => {
    const mock = await cpo(100);
    const controller = new AbortController();
    const list = await listAt(mock, {}, { signal: controller.signal });
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
