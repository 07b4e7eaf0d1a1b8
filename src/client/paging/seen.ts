import { hash64 } from '../../core/hash.js';

/** Whether something came for the first time, as a newer version of what came before, or again. */
export type Sighting = 'new' | 'newer' | 'known';

/** `hash64` never gives it as first half. */
const EMPTY = 0;
const START_SIZE = 1024;

/**
 * Remembers what a crawl has met by 64-bit hashes: 16 bytes for each identity in tables that are at most half full.
 * Beyond `capacity` identities the older half is forgotten, so memory has a bound (about 32 bytes × capacity) while what
 * moves between neighbouring pages is always noticed.
 */
export class Seen {
  readonly #half: number;
  #young = new Table();
  #old: Table | undefined;

  constructor(capacity = 1_000_000) {
    this.#half = Math.max(1, Math.ceil(capacity / 2));
  }

  /** Notes an identity with the time of its version in milliseconds (`NaN` when it has none). */
  note(identity: string, time = Number.NaN): Sighting {
    const [high, low] = hash64(identity);
    const before = this.#young.get(high, low) ?? this.#old?.get(high, low);
    const stamp = Number.isNaN(time) ? Number.NEGATIVE_INFINITY : time;
    if (before !== undefined && stamp <= before) return 'known';
    if (this.#young.size >= this.#half) {
      this.#old = this.#young;
      this.#young = new Table();
    }
    this.#young.set(high, low, stamp);
    return before === undefined ? 'new' : 'newer';
  }

  /** Whether an identity was noted. */
  has(identity: string): boolean {
    const [high, low] = hash64(identity);
    return (this.#young.get(high, low) ?? this.#old?.get(high, low)) !== undefined;
  }
}

/** An open-addressing hash table from 64 bits to a number. */
class Table {
  size = 0;
  // Room is made with the first entry: lists of one empty page are common, and need none.
  #high = new Uint32Array(0);
  #low = this.#high;
  #times = new Float64Array(0);

  get(high: number, low: number): number | undefined {
    if (this.size === 0) return undefined;
    const slot = this.#slot(high, low);
    return this.#high[slot] === EMPTY ? undefined : this.#times[slot];
  }

  set(high: number, low: number, time: number): void {
    if (2 * this.size >= this.#high.length) this.#grow();
    const slot = this.#slot(high, low);
    if (this.#high[slot] === EMPTY) this.size += 1;
    this.#high[slot] = high;
    this.#low[slot] = low;
    this.#times[slot] = time;
  }

  #slot(high: number, low: number): number {
    const mask = this.#high.length - 1;
    let slot = low & mask;
    while (this.#high[slot] !== EMPTY && (this.#high[slot] !== high || this.#low[slot] !== low)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  #grow(): void {
    const [high, low, times] = [this.#high, this.#low, this.#times];
    const room = Math.max(START_SIZE, 2 * high.length);
    this.#high = new Uint32Array(room);
    this.#low = new Uint32Array(room);
    this.#times = new Float64Array(room);
    this.size = 0;
    for (let i = 0; i < high.length; i += 1) {
      if (high[i] !== EMPTY) this.set(high[i] ?? 0, low[i] ?? 0, times[i] ?? 0);
    }
  }
}
