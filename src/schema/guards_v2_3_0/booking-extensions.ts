// Written by scripts/generate-guards.ts from src/schema/v2_3_0/booking-extensions.ts; change that one.

import {
  alpha2,
  alpha3,
  ascii,
  boolean,
  date,
  dateTime,
  int,
  isObject,
  keeps,
  list,
  number,
  text,
  time,
  url,
} from '../../core/guard.js';
import {
  cdrRules,
  sessionRules,
  tariffElementRules,
  tariffRestrictionsRules,
  tariffRules,
} from '../v2_3_0/rules.js';
import { isCdrToken } from './cdr-token.js';
import { isCdrLocation, isSignedData } from './cdrs.js';
import { isEnergyMix } from './energy-mix.js';
import { isPriceComponent, isPriceLimit } from './tariffs.js';
import { isDisplayText, isPrice } from './types.js';

const BOOKINGS_CDR_DIMENSION_TYPE = new Set<unknown>([
  'CURRENT',
  'ENERGY',
  'ENERGY_EXPORT',
  'ENERGY_IMPORT',
  'MAX_CURRENT',
  'MIN_CURRENT',
  'MAX_POWER',
  'MIN_POWER',
  'PARKING_TIME',
  'POWER',
  'RESERVATION_TIME',
  'RESERVATION_EXPIRES',
  'RESERVATION_OVERTIME',
  'STATE_OF_CHARGE',
  'TIME',
]);
const DAY_OF_WEEK = new Set<unknown>([
  'MONDAY',
  'TUESDAY',
  'WEDNESDAY',
  'THURSDAY',
  'FRIDAY',
  'SATURDAY',
  'SUNDAY',
]);
const isDayOfWeek = (v: unknown): boolean => DAY_OF_WEEK.has(v);
const TARIFF_TYPE = new Set<unknown>([
  'AD_HOC_PAYMENT',
  'PROFILE_CHEAP',
  'PROFILE_FAST',
  'PROFILE_GREEN',
  'REGULAR',
]);
const SESSION_STATUS = new Set<unknown>(['ACTIVE', 'COMPLETED', 'INVALID', 'PENDING', 'RESERVATION']);

/** Passes most BookingsCdrDimension objects with nothing to report, and nothing else. */
export function isBookingsCdrDimension(v: unknown): boolean {
  if (!isObject(v)) return false;
  return BOOKINGS_CDR_DIMENSION_TYPE.has(v.type) && number(v.volume);
}

/** Passes most BookingsChargingPeriod objects with nothing to report, and nothing else. */
export function isBookingsChargingPeriod(v: unknown): boolean {
  if (!isObject(v)) return false;
  return (
    dateTime(v.start_date_time) &&
    list(v.dimensions, 1, isBookingsCdrDimension) &&
    (v.tariff_id === undefined || ascii(v.tariff_id, 36))
  );
}

/** Passes most BookingsTariffRestrictions objects with nothing to report, and nothing else. */
export function isBookingsTariffRestrictions(v: unknown): boolean {
  if (!isObject(v)) return false;
  return (
    (v.start_time === undefined || time(v.start_time)) &&
    (v.end_time === undefined || time(v.end_time)) &&
    (v.start_date === undefined || date(v.start_date)) &&
    (v.end_date === undefined || date(v.end_date)) &&
    (v.min_kwh === undefined || number(v.min_kwh)) &&
    (v.max_kwh === undefined || number(v.max_kwh)) &&
    (v.min_current === undefined || number(v.min_current)) &&
    (v.max_current === undefined || number(v.max_current)) &&
    (v.min_power === undefined || number(v.min_power)) &&
    (v.max_power === undefined || number(v.max_power)) &&
    (v.min_duration === undefined || int(v.min_duration)) &&
    (v.max_duration === undefined || int(v.max_duration)) &&
    (v.day_of_week === undefined || list(v.day_of_week, 0, isDayOfWeek)) &&
    (v.reservation === undefined ||
      v.reservation === 'RESERVATION' ||
      v.reservation === 'RESERVATION_EXPIRES') &&
    (v.booking === undefined ||
      v.booking === 'BOOKING' ||
      v.booking === 'BOOKING_EXPIRES' ||
      v.booking === 'BOOKING_CANCELLATION_FEES' ||
      v.booking === 'BOOKING_OVERTIME') &&
    keeps(tariffRestrictionsRules, v)
  );
}

/** Passes most BookingsTariffElement objects with nothing to report, and nothing else. */
export function isBookingsTariffElement(v: unknown): boolean {
  if (!isObject(v)) return false;
  return (
    list(v.price_components, 1, isPriceComponent) &&
    (v.restrictions === undefined || isBookingsTariffRestrictions(v.restrictions)) &&
    keeps(tariffElementRules, v)
  );
}

