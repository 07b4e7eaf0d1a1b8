import { type Exact, sumOf, ZERO } from './exact.js';
import { exact } from './exact-read.js';
import { ceilTo } from './exact-write.js';
import { bill, type Line, type LineDimension } from './line.js';
import type { Policy } from './policy.js';

/** A volume no component prices. */
export interface Unpriced {
  /** Index of the charging period. */
  readonly period: number;
  /** What was measured. */
  readonly dimension: LineDimension;
  /** kWh or seconds. */
  readonly volume: Exact;
}

const KWH_PER_WH = exact('0.001');

/**
 * Applies step_size to the lines: once to energy, once to charging and parking together, once to reservation.
 *
 * @see OCPI 2.2.1, mod_cdrs, mod_cdrs_step_size
 */
export function applySteps(lines: readonly Line[], unpriced: readonly Unpriced[], policy: Policy): void {
  const groups: Partial<Record<LineDimension, Line[]>> = {};
  for (const line of lines) {
    const group = groups[line.dimension];
    if (group === undefined) groups[line.dimension] = [line];
    else group.push(line);
  }
  const { ENERGY, RESERVATION_TIME, TIME, PARKING_TIME } = groups;
  if (ENERGY !== undefined) applyStep(ENERGY, unpriced, policy);
  if (RESERVATION_TIME !== undefined) applyStep(RESERVATION_TIME, unpriced, policy);
  const both = TIME !== undefined && PARKING_TIME !== undefined;
  const charging =
    both && policy.stepWithParking !== 'parking' && !parkingIsLater(TIME, PARKING_TIME, policy);
  const timed = charging ? TIME : (PARKING_TIME ?? TIME);
  if (timed !== undefined) applyStep(timed, unpriced, policy);
}

function parkingIsLater(charging: readonly Line[], parking: readonly Line[], policy: Policy): boolean {
  const lastCharging = charging[charging.length - 1]?.period ?? -1;
  const lastParking = parking[parking.length - 1]?.period ?? -1;
  return lastParking === lastCharging ? policy.laterInPeriod === 'parking' : lastParking > lastCharging;
}

function applyStep(all: readonly Line[], unpriced: readonly Unpriced[], policy: Policy): void {
  const last = all[all.length - 1];
  if (last === undefined || last.component.step <= 0) return;
  const tariff = last.component.element.tariff;
  const sameTariff = all.filter((line) => line.component.element.tariff === tariff);
  if (sameTariff.length !== all.length && policy.stepAcrossTariffs === 'none') return;
  const lines = policy.stepAcrossTariffs === 'session' ? all : sameTariff;
  const base = sumOf(lines.map((line) => line.measured)).add(unpricedBase(unpriced, last, policy));
  if (base.sign() <= 0) return;
  const size =
    last.dimension === 'ENERGY' ? exact(last.component.step).times(KWH_PER_WH) : exact(last.component.step);
  const least = ceilTo(base, size);
  const rounded = policy.exactMultiple === 'next' && least.equals(base) ? least.add(size) : least;
  bill(last, last.measured.add(rounded.minus(base)), { size, base, rounded });
}

function unpricedBase(unpriced: readonly Unpriced[], last: Line, policy: Policy): Exact {
  if (policy.stepBase === 'priced') return ZERO;
  const counted = unpriced.filter(
    ({ dimension, period }) =>
      dimension === last.dimension && (policy.stepBase === 'all' || period <= last.period),
  );
  return sumOf(counted.map((volume) => volume.volume));
}
