import type { StoredObject } from './store.js';

/** A place in the order of insertion; what it holds changes, the place stays. */
export interface Entry {
  readonly seq: number;
  object: StoredObject;
  /** Milliseconds since 1970 of `last_updated`, `NaN` without one; `undefined` until a list asks. */
  updated: number | undefined;
  live: boolean;
}

/** What a list asks of entries; without `accepts` every entry is wanted. */
export interface Selection {
  readonly accepts: ((entry: Entry) => boolean) | undefined;
  readonly after: number | undefined;
  readonly offset: number;
  readonly limit: number;
}

/** Entries in the order of insertion, with removed ones left in place until they are half of them. */
export class Series {
  #entries: Entry[] = [];
  #dead = 0;

  get size(): number {
    return this.#entries.length - this.#dead;
  }

  add(entry: Entry): void {
    this.#entries.push(entry);
  }

  /** Tells that an entry is not live any more. */
  removed(): void {
    this.#dead += 1;
    if (this.#dead * 2 > this.#entries.length) this.#compact();
  }

  /** How many entries are wanted. */
  count(accepts: Selection['accepts']): number {
    if (!accepts) return this.size;
    let count = 0;
    for (const entry of this.#entries) if (entry.live && accepts(entry)) count += 1;
    return count;
  }

  /** The wanted entries, one more than the limit when there are more. */
  select({ accepts, after, offset, limit }: Selection): Entry[] {
    if (offset > 0 && this.#dead > 0) this.#compact();
    const direct = accepts === undefined && after === undefined;
    let skip = direct ? 0 : offset;
    const found: Entry[] = [];
    const start = direct ? offset : this.#firstAfter(after);
    for (let i = start; i < this.#entries.length && found.length <= limit; i += 1) {
      const entry = this.#entries[i];
      if (!entry?.live || (accepts && !accepts(entry))) continue;
      if (skip > 0) skip -= 1;
      else found.push(entry);
    }
    return found;
  }

  #compact(): void {
    this.#entries = this.#entries.filter((entry) => entry.live);
    this.#dead = 0;
  }

  #firstAfter(after: number | undefined): number {
    if (after === undefined) return 0;
    let low = 0;
    let high = this.#entries.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#entries[middle]?.seq ?? 0) <= after) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
