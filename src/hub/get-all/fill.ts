import { sleep } from '../../client/abort.js';
import { type Asked, ask, inParallel, type Patience } from './ask.js';
import type { Crawl } from './crawl.js';
import { countOf, outlook, type Reading, take } from './reading.js';
import type { FirstPage, Source, SourceProblem } from './source.js';

/** What filling a page takes. */
export interface Filling {
  readonly sources: ReadonlyMap<string, Source>;
  readonly limit: number;
  readonly patience: Patience;
  /** How often in a row a source may fail before it is left out. */
  readonly tries: number;
  /** Milliseconds before sources that just failed are asked again, when nothing else is left. */
  readonly pause: number;
  readonly report: (problem: SourceProblem) => void;
  /** The first page of a source that is there already. */
  readonly first: FirstPage | undefined;
}

/** A page in the making, and what is left to read after it. */
export class PageFiller {
  readonly items: object[] = [];
  counted: number;
  queue: Reading[];
  /** Sources of which something is missing for good. */
  readonly leftOut: string[];
  readonly #filling: Filling;
  /** Sources that failed while this page was made. */
  readonly #failed = new Set<string>();
  #isFull = false;

  constructor(filling: Filling, { queue, counted, leftOut }: Pick<Crawl, 'queue' | 'counted' | 'leftOut'>) {
    this.#filling = filling;
    this.queue = [...queue];
    this.counted = counted;
    this.leftOut = [...leftOut];
  }

  get total(): number {
    return this.queue.reduce((sum, reading) => sum + countOf(reading), this.counted);
  }

  /** Reads on until the page is full, its time is over or nothing is left that can be read now. */
  async fill(): Promise<void> {
    const { patience, pause, limit } = this.#filling;
    while (!this.#isFull && this.queue.length > 0 && this.#hasTime()) {
      const batch = this.#plan();
      if (batch.length > 0) {
        this.#consume(batch, await this.#askAll(batch));
        this.#isFull ||= this.items.length >= limit;
      } else if (this.items.length > 0) {
        return;
      } else {
        // Only sources are left that failed a moment ago: a page without objects would be taken for the end.
        await sleep(Math.max(0, Math.min(pause, patience.until - Date.now())), patience.signal);
        this.#failed.clear();
      }
    }
  }

  /** A page with objects is not risked for a request that may not have its whole time. */
  #hasTime(): boolean {
    const { until, timeout } = this.#filling.patience;
    return until - Date.now() > (this.items.length > 0 ? timeout : 0);
  }

  /**
   * What to ask next: the first source, and those after it as long as the ones before will come to their end and all will
   * fit. Sources that failed are asked only when the page would stay empty, together, so that they hold up nothing else.
   */
  #plan(): Reading[] {
    const { limit, patience } = this.#filling;
    const isEmpty = this.items.length === 0;
    const candidates = this.queue.filter(({ id }) => !this.#failed.has(id));
    const batch: Reading[] = [];
    let room = limit - this.items.length;
    for (const reading of candidates) {
      const hasFailed = reading.failures > 0;
      if (hasFailed && !isEmpty) continue;
      if (batch.length >= patience.parallel || (batch[0] && batch[0].failures > 0 !== hasFailed)) break;
      const { size, isLast } = outlook(reading, limit);
      if (size > room && (!isEmpty || batch.length > 0)) break;
      batch.push(reading);
      room -= size;
      if (!isLast && !hasFailed) break;
    }
    if (batch.length === 0 && candidates.some(({ failures }) => failures === 0)) this.#isFull = true;
    return batch;
  }

  async #askAll(batch: readonly Reading[]): Promise<Asked[]> {
    const { sources, limit, patience, first } = this.#filling;
    return inParallel(batch, patience.parallel, async (reading): Promise<Asked> => {
      const source = sources.get(reading.id);
      if (!source) return { ok: false, error: undefined };
      if (first?.id === reading.id && isAtStart(reading)) return { ok: true, page: first.page };
      return ask(source, { at: reading.at, limit }, patience);
    });
  }

  /** Takes answers in the order of the sources; what comes after one that goes on is for later. */
  #consume(batch: readonly Reading[], answers: readonly Asked[]): void {
    for (const [index, reading] of batch.entries()) {
      const answer = answers[index];
      if (!answer?.ok) this.#fail(reading, answer?.error);
      else if (!this.#take(reading, answer)) return;
    }
  }

  /** Whether the source came to its end, so that the next one may follow. */
  #take(reading: Reading, { page }: Asked & { readonly ok: true }): boolean {
    const { limit, report } = this.#filling;
    const room = limit - this.items.length;
    const taken = take(reading, page, room, this.items.length === 0);
    if (!taken) {
      this.#isFull = true;
      return false;
    }
    this.items.push(...taken.items);
    const { after } = taken;
    const given = reading.given + taken.items.length;
    if (taken.hasRubbish) report({ source: reading.id, kind: 'objects', given });
    if (taken.isEndless) {
      report({ source: reading.id, kind: 'endless', given });
      this.leftOut.push(reading.id);
    }
    this.#replace(reading, after);
    if (after) return false;
    this.counted += taken.isEndless ? given : countOf({ ...reading, given });
    return true;
  }

  /** Puts a source that failed behind all others, until it has failed too often. */
  #fail(reading: Reading, error: unknown): void {
    const { sources, tries, report } = this.#filling;
    const { id, given } = reading;
    const isGone = !sources.has(id);
    const failures = reading.failures + 1;
    const isOver = isGone || failures >= tries;
    this.#failed.add(id);
    this.#replace(reading, undefined);
    if (isOver) {
      this.counted += given;
      this.leftOut.push(id);
    } else this.queue.push({ ...reading, failures });
    report({
      source: id,
      given,
      kind: isGone ? 'gone' : isOver ? 'left-out' : 'failed',
      ...(error === undefined ? {} : { error }),
    });
  }

  #replace(reading: Reading, after: Reading | undefined): void {
    const at = this.queue.findIndex(({ id }) => id === reading.id);
    this.queue.splice(at, 1, ...(after ? [after] : []));
  }
}

const isAtStart = ({ at, skip }: Reading): boolean => 'offset' in at && at.offset === 0 && skip === 0;
