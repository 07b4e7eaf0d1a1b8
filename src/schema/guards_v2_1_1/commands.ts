// Written by scripts/generate-guards.ts from src/schema/v2_1_1/commands.ts; change that one.

import { dateTime, int, isObject, text, url } from '../../core/guard.js';
import { isToken } from './tokens.js';

const COMMAND_RESPONSE_TYPE = new Set<unknown>([
  'NOT_SUPPORTED',
  'REJECTED',
  'ACCEPTED',
  'TIMEOUT',
  'UNKNOWN_SESSION',
]);

/** Passes most CommandResponse objects with nothing to report, and nothing else. */
export function isCommandResponse(v: unknown): boolean {
  if (!isObject(v)) return false;
  return COMMAND_RESPONSE_TYPE.has(v.result);
}

/** Passes most ReserveNow objects with nothing to report, and nothing else. */
export function isReserveNow(v: unknown): boolean {
  if (!isObject(v)) return false;
  return (
    url(v.response_url) &&
    isToken(v.token) &&
    dateTime(v.expiry_date) &&
    int(v.reservation_id) &&
    text(v.location_id, 39) &&
    (v.evse_uid === undefined || text(v.evse_uid, 39))
  );
}

/** Passes most StartSession objects with nothing to report, and nothing else. */
export function isStartSession(v: unknown): boolean {
  if (!isObject(v)) return false;
  return (
    url(v.response_url) &&
    isToken(v.token) &&
    text(v.location_id, 39) &&
    (v.evse_uid === undefined || text(v.evse_uid, 39))
  );
}

/** Passes most StopSession objects with nothing to report, and nothing else. */
export function isStopSession(v: unknown): boolean {
  if (!isObject(v)) return false;
  return url(v.response_url) && text(v.session_id, 36);
}

/** Passes most UnlockConnector objects with nothing to report, and nothing else. */
export function isUnlockConnector(v: unknown): boolean {
  if (!isObject(v)) return false;
  return url(v.response_url) && text(v.location_id, 39) && text(v.evse_uid, 39) && text(v.connector_id, 36);
}
