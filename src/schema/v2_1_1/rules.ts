import type { Rule } from '../../core/kind.js';
import * as is from '../../core/rule-checks.js';

/** The rules between fields that OCPI 2.1.1 states in prose. */
export const rules: readonly Rule[] = [
  {
    id: 'Location.evse_uids',
    anchor: 'mod_locations, 32-evse-object',
    message: 'Two EVSEs of the Location have the same uid; give each EVSE its own.',
    check: is.unique('evses', 'uid'),
  },
  {
    id: 'EVSE.connector_ids',
    anchor: 'mod_locations, 33-connector-object',
    message: 'Two connectors of the EVSE have the same id; give each connector its own.',
    check: is.unique('connectors', 'id'),
  },
  {
    id: 'Hours.regular_hours',
    anchor: 'mod_locations, 413-hours-class',
    message: 'Exactly one of regular_hours and twentyfourseven must be set; set one and leave the other out.',
    check: (value) =>
      is.has(value, 'regular_hours') === is.has(value, 'twentyfourseven') ? ['/regular_hours'] : undefined,
  },
  {
    id: 'RegularHours.weekday',
    anchor: 'mod_locations, 419-regularhours-class',
    message: 'weekday is not a day of the week; send 1 (Monday) to 7 (Sunday).',
    check: is.within('weekday', 1, 7),
  },
  {
    id: 'RegularHours.period_end',
    anchor: 'mod_locations, 419-regularhours-class',
    message: 'period_end is not later than period_begin; split hours that go past midnight.',
    check: is.ascending('period_begin', 'period_end'),
  },
  {
    id: 'ExceptionalPeriod.period_end',
    anchor: 'mod_locations, 410-exceptionalperiod-class',
    message: 'period_end is not later than period_begin; correct one of them.',
    check: is.later('period_begin', 'period_end'),
  },
  {
    id: 'StatusSchedule.period_end',
    anchor: 'mod_locations, 421-statusschedule-class',
    message: 'period_end is not later than period_begin; correct one of them.',
    check: is.later('period_begin', 'period_end'),
  },
  {
    id: 'EnergySource.percentage',
    anchor: 'mod_locations, 46-energysource-class',
    message: 'percentage is not between 0 and 100; send the share of this source in percent.',
    check: is.within('percentage', 0, 100),
  },
  {
    id: 'CDR.stop_date_time',
    anchor: 'mod_cdrs, 31-cdr-object',
    message: 'stop_date_time is earlier than start_date_time; correct one of them.',
    check: is.notEarlier('start_date_time', 'stop_date_time'),
  },
  {
    id: 'Session.end_datetime',
    anchor: 'mod_sessions, 41-sessionstatus-enum',
    message: 'end_datetime is missing although the Session is COMPLETED; say when it ended.',
    check: is.neededWhen('status', 'COMPLETED', 'end_datetime'),
  },
  {
    id: 'Session.period',
    anchor: 'mod_sessions, 31-session-object',
    message: 'end_datetime is earlier than start_datetime; correct one of them.',
    check: is.notEarlier('start_datetime', 'end_datetime'),
  },
  {
    id: 'TariffRestrictions.dates',
    anchor: 'mod_tariffs, 45-tariffrestrictions-class',
    message: 'end_date is not later than start_date, so the element never holds; correct one of them.',
    check: is.ascending('start_date', 'end_date'),
  },
  {
    id: 'TariffRestrictions.kwh',
    anchor: 'mod_tariffs, 45-tariffrestrictions-class',
    message: 'max_kwh is not greater than min_kwh, so the element never holds; correct one of them.',
    check: is.below('min_kwh', 'max_kwh'),
  },
  {
    id: 'TariffRestrictions.power',
    anchor: 'mod_tariffs, 45-tariffrestrictions-class',
    message: 'max_power is not greater than min_power, so the element never holds; correct one of them.',
    check: is.below('min_power', 'max_power'),
  },
  {
    id: 'TariffRestrictions.duration',
    anchor: 'mod_tariffs, 45-tariffrestrictions-class',
    message:
      'max_duration is not greater than min_duration, so the element never holds; correct one of them.',
    check: is.below('min_duration', 'max_duration'),
  },
];

/** The rules of one object, by its name. */
export function rulesOf(object: string): readonly Rule[] {
  return rules.filter((rule) => rule.id.startsWith(`${object}.`));
}
