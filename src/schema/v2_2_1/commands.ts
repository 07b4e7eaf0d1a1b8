import type { ObjectSchema, Schema } from '../../core/kind.js';
import { closedEnum, list, type Open, object, optional } from '../../core/object.js';
import { ciString, dateTime, int, url } from '../../core/primitives.js';
import {
  isCancelReservation,
  isCommandResponse,
  isCommandResult,
  isReserveNow,
  isStartSession,
  isStopSession,
  isUnlockConnector,
} from '../guards_v2_2_1/commands.js';
import { startSessionRules } from './rules.js';
import { type Token, TokenSchema } from './tokens.js';
import { type DisplayText, DisplayTextSchema } from './types.js';

/**
 * The commands, as the last segment of the URL names them.
 * @see OCPI 2.2.1, mod_commands, mod_commands_commandtype_enum
 */
export type CommandType = Open<
  'CANCEL_RESERVATION' | 'RESERVE_NOW' | 'START_SESSION' | 'STOP_SESSION' | 'UNLOCK_CONNECTOR'
>;

/** Schema of {@link CommandType}. */
export const CommandTypeSchema: Schema<CommandType> = closedEnum<CommandType>('CommandType', [
  'CANCEL_RESERVATION',
  'RESERVE_NOW',
  'START_SESSION',
  'STOP_SESSION',
  'UNLOCK_CONNECTOR',
]);

/**
 * Whether the CPO takes a command, or why not.
 * @see OCPI 2.2.1, mod_commands, mod_commands_commandresponsetype_enum
 */
export type CommandResponseType = Open<'NOT_SUPPORTED' | 'REJECTED' | 'ACCEPTED' | 'UNKNOWN_SESSION'>;

/** Schema of {@link CommandResponseType}. */
export const CommandResponseTypeSchema: Schema<CommandResponseType> = closedEnum<CommandResponseType>(
  'CommandResponseType',
  ['NOT_SUPPORTED', 'REJECTED', 'ACCEPTED', 'UNKNOWN_SESSION'],
);

/**
 * What a charge point made of a command.
 * @see OCPI 2.2.1, mod_commands, mod_commands_commandresulttype_enum
 */
export type CommandResultType = Open<
  | 'ACCEPTED'
  | 'CANCELED_RESERVATION'
  | 'EVSE_OCCUPIED'
  | 'EVSE_INOPERATIVE'
  | 'FAILED'
  | 'NOT_SUPPORTED'
  | 'REJECTED'
  | 'TIMEOUT'
  | 'UNKNOWN_RESERVATION'
>;

/** Schema of {@link CommandResultType}. */
export const CommandResultTypeSchema: Schema<CommandResultType> = closedEnum<CommandResultType>(
  'CommandResultType',
  [
    'ACCEPTED',
    'CANCELED_RESERVATION',
    'EVSE_OCCUPIED',
    'EVSE_INOPERATIVE',
    'FAILED',
    'NOT_SUPPORTED',
    'REJECTED',
    'TIMEOUT',
    'UNKNOWN_RESERVATION',
  ],
);

/**
 * The CPO's answer to a command; what the charge point does follows as a CommandResult.
 * @see OCPI 2.2.1, mod_commands, mod_commands_commandresponse_object
 */
export interface CommandResponse {
  /** Whether the CPO takes the command. */
  result: CommandResponseType;
  /** Seconds after which no result is to be expected any more. */
  timeout: number;
  /** Explanation for people, in several languages. */
  message?: DisplayText[] | undefined;
}

/** Schema of {@link CommandResponse}. */
export const CommandResponseSchema: ObjectSchema<CommandResponse> = object<CommandResponse>(
  'CommandResponse',
  {
    result: CommandResponseTypeSchema,
    timeout: int(),
    message: optional(list(DisplayTextSchema)),
  },
  [],
  isCommandResponse,
);

/**
 * What the charge point made of a command.
 * @see OCPI 2.2.1, mod_commands, mod_commands_commandresult_object
 */
export interface CommandResult {
  /** The outcome. */
  result: CommandResultType;
  /** Explanation for people, in several languages. */
  message?: DisplayText[] | undefined;
}

/** Schema of {@link CommandResult}. */
export const CommandResultSchema: ObjectSchema<CommandResult> = object<CommandResult>(
  'CommandResult',
  {
    result: CommandResultTypeSchema,
    message: optional(list(DisplayTextSchema)),
  },
  [],
  isCommandResult,
);

