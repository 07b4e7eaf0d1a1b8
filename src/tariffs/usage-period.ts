import { secondsOf } from './clock.js';
import { type Exact, maxOf, minOf, ZERO } from './exact.js';
import { exact, tryExact } from './exact-read.js';
import { cannotPrice, type Note, note } from './notes.js';
import type { Policy } from './policy.js';
import { readNumber } from './read-number.js';
import type { ChargingPeriodInput, DimensionInput } from './types.js';

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
  ENERGY: Exact | undefined;
  TIME: Exact | undefined;
  PARKING_TIME: Exact | undefined;
  RESERVATION_TIME: Exact | undefined;
  ENERGY_IMPORT: Exact | undefined;
  ENERGY_EXPORT: Exact | undefined;
  MIN_POWER: Exact | undefined;
  MAX_POWER: Exact | undefined;
  POWER: Exact | undefined;
  MIN_CURRENT: Exact | undefined;
  MAX_CURRENT: Exact | undefined;
  CURRENT: Exact | undefined;
}

const NOTHING: Found = {
  ENERGY: undefined,
  TIME: undefined,
  PARKING_TIME: undefined,
  RESERVATION_TIME: undefined,
  ENERGY_IMPORT: undefined,
  ENERGY_EXPORT: undefined,
  MIN_POWER: undefined,
  MAX_POWER: undefined,
  POWER: undefined,
  MIN_CURRENT: undefined,
  MAX_CURRENT: undefined,
  CURRENT: undefined,
};

/** Reads one charging period; throws {@link CannotPrice} when it holds a dimension the engine does not know. */
export function readPeriod(
  input: ChargingPeriodInput,
  index: number,
  start: number,
  end: number,
  policy: Policy,
  notes: Note[],
): UsagePeriod {
  const found: Found = { ...NOTHING };
  const dimensions = input.dimensions ?? [];
  for (let place = 0; place < dimensions.length; place += 1) {
    const dimension = dimensions[place];
    if (dimension != null) keep(found, dimension, index, place, policy);
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
    power: rangeOf(found.MIN_POWER, found.MAX_POWER, found.POWER),
    current: rangeOf(found.MIN_CURRENT, found.MAX_CURRENT, found.CURRENT),
    tariffId: input.tariff_id ?? undefined,
  };
}

const UNKNOWN: Range = { low: undefined, high: undefined, average: undefined };

function rangeOf(low: Exact | undefined, high: Exact | undefined, average: Exact | undefined): Range {
  return low === undefined && high === undefined && average === undefined ? UNKNOWN : { low, high, average };
}

function keep(found: Found, dimension: DimensionInput, period: number, place: number, policy: Policy): void {
  const { type } = dimension;
  const volume =
    tryExact(dimension.volume) ?? readNumber(dimension.volume, `${pointerOf(period, place)}/volume`);
  switch (type) {
    case 'ENERGY':
    case 'TIME':
    case 'PARKING_TIME':
    case 'RESERVATION_TIME':
    case 'ENERGY_IMPORT':
    case 'ENERGY_EXPORT': {
      const earlier = found[type];
      found[type] =
        earlier === undefined ? volume : again(earlier, volume, type, pointerOf(period, place), policy);
      return;
    }
    case 'MAX_POWER':
    case 'MAX_CURRENT':
      found[type] = maxOf(found[type] ?? volume, volume);
      return;
    case 'MIN_POWER':
    case 'MIN_CURRENT':
      found[type] = minOf(found[type] ?? volume, volume);
      return;
    case 'POWER':
    case 'CURRENT':
      found[type] ??= volume;
      return;
    case 'FLAT':
    case 'STATE_OF_CHARGE':
      return;
    default:
      throw cannotPrice(
        'UNKNOWN_DIMENSION',
        `The dimension ${type} is unknown, so is its price.`,
        pointerOf(period, place),
      );
  }
}

function again(earlier: Exact, volume: Exact, type: string, pointer: string, policy: Policy): Exact {
  if (policy.duplicateDimensions === 'sum') return earlier.add(volume);
  if (policy.duplicateDimensions === 'first') return earlier;
  throw cannotPrice('DUPLICATE_DIMENSION', `The period lists ${type} twice.`, pointer);
}

function pointerOf(period: number, place: number): string {
  return `/charging_periods/${period}/dimensions/${place}`;
}

// ENERGY is net; the two session-only dimensions stand in for it when it is missing.
function energyOf(found: Found, policy: Policy): Exact | undefined {
  const { ENERGY, ENERGY_IMPORT, ENERGY_EXPORT } = found;
  let net = ENERGY;
  if (net === undefined && (ENERGY_IMPORT !== undefined || ENERGY_EXPORT !== undefined)) {
    net = (ENERGY_IMPORT ?? ZERO).minus(ENERGY_EXPORT ?? ZERO);
  }
  return net !== undefined && net.sign() < 0 && policy.negativeEnergy === 'zero' ? ZERO : net;
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
  if (charging === undefined && parking === undefined && reservation === undefined) {
    if (policy.missingTime === 'none') return NO_TIMES;
    const pointer = `/charging_periods/${index}`;
    notes.push(
      note('info', 'TIME_FROM_CLOCK', 'The period states no time; that of the clock was used.', pointer),
    );
    const clock = secondsOf(end - start);
    const idle = found.ENERGY === undefined || found.ENERGY.sign() === 0;
    return idle ? { ...NO_TIMES, parking: clock } : { ...NO_TIMES, charging: clock };
  }
  const stated = Number(isSome(charging)) + Number(isSome(parking)) + Number(isSome(reservation));
  if (policy.hours === 'as-stated' || stated !== 1) return { charging, parking, reservation };
  const clock = secondsOf(end - start);
  return {
    charging: snapped(charging, clock),
    parking: snapped(parking, clock),
    reservation: snapped(reservation, clock),
  };
}

const NO_TIMES: Times = { charging: undefined, parking: undefined, reservation: undefined };

function isSome(volume: Exact | undefined): volume is Exact {
  return volume !== undefined && volume.sign() !== 0;
}

function snapped(stated: Exact | undefined, clock: Exact): Exact | undefined {
  if (!isSome(stated)) return stated;
  return stated.minus(clock).abs().compare(ROUNDING_OF_HOURS) <= 0 ? clock : stated;
}

/** True when the period is part of the charging session, false when it is only a reservation. */
export function isCharging(period: UsagePeriod): boolean {
  if (period.reservation === undefined) return true;
  return isSome(period.energy) || isSome(period.charging) || isSome(period.parking);
}
