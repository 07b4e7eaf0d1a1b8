import { toMillis } from '../core/time.js';
import { audienceFor, isVisible } from './audience.js';
import { formatCursor, parseCursor } from './cursor.js';
import { keyText, ownerText } from './key.js';
import { memoryState } from './memory-state.js';
import { type Entry, Series } from './series.js';
import type { ListQuery, ObjectKey, ObjectWrite, Store, StoredObject, StoredPage } from './store.js';

/** Keeps objects in memory: for tests, demonstrations and caches; everything is lost with the process. */
export function memoryStore(): Store {
  const shelf = new Shelf();
  return {
    async get(key) {
      return shelf.find(key)?.object;
    },
    async update(key, change) {
      const entry = shelf.find(key);
      const before = entry?.object;
      const write = change(before);
      if (write === undefined) return { before, after: before };
      if (write === 'remove') {
        if (entry) shelf.remove(entry);
        return { before, after: undefined };
      }
      return { before, after: shelf.keep(key, write, entry) };
    },
    async list(query) {
      return shelf.list(query);
    },
    async remove(key) {
      const entry = shelf.find(key);
      if (entry) shelf.remove(entry);
      return entry !== undefined;
    },
    state: memoryState(),
  };
}

/** When the object of an entry was last updated; worked out once, and only where a list is limited to dates. */
function updatedOf(entry: Entry): number {
  const { last_updated } = entry.object.value;
  entry.updated ??= typeof last_updated === 'string' ? toMillis(last_updated) : Number.NaN;
  return entry.updated;
}

/** Objects by key, and the orders in which they are listed: by module, and by module and owner. */
class Shelf {
  readonly #byKey = new Map<string, Entry>();
  readonly #series = new Map<string, Series>();
  /** How many objects of a series are of a version, or for everyone: a filter that all of them pass is none. */
  readonly #counts = new Map<string, Map<string, number>>();
  #seq = 0;

  find(key: ObjectKey): Entry | undefined {
    return this.#byKey.get(keyText(key));
  }

  keep(key: ObjectKey, write: ObjectWrite, entry: Entry | undefined): StoredObject {
    const { version, value } = write;
    const audience = audienceFor(key.module, write, entry?.object);
    const object: StoredObject = { key: entry?.object.key ?? key, version, value, audience };
    if (entry) {
      if (!countAlike(entry.object, object)) {
        this.#count(entry.object, -1);
        this.#count(object, 1);
      }
      entry.object = object;
      entry.updated = undefined;
    } else {
      this.#add(object);
      this.#count(object, 1);
    }
    return object;
  }

  remove(entry: Entry): void {
    entry.live = false;
    this.#byKey.delete(keyText(entry.object.key));
    this.#count(entry.object, -1);
    for (const name of seriesNames(entry.object.key)) this.#series.get(name)?.removed();
  }

  list(query: ListQuery): StoredPage {
    const name = query.owner ? `${query.module}|${ownerText(query.owner)}` : query.module;
    const series = this.#series.get(name);
    const cursor = query.cursor === undefined ? undefined : parseCursor(query.cursor);
    if (!series) return { items: [], total: 0, cursor: undefined };
    const accepts = this.#filter(query, name, series);
    const total = cursor?.total ?? series.count(accepts);
    const { limit } = query;
    const offset = cursor ? 0 : (query.offset ?? 0);
    const found = limit > 0 ? series.select({ accepts, after: cursor?.after, offset, limit }) : [];
    const items = found.slice(0, limit);
    const last = found.length > limit ? items.at(-1) : undefined;
    return {
      items: items.map((entry) => entry.object),
      total,
      cursor: last && formatCursor({ after: last.seq, total }),
    };
  }

  #add(object: StoredObject): void {
    this.#seq += 1;
    const entry: Entry = { seq: this.#seq, object, updated: undefined, live: true };
    this.#byKey.set(keyText(object.key), entry);
    for (const name of seriesNames(object.key)) {
      const series = this.#series.get(name) ?? new Series();
      this.#series.set(name, series);
      series.add(entry);
    }
  }

  #count({ key, version, audience }: StoredObject, difference: number): void {
    for (const name of seriesNames(key)) {
      const counts = this.#counts.get(name) ?? new Map<string, number>();
      this.#counts.set(name, counts);
      const add = (what: string): unknown => counts.set(what, (counts.get(what) ?? 0) + difference);
      add(version);
      if (audience === 'everyone') add(audience);
    }
  }

  /** What has to be looked at entry by entry; `undefined` when the query wants the whole series. */
  #filter(query: ListQuery, name: string, series: Series): ((entry: Entry) => boolean) | undefined {
    const { version, visibleTo, dateFrom, dateTo } = query;
    const areAll = (what: string): boolean => this.#counts.get(name)?.get(what) === series.size;
    const ofVersion = version === undefined || areAll(version);
    const visible = visibleTo === undefined || areAll('everyone');
    const from = dateFrom === undefined ? undefined : toMillis(dateFrom);
    const to = dateTo === undefined ? undefined : toMillis(dateTo);
    if (ofVersion && visible && from === undefined && to === undefined) return undefined;
    return (entry) =>
      (version === undefined || entry.object.version === version) &&
      (from === undefined || updatedOf(entry) >= from) &&
      (to === undefined || updatedOf(entry) < to) &&
      isVisible(entry.object.audience, visibleTo);
  }
}

/** Whether two states of an object add the same to the counts of its series. */
const countAlike = (a: StoredObject, b: StoredObject): boolean =>
  a.version === b.version && (a.audience === 'everyone') === (b.audience === 'everyone');

const seriesNames = ({ module, owner }: ObjectKey): readonly [string, string] => [
  module,
  `${module}|${ownerText(owner)}`,
];
