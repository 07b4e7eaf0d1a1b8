import type { TariffChoice } from './choose.js';
import { type Exact, ONE } from './exact.js';
import { type Line, type LineDimension, lineOf } from './line.js';
import { Moment } from './moment.js';
import type { Policy } from './policy.js';
import { choosesWholeElements, componentFor, elementFor } from './select.js';
import { applySteps, type Unpriced } from './step.js';
import type { CompiledTariff, Component } from './tariff.js';
import type { Category, DimensionName, ElementKind } from './terms.js';
import type { Usage } from './usage.js';
import { isCharging, type UsagePeriod } from './usage-period.js';
import type { ZoneSource } from './zone.js';

/** What was looked up for one dimension of one period: handed to whoever watches a run. */
export interface Lookup {
  readonly moment: Moment;
  readonly tariff: CompiledTariff;
  readonly kind: ElementKind;
  readonly type: DimensionName;
  /** kWh, seconds, or 1. */
  readonly volume: Exact;
  /** What was found. */
  readonly component: Component | undefined;
  /** The line that came of it; step_size may still change it. */
  readonly line: Line | undefined;
}

/** How far a tariff was used in a session. */
export interface TariffUse {
  readonly tariff: CompiledTariff;
  /** True when it applied while charging or parking. */
  charging: boolean;
  /** True when energy flowed while it applied. */
  energy: boolean;
}

/** The priced lines of a session. */
export interface Run {
  readonly lines: readonly Line[];
  /** Volumes that cost nothing because nothing prices them. */
  readonly unpriced: readonly Unpriced[];
  readonly uses: readonly TariffUse[];
}

/** Prices the periods of a session one after the other; `watch` is told of every lookup. */
export function runUsage(
  usage: Usage,
  choice: TariffChoice,
  policy: Policy,
  zones: ZoneSource,
  watch?: (lookup: Lookup) => void,
): Run {
  const first = usage.periods[0];
  if (first === undefined) return { lines: [], unpriced: [], uses: [] };
  const runner = new Runner(usage, new Moment(usage, first, policy, zones), policy, watch);
  for (const period of usage.periods) runner.price(period, choice.tariffOf(period));
  applySteps(runner.lines, runner.unpriced, policy);
  return runner;
}

class Runner implements Run {
  readonly lines: Line[] = [];
  readonly unpriced: Unpriced[] = [];
  readonly uses: TariffUse[] = [];
  readonly #usage: Usage;
  readonly #moment: Moment;
  readonly #policy: Policy;
  readonly #watch: ((lookup: Lookup) => void) | undefined;
  readonly #whole: boolean;
  readonly #flats = new Set<string>();

  constructor(usage: Usage, moment: Moment, policy: Policy, watch: ((lookup: Lookup) => void) | undefined) {
    this.#usage = usage;
    this.#moment = moment;
    this.#policy = policy;
    this.#watch = watch;
    this.#whole = choosesWholeElements(usage.version, policy);
  }

  price(period: UsagePeriod, tariff: CompiledTariff | undefined): void {
    const moment = this.#moment;
    moment.enter(period);
    const charging = isCharging(period);
    if (tariff === undefined) this.#leaveUnpriced(period);
    else {
      this.#note(tariff, period, charging);
      if (period.reservation !== undefined) {
        moment.enterReservation();
        this.#priceReservation(tariff, period, period.reservation);
        if (charging) moment.enter(period);
      }
      if (charging) this.#priceCharging(tariff, period);
    }
    moment.leave();
  }

  #priceCharging(tariff: CompiledTariff, period: UsagePeriod): void {
    if (this.#flatMayBeDue(period)) this.#flat(tariff, 'session', period);
    this.#volume(tariff, period, 'ENERGY', 'energy', period.energy);
    this.#volume(tariff, period, 'TIME', 'time', period.charging);
    this.#volume(tariff, period, 'PARKING_TIME', 'parking', period.parking);
  }

