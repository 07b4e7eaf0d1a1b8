/**
 * What waits for one target: a queue for each source, and the sources take turns, so that one with a long queue does not
 * delay another with a short one. Every operation takes the same time, however much waits.
 */
export class FairQueue<T> {
  readonly #queues = new Map<string, Set<T>>();
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** How much of one source waits. */
  sizeOf(source: string): number {
    return this.#queues.get(source)?.size ?? 0;
  }

  add(source: string, item: T): void {
    const queue = this.#queues.get(source) ?? new Set<T>();
    this.#queues.set(source, queue.add(item));
    this.#size += 1;
  }

  remove(source: string, item: T): void {
    const queue = this.#queues.get(source);
    if (!queue?.delete(item)) return;
    this.#size -= 1;
    if (queue.size === 0) this.#queues.delete(source);
  }

  /** Takes the oldest of the source whose turn it is, passing over sources that may not have one now. */
  take(mayHave: (source: string) => boolean): T | undefined {
    for (const [source, queue] of this.#queues) {
      if (!mayHave(source)) continue;
      const [item] = queue;
      if (item === undefined) continue;
      this.remove(source, item);
      // What is left of this source goes behind the others.
      if (this.#queues.delete(source)) this.#queues.set(source, queue);
      return item;
    }
    return undefined;
  }

  /** Everything that waits. */
  all(): T[] {
    return [...this.#queues.values()].flatMap((queue) => [...queue]);
  }
}
