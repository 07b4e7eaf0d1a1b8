// Written by scripts/generate-guards.ts from src/schema/v2_3_0/sessions.ts; change that one.

import {
  alpha2,
  alpha3,
  ascii,
  boolean,
  dateTime,
  isObject,
  keeps,
  list,
  number,
  text,
} from '../../core/guard.js';
import { sessionRules } from '../v2_3_0/rules.js';
import { isCdrToken } from './cdr-token.js';
import { isChargingPeriod } from './charging-period.js';
import { isPrice } from './types.js';

const SESSION_STATUS = new Set<unknown>(['ACTIVE', 'COMPLETED', 'INVALID', 'PENDING', 'RESERVATION']);

/** Passes most ChargingPreferences objects with nothing to report, and nothing else. */
export function isChargingPreferences(v: unknown): boolean {
  if (!isObject(v)) return false;
  return (
    (v.profile_type === 'CHEAP' ||
      v.profile_type === 'FAST' ||
      v.profile_type === 'GREEN' ||
      v.profile_type === 'REGULAR') &&
    (v.departure_time === undefined || dateTime(v.departure_time)) &&
    (v.energy_need === undefined || number(v.energy_need)) &&
    (v.discharge_allowed === undefined || boolean(v.discharge_allowed))
  );
}

/** Passes most Session objects with nothing to report, and nothing else. */
export function isSession(v: unknown): boolean {
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
    (v.charging_periods === undefined || list(v.charging_periods, 0, isChargingPeriod)) &&
    (v.total_cost === undefined || isPrice(v.total_cost)) &&
    SESSION_STATUS.has(v.status) &&
    dateTime(v.last_updated) &&
    keeps(sessionRules, v)
  );
}
