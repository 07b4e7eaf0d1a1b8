// Written by scripts/generate-guards.ts from src/schema/v2_1_1/locations.ts; change that one.

import {
  alpha3,
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
import { evseRules, locationRules, statusScheduleRules } from '../v2_1_1/rules.js';
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
  'TESLA_R',
  'TESLA_S',
]);
const CAPABILITY = new Set<unknown>([
  'CHARGING_PROFILE_CAPABLE',
  'CREDIT_CARD_PAYABLE',
  'REMOTE_START_STOP_CAPABLE',
  'RESERVABLE',
  'RFID_READER',
  'UNLOCK_CAPABLE',
]);
const isCapability = (v: unknown): boolean => CAPABILITY.has(v);
const PARKING_RESTRICTION = new Set<unknown>(['EV_ONLY', 'PLUGGED', 'DISABLED', 'CUSTOMERS', 'MOTORCYCLES']);
const isParkingRestriction = (v: unknown): boolean => PARKING_RESTRICTION.has(v);
const LOCATION_TYPE = new Set<unknown>([
  'ON_STREET',
  'PARKING_GARAGE',
  'UNDERGROUND_GARAGE',
  'PARKING_LOT',
  'OTHER',
  'UNKNOWN',
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
  'BUS_STOP',
  'TAXI_STAND',
  'TRAIN_STATION',
  'AIRPORT',
  'CARPOOL_PARKING',
  'FUEL_STATION',
  'WIFI',
]);
const isFacility = (v: unknown): boolean => FACILITY.has(v);

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
    text(v.id, 36) &&
    CONNECTOR_TYPE.has(v.standard) &&
    (v.format === 'SOCKET' || v.format === 'CABLE') &&
    (v.power_type === 'AC_1_PHASE' || v.power_type === 'AC_3_PHASE' || v.power_type === 'DC') &&
    int(v.voltage) &&
    int(v.amperage) &&
    (v.tariff_id === undefined || text(v.tariff_id, 36)) &&
    (v.terms_and_conditions === undefined || url(v.terms_and_conditions)) &&
    dateTime(v.last_updated)
  );
}

/** Passes most EVSE objects with nothing to report, and nothing else. */
export function isEVSE(v: unknown): boolean {
  if (!isObject(v)) return false;
  return (
    text(v.uid, 39) &&
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
    text(v.id, 39) &&
    LOCATION_TYPE.has(v.type) &&
    (v.name === undefined || text(v.name, 255)) &&
    text(v.address, 45) &&
    text(v.city, 45) &&
    text(v.postal_code, 10) &&
    alpha3(v.country) &&
    isGeoLocation(v.coordinates) &&
    (v.related_locations === undefined || list(v.related_locations, 0, isAdditionalGeoLocation)) &&
    (v.evses === undefined || list(v.evses, 0, isEVSE)) &&
    (v.directions === undefined || list(v.directions, 0, isDisplayText)) &&
    (v.operator === undefined || isBusinessDetails(v.operator)) &&
    (v.suboperator === undefined || isBusinessDetails(v.suboperator)) &&
    (v.owner === undefined || isBusinessDetails(v.owner)) &&
    (v.facilities === undefined || list(v.facilities, 0, isFacility)) &&
    (v.time_zone === undefined || text(v.time_zone, 255)) &&
    (v.opening_times === undefined || isHours(v.opening_times)) &&
    (v.charging_when_closed === undefined || boolean(v.charging_when_closed)) &&
    (v.images === undefined || list(v.images, 0, isImage)) &&
    (v.energy_mix === undefined || isEnergyMix(v.energy_mix)) &&
    dateTime(v.last_updated) &&
    keeps(locationRules, v)
  );
}
