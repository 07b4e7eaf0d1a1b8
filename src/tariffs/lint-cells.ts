import { DAY, formatInstant } from './clock.js';
import type { CurveSegment, SessionCurve } from './curve.js';
import { type Exact, ZERO } from './exact.js';
import { exact } from './exact-read.js';
import { toNumber, toText } from './exact-write.js';
import type { State } from './match.js';
import type { Restrictions } from './restrictions.js';
import type { DimensionName, ElementKind } from './terms.js';
import type { Range } from './usage-period.js';
import { type LocalTime, weekdayOf } from './zone.js';

/** One moment out of a set of moments that no restriction tells apart. */
export interface Cell {
  readonly local: LocalTime;
  /** kWh used before. */
  readonly energy: Exact;
  /** Seconds before. */
  readonly seconds: number;
  /** kW; `undefined` when nothing asks for it. */
  readonly power: Exact | undefined;
  /** A; `undefined` when nothing asks for it. */
  readonly current: Exact | undefined;
}

/** Above it cells are left out evenly: 48 elements over a week need some thousands. */
const MOST_CELLS = 50_000;
// A Monday.
const ANY_DAY = 19_723;

/** Restrictions cut moments into boxes; one moment of every box says all there is to say about the elements. */
export function cellsOf(restrictions: readonly (Restrictions | undefined)[]): Cell[] {
  const known = restrictions.filter((item) => item !== undefined);
  const clocks = clocksOf(known);
  const energies = edges(known, 'minKwh', 'maxKwh') ?? [ZERO];
  const durations = [...new Set([0, ...known.flatMap((item) => [item.minDuration, item.maxDuration])])]
    .filter((item) => item !== undefined)
    .map((item) => Math.ceil(item / 1000))
    .sort((a, b) => a - b);
  const powers = edges(known, 'minPower', 'maxPower') ?? [undefined];
  const currents = edges(known, 'minCurrent', 'maxCurrent') ?? [undefined];
  const total = clocks.length * energies.length * durations.length * powers.length * currents.length;
  const stride = Math.max(1, Math.ceil(total / MOST_CELLS));
  const cells: Cell[] = [];
  for (let place = 0; place < total; place += stride) {
    let rest = place;
    const pick = <T>(axis: readonly T[]): T => {
      const item = axis[rest % axis.length] as T;
      rest = Math.floor(rest / axis.length);
      return item;
    };
    cells.push({
      local: pick(clocks),
      power: pick(powers),
      current: pick(currents),
      energy: pick(energies),
      seconds: pick(durations),
    });
  }
  return cells;
}

/** The cell as the engine sees a moment. */
export function stateOf(cell: Cell): State {
  const range = (value: Exact | undefined): Range => ({ low: value, high: value, average: value });
  return {
    period: { index: 0, current: range(cell.current) },
    energy: cell.energy,
    elapsed: cell.seconds * 1000,
    local: () => cell.local,
    power: () => range(cell.power),
  };
}

/** A session that comes to the cell and goes on in it for ten minutes; its times are those of the local clock. */
export function exampleOf(cell: Cell, kind: ElementKind, dimension: DimensionName): SessionCurve {
  const instant = cell.local.day * DAY + cell.local.minute * 60_000;
  const lead = cell.energy.sign() > 0 ? Math.max(cell.seconds, 1) : cell.seconds;
  const curve: CurveSegment[] = [];
  if (kind !== 'session') curve.push({ seconds: lead + 600, kind: 'reservation' });
  else {
    if (lead > 0) curve.push({ seconds: lead, energy: toText(cell.energy), kind: 'charging' });
    const current = cell.current === undefined ? {} : { current: toNumber(cell.current) };
    const power = dimension === 'PARKING_TIME' ? 0 : toNumber(cell.power ?? exact(11));
    curve.push({
      seconds: 600,
      power,
      kind: dimension === 'PARKING_TIME' ? 'parking' : 'charging',
      ...current,
    });
  }
  return { start: formatInstant(instant - (kind === 'session' ? lead * 1000 : 0)), curve };
}

/** Every restriction's edges on one axis, zero first; `undefined` when no element asks for the axis. */
function edges(
  restrictions: readonly Restrictions[],
  least: 'minKwh' | 'minPower' | 'minCurrent',
  most: 'maxKwh' | 'maxPower' | 'maxCurrent',
): Exact[] | undefined {
  const found = restrictions
    .flatMap((item) => [item[least], item[most]])
    .filter((item) => item !== undefined);
  if (found.length === 0) return undefined;
  const sorted = [ZERO, ...found].sort((a, b) => a.compare(b));
  return sorted.filter((item, place) => place === 0 || !item.equals(sorted[place - 1] ?? ZERO));
}

function clocksOf(restrictions: readonly Restrictions[]): LocalTime[] {
  const minutes = new Set([0]);
  for (const { from, to } of restrictions) {
    if (from !== undefined) minutes.add(from);
    if (to !== undefined && to < 1440) minutes.add(to);
  }
  const ordered = [...minutes].sort((a, b) => a - b);
  return daysOf(restrictions).flatMap((day) =>
    ordered.map((minute) => ({ day, minute, weekday: weekdayOf(day) })),
  );
}

// Between two dates on which an element begins or ends all weeks are alike: seven days of each such time will do.
function daysOf(restrictions: readonly Restrictions[]): number[] {
  const dates = restrictions
    .flatMap((item) => [item.firstDay, item.lastDay])
    .filter((item) => item !== undefined);
  const weekly = restrictions.some((item) => item.weekdays !== undefined);
  const length = weekly ? 7 : 1;
  if (dates.length === 0) return Array.from({ length }, (_, place) => ANY_DAY + place);
  const sorted = [...new Set(dates)].sort((a, b) => a - b);
  const starts = [(sorted[0] ?? ANY_DAY) - 7, ...sorted];
  return starts.flatMap((start, place) => {
    const end = starts[place + 1] ?? start + 7;
    return Array.from({ length: Math.min(length, end - start) }, (_, offset) => start + offset);
  });
}
