import { beforeEach, describe, expect, it } from 'vitest';
import { nextLink } from '../../../src/core/link.js';
import { parseFault, withFaults } from '../../../src/testing/index.js';
import { get, LOCATIONS, makePlatform, PUBLIC_URL, readPage, VERSIONS } from './platform.js';

let platform: Awaited<ReturnType<typeof makePlatform>>;
let all: string[];

beforeEach(async () => {
  platform = await makePlatform();
  all = platform.world.locations.map(({ id }) => id);
});

const faulty = (fault: string) =>
  withFaults(platform.api.fetch, [parseFault(fault)], { roles: platform.roles, publicUrl: PUBLIC_URL });

/** Follows the links of a list, at most so many. */
async function crawl(fault: string, pages = 30) {
  const handler = faulty(fault);
  const found: Awaited<ReturnType<typeof readPage>>[] = [];
  let url: string | undefined = LOCATIONS;
  while (url !== undefined && found.length < pages) {
    const page = await readPage(await handler(get(url)));
    found.push(page);
    url = nextLink(page.headers.get('link'));
  }
  return found;
}

const sizes = (pages: readonly { readonly ids: readonly string[] }[]): number[] =>
  pages.map(({ ids }) => ids.length);

describe('faults of pages', () => {
  it('none: three pages of ten', async () => {
    const pages = await crawl('cdrs:html');
    expect(sizes(pages)).toEqual([10, 10, 5]);
    expect(pages.flatMap(({ ids }) => ids)).toEqual(all);
  });

  it('oversized-page: three times as many as the limit says, nothing lost', async () => {
    const pages = await crawl('locations.list:1:oversized-page');
    expect(sizes(pages)).toEqual([25]);
    const few = await faulty('oversized-page')(get(`${LOCATIONS}?limit=4`));
    expect(few.headers.get('x-limit')).toBe('4');
    expect(nextLink(few.headers.get('link'))).toMatch(/limit=4&offset=12$/);
    expect((await readPage(few)).ids).toEqual(all.slice(0, 12));
  });

  it('one-item-pages: one by one', async () => {
    const pages = await crawl('one-item-pages');
    expect(new Set(sizes(pages))).toEqual(new Set([1]));
    expect(pages.flatMap(({ ids }) => ids)).toEqual(all);
  });

  it('repeated-page: the objects of the page before, and its link goes on', async () => {
    const pages = await crawl('locations.list:2:repeated-page');
    expect(pages.map(({ ids }) => ids[0])).toEqual([all[0], all[0], all[20]]);
    expect(sizes(pages)).toEqual([10, 10, 5]);
  });

  it('link-loop: never ends', async () => {
    const pages = await crawl('locations.list:2+:link-loop', 6);
    expect(pages.map(({ ids }) => ids[0])).toEqual([all[0], all[10], all[10], all[10], all[10], all[10]]);
  });

  it('shrinking-total: falls by a page each time', async () => {
    const pages = await crawl('shrinking-total');
    expect(pages.map(({ headers }) => headers.get('x-total-count'))).toEqual(['25', '15', '5']);
  });

  it('stale-page: objects of the day before', async () => {
    const [fresh] = await crawl('cdrs:html');
    const [stale] = await crawl('stale-page');
    const at = (page: typeof fresh): number => Date.parse(page?.items[0]?.last_updated ?? '');
    expect(stale?.ids).toEqual(fresh?.ids);
    expect(at(fresh) - at(stale)).toBe(86_400_000);
  });

  it('shifted-page: one object comes again, or is passed over', async () => {
    const again = (await crawl('locations.list:2:shifted-page')).flatMap(({ ids }) => ids);
    expect(again).toEqual([...all.slice(0, 10), ...all.slice(9, 19), ...all.slice(20)]);
    const passed = (await crawl('locations.list:2+:shifted-page-back')).flatMap(({ ids }) => ids);
    expect(passed).toEqual([...all.slice(0, 10), ...all.slice(11, 21), ...all.slice(21)]);
  });

  it.each([
    'oversized-page',
    'one-item-pages',
    'repeated-page',
    'link-loop',
    'shrinking-total',
    'stale-page',
    'shifted-page',
  ])('%s: leaves alone what is no list', async (fault) => {
    const details = await faulty(fault)(get(`${PUBLIC_URL}/2.2.1`));
    expect(((await details.json()) as { data: { version: string } }).data.version).toBe('2.2.1');
    const refused = await faulty(fault)(new Request(VERSIONS, { method: 'POST' }));
    expect(refused.status).toBe(401);
  });
});
