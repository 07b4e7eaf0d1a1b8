import { DAY } from './clock.js';
import { Exact, ONE, ZERO } from './exact.js';
import { exact } from './exact-read.js';
import { round, toNumber } from './exact-write.js';
import type { CompiledTariff } from './tariff.js';
import type { Usage } from './usage.js';
import type { UsagePeriod } from './usage-period.js';
import type { Zone, ZoneSource } from './zone.js';

/** Where a tariff may change its price. */
interface Limits {
  /** Minutes since local midnight. */
  readonly minutes: readonly number[];
  /** Milliseconds since the start of the session. */
  readonly durations: readonly number[];
  /** kWh. */
  readonly energies: readonly Exact[];
  /** True when date or time matters. */
  readonly clock: boolean;
}

interface Cut {
  /** Part of the period before the cut, from 0 to 1. */
  readonly part: Exact;
  /** Milliseconds since 1970. */
  readonly instant: number;
}

/** Who knows the tariff of a period. */
export interface TariffFinder {
  /** The tariff of a period, `undefined` when none is relevant. */
  tariffOf(period: UsagePeriod): CompiledTariff | undefined;
}

/**
 * Splits periods wherever their tariff has a limit: of time, date, duration or energy. Volumes are divided in
 * proportion, exactly; moments at which an energy is reached are rounded to the next second.
 *
 * @see OCPI 2.2.1, mod_cdrs, mod_cdrs_charging_period
 */
export function cutUsage(usage: Usage, choice: TariffFinder, zones: ZoneSource): Usage {
  const periods: UsagePeriod[] = [];
  const limits = new Map<CompiledTariff, Limits>();
  let energy = ZERO;
  for (const period of usage.periods) {
    const tariff = choice.tariffOf(period);
    if (tariff === undefined) periods.push(period);
    else {
      const known = limits.get(tariff) ?? limitsOf(tariff);
      limits.set(tariff, known);
      periods.push(...pieces(period, cutsOf(period, known, usage, energy, zones)));
    }
    if (period.energy !== undefined) energy = energy.add(period.energy);
  }
  return { ...usage, periods };
}

/** The instants in a span, both ends excluded, at which the wall clock shows one of the minutes or is moved. */
export function clockCuts(from: number, to: number, minutes: readonly number[], zone: Zone): number[] {
  const found = new Set(zone.changes(from, to));
  const edges = [from, ...found, to];
  for (let edge = 0; edge + 1 < edges.length; edge += 1) {
    const start = edges[edge] ?? from;
    const end = edges[edge + 1] ?? to;
    const offset = zone.offset(start);
    const lastDay = Math.floor((end + offset) / DAY);
    for (let day = Math.floor((start + offset) / DAY); day <= lastDay; day += 1) {
      for (const minute of minutes) {
        const instant = day * DAY + minute * 60_000 - offset;
        if (instant >= start && instant < end && instant > from) found.add(instant);
      }
    }
  }
  return [...found].sort((a, b) => a - b);
}

/** Minutes of the day, seconds and kWh at which some element of the tariff begins or ends. */
function limitsOf(tariff: CompiledTariff): Limits {
  const minutes = new Set<number>();
  const durations = new Set<number>();
  const energies: Exact[] = [];
  let clock = false;
  for (const { restrictions } of tariff.elements) {
    if (restrictions === undefined) continue;
    const { from, to, usesClock, minKwh, maxKwh, minDuration, maxDuration } = restrictions;
    if (usesClock) minutes.add(0);
    clock ||= usesClock;
    if (from !== undefined) minutes.add(from);
    if (to !== undefined) minutes.add(to % 1440);
    for (const duration of [minDuration, maxDuration]) if (duration !== undefined) durations.add(duration);
    for (const limit of [minKwh, maxKwh]) if (limit !== undefined) energies.push(limit);
  }
  return { minutes: [...minutes], durations: [...durations], energies, clock };
}

function cutsOf(period: UsagePeriod, limits: Limits, usage: Usage, before: Exact, zones: ZoneSource): Cut[] {
  const { start, end, energy } = period;
  const length = end - start;
  const instants = limits.clock && length > 0 ? clockCuts(start, end, limits.minutes, zones.zone()) : [];
  const base = period.reservation === undefined ? usage.sessionStart : usage.start;
  for (const duration of limits.durations) instants.push(base + duration);
  const cuts: Cut[] = instants
    .filter((instant) => instant > start && instant < end)
    .map((instant) => ({ part: Exact.ratio(instant - start, length), instant }));
  if (energy !== undefined && energy.sign() !== 0) {
    for (const limit of limits.energies) {
      const part = limit.minus(before).over(energy);
      if (part.sign() > 0 && part.compare(ONE) < 0) cuts.push({ part, instant: reachedAt(period, part) });
    }
  }
  return cuts
    .sort((a, b) => a.part.compare(b.part))
    .filter((cut, at, all) => at === 0 || !all[at - 1]?.part.equals(cut.part));
}

function reachedAt(period: UsagePeriod, part: Exact): number {
  const seconds = round(part.times(exact(period.end - period.start)).over(exact(1000)), 0, 'up');
  return Math.min(period.start + toNumber(seconds) * 1000, period.end);
}

function pieces(period: UsagePeriod, cuts: readonly Cut[]): UsagePeriod[] {
  if (cuts.length === 0) return [period];
  const found: UsagePeriod[] = [];
  let part = ZERO;
  let start = period.start;
  for (const cut of [...cuts, { part: ONE, instant: period.end }]) {
    const share = cut.part.minus(part);
    const of = (volume: Exact | undefined) => volume?.times(share).reduce();
    found.push({
      ...period,
      start,
      end: Math.max(cut.instant, start),
      energy: of(period.energy),
      charging: of(period.charging),
      parking: of(period.parking),
      reservation: of(period.reservation),
    });
    part = cut.part;
    start = Math.max(cut.instant, start);
  }
  return found;
}
