import { Seen } from '../client/paging/seen.js';
import { keyText } from '../store/key.js';
import type { ObjectKey } from '../store/store.js';
import type { SyncStore } from './options.js';
import { clear, entriesOf, marksOf } from './state.js';

const CAPACITY = 50_000_000;

/**
 * What a full run has seen: 16 bytes for each object in memory, and by page in the store, so that a run which was stopped
 * knows afterwards what it had seen before.
 */
export class Marks {
  readonly #store: SyncStore;
  readonly #collection: string;
  #seen = new Seen(CAPACITY);
  #page: string[] = [];
  #pages = 0;

  constructor(store: SyncStore, name: string) {
    this.#store = store;
    this.#collection = marksOf(name);
  }

  /** Takes up the marks of a run that was stopped after `pages` pages. */
  async resume(pages: number): Promise<void> {
    for await (const { id, value } of entriesOf(this.#store, this.#collection)) {
      if (Number(id) < pages) for (const key of value as string[]) this.#seen.note(key);
    }
    this.#pages = pages;
  }

  add(key: ObjectKey): void {
    const text = markOf(key);
    if (this.#seen.note(text) === 'new') this.#page.push(text);
  }

  has(key: ObjectKey): boolean {
    return this.#seen.has(markOf(key));
  }

  /** Keeps what was seen since the last call; gives the number of pages kept. */
  async save(): Promise<number> {
    if (this.#page.length > 0) {
      const value = this.#page;
      await this.#store.state.update(this.#collection, pageId(this.#pages), () => ({ value }));
      this.#pages += 1;
      this.#page = [];
    }
    return this.#pages;
  }

  clear(): Promise<void> {
    return clear(this.#store, this.#collection);
  }
}

const pageId = (page: number): string => String(page).padStart(9, '0');

/** The key without its module, which is the same in all marks. */
const markOf = (key: ObjectKey): string => keyText(key).slice(key.module.length);
