import type { ObjectSchema, Schema } from '../../core/kind.js';
import { closedEnum, type Open, object, optional } from '../../core/object.js';
import { dateTime, int, string, url } from '../../core/primitives.js';
import {
  isCommandResponse,
  isReserveNow,
  isStartSession,
  isStopSession,
  isUnlockConnector,
} from '../guards_v2_1_1/commands.js';
import { type Token, TokenSchema } from './tokens.js';

/**
 * The commands, as the last segment of the URL names them.
 * @see OCPI 2.1.1, mod_commands, 42-commandtype-enum
 */
export type CommandType = Open<'RESERVE_NOW' | 'START_SESSION' | 'STOP_SESSION' | 'UNLOCK_CONNECTOR'>;

/** Schema of {@link CommandType}. */
export const CommandTypeSchema: Schema<CommandType> = closedEnum<CommandType>('CommandType', [
  'RESERVE_NOW',
  'START_SESSION',
  'STOP_SESSION',
  'UNLOCK_CONNECTOR',
]);

/** Whether a command is taken, or why not. @see OCPI 2.1.1, mod_commands, 41-commandresponsetype-enum */
export type CommandResponseType = Open<
  'NOT_SUPPORTED' | 'REJECTED' | 'ACCEPTED' | 'TIMEOUT' | 'UNKNOWN_SESSION'
>;

/** Schema of {@link CommandResponseType}. */
export const CommandResponseTypeSchema: Schema<CommandResponseType> = closedEnum<CommandResponseType>(
  'CommandResponseType',
  ['NOT_SUPPORTED', 'REJECTED', 'ACCEPTED', 'TIMEOUT', 'UNKNOWN_SESSION'],
);

/**
 * Answer to a command: of the CPO at once, of the charge point later at the `response_url`.
 * @see OCPI 2.1.1, mod_commands, 31-commandresponse-object
 */
export interface CommandResponse {
  /** Whether the command is taken. */
  result: CommandResponseType;
}

/** Schema of {@link CommandResponse}. */
export const CommandResponseSchema: ObjectSchema<CommandResponse> = object<CommandResponse>(
  'CommandResponse',
  {
    result: CommandResponseTypeSchema,
  },
  [],
  isCommandResponse,
);

/**
 * The command to reserve a place at a Location, or one EVSE.
 * @see OCPI 2.1.1, mod_commands, 32-reservenow-object
 */
export interface ReserveNow {
  /** Where the charge point's CommandResponse is to be posted. */
  response_url: string;
  /** The Token to reserve for. */
  token: Token;
  /** When the reservation ends, in UTC. */
  expiry_date: string;
  /** Identifier of the reservation; one with the same identifier is replaced. */
  reservation_id: number;
  /** Identifier of the Location. */
  location_id: string;
  /** Identifier of the EVSE, if it must be this one. */
  evse_uid?: string | undefined;
}

/** Schema of {@link ReserveNow}. */
export const ReserveNowSchema: ObjectSchema<ReserveNow> = object<ReserveNow>(
  'ReserveNow',
  {
    response_url: url(),
    token: TokenSchema,
    expiry_date: dateTime(),
    reservation_id: int(),
    location_id: string(39),
    evse_uid: optional(string(39)),
  },
  [],
  isReserveNow,
);

/** The command to start a session. @see OCPI 2.1.1, mod_commands, 33-startsession-object */
export interface StartSession {
  /** Where the charge point's CommandResponse is to be posted. */
  response_url: string;
  /** The Token to start the session with. */
  token: Token;
  /** Identifier of the Location. */
  location_id: string;
  /** Identifier of the EVSE, if it must be this one. */
  evse_uid?: string | undefined;
}

/** Schema of {@link StartSession}. */
export const StartSessionSchema: ObjectSchema<StartSession> = object<StartSession>(
  'StartSession',
  {
    response_url: url(),
    token: TokenSchema,
    location_id: string(39),
    evse_uid: optional(string(39)),
  },
  [],
  isStartSession,
);

/** The command to stop a session. @see OCPI 2.1.1, mod_commands, 34-stopsession-object */
export interface StopSession {
  /** Where the charge point's CommandResponse is to be posted. */
  response_url: string;
  /** Identifier of the Session. */
  session_id: string;
}

/** Schema of {@link StopSession}. */
export const StopSessionSchema: ObjectSchema<StopSession> = object<StopSession>(
  'StopSession',
  {
    response_url: url(),
    session_id: string(36),
  },
  [],
  isStopSession,
);

/**
 * The command to unlock a connector that got stuck; for help desks, not for drivers.
 * @see OCPI 2.1.1, mod_commands, 35-unlockconnector-object
 */
export interface UnlockConnector {
  /** Where the charge point's CommandResponse is to be posted. */
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
    location_id: string(39),
    evse_uid: string(39),
    connector_id: string(36),
  },
  [],
  isUnlockConnector,
);
