import type { Source, SourcePage, SourceRequest } from '../../../src/hub/get-all/source.js';

/** An object of a fake list. */
export interface Item {
  readonly country_code: string;
  readonly party_id: string;
  readonly id: string;
}

/** How a fake source continues its pages: by the place in the list, or by what was given last. */
export type Paging = 'offset' | 'stable';

/** A list that can be changed, fail and hang between two pages. */
export class FakeSource implements Source {
  readonly id: string;
  readonly items: Item[] = [];
  readonly requests: Omit<SourceRequest, 'signal'>[] = [];
  /** What the next requests do instead of answering, one after the other. */
  readonly trouble: (() => Promise<SourcePage>)[] = [];
  paging: Paging = 'stable';
  /** Objects on a page at most, whatever is asked for. */
  cap = 1000;
  /** Objects on a page at least, whatever is asked for. */
  least = 0;
  /** Whether it says how many objects there are. */
  counts = true;
  #made = 0;

  constructor(id: string, size: number) {
    this.id = id;
    this.add(size);
  }

  add(count: number): void {
    for (let i = 0; i < count; i += 1) {
      this.#made += 1;
      this.items.push({ country_code: 'NL', party_id: this.id, id: `${this.#made}` });
    }
  }

  async page({ at, limit, signal }: SourceRequest): Promise<SourcePage> {
    this.requests.push({ at, limit });
    const trouble = this.trouble.shift();
    if (trouble) return trouble();
    signal.throwIfAborted();
    const [from, size] = 'next' in at ? this.#follow(at.next) : [at.offset, limit];
    const taken = this.items.slice(from, from + Math.max(this.least, Math.min(size, this.cap)));
    const end = from + taken.length;
    const last = taken.at(-1);
    const next = this.paging === 'offset' ? `${end}/${size}` : `after ${last?.id}/${size}`;
    return {
      items: taken,
      ...(this.counts ? { total: this.items.length } : {}),
      ...(end < this.items.length && last ? { next } : {}),
    };
  }

  #follow(next: string): [number, number] {
    const [place = '', size = ''] = next.split('/');
    if (this.paging === 'offset') return [Number(place), Number(size)];
    const last = Number(place.slice('after '.length));
    const from = this.items.findIndex(({ id }) => Number(id) > last);
    return [from === -1 ? this.items.length : from, Number(size)];
  }
}

export const fails = (): Promise<SourcePage> => Promise.reject(new Error('down'));
export const hangs = (): Promise<SourcePage> => new Promise(() => {});
export const rubbish = (): Promise<SourcePage> => Promise.resolve({ items: 'no list' } as never);

/** The names of objects, to compare lists. */
export const names = (items: readonly object[]): string[] =>
  (items as Item[]).map(({ party_id, id }) => `${party_id}/${id}`);
