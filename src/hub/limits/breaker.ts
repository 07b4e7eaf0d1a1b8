/** When a target is left alone. */
export interface BreakerOptions {
  /** Failures in a row that open the circuit. */
  readonly failures: number;
  /** Milliseconds for which it stays open at first; doubled for every probe that fails. */
  readonly cooldown: number;
  readonly maxCooldown: number;
}

/** `closed`: messages pass; `open`: none does; `half-open`: one passes as a probe, and decides. */
export type Circuit = 'closed' | 'open' | 'half-open';

/** The circuit of one target. It knows no time but what it is told. */
export class Breaker {
  readonly #options: BreakerOptions;
  #failures = 0;
  #openings = 0;
  #until = 0;
  #isProbing = false;

  constructor(options: BreakerOptions) {
    this.#options = options;
  }

  /** Whether nothing has gone wrong that is worth remembering. */
  get isPristine(): boolean {
    return this.#failures === 0 && this.#openings === 0;
  }

  circuit(now: number): Circuit {
    if (this.#openings === 0) return 'closed';
    return now < this.#until ? 'open' : 'half-open';
  }

  /** Milliseconds until a probe may pass. */
  wait(now: number): number {
    return Math.max(0, this.#until - now);
  }

  /** Lets the next message pass as a probe, without waiting any longer. */
  hurry(): void {
    this.#until = Number.NEGATIVE_INFINITY;
  }

  /** Whether a message may pass now; `probe` when it decides about all others. */
  admit(now: number): 'pass' | 'probe' | 'refuse' {
    const circuit = this.circuit(now);
    if (circuit === 'closed') return 'pass';
    if (circuit === 'open' || this.#isProbing) return 'refuse';
    this.#isProbing = true;
    return 'probe';
  }

  /** The target has answered. */
  succeeded(): void {
    this.#failures = 0;
    this.#openings = 0;
    this.#isProbing = false;
  }

  /** The target has not answered; says whether that opened the circuit. */
  failed(now: number, isProbe: boolean): boolean {
    if (this.#openings > 0 && !isProbe) return false;
    this.#failures += 1;
    if (isProbe) this.#isProbing = false;
    if (!isProbe && this.#failures < this.#options.failures) return false;
    const { cooldown, maxCooldown } = this.#options;
    this.#until = now + Math.min(maxCooldown, cooldown * 2 ** Math.min(this.#openings, 30));
    this.#openings += 1;
    return true;
  }

  /** The probe was given up by its sender: the next message is the probe. */
  released(isProbe: boolean): void {
    if (isProbe) this.#isProbing = false;
  }
}
