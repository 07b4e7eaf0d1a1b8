import { describeAnswer, type Exchange } from '../exchange.js';
import { keyOf, type ListSubject } from './list-subject.js';
import { sameServer } from './same-server.js';

/** What came of following the Links of a list. */
export interface Crawled {
  readonly keys: readonly string[];
  readonly pages: number;
  readonly total: number | undefined;
  /** Whether the end was reached. */
  readonly finished: boolean;
  /** Whether the total was another one later. */
  readonly changed: boolean;
  readonly failure: string | undefined;
  readonly exchange: Exchange;
}

/** Follows the Links of a list in few, small pages, at most so many. */
export async function crawl(list: ListSubject, maxPages: number): Promise<Crawled> {
  const first = await list.first();
  const size = Math.max(1, Math.ceil((first.total ?? first.items.length) / 5));
  let page = await list.page({ limit: size });
  const { total } = page;
  const keys: string[] = [];
  const seen = new Set<string>();
  for (let pages = 1; ; pages += 1) {
    keys.push(...page.items.map(keyOf));
    const state = { keys, pages, total, changed: page.total !== total, exchange: page.exchange };
    if (!page.ok) return { ...state, finished: false, failure: describeAnswer(page.exchange) };
    const { next } = page;
    if (next === undefined) return { ...state, finished: true, failure: undefined };
    if (pages >= maxPages) return { ...state, finished: false, failure: undefined };
    if (seen.has(next)) return { ...state, finished: false, failure: 'the Link goes round in circles' };
    seen.add(next);
    if (!sameServer(list, next))
      return { ...state, finished: false, failure: 'the Link leads to another server' };
    page = await list.at(next);
  }
}
