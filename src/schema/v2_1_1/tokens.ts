import { LANGUAGE } from '../../core/formats.js';
import type { ObjectSchema, Schema } from '../../core/kind.js';
import { closedEnum, list, type Open, object, optional } from '../../core/object.js';
import { boolean, dateTime, string } from '../../core/primitives.js';
import { isAuthorizationInfo, isLocationReferences, isToken } from '../guards_v2_1_1/tokens.js';
import { type TokenType, TokenTypeSchema } from './token-type.js';
import { type DisplayText, DisplayTextSchema } from './types.js';

/** Whether a Token may charge, or why not. @see OCPI 2.1.1, mod_tokens, 41-allowed-enum */
export type Allowed = Open<'ALLOWED' | 'BLOCKED' | 'EXPIRED' | 'NO_CREDIT' | 'NOT_ALLOWED'>;

/** Schema of {@link Allowed}. */
export const AllowedSchema: Schema<Allowed> = closedEnum<Allowed>('Allowed', [
  'ALLOWED',
  'BLOCKED',
  'EXPIRED',
  'NO_CREDIT',
  'NOT_ALLOWED',
]);

/**
 * Whether a CPO may accept a Token without asking the eMSP: always, if it likes, only when offline, or never.
 * @see OCPI 2.1.1, mod_tokens, 44-whitelisttype-enum
 */
export type WhitelistType = Open<'ALWAYS' | 'ALLOWED' | 'ALLOWED_OFFLINE' | 'NEVER'>;

/** Schema of {@link WhitelistType}. */
export const WhitelistTypeSchema: Schema<WhitelistType> = closedEnum<WhitelistType>('WhitelistType', [
  'ALWAYS',
  'ALLOWED',
  'ALLOWED_OFFLINE',
  'NEVER',
]);

/**
 * Something that identifies a driver, such as an RFID card or the account of an app.
 * @see OCPI 2.1.1, mod_tokens, 32-token-object
 */
export interface Token {
  /** Identifier by which the charge point knows the Token, such as the UID of an RFID card. */
  uid: string;
  /** Type of the Token. */
  type: TokenType;
  /** Identifier of the driver's contract at the eMSP, preferably an eMA ID. */
  auth_id: string;
  /** Number printed on the Token. */
  visual_number?: string | undefined;
  /** Company printed on the Token, which need not be the eMSP. */
  issuer: string;
  /** Whether the Token is valid. */
  valid: boolean;
  /** Whether the CPO may accept the Token without asking the eMSP. */
  whitelist: WhitelistType;
  /** ISO 639-1 code of the language that the driver prefers, two lower-case letters. */
  language?: string | undefined;
  /** When this Token was last changed or created. */
  last_updated: string;
}

/** Schema of {@link Token}. */
export const TokenSchema: ObjectSchema<Token> = object<Token>(
  'Token',
  {
    uid: string(36),
    type: TokenTypeSchema,
    auth_id: string(36),
    visual_number: optional(string(64)),
    issuer: string(64),
    valid: boolean(),
    whitelist: WhitelistTypeSchema,
    language: optional(string(2, LANGUAGE)),
    last_updated: dateTime(),
  },
  [],
  isToken,
);

/** A Location and some of its EVSEs. @see OCPI 2.1.1, mod_tokens, 42-locationreferences-class */
export interface LocationReferences {
  /** Identifier of the Location. */
  location_id: string;
  /** Identifiers of EVSEs of this Location. */
  evse_uids?: string[] | undefined;
  /** Identifiers of connectors of these EVSEs. */
  connector_ids?: string[] | undefined;
}

/** Schema of {@link LocationReferences}. */
export const LocationReferencesSchema: ObjectSchema<LocationReferences> = object<LocationReferences>(
  'LocationReferences',
  {
    location_id: string(39),
    evse_uids: optional(list(string(39))),
    connector_ids: optional(list(string(36))),
  },
  [],
  isLocationReferences,
);

/** Whether a Token may charge, now and here. @see OCPI 2.1.1, mod_tokens, 31-authorizationinfo-object */
export interface AuthorizationInfo {
  /** The answer. */
  allowed: Allowed;
  /** The Location and EVSEs of the request at which the driver may charge. */
  location?: LocationReferences | undefined;
  /** Text to show to the driver. */
  info?: DisplayText | undefined;
}

/** Schema of {@link AuthorizationInfo}. */
export const AuthorizationInfoSchema: ObjectSchema<AuthorizationInfo> = object<AuthorizationInfo>(
  'AuthorizationInfo',
  {
    allowed: AllowedSchema,
    location: optional(LocationReferencesSchema),
    info: optional(DisplayTextSchema),
  },
  [],
  isAuthorizationInfo,
);
