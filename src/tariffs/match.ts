import type { Exact } from './exact.js';
import { cannotPrice } from './notes.js';
import type { Policy } from './policy.js';
import type { Restrictions } from './restrictions.js';
import type { RestrictionsInput } from './types.js';
import type { Range, UsagePeriod } from './usage-period.js';
import type { LocalTime } from './zone.js';

/** What restrictions ask about: the state of a session at one moment. */
export interface State {
  /** The period that starts at it. */
  readonly period: Pick<UsagePeriod, 'index' | 'current'>;
  /** Energy used before, in kWh. */
  readonly energy: Exact;
  /** Duration before, in milliseconds. */
  readonly elapsed: number;
  /** Date and time at the location; may throw {@link CannotPrice}. */
  local(): LocalTime;
  /** Power in kW as far as known. */
  power(): Range;
}

/** The restriction that keeps an element from matching. */
export type Obstacle = keyof RestrictionsInput;

/** The first restriction that does not hold at the moment, `undefined` when all do. */
export function obstacle(restrictions: Restrictions, moment: State, policy: Policy): Obstacle | undefined {
  if (restrictions.never) return 'start_time';
  const byClock = restrictions.usesClock ? clockObstacle(restrictions, moment, policy) : undefined;
  if (byClock !== undefined) return byClock;
  const { minKwh, maxKwh, minDuration, maxDuration } = restrictions;
  if (minKwh !== undefined && moment.energy.compare(minKwh) < 0) return 'min_kwh';
  if (maxKwh !== undefined && moment.energy.compare(maxKwh) >= 0) return 'max_kwh';
  if (minDuration !== undefined && moment.elapsed < minDuration) return 'min_duration';
  if (maxDuration !== undefined && moment.elapsed >= maxDuration) return 'max_duration';
  return strengthObstacle(restrictions, moment, policy);
}

function clockObstacle(restrictions: Restrictions, moment: State, policy: Policy): Obstacle | undefined {
  const local = moment.local();
  const { from, to, firstDay, lastDay } = restrictions;
  const hasDates = firstDay !== undefined || lastDay !== undefined;
  if (hasDates && from !== undefined && policy.timesWithDates === 'span') {
    return (
      spanObstacle(restrictions, local.day * 1440 + local.minute) ??
      weekdayObstacle(restrictions, local.weekday)
    );
  }
  let back = 0;
  if (from !== undefined && to !== undefined) {
    const outside = windowObstacle(from, to, local.minute);
    if (outside !== undefined) return outside;
    if (from > to && local.minute < to && policy.overnightDay === 'start') back = 1;
  }
  if (firstDay !== undefined && local.day - back < firstDay) return 'start_date';
  if (lastDay !== undefined && local.day - back >= lastDay) return 'end_date';
  return weekdayObstacle(restrictions, (local.weekday + 7 - back) % 7);
}

function windowObstacle(from: number, to: number, minute: number): Obstacle | undefined {
  const inside = from < to ? minute >= from && minute < to : minute >= from || minute < to;
  if (inside) return undefined;
  return minute < from ? 'start_time' : 'end_time';
}

function weekdayObstacle(restrictions: Restrictions, weekday: number): Obstacle | undefined {
  const { weekdays } = restrictions;
  return weekdays !== undefined && (weekdays & (1 << weekday)) === 0 ? 'day_of_week' : undefined;
}

function spanObstacle(restrictions: Restrictions, minute: number): Obstacle | undefined {
  const { from = 0, to = 1440, firstDay, lastDay } = restrictions;
  if (firstDay !== undefined && minute < firstDay * 1440 + from) return 'start_date';
  if (lastDay !== undefined && minute >= lastDay * 1440 + (to === 1440 ? 0 : to)) return 'end_date';
  return undefined;
}

function strengthObstacle(restrictions: Restrictions, moment: State, policy: Policy): Obstacle | undefined {
  const { minPower, maxPower, minCurrent, maxCurrent } = restrictions;
  if (minPower !== undefined || maxPower !== undefined) {
    const power = moment.power();
    if (below(power, minPower, moment, policy)) return 'min_power';
    if (reaches(power, maxPower, moment, policy)) return 'max_power';
  }
  if (minCurrent !== undefined || maxCurrent !== undefined) {
    const { current } = moment.period;
    if (below(current, minCurrent, moment, policy)) return 'min_current';
    if (reaches(current, maxCurrent, moment, policy)) return 'max_current';
  }
  return undefined;
}

function below(range: Range, limit: Exact | undefined, moment: State, policy: Policy): boolean {
  if (limit === undefined) return false;
  const { low, high, average } = range;
  const value =
    policy.varyingPower === 'whole-period'
      ? (low ?? average ?? high)
      : policy.varyingPower === 'maximum'
        ? (high ?? average ?? low)
        : (average ?? high ?? low);
  return value === undefined ? unknown(moment, policy) : value.compare(limit) < 0;
}

function reaches(range: Range, limit: Exact | undefined, moment: State, policy: Policy): boolean {
  if (limit === undefined) return false;
  const { low, high, average } = range;
  const value = policy.varyingPower === 'average' ? (average ?? high ?? low) : (high ?? average ?? low);
  return value === undefined ? unknown(moment, policy) : value.compare(limit) >= 0;
}

// What is not known does not match, unless the caller prefers no price to a guess.
function unknown(moment: State, policy: Policy): true {
  if (policy.missingPower !== 'cannot-price') return true;
  throw cannotPrice(
    'POWER_UNKNOWN',
    'The tariff depends on the power or current, which the period does not state.',
    `/charging_periods/${moment.period.index}`,
  );
}
