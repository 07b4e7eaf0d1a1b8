import { describe, expect, test } from 'vitest';
import { linkedSource } from '../../../src/hub/get-all/linked-source.js';
import { mergePages } from '../../../src/hub/get-all/merge-pages.js';
import { memoryState } from '../../../src/store/memory-state.js';

const LIST = 'https://cpo.example/ocpi/2.2.1/locations?date_from=2026-01-01T00:00:00Z';
const ids = (from: number, to: number) =>
  Array.from({ length: Math.max(0, to - from) }, (_, n) => ({ id: `${from + n}` }));

/** Answers a URL as a partner does: with objects and headers. */
type Partner = (url: URL) => { items: unknown[]; headers?: Record<string, string> };

async function crawl(partner: Partner, limit = 10) {
  const asked: string[] = [];
  const source = linkedSource({
    id: 'A',
    url: LIST,
    fetchPage: async (url) => {
      asked.push(url.slice('https://cpo.example'.length));
      const { items, headers } = partner(new URL(url));
      return { items, headers: new Headers(headers) };
    },
  });
  const state = memoryState();
  const items: object[] = [];
  const problems: string[] = [];
  let cursor: string | undefined;
  let total = 0;
  for (let n = 0; n === 0 || cursor !== undefined; n += 1) {
    expect(n).toBeLessThan(100);
    const request = { reader: 'B', list: 'locations', sources: [source], limit, cursor };
    const page = await mergePages({ state, pause: 0 }, request);
    items.push(...page.items);
    problems.push(...page.problems.map(({ kind }) => kind));
    ({ cursor, total } = page);
  }
  return { items: items.map((item) => (item as { id: string }).id), asked, problems, total };
}

const numbers = (count: number) => Array.from({ length: count }, (_, n) => `${n}`);

describe('the list of a partner as a source', () => {
  test('is asked with all filters, and its links are followed as they are', async () => {
    const { items, asked, total } = await crawl((url) => {
      const from = Number(url.searchParams.get('p') ?? 0);
      const headers = { 'X-Total-Count': '25', Link: `</ocpi/next?p=${from + 10}&secret=x>; rel="next"` };
      return {
        items: ids(from, Math.min(25, from + 10)),
        headers: from < 20 ? headers : { 'X-Total-Count': '25' },
      };
    });
    expect(items).toEqual(numbers(25));
    expect(total).toBe(25);
    const first = '/ocpi/2.2.1/locations?date_from=2026-01-01T00%3A00%3A00Z&offset=0&limit=10';
    expect(asked).toEqual([first, '/ocpi/next?p=10&secret=x', '/ocpi/next?p=20&secret=x']);
  });

  test('is counted on when it has totals but no links, by what came instead of what was asked for', async () => {
    const { items, total } = await crawl((url) => {
      const offset = Number(url.searchParams.get('offset'));
      return { items: ids(offset, Math.min(23, offset + 4)), headers: { 'X-Total-Count': '23' } };
    });
    expect(items).toEqual(numbers(23));
    expect(total).toBe(23);
  });

  test('is counted on until an empty page when it says nothing about itself', async () => {
    const { items, problems } = await crawl((url) => {
      const offset = Number(url.searchParams.get('offset'));
      return { items: ids(offset, Math.min(23, offset + 10)) };
    });
    expect(items).toEqual(numbers(23));
    expect(problems).toEqual([]);
  });

  test('ends when it is the same whatever is asked for', async () => {
    const { items } = await crawl(() => ({ items: ids(0, 7) }));
    expect(items).toEqual(numbers(7));
  });

  test('fails with a link to a foreign origin', async () => {
    const headers = { 'X-Total-Count': '20', Link: '<https://evil.example/list>; rel="next"' };
    const { items, asked, problems } = await crawl(() => ({ items: ids(0, 10), headers }));
    expect(items).toEqual([]);
    expect(new Set(asked).size).toBe(1);
    expect(problems).toEqual(['failed', 'failed', 'left-out']);
  });
});
