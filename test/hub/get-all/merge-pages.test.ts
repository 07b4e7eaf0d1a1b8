import { describe, expect, test } from 'vitest';
import { type MergedPage, type MergeOptions, mergePages } from '../../../src/hub/get-all/merge-pages.js';
import { memoryState } from '../../../src/store/memory-state.js';
import { FakeSource, fails, hangs, names, rubbish } from './support.js';

const quick = { pause: 0, timeout: 60 };

function reader(sources: readonly FakeSource[], options: Partial<MergeOptions> = {}) {
  const merge: MergeOptions = { state: memoryState(), ...quick, ...options };
  return (request: {
    limit?: number;
    offset?: number;
    cursor?: string | undefined;
    reader?: string;
    list?: string;
  }) => mergePages(merge, { reader: 'A', list: 'locations', sources, limit: 10, ...request });
}

async function all(page: ReturnType<typeof reader>, limit = 10, between?: (n: number) => void) {
  const pages: MergedPage[] = [];
  for (let cursor: string | undefined, n = 0; n === 0 || cursor !== undefined; n += 1) {
    expect(n).toBeLessThan(200);
    const next = await page({ limit, cursor });
    pages.push(next);
    between?.(n);
    ({ cursor } = next);
  }
  return { pages, items: pages.flatMap(({ items }) => names(items)) };
}

describe('a merged list', () => {
  test('gives the objects of all sources in order, each once, with the sum as total on every page', async () => {
    const sources = [new FakeSource('A', 23), new FakeSource('B', 0), new FakeSource('C', 5)];
    const { pages, items } = await all(reader(sources));
    expect(items).toEqual(sources.flatMap((source) => names(source.items)));
    expect(pages.map(({ total }) => total)).toEqual(pages.map(() => 28));
    expect(pages.every(({ items }) => items.length <= 10)).toBe(true);
    expect(pages.flatMap(({ problems }) => problems)).toEqual([]);
  });

  test('puts many small sources on one page and asks those at the same time', async () => {
    const sources = Array.from({ length: 20 }, (_, n) => new FakeSource(`S${n}`, 2));
    const { pages } = await all(reader(sources, { timeout: 2000 }), 100);
    expect(pages).toHaveLength(1);
    expect(sources.every(({ requests }) => requests.length <= 2)).toBe(true);
  });

  test('asks a source for each of its pages once', async () => {
    const source = new FakeSource('A', 100);
    await all(reader([source]));
    expect(source.requests).toHaveLength(10);
  });

  test('is as full when sources have all the time there is', async () => {
    const sources = Array.from({ length: 20 }, (_, n) => new FakeSource(`S${n}`, 2));
    expect((await all(reader(sources, { timeout: 60_000 }), 100)).pages).toHaveLength(1);
  });

  test('is empty without sources, and with sources that have nothing', async () => {
    const nothing = { items: [], total: 0, cursor: undefined, leftOut: [], problems: [] };
    expect(await reader([])({})).toEqual(nothing);
    expect(await reader([new FakeSource('A', 0)])({})).toEqual(nothing);
  });

  test('says how much there is when no objects are asked for', async () => {
    expect(await reader([new FakeSource('A', 3)])({ limit: 0 })).toMatchObject({ items: [], total: 3 });
  });

  test('cuts the page of a source that sends more than was asked for', async () => {
    const source = new FakeSource('A', 35);
    source.least = 35;
    const { items, pages } = await all(reader([source, new FakeSource('B', 4)]));
    expect(items).toEqual([...names(source.items), 'B/1', 'B/2', 'B/3', 'B/4']);
    expect(pages.every(({ items }) => items.length <= 10)).toBe(true);
  });

  test('keeps little of a source that sends everything at once', async () => {
    const source = new FakeSource('A', 15_000);
    source.least = 15_000;
    const state = memoryState();
    const { items } = await all(reader([source], { state, timeout: 5000 }), 1000);
    expect(new Set(items).size).toBe(15_000);
    const sizes = (await state.list('hub-get-all')).map((entry) => JSON.stringify(entry).length);
    expect(Math.max(...sizes)).toBeLessThan(150_000);
  });

  test('has no more on a page than the hub allows', async () => {
    const page = await reader([new FakeSource('A', 50)], { maxPageSize: 20 })({ limit: 1000 });
    expect(page.items).toHaveLength(20);
  });

  test('also ends for sources that do not say how much they have', async () => {
    const sources = [new FakeSource('A', 23), new FakeSource('B', 7), new FakeSource('C', 12)];
    for (const source of sources) source.counts = false;
    const { items } = await all(reader(sources));
    expect([...items].sort()).toEqual(sources.flatMap((source) => names(source.items)).sort());
  });

  test('starts anywhere by offset, in the source where that is', async () => {
    const sources = [new FakeSource('A', 23), new FakeSource('B', 7), new FakeSource('C', 12)];
    const page = reader(sources);
    const whole = sources.flatMap((source) => names(source.items));
    for (const offset of [0, 5, 22, 23, 29, 30, 41, 42, 1000]) {
      const { items, total } = await page({ offset, limit: 3 });
      expect(whole.slice(offset).slice(0, items.length)).toEqual(names(items));
      expect(items.length > 0).toBe(offset < 42);
      expect(total).toBe(42);
    }
    expect(sources[2]?.requests.filter(({ limit }) => limit === 1)).toHaveLength(1);
  });
});

