import { isAbout } from '../faults/about.js';
import type { ExchangeId } from '../faults/fault.js';
import type { Dialect, Rate } from './dialect.js';

/** How much of a rate is left. */
export interface Budget {
  readonly limit: number;
  readonly remaining: number;
  /** Seconds until it is whole again. */
  readonly reset: number;
  readonly exceeded: boolean;
}

interface Window {
  started: number;
  used: number;
}

/** Counts requests against the rates of a dialect, in windows that begin with their first request. */
export class RateCounter {
  readonly #rates: readonly Rate[];
  readonly #now: () => number;
  readonly #windows = new Map<Rate, Window>();

  constructor(dialect: Dialect, now: () => number) {
    this.#rates = dialect.rates ?? [];
    this.#now = now;
  }

  /** Counts a request and gives the tightest budget; `undefined` when no rate is about it. `following`: for a later page. */
  count(exchange: ExchangeId, following: boolean): Budget | undefined {
    let tightest: Budget | undefined;
    for (const rate of this.#rates) {
      if (!isAbout(rate, exchange) || (following && rate.pagesAreFree)) continue;
      const budget = this.#use(rate);
      if (!tightest || room(budget) < room(tightest)) tightest = budget;
    }
    return tightest;
  }

  #use(rate: Rate): Budget {
    const now = this.#now();
    let window = this.#windows.get(rate);
    if (!window || now - window.started >= rate.per) {
      window = { started: now, used: 0 };
      this.#windows.set(rate, window);
    }
    window.used += 1;
    return {
      limit: rate.requests,
      remaining: Math.max(0, rate.requests - window.used),
      reset: Math.ceil((window.started + rate.per - now) / 1000),
      exceeded: window.used > rate.requests,
    };
  }
}

const room = ({ exceeded, remaining }: Budget): number => (exceeded ? -1 : remaining);
