import { hashToken } from '../../core/token.js';
import type { StateStore } from '../../store/store.js';
import type { Patience } from './ask.js';
import {
  type Crawl,
  type CrawlStore,
  findCrawl,
  findTotals,
  keepCrawl,
  keepTotals,
  startCrawl,
} from './crawl.js';
import { type Filling, PageFiller } from './fill.js';
import { type Probed, probe } from './probe.js';
import type { Source, SourceProblem } from './source.js';

/** Options of {@link mergePages}, the same for all lists of a hub. */
export interface MergeOptions {
  /** Where crawls are kept; shared by all processes of the hub. */
  readonly state: StateStore;
  /** Objects on a page at most. Default 1000. */
  readonly maxPageSize?: number | undefined;
  /** Milliseconds for each request to a source, at most half of `deadline`. Default 8000. */
  readonly timeout?: number | undefined;
  /** Milliseconds for a whole page. Default 20000. */
  readonly deadline?: number | undefined;
  /** Sources that are asked at the same time. Default 8. */
  readonly parallel?: number | undefined;
  /** How often in a row a source may fail before it is left out. Default 3. */
  readonly tries?: number | undefined;
  /** Milliseconds before sources that just failed are asked again, when there are no others. Default 500. */
  readonly pause?: number | undefined;
  /** Milliseconds for which a cursor can be used. Default one hour. */
  readonly lifetime?: number | undefined;
  /** Is told of every source that did not do its part. */
  readonly onProblem?: ((problem: SourceProblem) => void) | undefined;
}

/** What page of which merged list is wanted, and by whom. */
export interface MergeRequest {
  /** Who asks: the cursors of one are of no use to another. */
  readonly reader: string;
  /** What is listed: module, version and all filters. A cursor is good for this list only. */
  readonly list: string;
  /** The sources in the order in which they are read. */
  readonly sources: readonly Source[];
  readonly limit: number;
  /** Objects to skip; without meaning when there is a cursor. Default 0. */
  readonly offset?: number | undefined;
  /** The continuation that the page before gave. */
  readonly cursor?: string | undefined;
  /** Aborts when the one who asks goes away. */
  readonly signal?: AbortSignal | undefined;
}

/** A page of a merged list. It may have fewer objects than asked for although something follows. */
export interface MergedPage {
  readonly items: readonly object[];
  /** How many objects the sources had when the list began, without those that are left out. */
  readonly total: number;
  /** The continuation, when something follows. */
  readonly cursor: string | undefined;
  /** Sources of which this list does not have everything: left out, gone or cut off, on this page or before. */
  readonly leftOut: readonly string[];
  /** What went wrong while this page was made. */
  readonly problems: readonly SourceProblem[];
}

/**
 * One page of the lists of many sources as if they were one. The sources come one after the other, each as far as it goes;
 * one that fails is asked again when the others are done, and left out in the end. Every object is given once, also when
 * a source moves it to a neighbouring page meanwhile.
 *
 * Throws an `OcpiStatusError` (2001) for a cursor that is not the reader's or whose time is over, and the reason of the
 * signal.
 * @see OCPI 2.2.1, transport_and_format, transport_and_format_get_all_via_hubs
 */
export async function mergePages(options: MergeOptions, request: MergeRequest): Promise<MergedPage> {
  const { state, lifetime = 3_600_000, maxPageSize = 1000, onProblem } = options;
  const store: CrawlStore = { state, lifetime };
  const limit = Math.min(request.limit, maxPageSize);
  const reader = await hashToken(JSON.stringify([request.reader, request.list]));
  const problems: SourceProblem[] = [];
  const report = (problem: SourceProblem): void => {
    problems.push(problem);
    try {
      onProblem?.(problem);
    } catch {
      // The hook is the application's: what it throws must not cost the page.
    }
  };
  const patience = patienceOf(options, request.signal);
  const { crawl, first } = await openCrawl(store, request, { reader, limit, patience, report });
  const filler = new PageFiller(fillingOf(options, request, { limit, patience, report, first }), crawl);
  if (limit > 0) await filler.fill();
  const { items, queue, counted, total, leftOut } = filler;
  const hasMore = queue.length > 0 && limit > 0;
  const after: Crawl = { ...crawl, queue, counted, leftOut };
  const cursor = hasMore ? await keepCrawl(store, after, request.cursor) : undefined;
  return { items, total, cursor, leftOut, problems };
}

function patienceOf(options: MergeOptions, signal: AbortSignal | undefined): Patience {
  const { timeout = 8000, deadline = 20_000, parallel = 8 } = options;
  return { timeout: Math.min(timeout, deadline / 2), until: Date.now() + deadline, parallel, signal };
}

const fillingOf = (
  { tries = 3, pause = 500 }: MergeOptions,
  { sources }: MergeRequest,
  rest: Pick<Filling, 'limit' | 'patience' | 'report' | 'first'>,
): Filling => ({ ...rest, tries, pause, sources: new Map(sources.map((source) => [source.id, source])) });

/** What opening a crawl takes. */
interface Opening {
  readonly reader: string;
  readonly limit: number;
  readonly patience: Patience;
  readonly report: (problem: SourceProblem) => void;
}

/** Goes on where the cursor says, or starts: by offset with the totals of the first page, as long as they are known. */
async function openCrawl(
  store: CrawlStore,
  { cursor, sources, offset = 0 }: MergeRequest,
  { reader, limit, patience, report }: Opening,
): Promise<{ readonly crawl: Crawl; readonly first?: Probed['first'] }> {
  if (cursor !== undefined) return { crawl: await findCrawl(store, cursor, reader) };
  const known = offset > 0 ? await findTotals(store, reader) : undefined;
  if (known) return { crawl: startCrawl(reader, known, offset) };
  const probed = await probe(sources, limit, patience);
  for (const { reading, error } of probed.failed) {
    report({ source: reading.id, kind: 'failed', given: 0, error });
  }
  await keepTotals(store, reader, probed.sources);
  return { crawl: startCrawl(reader, probed.sources, offset), first: probed.first };
}
