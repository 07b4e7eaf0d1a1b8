import {
  CommandResponseSchema as CommandResponse211Schema,
  ReserveNowSchema as ReserveNow211Schema,
  StartSessionSchema as StartSession211Schema,
  StopSessionSchema as StopSession211Schema,
  UnlockConnectorSchema as UnlockConnector211Schema,
} from '../../schema/v2_1_1/commands.js';
import {
  CommandResponseSchema as CommandResponse221Schema,
  CommandResultSchema as CommandResult221Schema,
  ReserveNowSchema as ReserveNow221Schema,
  StartSessionSchema as StartSession221Schema,
  StopSessionSchema as StopSession221Schema,
  UnlockConnectorSchema as UnlockConnector221Schema,
} from '../../schema/v2_2_1/commands.js';
import { between } from '../rule.js';
import { numberFor } from '../texts.js';
import type { Walk } from '../walk.js';

const DEFAULT_TIMEOUT = 30;
const response = between('CommandResponse', CommandResponse211Schema, CommandResponse221Schema);

/** CommandResponse, the CPO's own answer. @see OCPI 2.2.1, mod_commands, mod_commands_commandresponse_object */
export const commandResponseRules = response.rules(
  response.same('result'),
  response.added('timeout', {
    fill: (walk) => walk.options.commandTimeout ?? DEFAULT_TIMEOUT,
    note: `\`commandTimeout\` of the context, else ${DEFAULT_TIMEOUT} seconds`,
    downNote: 'unless it is what would be filled in again',
    reason: 'OCPI 2.1.1 does not say how long to wait for the result.',
  }),
  response.added('message'),
);

const result = between('CommandResult', CommandResponse211Schema, CommandResult221Schema);

/**
 * CommandResult, the charge point's answer: in 2.1.1 a CommandResponse too.
 * @see OCPI 2.2.1, mod_commands, mod_commands_commandresult_object
 */
export const commandResultRules = result.rules(
  result.converted(
    ['result'],
    ['result'],
    {
      note: 'UNKNOWN_SESSION becomes REJECTED',
      run: (source, target, walk) => {
        target.result = outcome(source.result, ['UNKNOWN_SESSION'], '2.2.1', walk);
      },
    },
    {
      note: 'CANCELED_RESERVATION, EVSE_INOPERATIVE, EVSE_OCCUPIED, FAILED and UNKNOWN_RESERVATION become REJECTED',
      run: (source, target, walk) => {
        target.result = outcome(source.result, ONLY_NEW, '2.1.1', walk);
      },
    },
  ),
  result.added('message'),
);

const ONLY_NEW = [
  'CANCELED_RESERVATION',
  'EVSE_INOPERATIVE',
  'EVSE_OCCUPIED',
  'FAILED',
  'UNKNOWN_RESERVATION',
];

function outcome(value: string, gone: readonly string[], version: string, walk: Walk): string {
  if (!gone.includes(value)) return value;
  walk.report(
    'lost',
    'no_value',
    `OCPI ${version} has no value for ${value}; REJECTED comes nearest.`,
    'result',
  );
  return 'REJECTED';
}

const reserve = between('ReserveNow', ReserveNow211Schema, ReserveNow221Schema);

/** ReserveNow: a reservation has a number in 2.1.1. @see OCPI 2.2.1, mod_commands, mod_commands_reservenow_object */
export const reserveNowRules = reserve.rules(
  reserve.same('response_url', 'token', 'expiry_date', 'location_id', 'evse_uid'),
  reserve.converted(
    ['reservation_id'],
    ['reservation_id'],
    {
      note: 'the number as a text',
      run: ({ reservation_id }, target) => {
        if (reservation_id !== undefined) target.reservation_id = String(reservation_id);
      },
    },
    {
      note: 'the text as a number; `reservationNumber` of the context, else a hash, where it is none',
      run: ({ reservation_id }, target, walk) => {
        if (reservation_id !== undefined) target.reservation_id = reservationNumber(reservation_id, walk);
      },
    },
  ),
  reserve.added('authorization_reference'),
);

function reservationNumber(id: string, walk: Walk): number {
  const number = walk.options.reservationNumber?.(id) ?? plainNumber(id) ?? numberFor(id);
  if (String(number) !== id) {
    const reason = `OCPI 2.1.1 numbers reservations; ${number} stands for this one.`;
    walk.report('lost', 'hashed', reason, 'reservation_id');
  }
  return number;
}

const plainNumber = (id: string): number | undefined =>
  /^(0|[1-9]\d{0,14})$/.test(id) ? Number(id) : undefined;

const start = between('StartSession', StartSession211Schema, StartSession221Schema);

/** StartSession. @see OCPI 2.2.1, mod_commands, mod_commands_startsession_object */
export const startSessionRules = start.rules(
  start.same('response_url', 'token', 'location_id', 'evse_uid'),
  start.added('connector_id'),
  start.added('authorization_reference'),
);

const stop = between('StopSession', StopSession211Schema, StopSession221Schema);

/** StopSession. @see OCPI 2.2.1, mod_commands, mod_commands_stopsession_object */
export const stopSessionRules = stop.rules(stop.same('response_url', 'session_id'));

const unlock = between('UnlockConnector', UnlockConnector211Schema, UnlockConnector221Schema);

/** UnlockConnector. @see OCPI 2.2.1, mod_commands, mod_commands_unlockconnector_object */
export const unlockConnectorRules = unlock.rules(
  unlock.same('response_url', 'location_id', 'evse_uid', 'connector_id'),
);
