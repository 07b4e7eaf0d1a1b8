// Written by scripts/generate-guards.ts from src/schema/v2_2_1/locations.ts; change that one.

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
  text,
  url,
} from '../../core/guard.js';
import { evseRules, locationRules, publishTokenTypeRules, statusScheduleRules } from '../v2_2_1/rules.js';
import { isBusinessDetails, isImage } from './business-details.js';
import { isEnergyMix } from './energy-mix.js';
import { isAdditionalGeoLocation, isGeoLocation } from './geo-location.js';
import { isHours } from './hours.js';
import { isDisplayText } from './types.js';

const STATUS = new Set<unknown>([
  'AVAILABLE',
  'BLOCKED',
  'CHARGING',
  'INOPERATIVE',
  'OUTOFORDER',
  'PLANNED',
  'REMOVED',
  'RESERVED',
  'UNKNOWN',
]);
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
const isAscii36 = (v: unknown): boolean => ascii(v, 36);
const CAPABILITY = new Set<unknown>([
  'CHARGING_PROFILE_CAPABLE',
  'CHARGING_PREFERENCES_CAPABLE',
  'CHIP_CARD_SUPPORT',
  'CONTACTLESS_CARD_SUPPORT',
  'CREDIT_CARD_PAYABLE',
  'DEBIT_CARD_PAYABLE',
  'PED_TERMINAL',
  'REMOTE_START_STOP_CAPABLE',
  'RESERVABLE',
  'RFID_READER',
  'START_SESSION_CONNECTOR_REQUIRED',
  'TOKEN_GROUP_CAPABLE',
  'UNLOCK_CAPABLE',
]);
const isCapability = (v: unknown): boolean => CAPABILITY.has(v);
const PARKING_RESTRICTION = new Set<unknown>(['EV_ONLY', 'PLUGGED', 'DISABLED', 'CUSTOMERS', 'MOTORCYCLES']);
const isParkingRestriction = (v: unknown): boolean => PARKING_RESTRICTION.has(v);
const PARKING_TYPE = new Set<unknown>([
  'ALONG_MOTORWAY',
  'PARKING_GARAGE',
  'PARKING_LOT',
  'ON_DRIVEWAY',
  'ON_STREET',
  'UNDERGROUND_GARAGE',
]);
const FACILITY = new Set<unknown>([
  'HOTEL',
  'RESTAURANT',
  'CAFE',
  'MALL',
  'SUPERMARKET',
  'SPORT',
  'RECREATION_AREA',
  'NATURE',
  'MUSEUM',
  'BIKE_SHARING',
  'BUS_STOP',
  'TAXI_STAND',
  'TRAM_STOP',
  'METRO_STATION',
  'TRAIN_STATION',
  'AIRPORT',
  'PARKING_LOT',
  'CARPOOL_PARKING',
  'FUEL_STATION',
  'WIFI',
]);
const isFacility = (v: unknown): boolean => FACILITY.has(v);

/** Passes most PublishTokenType objects with nothing to report, and nothing else. */
export function isPublishTokenType(v: unknown): boolean {
  if (!isObject(v)) return false;
  return (
    (v.uid === undefined || ascii(v.uid, 36)) &&
    (v.type === undefined ||
      v.type === 'AD_HOC_USER' ||
      v.type === 'APP_USER' ||
      v.type === 'OTHER' ||
      v.type === 'RFID') &&
    (v.visual_number === undefined || text(v.visual_number, 64)) &&
    (v.issuer === undefined || text(v.issuer, 64)) &&
    (v.group_id === undefined || ascii(v.group_id, 36)) &&
    keeps(publishTokenTypeRules, v)
  );
}

/** Passes most StatusSchedule objects with nothing to report, and nothing else. */
export function isStatusSchedule(v: unknown): boolean {
  if (!isObject(v)) return false;
  return (
    dateTime(v.period_begin) &&
    (v.period_end === undefined || dateTime(v.period_end)) &&
    STATUS.has(v.status) &&
    keeps(statusScheduleRules, v)
  );
}