describe('sources that change while they are read', () => {
  test('give what was added, and nothing twice', async () => {
    const sources = [new FakeSource('A', 30), new FakeSource('B', 30)];
    const { items } = await all(reader(sources), 10, () => sources[1]?.add(2));
    expect(new Set(items).size).toBe(items.length);
    expect(items.length).toBeGreaterThanOrEqual(60);
  });

  test.each(['offset', 'stable'] as const)('lose nothing that stays when others go (%s)', async (paging) => {
    const source = new FakeSource('A', 60);
    source.paging = paging;
    const gone: string[] = [];
    const { items } = await all(reader([source, new FakeSource('B', 5)]), 10, (n) => {
      gone.push(...names(source.items.splice(n, 3)));
    });
    const stayed = names(source.items);
    expect(items.filter((name) => stayed.includes(name))).toEqual(stayed);
    expect(new Set(items).size).toBe(items.length);
    expect(gone.length).toBeGreaterThan(0);
  });

  test('are read once only when new objects push old ones to the next page', async () => {
    const source = new FakeSource('A', 40);
    source.paging = 'offset';
    let made = 0;
    const { items } = await all(reader([source]), 10, () => {
      made += 1;
      source.items.unshift({ country_code: 'NL', party_id: 'A', id: `new ${made}` });
    });
    expect(items).toEqual(Array.from({ length: 40 }, (_, n) => `A/${n + 1}`));
  });

  test('may end early', async () => {
    const source = new FakeSource('A', 40);
    const { items } = await all(reader([source, new FakeSource('B', 3)]), 10, () => source.items.splice(15));
    expect(items).toEqual([...Array.from({ length: 15 }, (_, n) => `A/${n + 1}`), 'B/1', 'B/2', 'B/3']);
  });
});

