// Written by scripts/generate-guards.ts from src/schema/v2_3_0/bookings.ts; change that one.

import { alpha2, ascii, boolean, dateTime, int, isObject, keeps, list, number } from '../../core/guard.js';
import { bookingLocationRules, calendarRules, periodRules, timeslotRules } from '../v2_3_0/rules.js';
import {
  isAccessInformation,
  isBookingOption,
  isBookingTerms,
  isBookingToken,
  isCancellation,
} from './booking-terms.js';

const isAscii36 = (v: unknown): boolean => ascii(v, 36);
const RESERVATION_STATUS = new Set<unknown>([
  'PENDING',
  'RESERVED',
  'CANCELED',
  'FAILED',
  'NO_SHOW',
  'FULFILLED',
  'REJECTED',
  'UNKNOWN',
]);

/** Passes most Period objects with nothing to report, and nothing else. */
export function isPeriod(v: unknown): boolean {
  if (!isObject(v)) return false;
  return dateTime(v.start_date_time) && dateTime(v.end_date_time) && keeps(periodRules, v);
}

/** Passes most Timeslot objects with nothing to report, and nothing else. */
export function isTimeslot(v: unknown): boolean {
  if (!isObject(v)) return false;
  return (
    dateTime(v.start_date_time) &&
    dateTime(v.end_date_time) &&
    (v.min_power === undefined || number(v.min_power)) &&
    (v.max_power === undefined || number(v.max_power)) &&
    (v.green_energy_support === undefined || boolean(v.green_energy_support)) &&
    keeps(timeslotRules, v)
  );
}

/** Passes most BookingRequest objects with nothing to report, and nothing else. */
export function isBookingRequest(v: unknown): boolean {
  if (!isObject(v)) return false;
  return (
    alpha2(v.country_code) &&
    ascii(v.party_id, 3) &&
    ascii(v.request_id, 36) &&
    (v.booking_option === undefined || isBookingOption(v.booking_option)) &&
    ascii(v.location_id, 36) &&
    ascii(v.booking_location_id, 36) &&
    (v.tokens === undefined || list(v.tokens, 0, isBookingToken)) &&
    (v.access_information === undefined || list(v.access_information, 0, isAccessInformation)) &&
    isPeriod(v.period) &&
    ascii(v.authorization_reference, 36) &&
    (v.power_required === undefined || int(v.power_required)) &&
    (v.canceled === undefined || isCancellation(v.canceled))
  );
}

/** Passes most BookingRequestStatus objects with nothing to report, and nothing else. */
export function isBookingRequestStatus(v: unknown): boolean {
  if (!isObject(v)) return false;
  return (
    (v.request_status === 'PENDING' ||
      v.request_status === 'ACCEPTED' ||
      v.request_status === 'DECLINED' ||
      v.request_status === 'FAILED') &&
    isBookingRequest(v.booking_request) &&
    dateTime(v.request_received)
  );
}

/** Passes most Booking objects with nothing to report, and nothing else. */
export function isBooking(v: unknown): boolean {
  if (!isObject(v)) return false;
  return (
    ascii(v.id, 36) &&
    alpha2(v.country_code) &&
    ascii(v.party_id, 3) &&
    ascii(v.request_id, 36) &&
    (v.booking_option === undefined || isBookingOption(v.booking_option)) &&
    ascii(v.location_id, 36) &&
    (v.booking_tokens === undefined || list(v.booking_tokens, 0, isBookingToken)) &&
    (v.tariff_ids === undefined || list(v.tariff_ids, 0, isAscii36)) &&
    isTimeslot(v.period) &&
    RESERVATION_STATUS.has(v.reservation_status) &&
    (v.canceled === undefined || isCancellation(v.canceled)) &&
    (v.access_information === undefined || list(v.access_information, 0, isAccessInformation)) &&
    ascii(v.authorization_reference, 36) &&
    isBookingTerms(v.booking_terms) &&
    list(v.booking_requests, 1, isBookingRequestStatus) &&
    dateTime(v.last_updated)
  );
}

/** Passes most Policy objects with nothing to report, and nothing else. */
export function isPolicy(v: unknown): boolean {
  if (!isObject(v)) return false;
  return boolean(v.reservation_required) && (v.ad_hoc === undefined || number(v.ad_hoc));
}

/** Passes most Calendar objects with nothing to report, and nothing else. */
export function isCalendar(v: unknown): boolean {
  if (!isObject(v)) return false;
  return (
    ascii(v.id, 36) &&
    dateTime(v.begin_from) &&
    dateTime(v.end_before) &&
    (v.timeslot_increment === undefined || int(v.timeslot_increment)) &&
    list(v.available_timeslots, 1, isTimeslot) &&
    dateTime(v.last_updated) &&
    keeps(calendarRules, v)
  );
}

/** Passes most BookingLocation objects with nothing to report, and nothing else. */
export function isBookingLocation(v: unknown): boolean {
  if (!isObject(v)) return false;
  return (
    alpha2(v.country_code) &&
    ascii(v.party_id, 3) &&
    ascii(v.id, 36) &&
    ascii(v.location_id, 36) &&
    (v.booking_option === undefined || isBookingOption(v.booking_option)) &&
    (v.policy === undefined || isPolicy(v.policy)) &&
    (v.tariff_ids === undefined || list(v.tariff_ids, 0, isAscii36)) &&
    (v.booking_terms === undefined || isBookingTerms(v.booking_terms)) &&
    (v.calendars === undefined || list(v.calendars, 0, isCalendar)) &&
    dateTime(v.last_updated) &&
    keeps(bookingLocationRules, v)
  );
}
