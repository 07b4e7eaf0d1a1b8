import { joinUrl, queryString } from '../../core/url.js';
import { codeOf, describeAnswer, refusedAsClientError, succeeded } from '../exchange.js';
import { broken, counted, fail, judge, pass, skip, some, warn } from '../finding.js';
import { ask } from '../target.js';
import type { Check, Finding } from '../types.js';
import { crawl } from './crawl.js';
import { keyOf, type ListSubject, type Page } from './list-subject.js';

const NEEDS_TWO = 'The list has fewer than two objects.';

/** The page with one object of a list that has at least two; else why there is none. */
async function firstOfSeveral(list: ListSubject): Promise<Page | Finding> {
  const first = await list.first();
  if (!first.ok) return skip(`There is no list: ${describeAnswer(first.exchange)}`, first.exchange);
  if (first.items.length < 2 && (first.total ?? 0) < 2) return skip(NEEDS_TWO, first.exchange);
  const page = await list.page({ limit: 1 });
  return page.ok ? page : broken(`With limit=1: ${describeAnswer(page.exchange)}`, page.exchange);
}

const isFinding = (value: Page | Finding): value is Finding => 'verdict' in value;

/** Makes a check on the page with one object. */
const onOnePage =
  (run: (page: Page, list: ListSubject) => Promise<Finding> | Finding) =>
  async (list: ListSubject): Promise<Finding> => {
    const page = await firstOfSeveral(list);
    return isFinding(page) ? page : run(page, list);
  };

/** Makes a check on the first page. */
const onFirst =
  (run: (page: Page, list: ListSubject) => Promise<Finding> | Finding) =>
  async (list: ListSubject): Promise<Finding> => {
    const page = await list.first();
    return page.ok
      ? run(page, list)
      : skip(`There is no list: ${describeAnswer(page.exchange)}`, page.exchange);
  };

