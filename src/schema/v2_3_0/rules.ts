import type { Rule } from '../../core/kind.js';
import * as is from '../../core/rule-checks.js';

/** Dimensions that the specification keeps to Sessions. @see OCPI 2.3.0, mod_cdrs, mod_cdrs_cdrdimensiontype_enum */
const SESSION_ONLY: ReadonlySet<unknown> = new Set([
  'CURRENT',
  'ENERGY_EXPORT',
  'ENERGY_IMPORT',
  'POWER',
  'STATE_OF_CHARGE',
]);

/** Stands for a time that is not known. @see OCPI 2.3.0, mod_cdrs, mod_cdrs_cdr_object */
const UNKNOWN_TIME = '1970-01-01T00:00:00';

const isUnknown = (time: unknown): boolean => typeof time === 'string' && time.startsWith(UNKNOWN_TIME);

/** The parking places that EVSEs refer to and that the Location does not have. */
function unknownParking(evses: unknown, places: unknown): readonly string[] | undefined {
  const links = is
    .objectsOf(evses, '/evses')
    .flatMap(([pointer, { parking }]) => is.objectsOf(parking, `${pointer}/parking`));
  if (links.length === 0) return undefined;
  const known = new Set(is.objectsOf(places, '').map(([, { id }]) => id));
  return is.all(
    links.filter(([, link]) => !known.has(link.parking_id)).map(([pointer]) => `${pointer}/parking_id`),
  );
}

/** The longest identifier of a CDR that is not a credit CDR. */
const LONGEST_ID = 36;

/** The rules between the fields of Location. */
export const locationRules: readonly Rule[] = [
  {
    id: 'Location.publish_allowed_to',
    anchor: 'mod_locations, mod_locations_location_object',
    message:
      'publish_allowed_to is only for a Location with publish false; leave it out or set publish to false.',
    check: (v) => is.when(is.isSet(v.publish_allowed_to) && v.publish !== false, '/publish_allowed_to'),
  },
  {
    id: 'Location.evse_uids',
    anchor: 'mod_locations, mod_locations_evse_object',
    message: 'Two EVSEs of the Location have the same uid; give each EVSE its own.',
    check: (v) => is.duplicates(v.evses, '/evses', 'uid'),
  },
  {
    id: 'Location.parking_places',
    anchor: 'mod_locations, mod_locations_parking_object',
    message: 'Two parking places of the Location have the same id; give each its own.',
    check: (v) => is.duplicates(v.parking_places, '/parking_places', 'id'),
  },
  {
    id: 'Location.parking_ids',
    anchor: 'mod_locations, mod_locations_evseparking_class',
    message: 'parking_id names no parking place of the Location; add it to parking_places or correct it.',
    check: (v) => unknownParking(v.evses, v.parking_places),
  },
];

/** The rules between the fields of EVSE. */
export const evseRules: readonly Rule[] = [
  {
    id: 'EVSE.connector_ids',
    anchor: 'mod_locations, mod_locations_connector_object',
    message: 'Two connectors of the EVSE have the same id; give each connector its own.',
    check: (v) => is.duplicates(v.connectors, '/connectors', 'id'),
  },
];

/** The rules between the fields of PublishTokenType. */
export const publishTokenTypeRules: readonly Rule[] = [
  {
    id: 'PublishTokenType.one_of',
    anchor: 'mod_locations, mod_locations_publish_token_class',
    message: 'None of uid, visual_number and group_id is set; set at least one.',
    check: (v) => is.when(!is.isSet(v.uid) && !is.isSet(v.visual_number) && !is.isSet(v.group_id), '/uid'),
  },
  {
    id: 'PublishTokenType.type',
    anchor: 'mod_locations, mod_locations_publish_token_class',
    message: 'type is missing although uid is set; say of which type the Token is.',
    check: (v) => is.when(is.isSet(v.uid) && !is.isSet(v.type), '/type'),
  },
  {
    id: 'PublishTokenType.issuer',
    anchor: 'mod_locations, mod_locations_publish_token_class',
    message: 'issuer is missing although visual_number is set; say who issued the Token.',
    check: (v) => is.when(is.isSet(v.visual_number) && !is.isSet(v.issuer), '/issuer'),
  },
];