/** Passes most Connector objects with nothing to report, and nothing else. */
export function isConnector(v: unknown): boolean {
  if (!isObject(v)) return false;
  return (
    ascii(v.id, 36) &&
    CONNECTOR_TYPE.has(v.standard) &&
    (v.format === 'SOCKET' || v.format === 'CABLE') &&
    POWER_TYPE.has(v.power_type) &&
    int(v.max_voltage) &&
    int(v.max_amperage) &&
    (v.max_electric_power === undefined || int(v.max_electric_power)) &&
    (v.tariff_ids === undefined || list(v.tariff_ids, 0, isAscii36)) &&
    (v.terms_and_conditions === undefined || url(v.terms_and_conditions)) &&
    dateTime(v.last_updated)
  );
}

/** Passes most EVSE objects with nothing to report, and nothing else. */
export function isEVSE(v: unknown): boolean {
  if (!isObject(v)) return false;
  return (
    ascii(v.uid, 36) &&
    (v.evse_id === undefined || evseId(v.evse_id)) &&
    STATUS.has(v.status) &&
    (v.status_schedule === undefined || list(v.status_schedule, 0, isStatusSchedule)) &&
    (v.capabilities === undefined || list(v.capabilities, 0, isCapability)) &&
    list(v.connectors, 1, isConnector) &&
    (v.floor_level === undefined || text(v.floor_level, 4)) &&
    (v.coordinates === undefined || isGeoLocation(v.coordinates)) &&
    (v.physical_reference === undefined || text(v.physical_reference, 16)) &&
    (v.directions === undefined || list(v.directions, 0, isDisplayText)) &&
    (v.parking_restrictions === undefined || list(v.parking_restrictions, 0, isParkingRestriction)) &&
    (v.images === undefined || list(v.images, 0, isImage)) &&
    dateTime(v.last_updated) &&
    keeps(evseRules, v)
  );
}

/** Passes most Location objects with nothing to report, and nothing else. */
export function isLocation(v: unknown): boolean {
  if (!isObject(v)) return false;
  return (
    alpha2(v.country_code) &&
    ascii(v.party_id, 3) &&
    ascii(v.id, 36) &&
    boolean(v.publish) &&
    (v.publish_allowed_to === undefined || list(v.publish_allowed_to, 0, isPublishTokenType)) &&
    (v.name === undefined || text(v.name, 255)) &&
    text(v.address, 255) &&
    text(v.city, 45) &&
    (v.postal_code === undefined || text(v.postal_code, 10)) &&
    (v.state === undefined || text(v.state, 45)) &&
    alpha3(v.country) &&
    isGeoLocation(v.coordinates) &&
    (v.related_locations === undefined || list(v.related_locations, 0, isAdditionalGeoLocation)) &&
    (v.parking_type === undefined || PARKING_TYPE.has(v.parking_type)) &&
    (v.evses === undefined || list(v.evses, 0, isEVSE)) &&
    (v.directions === undefined || list(v.directions, 0, isDisplayText)) &&
    (v.operator === undefined || isBusinessDetails(v.operator)) &&
    (v.suboperator === undefined || isBusinessDetails(v.suboperator)) &&
    (v.owner === undefined || isBusinessDetails(v.owner)) &&
    (v.facilities === undefined || list(v.facilities, 0, isFacility)) &&
    text(v.time_zone, 255) &&
    (v.opening_times === undefined || isHours(v.opening_times)) &&
    (v.charging_when_closed === undefined || boolean(v.charging_when_closed)) &&
    (v.images === undefined || list(v.images, 0, isImage)) &&
    (v.energy_mix === undefined || isEnergyMix(v.energy_mix)) &&
    dateTime(v.last_updated) &&
    keeps(locationRules, v)
  );
}
