import { type ListCursor, readCursor, startCursor } from '../../client/paging/cursor.js';
import { nextPage } from '../../client/paging/next.js';
import { pageFacts } from '../../client/paging/page.js';
import { parseJson } from '../../core/json.js';
import type { PagingStyle } from '../../partners/profile.js';
import type { Source } from './source.js';

/** A page of a partner's list as it came. */
export interface FetchedPage {
  /** The objects that are passed on. */
  readonly items: readonly unknown[];
  /** How many came, when not all of them are passed on. */
  readonly received?: number | undefined;
  readonly headers: Headers;
}

/** How the list of a partner is reached. */
export interface LinkedSourceOptions {
  readonly id: string;
  /** The URL of the list with all filters, without `offset` and `limit`. */
  readonly url: string;
  /** Default `link`. */
  readonly style?: PagingStyle | undefined;
  /** The partner's origins: links may lead to these. Default: the origin of the list. */
  readonly origins?: ReadonlySet<string> | undefined;
  readonly fetchPage: (url: string, signal: AbortSignal) => Promise<FetchedPage>;
}

/** The list of a partner as a source: its links are followed as they are, and without links it is counted on. */
export function linkedSource(options: LinkedSourceOptions): Source {
  const { id, url, style = 'link', origins, fetchPage } = options;
  return {
    id,
    async page({ at, limit, signal }) {
      const cursor =
        'next' in at ? storedCursor(at.next) : startCursor(pageUrl(url, at.offset, limit), undefined);
      const { items, headers, received = items.length } = await fetchPage(cursor.url, signal);
      const facts = pageFacts(headers, received);
      const next = nextPage(facts, cursor, style, origins);
      // The end of a list that was counted on without a total shows by a page without anything new.
      const isOver = cursor.guessed && received === 0;
      return {
        items,
        total: facts.total,
        ...(next && !isOver ? { next: JSON.stringify(advance(cursor, next, received, facts.total)) } : {}),
      };
    },
  };
}

function pageUrl(list: string, offset: number, limit: number): string {
  const url = new URL(list);
  url.searchParams.set('offset', String(offset));
  url.searchParams.set('limit', String(limit));
  return url.href;
}

function advance(
  cursor: ListCursor,
  next: { readonly url: string; readonly guessed: boolean },
  count: number,
  total: number | undefined,
): ListCursor {
  return {
    ...cursor,
    url: next.url,
    guessed: next.guessed,
    linked: cursor.linked || !next.guessed,
    received: cursor.received + count,
    total: total ?? cursor.total,
  };
}

function storedCursor(text: string): ListCursor {
  const json = parseJson(text);
  return readCursor(json.ok ? json.value : undefined);
}
