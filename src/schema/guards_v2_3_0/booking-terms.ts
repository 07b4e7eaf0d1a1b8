// Written by scripts/generate-guards.ts from src/schema/v2_3_0/booking-terms.ts; change that one.

import { alpha2, ascii, boolean, isObject, keeps, list, number, text, url } from '../../core/guard.js';
import { bookingTermsRules } from '../v2_3_0/rules.js';

const ACCESS_METHOD = new Set<unknown>([
  'OPEN',
  'TOKEN',
  'LICENSE_PLATE',
  'ACCESS_CODE',
  'INTERCOM',
  'PARKING_TICKET',
]);
const isEVSEPosition = (v: unknown): boolean => v === 'LEFT' || v === 'RIGHT' || v === 'CENTER';
const VEHICLE_TYPE = new Set<unknown>([
  'MOTORCYCLE',
  'PERSONAL_VEHICLE',
  'PERSONAL_VEHICLE_WITH_TRAILER',
  'VAN',
  'SEMI_TRACTOR',
  'RIGID',
  'TRUCK_WITH_TRAILER',
  'BUS',
  'DISABLED',
]);
const isVehicleType = (v: unknown): boolean => VEHICLE_TYPE.has(v);
const isConnectorFormat = (v: unknown): boolean => v === 'SOCKET' || v === 'CABLE';
const CONNECTOR_TYPE = new Set<unknown>([
  'CHADEMO',
  'CHAOJI',
  'DOMESTIC_A',
  'DOMESTIC_B',
  'DOMESTIC_C',
  'DOMESTIC_D',
  'DOMESTIC_E',
  'DOMESTIC_F',
  'DOMESTIC_G',
  'DOMESTIC_H',
  'DOMESTIC_I',
  'DOMESTIC_J',
  'DOMESTIC_K',
  'DOMESTIC_L',
  'DOMESTIC_M',
  'DOMESTIC_N',
  'DOMESTIC_O',
  'GBT_AC',
  'GBT_DC',
  'IEC_60309_2_single_16',
  'IEC_60309_2_three_16',
  'IEC_60309_2_three_32',
  'IEC_60309_2_three_64',
  'IEC_62196_T1',
  'IEC_62196_T1_COMBO',
  'IEC_62196_T2',
  'IEC_62196_T2_COMBO',
  'IEC_62196_T3A',
  'IEC_62196_T3C',
  'MCS',
  'NEMA_5_20',
  'NEMA_6_30',
  'NEMA_6_50',
  'NEMA_10_30',
  'NEMA_10_50',
  'NEMA_14_30',
  'NEMA_14_50',
  'PANTOGRAPH_BOTTOM_UP',
  'PANTOGRAPH_TOP_DOWN',
  'SAE_J3400',
  'TESLA_R',
  'TESLA_S',
]);
const isConnectorType = (v: unknown): boolean => CONNECTOR_TYPE.has(v);
const POWER_TYPE = new Set<unknown>(['AC_1_PHASE', 'AC_2_PHASE', 'AC_2_PHASE_SPLIT', 'AC_3_PHASE', 'DC']);
const isPowerType = (v: unknown): boolean => POWER_TYPE.has(v);
const isAccessMethod = (v: unknown): boolean => ACCESS_METHOD.has(v);
const TOKEN_TYPE = new Set<unknown>(['AD_HOC_USER', 'APP_USER', 'EMAID', 'OTHER', 'RFID']);
const CANCELED_REASON = new Set<unknown>([
  'POWER_OUTAGE',
  'BROKEN_CHARGER',
  'FULL',
  'BLOCKED',
  'TRAFFIC',
  'BROKEN_VEHICLE',
  'NO_CANCELED',
  'UNKNOWN',
]);
const ROLE = new Set<unknown>(['CPO', 'EMSP', 'NAP', 'NSP', 'OTHER', 'SCSP']);

/** Passes most AccessInformation objects with nothing to report, and nothing else. */
export function isAccessInformation(v: unknown): boolean {
  if (!isObject(v)) return false;
  return ACCESS_METHOD.has(v.method) && (v.value === undefined || text(v.value, Number.POSITIVE_INFINITY));
}