/** Totals, limits and offsets. */
export const listPagingChecks: readonly Check<ListSubject>[] = [
  {
    id: 'lists/total',
    title: 'X-Total-Count is there',
    expected: 'X-Total-Count with a whole number, at least the objects of the page',
    level: 'must',
    cites: ['transport/pagination/total'],
    run: onFirst(({ total, items, exchange }) =>
      judge(
        total !== undefined && total >= items.length,
        exchange,
        `X-Total-Count ${total ?? 'missing'}, ${counted(items.length, 'object')}`,
      ),
    ),
  },
  {
    id: 'lists/limit-header',
    title: 'X-Limit is there',
    expected: 'X-Limit with a whole number, at least the objects of the page',
    level: 'must',
    cites: ['transport/pagination/limit-header'],
    run: onFirst(({ limit, items, exchange }) =>
      judge(
        limit !== undefined && limit >= items.length,
        exchange,
        `X-Limit ${limit ?? 'missing'}, ${counted(items.length, 'object')}`,
      ),
    ),
  },
  {
    id: 'lists/limit',
    title: 'limit=1 gives one object',
    expected: 'At most one object',
    level: 'must',
    cites: ['transport/pagination/limit'],
    run: onOnePage(({ items, exchange }) =>
      judge(items.length === 1, exchange, `${counted(items.length, 'object')}`),
    ),
  },
  {
    id: 'lists/limit-large',
    title: 'A very large limit is cut down',
    expected: 'Success, with X-Limit saying what the server gives at most',
    level: 'must',
    cites: ['transport/pagination/limit-large', 'transport/status/ocpi-layer'],
    run: onFirst(async (_, list) => {
      const { ok, limit, exchange } = await list.page({ limit: 1_000_000 });
      if (!ok) return broken(describeAnswer(exchange), exchange);
      return limit === undefined
        ? warn('Success without X-Limit', exchange)
        : pass(`X-Limit ${limit}`, exchange);
    }),
  },
  {
    id: 'lists/total-pages',
    title: 'X-Total-Count is the same on every page',
    expected: 'The total of the whole list, without regard to limit and offset',
    level: 'must',
    cites: ['transport/pagination/total'],
    run: onOnePage(async (page, list) => {
      const { total } = await list.first();
      const second = await list.page({ offset: 1, limit: 1 });
      const totals = [total, page.total, second.total];
      return judge(
        new Set(totals).size === 1,
        second.exchange,
        `X-Total-Count ${totals.map((n) => n ?? 'missing').join(', ')}`,
      );
    }),
  },
  {
    id: 'lists/offset',
    title: 'offset=1 gives the second object',
    expected: 'The object that is second in the list',
    level: 'must',
    cites: ['transport/pagination/offset'],
    run: onOnePage(async (_, list) => {
      const first = await list.first();
      const wanted = (first.items.length > 1 ? first : await list.page({ limit: 2 })).items[1];
      const page = await list.page({ offset: 1, limit: 1 });
      const [item] = page.items;
      if (!wanted) return skip(NEEDS_TWO, first.exchange);
      const got = item ? keyOf(item) : describeAnswer(page.exchange);
      return judge(got === keyOf(wanted), page.exchange, `${got}, second in the list is ${keyOf(wanted)}`);
    }),
  },
  {
    id: 'lists/offset-beyond',
    title: 'Beyond the end there is an empty page',
    expected: 'Success with an empty list and no Link',
    level: 'must',
    cites: ['transport/pagination/offset-beyond', 'transport/pagination/link-last'],
    run: onFirst(async ({ total, items }, list) => {
      const {
        ok,
        items: beyond,
        next,
        exchange,
      } = await list.page({ offset: (total ?? items.length) + 1000, limit: 10 });
      if (!ok) return broken(describeAnswer(exchange), exchange);
      return judge(
        beyond.length === 0 && next === undefined,
        exchange,
        `${counted(beyond.length, 'object')}, ${next === undefined ? 'no Link' : 'a Link'}`,
      );
    }),
  },
  {
    id: 'lists/stable',
    title: 'The same request gives the same objects',
    expected: 'The same objects in the same order',
    level: 'must',
    cites: ['transport/pagination/stable'],
    run: onFirst(async ({ items, exchange }, list) => {
      if (items.length < 2) return skip(NEEDS_TWO, exchange);
      const again = await list.fresh(list.url);
      const same = again.items.map(keyOf).join() === items.map(keyOf).join();
      return judge(
        same,
        again.exchange,
        same ? `${counted(items.length, 'object')}, twice the same` : 'Other objects, or another order',
      );
    }),
  },
  {
    id: 'lists/complete',
    title: 'The Links lead through the whole list',
    expected: 'Every object once, as many as X-Total-Count says',
    level: 'must',
    cites: ['transport/pagination/complete'],
    run: onOnePage(checkComplete),
  },
  {
    id: 'lists/unknown-query',
    title: 'A query parameter that nobody knows does no harm',
    expected: 'The list as without it',
    level: 'should',
    cites: ['transport/status/ocpi-layer'],
    run: onFirst(async (_, list) => {
      const { ok, exchange } = await list.page({ ocpijs_unknown: '1' });
      return judge(ok, exchange);
    }),
  },
  {
    id: 'lists/invalid-query',
    title: 'A limit that is no number is refused or passed over',
    expected: 'OCPI 2001, or the list; no server error',
    level: 'must',
    cites: ['transport/status/invalid'],
    run: onFirst(async (_, list) => {
      const answer = await ask(list.target, {
        url: `${joinUrl(list.url, '')}${queryString({ limit: 'many' })}`,
      });
      if (succeeded(answer))
        return warn('The list is given; 2001 would tell the client of its mistake.', answer);
      if (!refusedAsClientError(answer)) return broken(describeAnswer(answer), answer);
      const isClean = codeOf(answer) === 2001 && answer.status < 300;
      return isClean ? pass(describeAnswer(answer), answer) : warn(describeAnswer(answer), answer);
    }),
  },
];

async function checkComplete(_: Page, list: ListSubject): Promise<Finding> {
  const { maxPages = 20 } = list.target.session.options;
  const found = await crawl(list, maxPages);
  const { exchange, keys, total } = found;
  const doubled = keys.filter((key, index) => keys.indexOf(key) !== index);
  if (found.failure) return broken(`After ${counted(keys.length, 'object')}: ${found.failure}`, exchange);
  if (doubled.length > 0)
    return broken(`${counted(doubled.length, 'object')} came again: ${some(doubled)}`, exchange);
  if (!found.finished)
    return pass(
      `${counted(keys.length, 'different object')} on ${counted(found.pages, 'page')}; not read to the end`,
      exchange,
    );
  if (found.changed)
    return warn(`The total changed while the list was read: ${counted(keys.length, 'object')}`, exchange);
  return keys.length === total
    ? pass(`${counted(keys.length, 'object')} on ${counted(found.pages, 'page')}`, exchange)
    : fail(
        `${counted(keys.length, 'object')} on ${counted(found.pages, 'page')}, X-Total-Count says ${total ?? 'nothing'}`,
        exchange,
      );
}