/** The rules between the fields of Hours. */
export const hoursRules: readonly Rule[] = [
  {
    id: 'Hours.regular_hours',
    anchor: 'mod_locations, mod_locations_hours_class',
    message: 'regular_hours must have items when twentyfourseven is false and be left out when it is true.',
    check: (v) =>
      is.when(
        typeof v.twentyfourseven === 'boolean' && v.twentyfourseven === is.isSet(v.regular_hours),
        '/regular_hours',
      ),
  },
];

/** The rules between the fields of RegularHours. */
export const regularHoursRules: readonly Rule[] = [
  {
    id: 'RegularHours.weekday',
    anchor: 'mod_locations, mod_locations_regularhours_class',
    message: 'weekday is not a day of the week; send 1 (Monday) to 7 (Sunday).',
    check: (v) => is.when(is.isOutside(v.weekday, 1, 7), '/weekday'),
  },
  {
    id: 'RegularHours.period_end',
    anchor: 'mod_locations, mod_locations_regularhours_class',
    message: 'period_end is not later than period_begin; split hours that go past midnight.',
    check: (v) => is.when(is.isNotAfter(v.period_end, v.period_begin), '/period_end'),
  },
];

/** The rules between the fields of ExceptionalPeriod. */
export const exceptionalPeriodRules: readonly Rule[] = [
  {
    id: 'ExceptionalPeriod.period_end',
    anchor: 'mod_locations, mod_locations_exceptionalperiod_class',
    message: 'period_end is not later than period_begin; correct one of them.',
    check: (v) => is.when(is.isNotLater(v.period_end, v.period_begin), '/period_end'),
  },
];

/** The rules between the fields of StatusSchedule. */
export const statusScheduleRules: readonly Rule[] = [
  {
    id: 'StatusSchedule.period_end',
    anchor: 'mod_locations, mod_locations_statusschedule_class',
    message: 'period_end is not later than period_begin; correct one of them.',
    check: (v) => is.when(is.isNotLater(v.period_end, v.period_begin), '/period_end'),
  },
];

/** The rules between the fields of EnergySource. */
export const energySourceRules: readonly Rule[] = [
  {
    id: 'EnergySource.percentage',
    anchor: 'mod_locations, mod_locations_energysource_class',
    message: 'percentage is not between 0 and 100; send the share of this source in percent.',
    check: (v) => is.when(is.isOutside(v.percentage, 0, 100), '/percentage'),
  },
];

/** The rules between the fields of CDR. */
export const cdrRules: readonly Rule[] = [
  {
    id: 'CDR.credit_reference_id',
    anchor: 'mod_cdrs, mod_cdrs_cdr_object',
    message: 'credit_reference_id is missing in a credit CDR; send the id of the CDR that it credits.',
    check: (v) => is.when(v.credit === true && !is.isSet(v.credit_reference_id), '/credit_reference_id'),
  },
  {
    id: 'CDR.credit',
    anchor: 'mod_cdrs, mod_cdrs_credit_cdrs',
    message: 'credit_reference_id is only for a credit CDR; set credit to true or leave the reference out.',
    check: (v) => is.when(is.isSet(v.credit_reference_id) && v.credit !== true, '/credit_reference_id'),
  },
  {
    id: 'CDR.id',
    anchor: 'mod_cdrs, mod_cdrs_cdr_object',
    message: 'id is longer than the 36 characters that a CDR may have which is not a credit CDR; shorten it.',
    check: (v) => is.when(typeof v.id === 'string' && v.id.length > LONGEST_ID && v.credit !== true, '/id'),
  },
  {
    id: 'CDR.end_date_time',
    anchor: 'mod_cdrs, mod_cdrs_cdr_object',
    message: 'end_date_time is earlier than start_date_time; correct one of them.',
    check: (v) =>
      is.when(
        is.isEarlier(v.end_date_time, v.start_date_time) &&
          !isUnknown(v.start_date_time) &&
          !isUnknown(v.end_date_time),
        '/end_date_time',
      ),
  },
  {
    id: 'CDR.dimensions',
    anchor: 'mod_cdrs, mod_cdrs_cdrdimensiontype_enum',
    message: 'This dimension is only for Sessions; leave it out of the CDR.',
    check: (v) => is.dimensionsOf(v.charging_periods, SESSION_ONLY),
  },
];

