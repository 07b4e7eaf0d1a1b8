import { parseInstant } from './clock.js';
import { cannotPrice, type Note, note } from './notes.js';
import type { Policy } from './policy.js';
import { checkPeriodsShape } from './shape.js';
import type { CdrInput, ChargingPeriodInput, LocationInput, PricingVersion, SessionInput } from './types.js';
import { isCharging, readPeriod, type UsagePeriod } from './usage-period.js';

/** A session or CDR as the engine sees it, whichever version it came in. */
export interface Usage {
  /** The version whose rules apply. */
  readonly version: PricingVersion;
  /** ISO 4217 code. */
  readonly currency: string;
  /** Start of the session or of the reservation before it, milliseconds since 1970. */
  readonly start: number;
  /** End, milliseconds since 1970. */
  readonly end: number;
  /** Start of the charging session proper; `end` when there was only a reservation. */
  readonly sessionStart: number;
  /** True when there was a reservation and nothing after it. */
  readonly reservationOnly: boolean;
  /** In order of start. */
  readonly periods: readonly UsagePeriod[];
  /** Country of the location. */
  readonly country: string | undefined;
  /** Time zone of the location, where the object has it. */
  readonly timeZone: string | undefined;
  /** What was odd about the object. */
  readonly notes: readonly Note[];
}

interface Source {
  readonly version: PricingVersion;
  readonly currency: string;
  readonly start: unknown;
  readonly end: number | undefined;
  readonly periods: readonly ChargingPeriodInput[];
  readonly location: LocationInput | undefined;
  readonly country: string | undefined;
}

/** Reads a CDR; throws {@link CannotPrice} when it holds something the engine cannot interpret. */
export function usageOfCdr(cdr: CdrInput, version: PricingVersion, policy: Policy): Usage {
  const location = cdr.cdr_location ?? cdr.location ?? undefined;
  const source: Source = {
    version,
    currency: cdr.currency,
    start: cdr.start_date_time,
    end: parseInstant(cdr.end_date_time ?? cdr.stop_date_time),
    periods: cdr.charging_periods,
    location,
    country: cdr.country_code ?? undefined,
  };
  return usageOf(source, policy);
}

/** Reads a Session; one that has not ended ends at its last update. */
export function usageOfSession(session: SessionInput, version: PricingVersion, policy: Policy): Usage {
  const ended = parseInstant(session.end_date_time ?? session.end_datetime);
  const source: Source = {
    version,
    currency: session.currency,
    start: session.start_date_time ?? session.start_datetime,
    end: ended ?? parseInstant(session.last_updated),
    periods: session.charging_periods ?? [],
    location: session.location ?? undefined,
    country: session.country_code ?? undefined,
  };
  const usage = usageOf(source, policy);
  if (ended !== undefined) return usage;
  const unfinished = note('info', 'SESSION_NOT_ENDED', 'The session has not ended: this is the cost so far.');
  return { ...usage, notes: [...usage.notes, unfinished] };
}

function usageOf(source: Source, policy: Policy): Usage {
  const inputs = source.periods;
  checkPeriodsShape(inputs);
  if (inputs === undefined || inputs === null || inputs.length === 0) {
    throw cannotPrice('NO_PERIODS', 'There are no charging periods to price.', '/charging_periods');
  }
  const notes: Note[] = [];
  const starts = inputs.map(startOfPeriod);
  const order = orderOf(starts, notes);
  const last = starts[order[order.length - 1] ?? 0] ?? 0;
  const end = Math.max(source.end ?? last, last);
  const periods: UsagePeriod[] = [];
  for (let place = 0; place < order.length; place += 1) {
    const index = order[place] ?? 0;
    const input = inputs[index];
    const start = starts[index] ?? 0;
    const next = order[place + 1];
    const stop = next === undefined ? end : (starts[next] ?? end);
    if (input !== undefined) periods.push(readPeriod(input, index, start, stop, policy, notes));
  }
  const first = periods.find(isCharging);
  return {
    version: source.version,
    currency: source.currency,
    start: parseInstant(source.start) ?? starts[order[0] ?? 0] ?? 0,
    end,
    sessionStart: first === undefined ? end : first.start,
    reservationOnly: first === undefined,
    periods,
    country: source.location?.country ?? source.country,
    timeZone: source.location?.time_zone ?? undefined,
    notes,
  };
}

function startOfPeriod(period: ChargingPeriodInput, index: number): number {
  const start = parseInstant(period.start_date_time);
  if (start !== undefined) return start;
  throw cannotPrice(
    'BAD_DATE_TIME',
    `The start of period ${index} is no DateTime.`,
    `/charging_periods/${index}/start_date_time`,
  );
}

function orderOf(starts: readonly number[], notes: Note[]): number[] {
  const order = starts.map((_, index) => index);
  if (starts.every((start, index) => index === 0 || start >= (starts[index - 1] ?? 0))) return order;
  notes.push(
    note(
      'warning',
      'PERIODS_NOT_IN_ORDER',
      'The periods are not in order of time; they were sorted.',
      '/charging_periods',
    ),
  );
  return order.sort((a, b) => (starts[a] ?? 0) - (starts[b] ?? 0));
}
