import type { CurveSegment } from '../../src/tariffs/curve.js';
import type { RestrictionsInput, TariffInput } from '../../src/tariffs/types.js';

/**
 * The cost before taxes of a session without reservation, step sizes and limits, computed second by second and shared with
 * the engine in nothing but the text of the specification. Binary fractions are good enough for it.
 */
export function bruteForceCost(
  session: { start: string; curve: readonly CurveSegment[] },
  tariff: TariffInput,
  timeZone: string,
): number {
  const clock = wallClock(timeZone);
  const fees = new Set<number>();
  let cost = 0;
  let energy = 0;
  let seconds = 0;
  for (const segment of session.curve) {
    const power = Number(segment.power ?? 0);
    for (let second = 0; second < segment.seconds; second += 1) {
      let left = 1;
      while (left > 1e-12) {
        const piece = Math.min(left, untilNextLimit(tariff, energy, power));
        const now = { ...clock(Date.parse(session.start) + seconds * 1000), energy, seconds, power };
        cost += costOf(piece, now, tariff, fees);
        energy += (power * piece) / 3600;
        left -= piece;
      }
      seconds += 1;
    }
  }
  return cost;
}

function costOf(seconds: number, now: Now, tariff: TariffInput, fees: Set<number>): number {
  const amounts: [type: string, amount: number][] = [
    ['ENERGY', (now.power * seconds) / 3600],
    [now.power > 0 ? 'TIME' : 'PARKING_TIME', seconds / 3600],
    ['FLAT', 1],
  ];
  let cost = 0;
  for (const [type, amount] of amounts) {
    const index = tariff.elements.findIndex(
      ({ price_components, restrictions }) =>
        price_components.some((item) => item.type === type) && matches(restrictions ?? {}, now),
    );
    if (index < 0 || (type === 'FLAT' && fees.has(index))) continue;
    if (type === 'FLAT') fees.add(index);
    cost +=
      amount * Number(tariff.elements[index]?.price_components.find((item) => item.type === type)?.price);
  }
  return cost;
}

interface Now {
  energy: number;
  seconds: number;
  power: number;
  time: string;
  date: string;
  weekday: string;
}

function matches(r: RestrictionsInput, now: Now): boolean {
  if (r.reservation != null) return false;
  const { start_time: from = '00:00', end_time } = r;
  const to = end_time == null || end_time === '00:00' ? '24:00' : end_time;
  const inWindow =
    from === to
      ? true
      : String(from) < to
        ? now.time >= String(from) && now.time < to
        : now.time >= String(from) || now.time < to;
  const slack = 1e-9;
  return (
    inWindow &&
    (r.start_date == null || now.date >= r.start_date) &&
    (r.end_date == null || now.date < r.end_date) &&
    (r.day_of_week == null || r.day_of_week.includes(now.weekday)) &&
    (r.min_kwh == null || now.energy >= Number(r.min_kwh) - slack) &&
    (r.max_kwh == null || now.energy < Number(r.max_kwh) - slack) &&
    (r.min_duration == null || now.seconds >= r.min_duration) &&
    (r.max_duration == null || now.seconds < r.max_duration) &&
    (r.min_power == null || now.power >= Number(r.min_power)) &&
    (r.max_power == null || now.power < Number(r.max_power))
  );
}

function untilNextLimit(tariff: TariffInput, energy: number, power: number): number {
  if (power === 0) return 1;
  let least = 1;
  for (const { restrictions } of tariff.elements) {
    for (const limit of [restrictions?.min_kwh, restrictions?.max_kwh]) {
      if (limit != null && Number(limit) - energy > 1e-9)
        least = Math.min(least, ((Number(limit) - energy) * 3600) / power);
    }
  }
  return least;
}

function wallClock(timeZone: string): (instant: number) => Pick<Now, 'time' | 'date' | 'weekday'> {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  const day = new Intl.DateTimeFormat('en-US', { timeZone, weekday: 'long' });
  const known = new Map<number, Pick<Now, 'time' | 'date' | 'weekday'>>();
  return (instant) => {
    const minute = Math.floor(instant / 60_000);
    const found = known.get(minute);
    if (found !== undefined) return found;
    const [date = '', time = ''] = format.format(minute * 60_000).split(' ');
    const now = { date, time, weekday: day.format(minute * 60_000).toUpperCase() };
    known.set(minute, now);
    return now;
  };
}
