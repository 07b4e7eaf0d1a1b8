// Written by scripts/generate-guards.ts from src/schema/v2_2_1/commands.ts; change that one.

import { ascii, dateTime, int, isObject, keeps, list, url } from '../../core/guard.js';
import { startSessionRules } from '../v2_2_1/rules.js';
import { isToken } from './tokens.js';
import { isDisplayText } from './types.js';

const COMMAND_RESULT_TYPE = new Set<unknown>([
  'ACCEPTED',
  'CANCELED_RESERVATION',
  'EVSE_OCCUPIED',
  'EVSE_INOPERATIVE',
  'FAILED',
  'NOT_SUPPORTED',
  'REJECTED',
  'TIMEOUT',
  'UNKNOWN_RESERVATION',
]);

/** Passes most CommandResponse objects with nothing to report, and nothing else. */
export function isCommandResponse(v: unknown): boolean {
  if (!isObject(v)) return false;
  return (
    (v.result === 'NOT_SUPPORTED' ||
      v.result === 'REJECTED' ||
      v.result === 'ACCEPTED' ||
      v.result === 'UNKNOWN_SESSION') &&
    int(v.timeout) &&
    (v.message === undefined || list(v.message, 0, isDisplayText))
  );
}

/** Passes most CommandResult objects with nothing to report, and nothing else. */
export function isCommandResult(v: unknown): boolean {
  if (!isObject(v)) return false;
  return COMMAND_RESULT_TYPE.has(v.result) && (v.message === undefined || list(v.message, 0, isDisplayText));
}

/** Passes most CancelReservation objects with nothing to report, and nothing else. */
export function isCancelReservation(v: unknown): boolean {
  if (!isObject(v)) return false;
  return url(v.response_url) && ascii(v.reservation_id, 36);
}

/** Passes most ReserveNow objects with nothing to report, and nothing else. */
export function isReserveNow(v: unknown): boolean {
  if (!isObject(v)) return false;
  return (
    url(v.response_url) &&
    isToken(v.token) &&
    dateTime(v.expiry_date) &&
    ascii(v.reservation_id, 36) &&
    ascii(v.location_id, 36) &&
    (v.evse_uid === undefined || ascii(v.evse_uid, 36)) &&
    (v.authorization_reference === undefined || ascii(v.authorization_reference, 36))
  );
}

/** Passes most StartSession objects with nothing to report, and nothing else. */
export function isStartSession(v: unknown): boolean {
  if (!isObject(v)) return false;
  return (
    url(v.response_url) &&
    isToken(v.token) &&
    ascii(v.location_id, 36) &&
    (v.evse_uid === undefined || ascii(v.evse_uid, 36)) &&
    (v.connector_id === undefined || ascii(v.connector_id, 36)) &&
    (v.authorization_reference === undefined || ascii(v.authorization_reference, 36)) &&
    keeps(startSessionRules, v)
  );
}

/** Passes most StopSession objects with nothing to report, and nothing else. */
export function isStopSession(v: unknown): boolean {
  if (!isObject(v)) return false;
  return url(v.response_url) && ascii(v.session_id, 36);
}

/** Passes most UnlockConnector objects with nothing to report, and nothing else. */
export function isUnlockConnector(v: unknown): boolean {
  if (!isObject(v)) return false;
  return (
    url(v.response_url) && ascii(v.location_id, 36) && ascii(v.evse_uid, 36) && ascii(v.connector_id, 36)
  );
}