describe('a source that does not do its part', () => {
  test.each([
    ['fails', fails],
    ['hangs', hangs],
    ['answers rubbish', rubbish],
  ])('costs the others nothing when it %s, and is asked again when they are done', async (_, trouble) => {
    const sources = [new FakeSource('A', 12), new FakeSource('B', 12), new FakeSource('C', 12)];
    sources[1]?.trouble.push(trouble);
    const { items, pages } = await all(reader(sources));
    const of = (id: string) => names(sources.find((source) => source.id === id)?.items ?? []);
    expect(items).toEqual([...of('A'), ...of('C'), ...of('B')]);
    expect(pages[0]?.total).toBe(24);
    expect(pages.at(-1)?.total).toBe(36);
    expect(pages.flatMap(({ problems }) => problems)).toMatchObject([{ source: 'B', kind: 'failed' }]);
  });

  test('is left out when it is down for good, and the total says so', async () => {
    const [one, dead] = [new FakeSource('A', 12), new FakeSource('B', 12)];
    const seen: string[] = [];
    const page = reader([dead, one], { onProblem: ({ source, kind }) => seen.push(`${source} ${kind}`) });
    const { items, pages } = await all(page, 10, () => {
      dead.trouble.push(fails, fails, fails);
    });
    expect(items).toEqual([...names(dead.items.slice(0, 10)), ...names(one.items)]);
    expect(pages[0]?.total).toBe(24);
    expect(pages.at(-1)?.total).toBe(22);
    expect(pages.at(-1)).toMatchObject({ cursor: undefined, leftOut: ['B'] });
    expect(seen).toEqual(['B failed', 'B failed', 'B left-out']);
  });

  test('is found dead within a bounded time when all of them hang', async () => {
    const sources = Array.from({ length: 30 }, (_, n) => new FakeSource(`S${n}`, 5));
    for (const source of sources) source.trouble.push(...Array.from({ length: 9 }, () => hangs));
    const started = Date.now();
    const page = await reader(sources, { timeout: 20, deadline: 300, parallel: 4 })({});
    expect(Date.now() - started).toBeLessThan(1500);
    expect(page.items).toEqual([]);
    expect(page.problems.length).toBeGreaterThan(0);
  });

  test('is cut off when it goes round in circles, near or far', async () => {
    for (const length of [1, 2, 40]) {
      const circle = new FakeSource('A', 0);
      const pageOf = (n: number) => ({
        items: [{ id: `${n}` }],
        total: 1000,
        next: `${(n + 1) % length}`,
      });
      circle.page = async ({ at }) => pageOf('next' in at ? Number(at.next) : 0);
      const { items, pages } = await all(reader([circle, new FakeSource('B', 2)]), 1);
      expect(items.slice(-2)).toEqual(['B/1', 'B/2']);
      expect(pages.flatMap(({ problems }) => problems)).toMatchObject([{ source: 'A', kind: 'endless' }]);
    }
  });

  test('may send what are no objects among those that are', async () => {
    const source = new FakeSource('A', 0);
    source.page = async () => ({ items: [null, 'text', [], { id: '1' }, 7, { id: '2' }], total: 6 });
    const page = await reader([source])({});
    expect(page.items).toEqual([{ id: '1' }, { id: '2' }]);
    expect(page.problems).toMatchObject([{ source: 'A', kind: 'objects' }]);
  });

  test('is left out when it is no source any more', async () => {
    const state = memoryState();
    const sources = [new FakeSource('A', 12), new FakeSource('B', 3)];
    const first = await reader(sources, { state })({});
    const rest = await reader(sources.slice(1), { state })({ cursor: first.cursor });
    expect(names(rest.items)).toEqual(['B/1', 'B/2', 'B/3']);
    expect(rest.problems).toMatchObject([{ source: 'A', kind: 'gone', given: 10 }]);
    expect(rest.total).toBe(13);
  });
});

describe('the cursor of a merged list', () => {
  const sources = () => [new FakeSource('A', 25), new FakeSource('B', 25)];

  test('gives the same page as often as it is used, by any process', async () => {
    const state = memoryState();
    const first = await reader(sources(), { state })({});
    const again = await reader(sources(), { state })({ cursor: first.cursor });
    expect(await reader(sources(), { state })({ cursor: first.cursor })).toEqual(again);
  });

  test('shows nothing of the sources', async () => {
    const { cursor } = await reader(sources())({});
    expect(cursor).toMatch(/^[\w-]{44}$/);
    expect((await reader(sources())({})).cursor).not.toBe(cursor);
  });

  test.each([
    ['another reader', { reader: 'B' }],
    ['another list', { list: 'tariffs' }],
    ['a cursor that was never given', { cursor: 'x'.repeat(44) }],
    ['a cursor with rubbish', { cursor: "'; drop" }],
  ])('is refused for %s', async (_, request) => {
    const page = reader(sources());
    const { cursor } = await page({});
    await expect(page({ cursor, ...request })).rejects.toMatchObject({
      code: 'OCPI_STATUS',
      statusCode: 2001,
    });
  });

  test('is refused when its time is over', async () => {
    const page = reader(sources(), { lifetime: 5 });
    const { cursor } = await page({});
    await new Promise((resolve) => setTimeout(resolve, 20));
    await expect(page({ cursor })).rejects.toMatchObject({ statusCode: 2001 });
  });

  test('leaves a bounded number of entries behind, and those before it still work', async () => {
    const state = memoryState();
    const page = reader([new FakeSource('A', 300)], { state });
    const { pages } = await all(page);
    expect((await state.list('hub-get-all')).length).toBeLessThanOrEqual(12);
    const before = pages.at(-6);
    expect(names((await page({ cursor: pages.at(-7)?.cursor })).items)).toEqual(names(before?.items ?? []));
  });

  test('ends with the caller: its reason is thrown, and sources are not blamed', async () => {
    const [source] = sources();
    source?.trouble.push(hangs);
    const controller = new AbortController();
    const seen: unknown[] = [];
    const options = { state: memoryState(), onProblem: (problem: unknown) => seen.push(problem) };
    const page = mergePages(options, {
      reader: 'A',
      list: 'locations',
      sources: source ? [source] : [],
      limit: 10,
      signal: controller.signal,
    });
    controller.abort(new Error('gone'));
    await expect(page).rejects.toThrow('gone');
    expect(seen).toEqual([]);
  });
});
