import { type Exact, ZERO } from './exact.js';
import { exact } from './exact-read.js';
import type { Policy } from './policy.js';
import type { Usage } from './usage.js';
import { isCharging, type Range, type UsagePeriod } from './usage-period.js';
import { type LocalTime, localTime, type ZoneSource } from './zone.js';

const MILLISECONDS_PER_HOUR = exact(3_600_000);

/** The state of a session at the start of a period: all that restrictions ask about. */
export class Moment {
  /** Number of the moment in its run; elements remember by it whether they match. */
  stamp = 0;
  /** The period that starts. */
  period: UsagePeriod;
  /** Energy used before it, in kWh. */
  energy: Exact = ZERO;
  /** Duration before it in milliseconds, as the policy counts it. */
  elapsed = 0;
  readonly #usage: Usage;
  readonly #policy: Policy;
  readonly #zones: ZoneSource;
  #charged = 0;
  #local: LocalTime | undefined;

  /** `zones` is asked only when something depends on the local time, and may throw. */
  constructor(usage: Usage, first: UsagePeriod, policy: Policy, zones: ZoneSource) {
    this.#usage = usage;
    this.#policy = policy;
    this.#zones = zones;
    this.period = first;
  }

  /** Moves to the start of the next period. */
  enter(period: UsagePeriod): void {
    this.stamp += 2;
    this.period = period;
    this.#local = undefined;
    const { duration } = this.#policy;
    if (duration === 'charging') this.elapsed = this.#charged;
    else
      this.elapsed = period.start - (duration === 'session' ? this.#usage.sessionStart : this.#usage.start);
  }

  /** Looks at the reservation of the period, whose duration counts from its own start. */
  enterReservation(): void {
    this.stamp += 1;
    this.elapsed = this.period.start - this.#usage.start;
  }

  /** Adds what the period consumed. */
  leave(): void {
    const { period } = this;
    if (period.energy !== undefined) this.energy = this.energy.add(period.energy);
    const idle = period.charging === undefined || period.charging.sign() === 0;
    if (isCharging(period) && !idle) this.#charged += period.end - period.start;
  }

  /** Date and time at the location; throws {@link CannotPrice} when its zone is unknown. */
  local(): LocalTime {
    this.#local ??= localTime(this.#zones.zone(), this.period.start);
    return this.#local;
  }

  /** The power in kW as far as known, its average from energy and time when the policy says so. */
  power(): Range {
    const { power } = this.period;
    if (this.#policy.missingPower !== 'average' || power.average !== undefined) return power;
    if (this.#policy.varyingPower !== 'average' && (power.low ?? power.high) !== undefined) return power;
    return { ...power, average: averagePower(this.period) };
  }
}

function averagePower(period: UsagePeriod): Exact | undefined {
  const milliseconds = period.end - period.start;
  if (period.energy === undefined) return period.parking === undefined ? undefined : ZERO;
  if (milliseconds <= 0) return undefined;
  return period.energy.times(MILLISECONDS_PER_HOUR).over(exact(milliseconds));
}