/** Passes most BookingOption objects with nothing to report, and nothing else. */
export function isBookingOption(v: unknown): boolean {
  if (!isObject(v)) return false;
  return (
    (v.evse_uid === undefined || ascii(v.evse_uid, 36)) &&
    (v.connector_id === undefined || ascii(v.connector_id, 36)) &&
    (v.parking_id === undefined || ascii(v.parking_id, 36)) &&
    (v.evse_position === undefined || list(v.evse_position, 0, isEVSEPosition)) &&
    (v.vehicle_types === undefined || list(v.vehicle_types, 0, isVehicleType)) &&
    (v.connector_format === undefined || list(v.connector_format, 0, isConnectorFormat)) &&
    (v.connector_types === undefined || list(v.connector_types, 0, isConnectorType)) &&
    (v.power_types === undefined || list(v.power_types, 0, isPowerType)) &&
    (v.max_vehicle_weight === undefined || number(v.max_vehicle_weight)) &&
    (v.max_vehicle_height === undefined || number(v.max_vehicle_height)) &&
    (v.max_vehicle_length === undefined || number(v.max_vehicle_length)) &&
    (v.max_vehicle_width === undefined || number(v.max_vehicle_width)) &&
    (v.min_parking_space_length === undefined || number(v.min_parking_space_length)) &&
    (v.min_parking_space_width === undefined || number(v.min_parking_space_width)) &&
    (v.dangerous_goods_allowed === undefined || boolean(v.dangerous_goods_allowed)) &&
    (v.drive_through === undefined || boolean(v.drive_through)) &&
    (v.refrigeration_outlet === undefined || boolean(v.refrigeration_outlet))
  );
}

/** Passes most BookingTerms objects with nothing to report, and nothing else. */
export function isBookingTerms(v: unknown): boolean {
  if (!isObject(v)) return false;
  return (
    (v.rfid_auth_required === undefined || boolean(v.rfid_auth_required)) &&
    (v.token_groups_supported === undefined || boolean(v.token_groups_supported)) &&
    (v.remote_auth_supported === undefined || boolean(v.remote_auth_supported)) &&
    list(v.supported_access_methods, 1, isAccessMethod) &&
    number(v.change_until_minutes) &&
    number(v.cancel_until_minutes) &&
    (v.change_not_allowed === undefined || boolean(v.change_not_allowed)) &&
    (v.early_start_allowed === undefined || boolean(v.early_start_allowed)) &&
    (v.early_start_time === undefined || number(v.early_start_time)) &&
    (v.noshow_timeout === undefined || number(v.noshow_timeout)) &&
    (v.noshow_fee === undefined || boolean(v.noshow_fee)) &&
    (v.late_stop_allowed === undefined || boolean(v.late_stop_allowed)) &&
    (v.late_stop_time === undefined || number(v.late_stop_time)) &&
    (v.overlapping_bookings_allowed === undefined || boolean(v.overlapping_bookings_allowed)) &&
    (v.min_booking_duration === undefined || number(v.min_booking_duration)) &&
    (v.max_booking_duration === undefined || number(v.max_booking_duration)) &&
    (v.booking_terms === undefined || url(v.booking_terms)) &&
    keeps(bookingTermsRules, v)
  );
}

/** Passes most BookingToken objects with nothing to report, and nothing else. */
export function isBookingToken(v: unknown): boolean {
  if (!isObject(v)) return false;
  return (
    alpha2(v.country_code) &&
    ascii(v.party_id, 3) &&
    ascii(v.uid, 36) &&
    TOKEN_TYPE.has(v.type) &&
    ascii(v.contract_id, 36)
  );
}

/** Passes most Cancellation objects with nothing to report, and nothing else. */
export function isCancellation(v: unknown): boolean {
  if (!isObject(v)) return false;
  return CANCELED_REASON.has(v.cancellation_reason) && ROLE.has(v.who_canceled);
}
