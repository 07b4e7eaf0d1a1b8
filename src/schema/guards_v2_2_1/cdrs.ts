// Written by scripts/generate-guards.ts from src/schema/v2_2_1/cdrs.ts; change that one.

import {
  alpha2,
  alpha3,
  ascii,
  boolean,
  dateTime,
  evseId,
  int,
  isObject,
  keeps,
  list,
  number,
  text,
} from '../../core/guard.js';
import { cdrRules } from '../v2_2_1/rules.js';
import { isCdrToken } from './cdr-token.js';
import { isChargingPeriod } from './charging-period.js';
import { isGeoLocation } from './geo-location.js';
import { isTariff } from './tariffs.js';
import { isPrice } from './types.js';

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
  'NEMA_5_20',
  'NEMA_6_30',
  'NEMA_6_50',
  'NEMA_10_30',
  'NEMA_10_50',
  'NEMA_14_30',
  'NEMA_14_50',
  'PANTOGRAPH_BOTTOM_UP',
  'PANTOGRAPH_TOP_DOWN',
  'TESLA_R',
  'TESLA_S',
]);
const POWER_TYPE = new Set<unknown>(['AC_1_PHASE', 'AC_2_PHASE', 'AC_2_PHASE_SPLIT', 'AC_3_PHASE', 'DC']);

/** Passes most SignedValue objects with nothing to report, and nothing else. */
export function isSignedValue(v: unknown): boolean {
  if (!isObject(v)) return false;
  return ascii(v.nature, 32) && text(v.plain_data, 5000) && text(v.signed_data, 5000);
}

/** Passes most SignedData objects with nothing to report, and nothing else. */
export function isSignedData(v: unknown): boolean {
  if (!isObject(v)) return false;
  return (
    ascii(v.encoding_method, 36) &&
    (v.encoding_method_version === undefined || int(v.encoding_method_version)) &&
    (v.public_key === undefined || text(v.public_key, 512)) &&
    list(v.signed_values, 1, isSignedValue) &&
    (v.url === undefined || text(v.url, 512))
  );
}

/** Passes most CdrLocation objects with nothing to report, and nothing else. */
export function isCdrLocation(v: unknown): boolean {
  if (!isObject(v)) return false;
  return (
    ascii(v.id, 36) &&
    (v.name === undefined || text(v.name, 255)) &&
    text(v.address, 45) &&
    text(v.city, 45) &&
    (v.postal_code === undefined || text(v.postal_code, 10)) &&
    (v.state === undefined || text(v.state, 20)) &&
    alpha3(v.country) &&
    isGeoLocation(v.coordinates) &&
    ascii(v.evse_uid, 36) &&
    evseId(v.evse_id) &&
    ascii(v.connector_id, 36) &&
    CONNECTOR_TYPE.has(v.connector_standard) &&
    (v.connector_format === 'SOCKET' || v.connector_format === 'CABLE') &&
    POWER_TYPE.has(v.connector_power_type)
  );
}

/** Passes most CDR objects with nothing to report, and nothing else. */
export function isCDR(v: unknown): boolean {
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
    (v.tariffs === undefined || list(v.tariffs, 0, isTariff)) &&
    list(v.charging_periods, 1, isChargingPeriod) &&
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
    keeps(cdrRules, v)
  );
}
