import type { Issue } from '../../core/issue.js';
import type { ReadItem } from '../../core/read.js';
import type { CallOptions } from '../options.js';
import { Crawl, type CrawledPage, type CrawlOptions } from './crawl.js';
import { type ListCursor, readCursor, startCursor } from './cursor.js';
import { type DateWindow, firstWindow, nextWindow } from './window.js';

/** How far a list has come. */
export interface ListProgress {
  readonly pages: number;
  /** Objects given, those that are not valid included. */
  readonly items: number;
  /** Objects given that are not valid. */
  readonly invalid: number;
  /** Objects left out because they were given before. */
  readonly duplicates: number;
  /** Pages that were read again because the total shrank. */
  readonly rereads: number;
  /** `X-Total-Count` of the last page: a hint, not a promise; of one window where dates are split. */
  readonly total: number | undefined;
  /** The part of the range of dates that is being read, where it is split. */
  readonly window: DateWindow | undefined;
}

/** Options of a list. */
export interface ListOptions extends CallOptions {
  /** Where to go on: a cursor of an earlier pass, also one that was stored as JSON. */
  readonly cursor?: ListCursor | undefined;
  /** Called for every page. */
  readonly onProgress?: ((progress: ListProgress) => void) | undefined;
  /** Whether the next page is fetched while this one is worked on. Default `true`. */
  readonly prefetch?: boolean | undefined;
  /** Whether objects that were given before, and are not newer now, are left out. Default `true`. */
  readonly dedupe?: boolean | undefined;
  /** Milliseconds of the windows in which a range of dates is asked for. Default: the profile's, else not split. */
  readonly window?: number | undefined;
  /** Pages after which a list is taken for endless. Default 100000. */
  readonly maxPages?: number | undefined;
}

/** A page of a list. */
export interface ListPage<T> {
  /** Every object by itself: one that cannot be used costs no other. */
  readonly items: readonly ReadItem<T>[];
  /** What was found about the list itself. */
  readonly issues: readonly Issue[];
  /** `X-Total-Count`: a hint, not a promise. */
  readonly total: number | undefined;
  /** Where to go on after this page; `undefined` at the end. */
  readonly cursor: ListCursor | undefined;
  /** Whether it was read once more because the total shrank: what is in it was missed before. */
  readonly again: boolean;
  readonly requestId: string | undefined;
  /** When the partner answered, by its own clock. */
  readonly timestamp: string | undefined;
}

/** A paginated list: iterate it for its valid objects, or its pages or items to see what is wrong with the others. */
export interface List<T> extends AsyncIterable<T> {
  /** Page after page. */
  pages(): AsyncGenerator<ListPage<T>, void, undefined>;
  /** Object after object, with issues and raw value, also those that are not valid. */
  items(): AsyncGenerator<ReadItem<T>, void, undefined>;
  /** All valid objects; for lists that fit into memory. */
  all(): Promise<T[]>;
  /** Where to go on after what was given last; `undefined` before the start and at the end. */
  cursor(): ListCursor | undefined;
}

/** What a list needs beside the options of its crawl. */
export interface ListSource<T> extends Omit<CrawlOptions<T>, 'prefetch' | 'dedupe' | 'maxPages'> {
  /** The URL of the first page, of a window when the range of dates is split. */
  readonly urlOf: (window: DateWindow | undefined) => string;
  readonly dateFrom: string | undefined;
  readonly dateTo: string | undefined;
  /** Milliseconds that a range of dates may have at most. */
  readonly window: number | undefined;
}

/** Makes a list that fetches its pages while it is iterated. Throws a `TypeError` for a cursor that is none. */
export function makeList<T>(source: ListSource<T>, options: ListOptions): List<T> {
  const start = options.cursor === undefined ? undefined : readCursor(options.cursor);
  let here: ListCursor | undefined = start;
  async function* pages(): AsyncGenerator<ListPage<T>, void, undefined> {
    for await (const page of crawlWindows(source, options, start)) {
      here = page.after;
      yield publicPage(page);
    }
  }
  async function* items(): AsyncGenerator<ReadItem<T>, void, undefined> {
    for await (const page of crawlWindows(source, options, start)) {
      for (const item of page.items) {
        here = page.again ? page.at : { ...page.at, skip: item.index + 1 };
        yield item;
      }
      here = page.after;
    }
  }
  async function* values(): AsyncGenerator<T, void, undefined> {
    for await (const item of items()) if (item.ok) yield item.value;
  }
  return {
    pages,
    items,
    [Symbol.asyncIterator]: values,
    cursor: () => here,
    async all() {
      const found: T[] = [];
      for await (const value of values()) found.push(value);
      return found;
    },
  };
}

const publicPage = <T>(page: CrawledPage<T>): ListPage<T> => ({
  items: page.items,
  issues: page.issues,
  total: page.facts.total,
  cursor: page.after,
  again: page.again,
  requestId: page.answer.context.requestId,
  timestamp: page.answer.envelope.timestamp,
});

/** One crawl over all windows of a range of dates; what was met in one window is known in the next. */
async function* crawlWindows<T>(
  source: ListSource<T>,
  options: ListOptions,
  resumed: ListCursor | undefined,
): AsyncGenerator<CrawledPage<T>, void, undefined> {
  const { prefetch = true, dedupe = true, maxPages = 100_000 } = options;
  const size = options.window ?? source.window;
  const crawl = new Crawl<T>({ ...source, prefetch, dedupe, maxPages });
  const progress = new Progress();
  const open = (window: DateWindow | undefined): ListCursor => startCursor(source.urlOf(window), window);
  try {
    let at = resumed ?? open(firstWindow(source.dateFrom, source.dateTo, size));
    for (;;) {
      const following = nextWindow(at.window, source.dateTo, size);
      for await (const page of crawl.run(at)) {
        options.onProgress?.(progress.add(page, at.window));
        yield page.after || !following ? page : { ...page, after: open(following) };
      }
      if (!following) return;
      at = open(following);
    }
  } finally {
    crawl.stop();
  }
}

/** Counts what a list has given. */
class Progress {
  #sum = { pages: 0, items: 0, invalid: 0, duplicates: 0, rereads: 0 };

  add<T>(page: CrawledPage<T>, window: DateWindow | undefined): ListProgress {
    const before = this.#sum;
    this.#sum = {
      pages: before.pages + 1,
      items: before.items + page.items.length,
      invalid: before.invalid + page.items.filter(({ ok }) => !ok).length,
      duplicates: before.duplicates + page.duplicates,
      rereads: before.rereads + (page.again ? 1 : 0),
    };
    return { ...this.#sum, total: page.facts.total, window };
  }
}