/** The rules between the fields of Session. */
export const sessionRules: readonly Rule[] = [
  {
    id: 'Session.end_date_time',
    anchor: 'mod_sessions, mod_sessions_sessionstatus_enum',
    message: 'end_date_time is missing although the Session is COMPLETED; say when it ended.',
    check: (v) => is.when(v.status === 'COMPLETED' && !is.isSet(v.end_date_time), '/end_date_time'),
  },
  {
    id: 'Session.period',
    anchor: 'mod_sessions, mod_sessions_session_object',
    message: 'end_date_time is earlier than start_date_time; correct one of them.',
    check: (v) => is.when(is.isEarlier(v.end_date_time, v.start_date_time), '/end_date_time'),
  },
];

/** The rules between the fields of Tariff. */
export const tariffRules: readonly Rule[] = [
  {
    id: 'Tariff.price_limits',
    anchor: 'mod_tariffs, mod_tariffs_tariff_object',
    message: 'max_price is less than min_price; correct one of them.',
    check: (v) => is.limitsCrossed(v.min_price, v.max_price, ['before_taxes', 'after_taxes']),
  },
  {
    id: 'Tariff.end_date_time',
    anchor: 'mod_tariffs, mod_tariffs_tariff_object',
    message: 'end_date_time is earlier than start_date_time; correct one of them.',
    check: (v) => is.when(is.isEarlier(v.end_date_time, v.start_date_time), '/end_date_time'),
  },
];

/** The rules between the fields of TariffElement. */
export const tariffElementRules: readonly Rule[] = [
  {
    id: 'TariffElement.reservation',
    anchor: 'mod_tariffs, mod_tariffs_tariffrestrictions_class',
    message: 'A reservation is priced by something else than FLAT or TIME; leave this price component out.',
    check: (v) => is.notFlatOrTime(v, 'reservation'),
  },
  {
    id: 'TariffElement.booking',
    anchor: 'bookings mod_tariffs, mod_tariffs_tariffrestrictions_class',
    message: 'A booking is priced by something else than FLAT or TIME; leave this price component out.',
    check: (v) => is.notFlatOrTime(v, 'booking'),
  },
];

/** The rules between the fields of TariffRestrictions. */
export const tariffRestrictionsRules: readonly Rule[] = [
  {
    id: 'TariffRestrictions.dates',
    anchor: 'mod_tariffs, mod_tariffs_tariffrestrictions_class',
    message: 'end_date is not later than start_date, so the element never holds; correct one of them.',
    check: (v) => is.when(is.isNotAfter(v.end_date, v.start_date), '/end_date'),
  },
  {
    id: 'TariffRestrictions.kwh',
    anchor: 'mod_tariffs, mod_tariffs_tariffrestrictions_class',
    message: 'max_kwh is not greater than min_kwh, so the element never holds; correct one of them.',
    check: (v) => is.when(is.isNotAbove(v.max_kwh, v.min_kwh), '/max_kwh'),
  },
  {
    id: 'TariffRestrictions.current',
    anchor: 'mod_tariffs, mod_tariffs_tariffrestrictions_class',
    message: 'max_current is not greater than min_current, so the element never holds; correct one of them.',
    check: (v) => is.when(is.isNotAbove(v.max_current, v.min_current), '/max_current'),
  },
  {
    id: 'TariffRestrictions.power',
    anchor: 'mod_tariffs, mod_tariffs_tariffrestrictions_class',
    message: 'max_power is not greater than min_power, so the element never holds; correct one of them.',
    check: (v) => is.when(is.isNotAbove(v.max_power, v.min_power), '/max_power'),
  },
  {
    id: 'TariffRestrictions.duration',
    anchor: 'mod_tariffs, mod_tariffs_tariffrestrictions_class',
    message:
      'max_duration is not greater than min_duration, so the element never holds; correct one of them.',
    check: (v) => is.when(is.isNotAbove(v.max_duration, v.min_duration), '/max_duration'),
  },
];

/** The rules between the fields of StartSession. */
export const startSessionRules: readonly Rule[] = [
  {
    id: 'StartSession.evse_uid',
    anchor: 'mod_commands, mod_commands_startsession_object',
    message: 'evse_uid is missing although connector_id is set; say which EVSE the connector belongs to.',
    check: (v) => is.when(is.isSet(v.connector_id) && !is.isSet(v.evse_uid), '/evse_uid'),
  },
];

