import { parseInstant, secondsOf } from './clock.js';
import type { ExactTolerance } from './divergence.js';
import type { Priced } from './evaluate.js';
import { type Exact, ZERO } from './exact.js';
import { exact, tryExact } from './exact-read.js';
import { toText } from './exact-write.js';
import { hoursOf } from './money-text.js';
import { type Note, note } from './notes.js';
import type { CdrInput } from './types.js';
import type { UsagePeriod } from './usage-period.js';

const MILLISECONDS_PER_HOUR = exact(3_600_000);
// Averages of rounded volumes may pass the stated maximum by a little.
const POWER_SLACK = exact('1.02');

/** Checks that the periods of a CDR fit together, the session and its times. */
export function auditPeriods(cdr: CdrInput, priced: Priced, tolerance: ExactTolerance): Note[] {
  const notes: Note[] = [];
  auditSpan(cdr, priced, notes);
  for (const period of priced.periods) {
    auditTimes(period, tolerance, notes);
    auditPower(period, notes);
  }
  const parking = tryExact(cdr.total_parking_time);
  const total = tryExact(cdr.total_time);
  if (parking !== undefined && total !== undefined && parking.compare(total.add(tolerance.hours)) > 0) {
    notes.push(
      note('error', 'PARKING_EXCEEDS_TOTAL', 'More parking than time in all.', '/total_parking_time'),
    );
  }
  return notes;
}

/** Checks what makes a CDR a credit for another. */
export function auditCredit(cdr: CdrInput): Note[] {
  const reference = cdr.credit_reference_id != null;
  if (cdr.credit === true && !reference) {
    const message = 'A Credit CDR must name the CDR it takes back.';
    return [note('error', 'CREDIT_WITHOUT_REFERENCE', message, '/credit_reference_id')];
  }
  if (cdr.credit !== true && reference) {
    const message = 'The CDR names one it takes back, but is not marked as a credit.';
    return [note('warning', 'REFERENCE_WITHOUT_CREDIT', message, '/credit')];
  }
  return [];
}

function auditSpan(cdr: CdrInput, priced: Priced, notes: Note[]): void {
  const start = parseInstant(cdr.start_date_time);
  const endField = cdr.end_date_time != null ? 'end_date_time' : 'stop_date_time';
  const end = parseInstant(cdr[endField]);
  if (start === undefined)
    notes.push(note('error', 'BAD_DATE_TIME', 'The start is no DateTime.', '/start_date_time'));
  if (end === undefined)
    notes.push(note('error', 'BAD_DATE_TIME', 'The end is no DateTime.', `/${endField}`));
  if (start !== undefined && end !== undefined && end < start) {
    notes.push(note('error', 'ENDS_BEFORE_START', 'The session ends before it starts.', `/${endField}`));
  }
  const starts = cdr.charging_periods.map((period) => parseInstant(period.start_date_time));
  starts.forEach((instant, index) => {
    const pointer = `/charging_periods/${index}/start_date_time`;
    const previous = starts[index - 1];
    if (instant === undefined) return;
    if (previous !== undefined && instant < previous) {
      notes.push(
        note('error', 'PERIODS_NOT_IN_ORDER', 'The period starts before the one in front of it.', pointer),
      );
    }
    if ((start !== undefined && instant < start) || (end !== undefined && instant > end)) {
      notes.push(note('error', 'PERIOD_OUTSIDE', 'The period starts outside the session.', pointer));
    }
  });
  const first = priced.periods[0];
  if (start !== undefined && first !== undefined && first.start > start) {
    const message = 'The first period starts after the session.';
    notes.push(
      note('warning', 'FIRST_PERIOD_LATE', message, `/charging_periods/${first.index}/start_date_time`),
    );
  }
}

function auditTimes(period: UsagePeriod, tolerance: ExactTolerance, notes: Note[]): void {
  const { charging, parking, reservation, start, end } = period;
  const pointer = `/charging_periods/${period.index}`;
  const stated = [charging, parking, reservation].filter((value) => value !== undefined);
  if (stated.length === 0) return;
  if (stated.some((value) => value.sign() < 0)) {
    notes.push(note('error', 'NEGATIVE_TIME', 'A time below zero.', pointer));
  }
  const sum = stated.reduce<Exact>((total, value) => total.add(value), ZERO);
  const difference = hoursOf(sum.minus(secondsOf(end - start)));
  if (difference.abs().compare(tolerance.hours) <= 0) return;
  const longer = difference.sign() > 0;
  const message = `The times of the period are ${toText(difference.abs(), 4)} h ${longer ? 'longer' : 'shorter'} than it lasts.`;
  notes.push(note(longer ? 'error' : 'warning', 'TIME_DIFFERS', message, pointer));
}

function auditPower(period: UsagePeriod, notes: Note[]): void {
  const { low, high } = period.power;
  const pointer = `/charging_periods/${period.index}/dimensions`;
  if (low !== undefined && high !== undefined && low.compare(high) > 0) {
    notes.push(note('warning', 'POWER_CROSSED', 'The lowest power is above the highest.', pointer));
  }
  const length = period.end - period.start;
  if (high === undefined || period.energy === undefined || length <= 0) return;
  const most = high.times(exact(length)).over(MILLISECONDS_PER_HOUR).times(POWER_SLACK);
  // A period of seconds ends on a rounded second.
  if (length >= 60_000 && period.energy.compare(most) > 0) {
    notes.push(note('warning', 'POWER_IMPLAUSIBLE', 'More energy than the highest power allows.', pointer));
  }
}