  #priceReservation(tariff: CompiledTariff, period: UsagePeriod, volume: Exact): void {
    const expired = this.#usage.reservationOnly && this.#policy.reservationOnly === 'expired';
    const expiryFlat = expired && this.#flat(tariff, 'expiry', period);
    if (!expiryFlat || this.#policy.expiryFlats === 'both') this.#flat(tariff, 'reservation', period);
    if (volume.sign() === 0) return;
    if (expired && this.#time(tariff, 'expiry', period, volume)) return;
    if (this.#time(tariff, 'reservation', period, volume)) return;
    this.unpriced.push({ period: period.index, dimension: 'RESERVATION_TIME', volume });
  }

  #time(tariff: CompiledTariff, kind: ElementKind, period: UsagePeriod, volume: Exact): boolean {
    const component = this.#find(tariff, kind, 'TIME');
    const line = component && lineOf(period.index, 'RESERVATION_TIME', 'reservation', component, volume);
    if (line !== undefined) this.lines.push(line);
    this.#watch?.({ moment: this.#moment, tariff, kind, type: 'TIME', volume, component, line });
    return line !== undefined;
  }

  #volume(
    tariff: CompiledTariff,
    period: UsagePeriod,
    type: 'ENERGY' | 'TIME' | 'PARKING_TIME',
    category: Category,
    volume: Exact | undefined,
  ): void {
    if (volume === undefined || volume.sign() === 0) return;
    const component = this.#find(tariff, 'session', type);
    const line = component && lineOf(period.index, type, category, component, volume);
    if (line === undefined) this.unpriced.push({ period: period.index, dimension: type, volume });
    else this.lines.push(line);
    this.#watch?.({ moment: this.#moment, tariff, kind: 'session', type, volume, component, line });
  }

  #find(tariff: CompiledTariff, kind: ElementKind, type: DimensionName): Component | undefined {
    if (!this.#whole || kind !== 'session')
      return componentFor(tariff, kind, type, this.#moment, this.#policy);
    const element = elementFor(tariff, this.#moment, this.#policy);
    return element?.components.find((item) => item.type === type);
  }

  #flatMayBeDue(period: UsagePeriod): boolean {
    return this.#policy.flatDue === 'when-active' || period.start === this.#usage.sessionStart;
  }

  #flat(tariff: CompiledTariff, kind: ElementKind, period: UsagePeriod): boolean {
    const component = this.#find(tariff, kind, 'FLAT');
    let line: Line | undefined;
    if (component !== undefined && this.#isDue(component, kind)) {
      line = lineOf(period.index, 'FLAT', this.#flatCategory(component, kind), component, ONE);
      this.lines.push(line);
    }
    this.#watch?.({ moment: this.#moment, tariff, kind, type: 'FLAT', volume: ONE, component, line });
    return line !== undefined;
  }

  #isDue(component: Component, kind: ElementKind): boolean {
    const { element } = component;
    const { flat } = this.#policy;
    if (flat === 'per-element') {
      if (element.charged) return false;
      element.charged = true;
      return true;
    }
    const key = flat === 'per-tariff' ? `${kind} ${element.tariff.index}` : kind;
    if (this.#flats.has(key)) return false;
    this.#flats.add(key);
    return true;
  }

  #flatCategory(component: Component, kind: ElementKind): Category {
    if (kind !== 'session') return 'reservation';
    if (this.#policy.parkingFlat === 'fixed') return 'fixed';
    const types = component.element.components.map((item) => item.type);
    const parkingOnly =
      types.includes('PARKING_TIME') && !types.includes('TIME') && !types.includes('ENERGY');
    return parkingOnly ? 'parking' : 'fixed';
  }

  #leaveUnpriced(period: UsagePeriod): void {
    const { index, energy, charging, parking, reservation } = period;
    const volumes: [LineDimension, Exact | undefined][] = [
      ['ENERGY', energy],
      ['TIME', charging],
      ['PARKING_TIME', parking],
      ['RESERVATION_TIME', reservation],
    ];
    for (const [dimension, volume] of volumes) {
      if (volume !== undefined && volume.sign() !== 0)
        this.unpriced.push({ period: index, dimension, volume });
    }
  }

  #note(tariff: CompiledTariff, period: UsagePeriod, charging: boolean): void {
    const energy = period.energy !== undefined && period.energy.sign() !== 0;
    const known = this.uses.find((use) => use.tariff === tariff);
    if (known === undefined) this.uses.push({ tariff, charging, energy });
    else {
      known.charging ||= charging;
      known.energy ||= energy;
    }
  }
}