/** Passes most BookingsTariff objects with nothing to report, and nothing else. */
export function isBookingsTariff(v: unknown): boolean {
  if (!isObject(v)) return false;
  return (
    alpha2(v.country_code) &&
    ascii(v.party_id, 3) &&
    ascii(v.id, 36) &&
    alpha3(v.currency) &&
    (v.type === undefined || TARIFF_TYPE.has(v.type)) &&
    (v.tariff_alt_text === undefined || list(v.tariff_alt_text, 0, isDisplayText)) &&
    (v.tariff_alt_url === undefined || url(v.tariff_alt_url)) &&
    (v.min_price === undefined || isPriceLimit(v.min_price)) &&
    (v.max_price === undefined || isPriceLimit(v.max_price)) &&
    list(v.elements, 1, isBookingsTariffElement) &&
    (v.tax_included === 'YES' || v.tax_included === 'NO' || v.tax_included === 'N/A') &&
    (v.start_date_time === undefined || dateTime(v.start_date_time)) &&
    (v.end_date_time === undefined || dateTime(v.end_date_time)) &&
    (v.energy_mix === undefined || isEnergyMix(v.energy_mix)) &&
    dateTime(v.last_updated) &&
    keeps(tariffRules, v)
  );
}

/** Passes most BookingsSession objects with nothing to report, and nothing else. */
export function isBookingsSession(v: unknown): boolean {
  if (!isObject(v)) return false;
  return (
    alpha2(v.country_code) &&
    ascii(v.party_id, 3) &&
    ascii(v.id, 36) &&
    dateTime(v.start_date_time) &&
    (v.end_date_time === undefined || dateTime(v.end_date_time)) &&
    number(v.kwh) &&
    isCdrToken(v.cdr_token) &&
    (v.auth_method === 'AUTH_REQUEST' || v.auth_method === 'COMMAND' || v.auth_method === 'WHITELIST') &&
    (v.authorization_reference === undefined || ascii(v.authorization_reference, 36)) &&
    ascii(v.location_id, 36) &&
    ascii(v.evse_uid, 36) &&
    ascii(v.connector_id, 36) &&
    (v.meter_id === undefined || text(v.meter_id, 255)) &&
    alpha3(v.currency) &&
    (v.charging_periods === undefined || list(v.charging_periods, 0, isBookingsChargingPeriod)) &&
    (v.total_cost === undefined || isPrice(v.total_cost)) &&
    SESSION_STATUS.has(v.status) &&
    dateTime(v.last_updated) &&
    keeps(sessionRules, v)
  );
}

/** Passes most BookingsCDR objects with nothing to report, and nothing else. */
export function isBookingsCDR(v: unknown): boolean {
  if (!isObject(v)) return false;
  return (
    alpha2(v.country_code) &&
    ascii(v.party_id, 3) &&
    ascii(v.id, 39) &&
    dateTime(v.start_date_time) &&
    dateTime(v.end_date_time) &&
    (v.session_id === undefined || ascii(v.session_id, 36)) &&
    isCdrToken(v.cdr_token) &&
    (v.auth_method === 'AUTH_REQUEST' || v.auth_method === 'COMMAND' || v.auth_method === 'WHITELIST') &&
    (v.authorization_reference === undefined || ascii(v.authorization_reference, 36)) &&
    isCdrLocation(v.cdr_location) &&
    (v.meter_id === undefined || text(v.meter_id, 255)) &&
    alpha3(v.currency) &&
    (v.tariffs === undefined || list(v.tariffs, 0, isBookingsTariff)) &&
    list(v.charging_periods, 1, isBookingsChargingPeriod) &&
    (v.signed_data === undefined || isSignedData(v.signed_data)) &&
    isPrice(v.total_cost) &&
    (v.total_fixed_cost === undefined || isPrice(v.total_fixed_cost)) &&
    number(v.total_energy) &&
    (v.total_energy_cost === undefined || isPrice(v.total_energy_cost)) &&
    number(v.total_time) &&
    (v.total_time_cost === undefined || isPrice(v.total_time_cost)) &&
    (v.total_parking_time === undefined || number(v.total_parking_time)) &&
    (v.total_parking_cost === undefined || isPrice(v.total_parking_cost)) &&
    (v.total_reservation_cost === undefined || isPrice(v.total_reservation_cost)) &&
    (v.remark === undefined || text(v.remark, 255)) &&
    (v.invoice_reference_id === undefined || ascii(v.invoice_reference_id, 39)) &&
    (v.credit === undefined || boolean(v.credit)) &&
    (v.credit_reference_id === undefined || ascii(v.credit_reference_id, 39)) &&
    (v.home_charging_compensation === undefined || boolean(v.home_charging_compensation)) &&
    dateTime(v.last_updated) &&
    (v.booking_id === undefined || ascii(v.booking_id, 36)) &&
    keeps(cdrRules, v)
  );
}
