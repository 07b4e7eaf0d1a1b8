import type { Answer } from '../../core/exchange.js';
import type { ReadItem } from '../../core/read.js';
import { toMillis } from '../../core/time.js';
import type { PagingStyle } from '../../partners/profile.js';
import { identityOf } from '../identity.js';
import { HISTORY, type ListCursor, ListLimitError } from './cursor.js';
import { type NextPage, nextPage, offsetOf, type PageFacts } from './next.js';
import { type PageContent, type PageReading, readPage } from './page.js';
import { Seen, type Sighting } from './seen.js';

/** What a crawl needs: how to fetch a page and how to read it. */
export interface CrawlOptions<T> {
  readonly reading: PageReading<T>;
  readonly style: PagingStyle;
  /** The partner's origins: links may lead to these. */
  readonly origins: ReadonlySet<string> | undefined;
  readonly prefetch: boolean;
  readonly dedupe: boolean;
  readonly maxPages: number;
  readonly fetchPage: (url: string, signal: AbortSignal) => Promise<Answer>;
}

/** A page on its way to the caller: only objects that were not given before. */
export interface CrawledPage<T> extends PageContent<T> {
  readonly answer: Answer;
  /** Where the page itself is. */
  readonly at: ListCursor;
  /** Where to go on after the page; `undefined` at the end of the list or window. */
  readonly after: ListCursor | undefined;
  /** How many of the objects that came were not met before, or are newer now. */
  readonly fresh: number;
  /** How many of them were not met before. */
  readonly added: number;
  readonly duplicates: number;
  /** Whether the page was read once more because the total shrank. */
  readonly again: boolean;
}

const MAX_REREADS = 50;
const MAX_STALLS = 2;

/** The state of one pass over a list: what was met, and how often nothing new came. */
export class Crawl<T> {
  readonly #options: CrawlOptions<T>;
  readonly #seen = new Seen();
  readonly #urls = new Seen();
  readonly #abort = new AbortController();
  /** Requests under way: an abort is dear, so it is made only for these. */
  #open = 0;
  #stalls = 0;
  #pages = 0;
  #rereads = 0;

  constructor(options: CrawlOptions<T>) {
    this.#options = options;
  }

  /** Ends what is under way. */
  stop(): void {
    if (this.#open > 0) this.#abort.abort();
  }

  /** Page after page from a cursor on; the next page is fetched while the caller works on this one. */
  async *run(start: ListCursor): AsyncGenerator<CrawledPage<T>, void, undefined> {
    const { reading, style, origins, prefetch } = this.#options;
    let pending: Promise<Answer> | undefined;
    for (let at: ListCursor | undefined = start; at; ) {
      const answer: Answer = await (pending ?? this.#fetch(at.url));
      const content = readPage(answer, reading);
      const next = nextPage(content.facts, at, style, origins);
      const after: ListCursor | undefined = next && advance(at, content.facts, next);
      const visited = after !== undefined && this.#leadsBack(at.url, after.url);
      pending = after && prefetch ? this.#fetch(after.url) : undefined;
      yield* this.#lost(content.facts, at);
      const page = this.#page(content, answer, at, after, false);
      const ends =
        at.guessed && (page.fresh === 0 || (page.added === 0 && content.facts.total === undefined));
      yield ends ? { ...page, after: undefined } : page;
      if (ends) return;
      this.#guard(page, visited);
      at = after;
    }
  }

  /** Whether the page after one was there before. */
  #leadsBack(url: string, next: string): boolean {
    this.#urls.note(url);
    return this.#urls.note(next) === 'known';
  }

  #fetch(url: string): Promise<Answer> {
    this.#open += 1;
    const closed = (): void => {
      this.#open -= 1;
    };
    const answer = this.#options.fetchPage(url, this.#abort.signal);
    answer.then(closed, closed);
    return answer;
  }

  /** A total that shrinks moves objects to pages that were read already: those are read again. */
  async *#lost(facts: PageFacts, at: ListCursor): AsyncGenerator<CrawledPage<T>, void, undefined> {
    const { total } = facts;
    if (total === undefined || at.total === undefined || total >= at.total) return;
    if (offsetOf(at.url) === undefined) return;
    const size = Math.max(1, facts.count);
    const steps = Math.min(at.previous.length, Math.ceil((at.total - total) / size));
    for (const url of at.previous.slice(at.previous.length - steps)) {
      if (this.#rereads >= MAX_REREADS) return;
      this.#rereads += 1;
      const answer = await this.#options.fetchPage(url, this.#abort.signal);
      yield this.#page(readPage(answer, this.#options.reading), answer, at, at, true);
    }
  }

  #page(
    content: PageContent<T>,
    answer: Answer,
    at: ListCursor,
    after: ListCursor | undefined,
    again: boolean,
  ): CrawledPage<T> {
    const skip = again ? 0 : at.skip;
    const wanted: ReadItem<T>[] = [];
    let fresh = 0;
    let added = 0;
    for (const item of content.items) {
      const identity = identityOf(item.raw);
      const sighting = this.#sight(identity, item.raw);
      if (sighting !== 'known') fresh += 1;
      if (sighting === 'new') added += 1;
      const isGiven = sighting !== 'known' || (!again && (!this.#options.dedupe || identity === undefined));
      if (isGiven && item.index >= skip) wanted.push(item);
    }
    const items = fresh === 0 && at.guessed ? [] : wanted;
    const duplicates = content.items.length - fresh;
    return { ...content, items, fresh, added, answer, at, after, duplicates, again };
  }

  /** What has no identity is known by its content, so that a list of such objects comes to an end, too. */
  #sight(identity: string | undefined, raw: unknown): Sighting {
    return this.#seen.note(identity ?? `\u0001${JSON.stringify(raw)}`, updatedAt(raw));
  }

  /** Stops a list that goes round in circles: nothing new twice in a row, or pages without end. */
  #guard({ fresh, facts, after }: CrawledPage<T>, visited: boolean): void {
    this.#pages += 1;
    if (!after) return;
    this.#stalls = fresh === 0 || visited ? this.#stalls + 1 : 0;
    if (this.#stalls >= MAX_STALLS) {
      const what = facts.count === 0 ? 'pages without objects' : 'the same pages again';
      const message = `The list makes no progress: the partner answers with ${what} and a link to more of them.`;
      throw new ListLimitError('loop', message, after);
    }
    if (this.#pages >= this.#options.maxPages) {
      const message = `The list has more than ${this.#options.maxPages} pages; raise maxPages or go on from the cursor.`;
      throw new ListLimitError('maxPages', message, after);
    }
  }
}

function advance(at: ListCursor, facts: PageFacts, next: NextPage): ListCursor {
  return {
    ...at,
    url: next.url,
    skip: 0,
    received: at.received + facts.count,
    total: facts.total ?? at.total,
    linked: at.linked || !next.guessed,
    guessed: next.guessed,
    previous: [...at.previous, at.url].slice(-HISTORY),
  };
}

function updatedAt(value: unknown): number {
  const text = (value as { last_updated?: unknown } | null)?.last_updated;
  return typeof text === 'string' ? toMillis(text) : Number.NaN;
}