/** The rules between the fields of ActiveChargingProfileResult. */
export const activeChargingProfileResultRules: readonly Rule[] = [
  {
    id: 'ActiveChargingProfileResult.profile',
    anchor: 'mod_charging_profiles, mod_charging_profiles_active_charging_profiles_result_object',
    message: 'profile is missing although the result is ACCEPTED; send the active charging profile.',
    check: (v) => is.when(v.result === 'ACCEPTED' && !is.isSet(v.profile), '/profile'),
  },
  {
    id: 'ActiveChargingProfileResult.result',
    anchor: 'mod_charging_profiles, mod_charging_profiles_active_charging_profiles_result_object',
    message: 'profile is only for the result ACCEPTED; leave it out.',
    check: (v) => is.when(is.isSet(v.profile) && v.result !== 'ACCEPTED', '/profile'),
  },
];

/** The rules between the fields of Terminal. */
export const terminalRules: readonly Rule[] = [
  {
    id: 'Terminal.invoice_base_url',
    anchor: 'payments mod_payments, mod_payments_invoice_creator_enum',
    message: 'invoice_base_url is missing although the CPO makes the invoice; say where drivers find it.',
    check: (v) => is.when(v.invoice_creator === 'CPO' && !is.isSet(v.invoice_base_url), '/invoice_base_url'),
  },
];

/** The rules between the fields of BookingLocation. */
export const bookingLocationRules: readonly Rule[] = [
  {
    id: 'BookingLocation.booking_option',
    anchor: 'bookings mod_bookings, mod_bookings_bookinglocation_object',
    message: 'Neither booking_option nor evse_uid is set; say what can be booked.',
    check: (v) => is.when(!is.isSet(v.booking_option) && !is.isSet(v.evse_uid), '/booking_option'),
  },
];

/** The rules between the fields of BookingTerms. */
export const bookingTermsRules: readonly Rule[] = [
  {
    id: 'BookingTerms.durations',
    anchor: 'bookings mod_bookings, mod_bookings_booking_terms_class',
    message: 'max_booking_duration is less than min_booking_duration; correct one of them.',
    check: (v) =>
      is.when(is.isBelow(v.max_booking_duration, v.min_booking_duration), '/max_booking_duration'),
  },
];

/** The rules between the fields of Period. */
export const periodRules: readonly Rule[] = [
  {
    id: 'Period.end_date_time',
    anchor: 'bookings mod_bookings, mod_bookings_period_class',
    message: 'end_date_time is not later than start_date_time; correct one of them.',
    check: (v) => is.when(is.isNotLater(v.end_date_time, v.start_date_time), '/end_date_time'),
  },
];

/** The rules between the fields of Timeslot. */
export const timeslotRules: readonly Rule[] = [
  {
    id: 'Timeslot.end_date_time',
    anchor: 'bookings mod_bookings, mod_bookings_timeslot_class',
    message: 'end_date_time is not later than start_date_time; correct one of them.',
    check: (v) => is.when(is.isNotLater(v.end_date_time, v.start_date_time), '/end_date_time'),
  },
  {
    id: 'Timeslot.power',
    anchor: 'bookings mod_bookings, mod_bookings_timeslot_class',
    message: 'max_power is less than min_power; correct one of them.',
    check: (v) => is.when(is.isBelow(v.max_power, v.min_power), '/max_power'),
  },
];

/** The rules between the fields of Calendar. */
export const calendarRules: readonly Rule[] = [
  {
    id: 'Calendar.end_before',
    anchor: 'bookings mod_bookings, mod_bookings_calendar_object',
    message: 'end_before is not later than begin_from; correct one of them.',
    check: (v) => is.when(is.isNotLater(v.end_before, v.begin_from), '/end_before'),
  },
];

/** The rules between fields that OCPI 2.3.0, Payments and Bookings state in prose. */
export const rules: readonly Rule[] = /* @__PURE__ */ ([] as Rule[]).concat(
  locationRules,
  evseRules,
  publishTokenTypeRules,
  hoursRules,
  regularHoursRules,
  exceptionalPeriodRules,
  statusScheduleRules,
  energySourceRules,
  cdrRules,
  sessionRules,
  tariffRules,
  tariffElementRules,
  tariffRestrictionsRules,
  startSessionRules,
  activeChargingProfileResultRules,
  terminalRules,
  bookingLocationRules,
  bookingTermsRules,
  periodRules,
  timeslotRules,
  calendarRules,
);
