import { dateTime, HOUR, SAMPLE_NOW } from '../clock.js';
import type { SessionPlan } from '../plan/session.js';
import type { Random } from '../random.js';
import { writeToken } from './token.js';
import { english } from './wire.js';

/** Where the eMSP of a sample wants to be told the result of a command. */
export const responseUrl = (random: Random, version: string, command: string): string =>
  `https://emsp.example/ocpi/emsp/${version}/commands/${command}/${random.uuid()}`;

/** A place and a token as a command names them. */
const target = (plan: SessionPlan) => ({
  token: writeToken(plan.token),
  location_id: plan.site.id,
  evse_uid: plan.evse.uid,
});

/** `ReserveNow` as 2.2.1 and later write it. */
export const writeReserveNow = (random: Random, plan: SessionPlan, version: string) => ({
  response_url: responseUrl(random, version, 'RESERVE_NOW'),
  ...target(plan),
  expiry_date: dateTime(SAMPLE_NOW + HOUR),
  reservation_id: random.uuid(),
  authorization_reference: random.uuid(),
});

/** `CancelReservation` as 2.2.1 and later write it. */
export const writeCancelReservation = (random: Random, version: string) => ({
  response_url: responseUrl(random, version, 'CANCEL_RESERVATION'),
  reservation_id: random.uuid(),
});

/** `StartSession` as 2.2.1 and later write it. */
export const writeStartSession = (random: Random, plan: SessionPlan, version: string) => ({
  response_url: responseUrl(random, version, 'START_SESSION'),
  ...target(plan),
  connector_id: plan.connector.id,
  authorization_reference: random.uuid(),
});

/** `StopSession`, the same in all versions. */
export const writeStopSession = (random: Random, plan: SessionPlan, version: string) => ({
  response_url: responseUrl(random, version, 'STOP_SESSION'),
  session_id: plan.id,
});

/** `UnlockConnector`, the same in all versions. */
export const writeUnlockConnector = (random: Random, plan: SessionPlan, version: string) => ({
  response_url: responseUrl(random, version, 'UNLOCK_CONNECTOR'),
  location_id: plan.site.id,
  evse_uid: plan.evse.uid,
  connector_id: plan.connector.id,
});

/** What the CPO answers to a command at once: mostly that it is taken. */
export const writeCommandResponse = (random: Random) => ({
  result: random.pick(['ACCEPTED', 'ACCEPTED', 'ACCEPTED', 'REJECTED', 'NOT_SUPPORTED', 'UNKNOWN_SESSION']),
  timeout: random.pick([15, 30, 60]),
});

/** What became of a command. */
export function writeCommandResult(random: Random) {
  const result = random.pick([
    'ACCEPTED',
    'ACCEPTED',
    'ACCEPTED',
    'EVSE_OCCUPIED',
    'FAILED',
    'REJECTED',
    'TIMEOUT',
  ]);
  return result === 'ACCEPTED'
    ? { result }
    : { result, message: [english('The charge point did not do it.')] };
}
