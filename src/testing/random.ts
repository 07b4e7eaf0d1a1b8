const UINT32 = 0x1_0000_0000;
const HEX = '0123456789ABCDEF';

/** What a seed may be: equal seeds give equal data in every runtime. */
export type Seed = number | string;

/**
 * Pseudo-random numbers from a seed, by 32-bit integer arithmetic alone (xoshiro128**), so that every runtime draws the
 * same. Not for secrets.
 */
export class Random {
  readonly #seed: string;
  #a: number;
  #b: number;
  #c: number;
  #d: number;

  constructor(seed: Seed) {
    this.#seed = String(seed);
    const mix = mixer(hashText(this.#seed));
    this.#a = mix();
    this.#b = mix();
    this.#c = mix();
    this.#d = mix() | 1;
  }

  /** The next 32 bits, from 0 to 4294967295. */
  next(): number {
    const result = Math.imul(rotate(Math.imul(this.#b, 5), 7), 9) >>> 0;
    const shifted = this.#b << 9;
    this.#c ^= this.#a;
    this.#d ^= this.#b;
    this.#b ^= this.#c;
    this.#a ^= this.#d;
    this.#c ^= shifted;
    this.#d = rotate(this.#d, 11);
    return result;
  }

  /** A whole number from `min` to `max`, both included; the range holds at most 2^21 numbers. */
  int(min: number, max: number): number {
    return min + Math.floor((this.next() * (max - min + 1)) / UINT32);
  }

  /** True in `percent` of 100 cases. */
  chance(percent: number): boolean {
    return this.int(1, 100) <= percent;
  }

  /** One of the items. Throws a `RangeError` when there is none. */
  pick<T>(items: readonly [T, ...T[]] | readonly T[]): T {
    if (items.length === 0) throw new RangeError('There is nothing to pick from.');
    return items[this.int(0, items.length - 1)] as T;
  }

  /** A text of `length` characters of an alphabet. */
  text(alphabet: string, length: number): string {
    let text = '';
    while (text.length < length) text += alphabet[this.int(0, alphabet.length - 1)];
    return text;
  }

  /** Upper-case hexadecimal digits. */
  hex(length: number): string {
    return this.text(HEX, length);
  }

  /** A text with the form of a UUID of version 4. */
  uuid(): string {
    const digits = this.hex(32).toLowerCase();
    const variant = '89ab'[this.int(0, 3)] ?? '8';
    return [
      digits.slice(0, 8),
      digits.slice(8, 12),
      `4${digits.slice(13, 16)}`,
      `${variant}${digits.slice(17, 20)}`,
      digits.slice(20),
    ].join('-');
  }

  /** Independent numbers for one purpose: what is drawn elsewhere does not change them. */
  fork(purpose: Seed): Random {
    return new Random(`${this.#seed}/${purpose}`);
  }
}

const rotate = (value: number, bits: number): number => (value << bits) | (value >>> (32 - bits));

/** FNV-1a over the UTF-16 units of a text. */
function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}

/** SplitMix32: spreads one number over the state of the generator. */
function mixer(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return mixed ^ (mixed >>> 15);
  };
}
