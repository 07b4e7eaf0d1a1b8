import type { TariffChoice } from './choose.js';
import { parseInstant, secondsOf } from './clock.js';
import { cutUsage } from './cut.js';
import type { Exact } from './exact.js';
import { type DecimalInput, exact } from './exact-read.js';
import { hoursOf } from './money-text.js';
import { cannotPrice } from './notes.js';
import type { Policy } from './policy.js';
import { runUsage } from './run.js';
import type { PricingVersion, TariffInput } from './types.js';
import type { Usage } from './usage.js';
import { isCharging, type Range, type UsagePeriod } from './usage-period.js';
import type { ZoneSource } from './zone.js';

/** A stretch of a session in which nothing changes. */
export interface CurveSegment {
  /** Length in whole seconds. */
  readonly seconds: number;
  /** Energy in kWh, drawn evenly; by default what the power makes of the time. */
  readonly energy?: DecimalInput | undefined;
  /** Power in kW, 0 by default. */
  readonly power?: DecimalInput | undefined;
  /** Current in A, summed over phases. */
  readonly current?: DecimalInput | undefined;
  /** What the time is spent on; charging when there is power, else parking. */
  readonly kind?: 'charging' | 'parking' | 'reservation' | undefined;
}

/** When a session is and what happens in it. */
export interface SessionCurve {
  /** Start, UTC. */
  readonly start: string;
  /** What happens, in order; reservations come first. */
  readonly curve: readonly CurveSegment[];
  /** ISO 3166-1 code of the country, for the time zone. */
  readonly country?: string | undefined;
}

/** The session of a curve under one tariff, one period per segment. */
export function usageOfCurve(session: SessionCurve, tariff: TariffInput, version: PricingVersion): Usage {
  const start = parseInstant(session.start);
  if (start === undefined) throw cannotPrice('BAD_DATE_TIME', `${session.start} is no DateTime.`, '/start');
  if (session.curve.length === 0) throw cannotPrice('NO_PERIODS', 'The curve is empty.', '/curve');
  let instant = start;
  const periods = session.curve.map((segment, index) => {
    const from = instant;
    instant += segment.seconds * 1000;
    return periodOf(segment, index, from, instant, tariff.id);
  });
  const first = periods.find(isCharging);
  return {
    version,
    currency: tariff.currency,
    start,
    end: instant,
    sessionStart: first === undefined ? instant : first.start,
    reservationOnly: first === undefined,
    periods,
    country: session.country,
    timeZone: undefined,
    notes: [],
  };
}

/** Cuts a session where its tariff has limits, and joins again what the same components price. */
export function cutWherePriceChanges(
  usage: Usage,
  choice: TariffChoice,
  policy: Policy,
  zones: ZoneSource,
): Usage {
  const cut = cutUsage(usage, choice, zones);
  const signatures = new Map<UsagePeriod, string>();
  runUsage(cut, choice, policy, zones, ({ moment, kind, type, component }) => {
    const found = component === undefined ? 'none' : `${component.element.index}.${component.index}`;
    signatures.set(moment.period, `${signatures.get(moment.period) ?? ''} ${kind} ${type} ${found}`);
  });
  const periods: UsagePeriod[] = [];
  for (const piece of cut.periods) {
    const last = periods[periods.length - 1];
    const same =
      last !== undefined && last.index === piece.index && signatures.get(last) === signatures.get(piece);
    if (!same) {
      periods.push(piece);
      continue;
    }
    const joined = join(last, piece);
    signatures.set(joined, signatures.get(piece) ?? '');
    periods[periods.length - 1] = joined;
  }
  return { ...cut, periods: periods.map((period, index) => ({ ...period, index })) };
}

function periodOf(
  segment: CurveSegment,
  index: number,
  start: number,
  end: number,
  tariffId: string,
): UsagePeriod {
  if (!Number.isSafeInteger(segment.seconds) || segment.seconds < 0) {
    throw cannotPrice(
      'BAD_NUMBER',
      'The length of a segment is no whole number of seconds.',
      `/curve/${index}/seconds`,
    );
  }
  const seconds = secondsOf(end - start);
  const power = powerOf(segment, seconds);
  const kind = segment.kind ?? (power.sign() === 0 ? 'parking' : 'charging');
  const time = (wanted: string) => (kind === wanted ? seconds : undefined);
  return {
    index,
    start,
    end,
    energy: kind === 'reservation' ? undefined : energyOf(segment, power, seconds),
    charging: time('charging'),
    parking: time('parking'),
    reservation: time('reservation'),
    power: constant(power),
    current: segment.current === undefined ? constant(undefined) : constant(exact(segment.current)),
    tariffId,
  };
}

function powerOf(segment: CurveSegment, seconds: Exact): Exact {
  if (segment.energy === undefined || seconds.sign() === 0) return exact(segment.power ?? 0);
  return exact(segment.energy).over(hoursOf(seconds)).reduce();
}

function energyOf(segment: CurveSegment, power: Exact, seconds: Exact): Exact {
  return segment.energy === undefined ? hoursOf(power.times(seconds)).reduce() : exact(segment.energy);
}

function constant(value: Exact | undefined): Range {
  return { low: value, high: value, average: value };
}

function join(a: UsagePeriod, b: UsagePeriod): UsagePeriod {
  const sum = (x: Exact | undefined, y: Exact | undefined) =>
    x === undefined ? y : y === undefined ? x : x.add(y);
  return {
    ...a,
    end: b.end,
    energy: sum(a.energy, b.energy),
    charging: sum(a.charging, b.charging),
    parking: sum(a.parking, b.parking),
    reservation: sum(a.reservation, b.reservation),
  };
}
