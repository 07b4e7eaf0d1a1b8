import type { Random } from '../random.js';
import type { Hardware } from './hardware.js';
import type { TariffPlan } from './tariff.js';

/** A stretch of a session in which one price holds and the vehicle charges, or does not. */
export interface ChargePeriod {
  /** Milliseconds since 1970. */
  readonly start: number;
  /** A multiple of 36, so that hours have two decimals. */
  readonly seconds: number;
  /** Whole watt-hours. */
  readonly wattHours: number;
  readonly parking: boolean;
}

/** What happened at the connector. */
export interface ChargePlan {
  readonly start: number;
  readonly end: number;
  readonly periods: readonly ChargePeriod[];
  readonly wattHours: number;
  readonly chargingSeconds: number;
  readonly parkingSeconds: number;
}

/** Durations are multiples of this number of seconds: a hundredth of an hour. */
export const TICK = 36;
const HALF_HOUR = 1800;

/** Draws what happens from a start on; parking follows charging in two sessions of five. */
export function planCharge(
  random: Random,
  hardware: Hardware,
  tariff: TariffPlan,
  start: number,
): ChargePlan {
  const watts = random.int(...hardware.draws);
  const charging = random.int(...hardware.stays) * TICK;
  const parking = random.chance(40) ? random.int(5, 120) * TICK : 0;
  return chargeOf({ start, watts, charging, parking, tariff });
}

/** The latest moment on the grid of ticks that is not after another. */
export const onGrid = (millis: number): number => Math.floor(millis / (TICK * 1000)) * TICK * 1000;

/** A session at constant power, cut wherever the tariff may change the price. */
export function chargeOf(facts: {
  readonly start: number;
  readonly watts: number;
  /** Seconds of charging, and of parking after it. */
  readonly charging: number;
  readonly parking: number;
  readonly tariff: TariffPlan;
}): ChargePlan {
  const { start, watts, charging, parking } = facts;
  const total = charging + parking;
  const cuts = [0, ...cutsOf(facts.tariff, start, total), charging, total].filter((at) => at <= total);
  const moments = [...new Set(cuts)].sort((a, b) => a - b);
  const energyAt = (seconds: number): number => Math.floor((watts * Math.min(seconds, charging)) / 3600);
  const periods: ChargePeriod[] = [];
  for (let index = 0; index + 1 < moments.length; index += 1) {
    const from = moments[index] ?? 0;
    const to = moments[index + 1] ?? total;
    periods.push({
      start: start + from * 1000,
      seconds: to - from,
      wattHours: energyAt(to) - energyAt(from),
      parking: from >= charging,
    });
  }
  return {
    start,
    end: start + total * 1000,
    periods,
    wattHours: energyAt(charging),
    chargingSeconds: charging,
    parkingSeconds: parking,
  };
}

function cutsOf({ template }: TariffPlan, start: number, total: number): number[] {
  const cuts = [...template.changesAfter];
  if (template.byClock) {
    const intoHalfHour = Math.floor(start / 1000) % HALF_HOUR;
    for (let at = HALF_HOUR - intoHalfHour; at < total; at += HALF_HOUR) cuts.push(at);
  }
  return cuts;
}
