import { Header } from '../../core/headers.js';
import { queryString } from '../../core/url.js';
import { describeAnswer } from '../exchange.js';
import { broken, counted, judge, pass, skip, warn } from '../finding.js';
import type { Check, Finding } from '../types.js';
import type { ListSubject, Page } from './list-subject.js';
import { updatedAt } from './list-subject.js';
import { sameServer } from './same-server.js';

const PAST = '2000-01-01T00:00:00Z';

/** The page with one object, when more follow; else why not. */
const withMore =
  (run: (page: Page & { next: string }, list: ListSubject) => Promise<Finding> | Finding) =>
  async (list: ListSubject): Promise<Finding> => {
    const page = await list.page({ limit: 1 });
    if (!page.ok) return skip(`There is no list: ${describeAnswer(page.exchange)}`, page.exchange);
    const { next } = page;
    return next === undefined ? skip('The page has no Link.', page.exchange) : run({ ...page, next }, list);
  };

/** The Link to the next page. */
export const listLinkChecks: readonly Check<ListSubject>[] = [
  {
    id: 'lists/link',
    title: 'A page that is not the last has a Link to the next',
    expected: 'A Link header with rel="next"',
    level: 'must',
    cites: ['transport/pagination/link'],
    run: async (list) => {
      const first = await list.first();
      const page = await list.page({ limit: 1 });
      const all = Math.max(first.total ?? 0, first.items.length, page.total ?? 0);
      if (!page.ok || all <= page.items.length) return skip('All objects are on one page.', page.exchange);
      const header = page.exchange.headers.get(Header.link);
      return judge(
        page.next !== undefined,
        page.exchange,
        header ? `Link: ${header}` : `No Link, ${page.items.length} of ${counted(all, 'object')}`,
      );
    },
  },
  {
    id: 'lists/link-last',
    title: 'The last page has no Link',
    expected: 'No Link with rel="next"',
    level: 'must',
    cites: ['transport/pagination/link-last'],
    run: async (list) => {
      const first = await list.first();
      const { total } = first;
      if (!first.ok || !total) return skip('The list is empty, or its length is not known.', first.exchange);
      const last = await list.page({ offset: total - 1, limit: 10 });
      if (!last.ok) return broken(describeAnswer(last.exchange), last.exchange);
      return judge(
        last.next === undefined,
        last.exchange,
        last.next === undefined ? 'No Link' : `Link to ${last.next}`,
      );
    },
  },
  {
    id: 'lists/link-url',
    title: 'The Link is an absolute URL of the same server',
    expected: 'Scheme, host and port of the endpoint',
    level: 'must',
    cites: ['transport/pagination/link-url'],
    run: withMore(({ next, exchange }, list) => judge(sameServer(list, next), exchange, `Link to ${next}`)),
  },
  {
    id: 'lists/link-next',
    title: 'The Link leads to the objects that follow',
    expected: 'A page with other objects, no larger than the limit',
    level: 'must',
    cites: ['transport/pagination/link', 'transport/pagination/limit'],
    run: withMore(async ({ next, items }, list) => {
      if (!sameServer(list, next)) return skip('The Link leads to another server.');
      const second = await list.at(next);
      if (!second.ok) return broken(describeAnswer(second.exchange), second.exchange);
      const again = JSON.stringify(second.items[0]) === JSON.stringify(items[0]);
      if (second.items.length === 0 || again)
        return broken(again ? 'The same object again' : 'No object', second.exchange);
      return judge(second.items.length === 1, second.exchange, `${counted(second.items.length, 'object')}`);
    }),
  },
  {
    id: 'lists/link-filters',
    title: 'The Link keeps date_from and date_to',
    expected: 'The filters of the request, or a Link that keeps them in its own way',
    level: 'must',
    cites: ['transport/pagination/link-filters'],
    run: checkFilters,
  },
];

/** A Link with filters of its own is judged by them, an opaque one by where it leads. */
async function checkFilters(list: ListSubject): Promise<Finding> {
  const first = await list.first();
  const newest = Math.max(...first.items.map((item) => updatedAt(item) ?? 0), Date.now());
  const query = { date_from: PAST, date_to: new Date(newest + 86_400_000).toISOString(), limit: 1 };
  const page = await list.at(`${list.url}${queryString(query)}`);
  const { next, exchange, total } = page;
  if (!page.ok || next === undefined) return skip('The filtered list has no second page.', exchange);
  if (!URL.canParse(next) || !sameServer(list, next))
    return skip('The Link leads to another server.', exchange);
  const { searchParams } = new URL(next);
  const kept =
    searchParams.get('date_from') === query.date_from && searchParams.get('date_to') === query.date_to;
  if (kept) return pass('Both are in the Link.', exchange);
  const isOpaque = !searchParams.has('offset');
  if (!isOpaque) return broken(`Link to ${next}`, exchange);
  const second = await list.at(next);
  return second.ok && second.total === total
    ? warn('The Link does not show the filters; its total is the same.', second.exchange)
    : broken(
        `Link to ${next}, with a total of ${second.total ?? 'nothing'} in place of ${total ?? 'nothing'}`,
        second.exchange,
      );
}
