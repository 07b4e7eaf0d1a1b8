import { queryString } from '../../core/url.js';
import { codeOf, describeAnswer, refusedAsClientError, succeeded } from '../exchange.js';
import { broken, counted, fail, judge, pass, skip, some, warn } from '../finding.js';
import { ask } from '../target.js';
import type { Check, Finding } from '../types.js';
import { type Item, keyOf, type ListSubject, type Page, updatedAt } from './list-subject.js';

const DAY = 86_400_000;

/** A moment between the objects of a list: that of the last update of one of them. */
interface Pivot {
  readonly at: number;
  readonly text: string;
  readonly item: Item;
  readonly first: Page;
}

async function pivotOf(list: ListSubject): Promise<Pivot | Finding> {
  const first = await list.first();
  const dated = first.items.flatMap((item) => {
    const at = updatedAt(item);
    return at === undefined ? [] : [{ at, item }];
  });
  const sorted = dated.sort((a, b) => a.at - b.at);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (!first.ok || !middle) return skip('The list has no object with last_updated.', first.exchange);
  return { ...middle, text: new Date(middle.at).toISOString(), first };
}

const onPivot =
  (run: (pivot: Pivot, list: ListSubject) => Promise<Finding>) =>
  async (list: ListSubject): Promise<Finding> => {
    const pivot = await pivotOf(list);
    return 'verdict' in pivot ? pivot : run(pivot, list);
  };

/** The filters by `last_updated`. */
export const listFilterChecks: readonly Check<ListSubject>[] = [
  {
    id: 'lists/date-from',
    title: 'date_from leaves out older objects and no other',
    expected: 'Objects last updated at date_from or later, the one of that moment among them',
    level: 'must',
    cites: ['transport/filter/date-from'],
    run: onPivot(checkFrom),
  },
  {
    id: 'lists/date-from-future',
    title: 'date_from after the last change gives nothing',
    expected: 'An empty list with X-Total-Count 0',
    level: 'must',
    cites: ['transport/filter/date-from', 'transport/filter/total'],
    run: onPivot(async (_, list) => {
      const { items } = await list.first();
      const newest = Math.max(Date.now(), ...items.map((item) => updatedAt(item) ?? 0));
      const page = await list.page({ date_from: new Date(newest + DAY).toISOString() });
      if (!page.ok) return broken(describeAnswer(page.exchange), page.exchange);
      if (page.items.length > 0) return broken(`${counted(page.items.length, 'object')}`, page.exchange);
      return judge(!page.total, page.exchange, `No objects, X-Total-Count ${page.total ?? 'missing'}`);
    }),
  },
  {
    id: 'lists/date-to',
    title: 'date_to leaves out newer objects and those of that moment',
    expected: 'Objects last updated before date_to',
    level: 'must',
    cites: ['transport/filter/date-to'],
    versions: ['2.2.1', '2.3.0'],
    run: onPivot(checkTo),
  },
  {
    id: 'lists/date-window',
    title: 'date_from and date_to divide a list into two without gap or overlap',
    expected: 'Totals before and from a moment that add up to the whole',
    level: 'must',
    cites: ['transport/filter/total', 'transport/filter/date-to'],
    versions: ['2.2.1', '2.3.0'],
    run: onPivot(async ({ text }, list) => {
      const whole = await list.page({ limit: 1 });
      const before = await list.page({ date_to: text, limit: 1 });
      const from = await list.page({ date_from: text, limit: 1 });
      const totals = `${before.total ?? '?'} before, ${from.total ?? '?'} from then on, ${whole.total ?? '?'} in all`;
      if (whole.total === undefined) return skip('There is no X-Total-Count.', whole.exchange);
      const wide = await list.page({ date_from: '1970-01-01T00:00:00Z', limit: 1 });
      if (wide.total !== whole.total)
        return warn(`Without date_from the list is another one: ${totals}`, wide.exchange);
      return judge((before.total ?? 0) + (from.total ?? 0) === whole.total, from.exchange, totals);
    }),
  },
  {
    id: 'lists/date-invalid',
    title: 'A date_from that is no time is refused',
    expected: 'OCPI 2001',
    level: 'should',
    cites: ['transport/status/invalid'],
    run: async (list) => {
      const answer = await ask(list.target, { url: `${list.url}${queryString({ date_from: 'yesterday' })}` });
      if (answer.status >= 500 || answer.status === 0) return fail(describeAnswer(answer), answer);
      if (succeeded(answer)) return broken('The list is given, as if nothing had been asked.', answer);
      const clean = codeOf(answer) === 2001 && answer.status < 300;
      return clean && refusedAsClientError(answer)
        ? pass(describeAnswer(answer), answer)
        : warn(describeAnswer(answer), answer);
    },
  },
];

async function checkFrom({ at, text, item }: Pivot, list: ListSubject): Promise<Finding> {
  const page = await list.page({ date_from: text });
  const { exchange, items } = page;
  if (!page.ok) return broken(describeAnswer(exchange), exchange);
  const older = items.filter((one) => (updatedAt(one) ?? at) < at);
  if (older.length > 0)
    return broken(`${counted(older.length, 'older object')}: ${some(older.map(keyOf))}`, exchange);
  const isThere = items.some((one) => keyOf(one) === keyOf(item)) || page.next !== undefined;
  return judge(
    isThere,
    exchange,
    isThere
      ? `${counted(items.length, 'object')} from ${text}`
      : `${keyOf(item)}, last updated at that very moment, is missing`,
  );
}

async function checkTo({ at, text, item }: Pivot, list: ListSubject): Promise<Finding> {
  const page = await list.page({ date_to: text });
  const { exchange, items } = page;
  if (!page.ok) return broken(describeAnswer(exchange), exchange);
  if (items.some((one) => keyOf(one) === keyOf(item))) {
    return broken(`${keyOf(item)}, last updated at that very moment, is in the list`, exchange);
  }
  const newer = items.filter((one) => (updatedAt(one) ?? 0) >= at);
  return judge(
    newer.length === 0,
    exchange,
    newer.length === 0
      ? `${counted(items.length, 'object')} before ${text}`
      : `${counted(newer.length, 'newer object')}: ${some(newer.map(keyOf))}`,
  );
}
