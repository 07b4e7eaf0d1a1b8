import { secondsOf } from './clock.js';
import { type Exact, maxOf, minOf, ZERO } from './exact.js';
import { exact } from './exact-read.js';
import { cannotPrice, type Note, note } from './notes.js';
import type { Policy } from './policy.js';
import { readNumber } from './read-number.js';
import type { ChargingPeriodInput } from './types.js';

/** One charging period, read. */
export interface UsagePeriod {
  /** Index in the object's `charging_periods`. */
  readonly index: number;
  /** Start, milliseconds since 1970. */
  readonly start: number;
  /** End, milliseconds since 1970. */
  readonly end: number;
  /** Energy in kWh. */
  readonly energy: Exact | undefined;
  /** Charging time in seconds. */
  readonly charging: Exact | undefined;
  /** Parking time in seconds. */
  readonly parking: Exact | undefined;
  /** Reservation time in seconds. */
  readonly reservation: Exact | undefined;
  /** Lowest, highest and average power in kW as far as stated. */
  readonly power: Range;
  /** Lowest, highest and average current in A as far as stated. */
  readonly current: Range;
  /** The tariff it names. */
  readonly tariffId: string | undefined;
}

/** What is known of a value that varied within a period. */
export interface Range {
  /** Lowest value. */
  readonly low: Exact | undefined;
  /** Highest value. */
  readonly high: Exact | undefined;
  /** Average value. */
  readonly average: Exact | undefined;
}

const HOUR = exact(3600);
// Half of the fourth decimal of an hour: volumes within it of the clock are the clock's, rounded.
const ROUNDING_OF_HOURS = exact('0.18');

interface Found {
  ENERGY?: Exact;
  TIME?: Exact;
  PARKING_TIME?: Exact;
  RESERVATION_TIME?: Exact;
  ENERGY_IMPORT?: Exact;
  ENERGY_EXPORT?: Exact;
  MIN_POWER?: Exact;
  MAX_POWER?: Exact;
  POWER?: Exact;
  MIN_CURRENT?: Exact;
  MAX_CURRENT?: Exact;
  CURRENT?: Exact;
}

/** Reads one charging period; throws {@link CannotPrice} when it holds a dimension the engine does not know. */
export function readPeriod(
  input: ChargingPeriodInput,
  index: number,
  start: number,
  end: number,
  policy: Policy,
  notes: Note[],
): UsagePeriod {
  const found: Found = {};
  const dimensions = input.dimensions ?? [];
  for (let place = 0; place < dimensions.length; place += 1) {
    const dimension = dimensions[place];
    if (dimension === undefined) continue;
    const pointer = { period: index, dimension: place };
    keep(
      found,
      dimension.type,
      () => readNumber(dimension.volume, `${pointerOf(pointer)}/volume`),
      pointer,
      policy,
    );
  }
  const time = timesOf(found, start, end, policy, index, notes);
  return {
    index,
    start,
    end,
    energy: energyOf(found, policy),
    charging: time.charging,
    parking: time.parking,
    reservation: time.reservation,
    power: { low: found.MIN_POWER, high: found.MAX_POWER, average: found.POWER },
    current: { low: found.MIN_CURRENT, high: found.MAX_CURRENT, average: found.CURRENT },
    tariffId: input.tariff_id ?? undefined,
  };
}

interface Place {
  readonly period: number;
  readonly dimension: number;
}

function keep(found: Found, type: string, volume: () => Exact, place: Place, policy: Policy): void {
  switch (type) {
    case 'ENERGY':
    case 'TIME':
    case 'PARKING_TIME':
    case 'RESERVATION_TIME':
    case 'ENERGY_IMPORT':
    case 'ENERGY_EXPORT': {
      const earlier = found[type];
      found[type] = earlier === undefined ? volume() : again(earlier, volume(), type, place, policy);
      return;
    }
    case 'MAX_POWER':
    case 'MAX_CURRENT':
      found[type] = maxOf(found[type] ?? volume(), volume());
      return;
    case 'MIN_POWER':
    case 'MIN_CURRENT':
      found[type] = minOf(found[type] ?? volume(), volume());
      return;
    case 'POWER':
    case 'CURRENT':
      found[type] ??= volume();
      return;
    case 'FLAT':
    case 'STATE_OF_CHARGE':
      return;
    default:
      throw cannotPrice(
        'UNKNOWN_DIMENSION',
        `The dimension ${type} is unknown, so its price is.`,
        pointerOf(place),
      );
  }
}

function again(earlier: Exact, volume: Exact, type: string, place: Place, policy: Policy): Exact {
  if (policy.duplicateDimensions === 'sum') return earlier.add(volume);
  if (policy.duplicateDimensions === 'first') return earlier;
  throw cannotPrice('DUPLICATE_DIMENSION', `The period lists ${type} twice.`, pointerOf(place));
}

function pointerOf(place: Place): string {
  return `/charging_periods/${place.period}/dimensions/${place.dimension}`;
}

// ENERGY is net; the two session-only dimensions stand in for it when it is missing.
function energyOf(found: Found, policy: Policy): Exact | undefined {
  const net =
    found.ENERGY ??
    (found.ENERGY_IMPORT ?? found.ENERGY_EXPORT)?.times(found.ENERGY_IMPORT ? exact(1) : exact(-1));
  const both =
    found.ENERGY === undefined && found.ENERGY_IMPORT !== undefined && found.ENERGY_EXPORT !== undefined;
  const value = both && net !== undefined ? net.minus(found.ENERGY_EXPORT ?? ZERO) : net;
  return value !== undefined && value.sign() < 0 && policy.negativeEnergy === 'zero' ? ZERO : value;
}

interface Times {
  readonly charging: Exact | undefined;
  readonly parking: Exact | undefined;
  readonly reservation: Exact | undefined;
}

function timesOf(
  found: Found,
  start: number,
  end: number,
  policy: Policy,
  index: number,
  notes: Note[],
): Times {
  const charging = found.TIME?.times(HOUR);
  const parking = found.PARKING_TIME?.times(HOUR);
  const reservation = found.RESERVATION_TIME?.times(HOUR);
  const clock = secondsOf(end - start);
  if (charging === undefined && parking === undefined && reservation === undefined) {
    if (policy.missingTime === 'none') return { charging, parking, reservation };
    const pointer = `/charging_periods/${index}`;
    notes.push(
      note('info', 'TIME_FROM_CLOCK', 'The period states no time; that of the clock was used.', pointer),
    );
    const idle = found.ENERGY === undefined || found.ENERGY.sign() === 0;
    return idle ? { charging, parking: clock, reservation } : { charging: clock, parking, reservation };
  }
  const used = [charging, parking, reservation].filter((value) => value !== undefined && value.sign() !== 0);
  if (policy.hours === 'as-stated' || used.length !== 1) return { charging, parking, reservation };
  return {
    charging: charging === used[0] ? snapped(charging, clock) : charging,
    parking: parking === used[0] ? snapped(parking, clock) : parking,
    reservation: reservation === used[0] ? snapped(reservation, clock) : reservation,
  };
}

function snapped(stated: Exact | undefined, clock: Exact): Exact | undefined {
  if (stated === undefined) return undefined;
  return stated.minus(clock).abs().compare(ROUNDING_OF_HOURS) <= 0 ? clock : stated;
}

/** True when the period is part of the charging session, false when it is only a reservation. */
export function isCharging(period: UsagePeriod): boolean {
  if (period.reservation === undefined) return true;
  return [period.energy, period.charging, period.parking].some(
    (value) => value !== undefined && value.sign() !== 0,
  );
}
