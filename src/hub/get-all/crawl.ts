import { OcpiStatusError } from '../../core/errors.js';
import { randomText } from '../../core/random.js';
import { StatusCode } from '../../core/status.js';
import { hashToken } from '../../core/token.js';
import type { StateStore } from '../../store/store.js';
import { type Reading, startReading } from './reading.js';

/** How far a merged list has been read: everything that the next page needs to know. */
export interface Crawl {
  /** Unguessable name of the crawl, the first part of its cursors. */
  readonly id: string;
  /** Who asked for which list, as a hash: nobody else can go on with it. */
  readonly reader: string;
  /** The sources that are not at their end, in the order in which they are read. */
  readonly queue: readonly Reading[];
  /** What the total has of sources that are done with. */
  readonly counted: number;
  /** Sources of which something is missing for good. */
  readonly leftOut: readonly string[];
  /** Cursors of the pages before, oldest first: these pages can still be asked for again. */
  readonly before: readonly string[];
}

/** Where crawls are kept, and for how long. */
export interface CrawlStore {
  readonly state: StateStore;
  /** Milliseconds for which a cursor can be used. */
  readonly lifetime: number;
}

/** What is kept has no version: another shape needs other names. */
const CRAWLS = 'hub-get-all';
const TOTALS = 'hub-get-all-totals';

/** More than a client goes back when a list changes under its hands. */
const KEPT_PAGES = 10;

/**
 * Starts a crawl over sources with the totals that were learnt, `offset` objects behind the beginning. Sources whose total
 * is not known come last, those that failed behind them, so that offsets mean the same on every page.
 */
export function startCrawl(reader: string, sources: readonly Reading[], offset: number): Crawl {
  const queue: Reading[] = [];
  let before = offset;
  let counted = 0;
  for (const source of [...sources].sort((a, b) => rank(a) - rank(b))) {
    const { id, total, failures } = source;
    if (total !== undefined && before >= total) {
      before -= total;
      counted += total;
      continue;
    }
    queue.push({ ...startReading(id, total, before), failures });
    before = 0;
  }
  return { id: randomText(22), reader, queue, counted, leftOut: [], before: [] };
}

const rank = ({ total, failures }: Reading): number => (failures > 0 ? 2 : total === undefined ? 1 : 0);

/**
 * Keeps a crawl and gives the cursor to go on with. The cursor follows from what is kept: when a page is asked for again
 * and nothing has changed, its cursor is the same, and two processes never write different things under one name.
 */
export async function keepCrawl(store: CrawlStore, crawl: Crawl, from: string | undefined): Promise<string> {
  const before = from === undefined ? crawl.before : [...crawl.before, from];
  const kept: Crawl = { ...crawl, before: before.slice(-KEPT_PAGES) };
  const digest = await hashToken(JSON.stringify(kept));
  const cursor = `${crawl.id}${digest.slice(0, 22)}`;
  await store.state.update(CRAWLS, cursor, () => ({ value: kept, expires: expiry(store) }));
  for (const old of before.slice(0, -KEPT_PAGES)) await store.state.update(CRAWLS, old, () => 'remove');
  return cursor;
}

/** The crawl of a cursor. Throws an {@link OcpiStatusError} (2001) for one that is unknown, over, or somebody else's. */
export async function findCrawl({ state }: CrawlStore, cursor: string, reader: string): Promise<Crawl> {
  const isOurs = /^[\w-]{44}$/.test(cursor);
  const crawl = isOurs ? ((await state.get(CRAWLS, cursor)) as Crawl | undefined) : undefined;
  if (crawl?.reader === reader) return crawl;
  const message = 'The cursor is not one that was given here for this list, or its time is over; start anew.';
  throw new OcpiStatusError(StatusCode.invalidParameters, message);
}

/** Keeps what was learnt of the sources for pages that are asked for by offset. */
export async function keepTotals(
  store: CrawlStore,
  reader: string,
  sources: readonly Reading[],
): Promise<void> {
  const value = sources.map(({ id, total }) => ({ id, ...(total === undefined ? {} : { total }) }));
  await store.state.update(TOTALS, reader, () => ({ value, expires: expiry(store) }));
}

/** What was learnt of the sources when this reader asked for the first page of this list. */
export async function findTotals({ state }: CrawlStore, reader: string): Promise<Reading[] | undefined> {
  const found = (await state.get(TOTALS, reader)) as { id: string; total?: number }[] | undefined;
  return found?.map(({ id, total }) => startReading(id, total));
}

const expiry = ({ lifetime }: CrawlStore): string => new Date(Date.now() + lifetime).toISOString();
