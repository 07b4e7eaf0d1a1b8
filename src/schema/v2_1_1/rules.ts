import type { Rule } from '../../core/kind.js';
import * as is from '../../core/rule-checks.js';

/** The rules between the fields of Location. */
export const locationRules: readonly Rule[] = [
  {
    id: 'Location.evse_uids',
    anchor: 'mod_locations, 32-evse-object',
    message: 'Two EVSEs of the Location have the same uid; give each EVSE its own.',
    check: (v) => is.duplicates(v.evses, '/evses', 'uid'),
  },
];

/** The rules between the fields of EVSE. */
export const evseRules: readonly Rule[] = [
  {
    id: 'EVSE.connector_ids',
    anchor: 'mod_locations, 33-connector-object',
    message: 'Two connectors of the EVSE have the same id; give each connector its own.',
    check: (v) => is.duplicates(v.connectors, '/connectors', 'id'),
  },
];

/** The rules between the fields of Hours. */
export const hoursRules: readonly Rule[] = [
  {
    id: 'Hours.regular_hours',
    anchor: 'mod_locations, 413-hours-class',
    message: 'Exactly one of regular_hours and twentyfourseven must be set; set one and leave the other out.',
    check: (v) => is.when(is.isSet(v.regular_hours) === is.isSet(v.twentyfourseven), '/regular_hours'),
  },
];

/** The rules between the fields of RegularHours. */
export const regularHoursRules: readonly Rule[] = [
  {
    id: 'RegularHours.weekday',
    anchor: 'mod_locations, 419-regularhours-class',
    message: 'weekday is not a day of the week; send 1 (Monday) to 7 (Sunday).',
    check: (v) => is.when(is.isOutside(v.weekday, 1, 7), '/weekday'),
  },
  {
    id: 'RegularHours.period_end',
    anchor: 'mod_locations, 419-regularhours-class',
    message: 'period_end is not later than period_begin; split hours that go past midnight.',
    check: (v) => is.when(is.isNotAfter(v.period_end, v.period_begin), '/period_end'),
  },
];

/** The rules between the fields of ExceptionalPeriod. */
export const exceptionalPeriodRules: readonly Rule[] = [
  {
    id: 'ExceptionalPeriod.period_end',
    anchor: 'mod_locations, 410-exceptionalperiod-class',
    message: 'period_end is not later than period_begin; correct one of them.',
    check: (v) => is.when(is.isNotLater(v.period_end, v.period_begin), '/period_end'),
  },
];

/** The rules between the fields of StatusSchedule. */
export const statusScheduleRules: readonly Rule[] = [
  {
    id: 'StatusSchedule.period_end',
    anchor: 'mod_locations, 421-statusschedule-class',
    message: 'period_end is not later than period_begin; correct one of them.',
    check: (v) => is.when(is.isNotLater(v.period_end, v.period_begin), '/period_end'),
  },
];

/** The rules between the fields of EnergySource. */
export const energySourceRules: readonly Rule[] = [
  {
    id: 'EnergySource.percentage',
    anchor: 'mod_locations, 46-energysource-class',
    message: 'percentage is not between 0 and 100; send the share of this source in percent.',
    check: (v) => is.when(is.isOutside(v.percentage, 0, 100), '/percentage'),
  },
];

/** The rules between the fields of CDR. */
export const cdrRules: readonly Rule[] = [
  {
    id: 'CDR.stop_date_time',
    anchor: 'mod_cdrs, 31-cdr-object',
    message: 'stop_date_time is earlier than start_date_time; correct one of them.',
    check: (v) => is.when(is.isEarlier(v.stop_date_time, v.start_date_time), '/stop_date_time'),
  },
];

/** The rules between the fields of Session. */
export const sessionRules: readonly Rule[] = [
  {
    id: 'Session.end_datetime',
    anchor: 'mod_sessions, 41-sessionstatus-enum',
    message: 'end_datetime is missing although the Session is COMPLETED; say when it ended.',
    check: (v) => is.when(v.status === 'COMPLETED' && !is.isSet(v.end_datetime), '/end_datetime'),
  },
  {
    id: 'Session.period',
    anchor: 'mod_sessions, 31-session-object',
    message: 'end_datetime is earlier than start_datetime; correct one of them.',
    check: (v) => is.when(is.isEarlier(v.end_datetime, v.start_datetime), '/end_datetime'),
  },
];

/** The rules between the fields of TariffRestrictions. */
export const tariffRestrictionsRules: readonly Rule[] = [
  {
    id: 'TariffRestrictions.dates',
    anchor: 'mod_tariffs, 45-tariffrestrictions-class',
    message: 'end_date is not later than start_date, so the element never holds; correct one of them.',
    check: (v) => is.when(is.isNotAfter(v.end_date, v.start_date), '/end_date'),
  },
  {
    id: 'TariffRestrictions.kwh',
    anchor: 'mod_tariffs, 45-tariffrestrictions-class',
    message: 'max_kwh is not greater than min_kwh, so the element never holds; correct one of them.',
    check: (v) => is.when(is.isNotAbove(v.max_kwh, v.min_kwh), '/max_kwh'),
  },
  {
    id: 'TariffRestrictions.power',
    anchor: 'mod_tariffs, 45-tariffrestrictions-class',
    message: 'max_power is not greater than min_power, so the element never holds; correct one of them.',
    check: (v) => is.when(is.isNotAbove(v.max_power, v.min_power), '/max_power'),
  },
  {
    id: 'TariffRestrictions.duration',
    anchor: 'mod_tariffs, 45-tariffrestrictions-class',
    message:
      'max_duration is not greater than min_duration, so the element never holds; correct one of them.',
    check: (v) => is.when(is.isNotAbove(v.max_duration, v.min_duration), '/max_duration'),
  },
];

/** The rules between fields that OCPI 2.1.1 states in prose. */
export const rules: readonly Rule[] = /* @__PURE__ */ ([] as Rule[]).concat(
  locationRules,
  evseRules,
  hoursRules,
  regularHoursRules,
  exceptionalPeriodRules,
  statusScheduleRules,
  energySourceRules,
  cdrRules,
  sessionRules,
  tariffRestrictionsRules,
);