/**
 * The command to cancel a reservation.
 * @see OCPI 2.2.1, mod_commands, mod_commands_cancelreservation_object
 */
export interface CancelReservation {
  /** Where the CommandResult is to be posted. */
  response_url: string;
  /** Identifier of the reservation. */
  reservation_id: string;
}

/** Schema of {@link CancelReservation}. */
export const CancelReservationSchema: ObjectSchema<CancelReservation> = object<CancelReservation>(
  'CancelReservation',
  {
    response_url: url(),
    reservation_id: ciString(36),
  },
  [],
  isCancelReservation,
);

/**
 * The command to reserve a place at a Location, or one EVSE.
 * @see OCPI 2.2.1, mod_commands, mod_commands_reservenow_object
 */
export interface ReserveNow {
  /** Where the CommandResult is to be posted. */
  response_url: string;
  /** The Token to reserve for. */
  token: Token;
  /** When the reservation ends, in UTC. */
  expiry_date: string;
  /** Identifier of the reservation; one with the same identifier is replaced. */
  reservation_id: string;
  /** Identifier of the Location. */
  location_id: string;
  /** Identifier of the EVSE, if it must be this one. */
  evse_uid?: string | undefined;
  /** Reference of the eMSP to this authorisation; comes back in Session and CDR. */
  authorization_reference?: string | undefined;
}

/** Schema of {@link ReserveNow}. */
export const ReserveNowSchema: ObjectSchema<ReserveNow> = object<ReserveNow>(
  'ReserveNow',
  {
    response_url: url(),
    token: TokenSchema,
    expiry_date: dateTime(),
    reservation_id: ciString(36),
    location_id: ciString(36),
    evse_uid: optional(ciString(36)),
    authorization_reference: optional(ciString(36)),
  },
  [],
  isReserveNow,
);

/** The command to start a session. @see OCPI 2.2.1, mod_commands, mod_commands_startsession_object */
export interface StartSession {
  /** Where the CommandResult is to be posted. */
  response_url: string;
  /** The Token to start the session with. */
  token: Token;
  /** Identifier of the Location. */
  location_id: string;
  /** Identifier of the EVSE, if it must be this one; needed when `connector_id` is given. */
  evse_uid?: string | undefined;
  /**
   * Identifier of the Connector; needed where the EVSE has the capability START_SESSION_CONNECTOR_REQUIRED.
   */
  connector_id?: string | undefined;
  /** Reference of the eMSP to this authorisation; comes back in Session and CDR. */
  authorization_reference?: string | undefined;
}

/** Schema of {@link StartSession}. */
export const StartSessionSchema: ObjectSchema<StartSession> = object<StartSession>(
  'StartSession',
  {
    response_url: url(),
    token: TokenSchema,
    location_id: ciString(36),
    evse_uid: optional(ciString(36)),
    connector_id: optional(ciString(36)),
    authorization_reference: optional(ciString(36)),
  },
  startSessionRules,
  isStartSession,
);

/** The command to stop a session. @see OCPI 2.2.1, mod_commands, mod_commands_stopsession_object */
export interface StopSession {
  /** Where the CommandResult is to be posted. */
  response_url: string;
  /** Identifier of the Session. */
  session_id: string;
}

/** Schema of {@link StopSession}. */
export const StopSessionSchema: ObjectSchema<StopSession> = object<StopSession>(
  'StopSession',
  {
    response_url: url(),
    session_id: ciString(36),
  },
  [],
  isStopSession,
);

/**
 * The command to unlock a connector that got stuck; for help desks, not for drivers.
 * @see OCPI 2.2.1, mod_commands, mod_commands_unlockconnector_object
 */
export interface UnlockConnector {
  /** Where the CommandResult is to be posted. */
  response_url: string;
  /** Identifier of the Location. */
  location_id: string;
  /** Identifier of the EVSE. */
  evse_uid: string;
  /** Identifier of the Connector. */
  connector_id: string;
}

/** Schema of {@link UnlockConnector}. */
export const UnlockConnectorSchema: ObjectSchema<UnlockConnector> = object<UnlockConnector>(
  'UnlockConnector',
  {
    response_url: url(),
    location_id: ciString(36),
    evse_uid: ciString(36),
    connector_id: ciString(36),
  },
  [],
  isUnlockConnector,
);
