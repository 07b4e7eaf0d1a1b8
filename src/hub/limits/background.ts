/** Something that has patient messages waiting. */
export interface Waiting {
  /** Starts one of them, if that is possible now. */
  startPatient(): boolean;
}

/**
 * The patient messages to all targets together: only so many are under way, however many wait, so that their answers come
 * in time also when the machine is busy. Targets take turns.
 */
export class Background {
  readonly #most: number;
  readonly #waiting = new Set<Waiting>();
  #underWay = 0;

  constructor(most: number) {
    this.#most = most;
  }

  get hasRoom(): boolean {
    return this.#underWay < this.#most;
  }

  started(): void {
    this.#underWay += 1;
  }

  ended(): void {
    this.#underWay -= 1;
  }

  /** Says whether a target has patient messages waiting. */
  note(target: Waiting, isWaiting: boolean): void {
    if (isWaiting) this.#waiting.add(target);
    else this.#waiting.delete(target);
  }

  /** Starts one message of the target whose turn it is, where there is room. */
  next(): void {
    if (!this.hasRoom) return;
    for (const target of this.#waiting) {
      if (!target.startPatient()) continue;
      // What is left of this target goes behind the others.
      if (this.#waiting.delete(target)) this.#waiting.add(target);
      return;
    }
  }
}
