import { OcpiLimitError, OcpiNegotiationError, OcpiValidationError } from '../core/errors.js';
import type { Answer } from '../core/exchange.js';
import { Header } from '../core/headers.js';
import type { Issue } from '../core/issue.js';
import type { Schema } from '../core/kind.js';
import { nextLink } from '../core/link.js';
import { type ReadItem, readList } from '../core/read.js';

/** A page of a list as it came. */
export interface ListPage<T> {
  /** Every object by itself: one that cannot be used costs no other. */
  readonly items: readonly ReadItem<T>[];
  /** What was found about the list itself. */
  readonly issues: readonly Issue[];
  /** `X-Total-Count`: a hint, not a promise. */
  readonly total: number | undefined;
  readonly answer: Answer;
}

/** A paginated list: iterate it for its valid objects, or its pages or items to see what is wrong with the others. */
export interface List<T> extends AsyncIterable<T> {
  /** Page after page. */
  pages(): AsyncGenerator<ListPage<T>, void, undefined>;
  /** Object after object, with issues and raw value, also those that are not valid. */
  items(): AsyncGenerator<ReadItem<T>, void, undefined>;
  /** All valid objects; for lists that fit into memory. */
  all(): Promise<T[]>;
}

/** What a pager needs: how to fetch a URL and how to read an item. */
export interface PagerOptions<T> {
  readonly firstUrl: string;
  readonly item: Schema<T>;
  readonly mode: 'tolerant' | 'strict';
  readonly fetchPage: (url: string) => Promise<Answer>;
}

/** Makes a list that fetches its pages while it is iterated. */
export function makeList<T>(options: PagerOptions<T>): List<T> {
  const pages = (): AsyncGenerator<ListPage<T>, void, undefined> => readPages(options);
  async function* items(): AsyncGenerator<ReadItem<T>, void, undefined> {
    for await (const page of pages()) yield* page.items;
  }
  async function* values(): AsyncGenerator<T, void, undefined> {
    for await (const item of items()) if (item.ok) yield item.value;
  }
  return {
    pages,
    items,
    [Symbol.asyncIterator]: values,
    async all() {
      const found: T[] = [];
      for await (const value of values()) found.push(value);
      return found;
    },
  };
}

async function* readPages<T>(options: PagerOptions<T>): AsyncGenerator<ListPage<T>, void, undefined> {
  let url: string | undefined = options.firstUrl;
  const seen = new Set<string>();
  while (url !== undefined) {
    if (seen.has(url)) {
      throw new OcpiLimitError(
        'loop',
        `The list goes round in circles: the next link names a page that was read already.`,
      );
    }
    seen.add(url);
    const answer: Answer = await options.fetchPage(url);
    const list = readList(options.item, answer.envelope.data, {
      mode: options.mode,
      receivedAt: new Date().toISOString(),
    });
    if (!list.ok) throw new OcpiValidationError('received', 'list', list.issues);
    const total = Number.parseInt(answer.headers.get(Header.totalCount) ?? '', 10);
    yield { items: list.items, issues: list.issues, total: Number.isNaN(total) ? undefined : total, answer };
    url = list.items.length === 0 ? undefined : nextUrl(answer, url);
  }
}

/** The next page's URL; on the origin of this one, so that the token goes nowhere else. */
function nextUrl(answer: Answer, current: string): string | undefined {
  const target = nextLink(answer.headers.get(Header.link));
  if (target === undefined || !URL.canParse(target, current)) return undefined;
  const next = new URL(target, current);
  const here = new URL(current);
  if (next.protocol === 'http:' && here.protocol === 'https:' && next.hostname === here.hostname) {
    next.protocol = 'https:';
    next.port = here.port;
  }
  if (next.origin !== here.origin) {
    const message = `The next link of the list leads to ${next.origin}, the list is at ${here.origin}; it is not followed.`;
    throw new OcpiNegotiationError(message, [next.origin], [here.origin]);
  }
  return next.href;
}
