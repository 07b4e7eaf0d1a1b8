import { ALPHA2, LANGUAGE } from '../../core/formats.js';
import type { ObjectSchema, Schema } from '../../core/kind.js';
import { closedEnum, list, type Open, object, optional } from '../../core/object.js';
import { boolean, ciString, dateTime, string } from '../../core/primitives.js';
import {
  isAuthorizationInfo,
  isEnergyContract,
  isLocationReferences,
  isToken,
} from '../guards_v2_2_1/tokens.js';
import { type ProfileType, ProfileTypeSchema } from './profile-type.js';
import { type TokenType, TokenTypeSchema } from './token-type.js';
import { type DisplayText, DisplayTextSchema } from './types.js';

/** Whether a Token may charge, or why not. @see OCPI 2.2.1, mod_tokens, mod_tokens_allowed_enum */
export type AllowedType = Open<'ALLOWED' | 'BLOCKED' | 'EXPIRED' | 'NO_CREDIT' | 'NOT_ALLOWED'>;

/** Schema of {@link AllowedType}. */
export const AllowedTypeSchema: Schema<AllowedType> = closedEnum<AllowedType>('AllowedType', [
  'ALLOWED',
  'BLOCKED',
  'EXPIRED',
  'NO_CREDIT',
  'NOT_ALLOWED',
]);

/**
 * Whether a CPO may accept a Token without asking the eMSP: always, if it likes, only when offline, or never.
 * @see OCPI 2.2.1, mod_tokens, mod_tokens_whitelisttype_enum
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
 * A driver's own contract with an energy supplier.
 * @see OCPI 2.2.1, mod_tokens, mod_tokens_energy_contract
 */
export interface EnergyContract {
  /** Name of the energy supplier. */
  supplier_name: string;
  /** Identifier of the contract at the supplier. */
  contract_id?: string | undefined;
}

/** Schema of {@link EnergyContract}. */
export const EnergyContractSchema: ObjectSchema<EnergyContract> = object<EnergyContract>(
  'EnergyContract',
  {
    supplier_name: string(64),
    contract_id: optional(string(64)),
  },
  [],
  isEnergyContract,
);

/**
 * Something that identifies a driver, such as an RFID card or the account of an app.
 * @see OCPI 2.2.1, mod_tokens, mod_tokens_token_object
 */
export interface Token {
  /** ISO 3166-1 alpha-2 code of the country of the eMSP that owns this Token. */
  country_code: string;
  /** Party id of the eMSP that owns this Token. */
  party_id: string;
  /**
   * Identifier by which the charge point knows the Token, such as the UID of an RFID card; unique together
   * with `type`.
   */
  uid: string;
  /** Type of the Token. */
  type: TokenType;
  /** Identifier of the driver's contract at the eMSP, preferably an eMA ID. */
  contract_id: string;
  /** Number printed on the Token. */
  visual_number?: string | undefined;
  /** Company printed on the Token, which need not be the eMSP. */
  issuer: string;
  /** Group of Tokens that work as one: one can start a session and another stop it. */
  group_id?: string | undefined;
  /** Whether the Token is valid. */
  valid: boolean;
  /** Whether the CPO may accept the Token without asking the eMSP. */
  whitelist: WhitelistType;
  /** ISO 639-1 code of the language that the driver prefers, two lower-case letters. */
  language?: string | undefined;
  /** Charging preference that holds unless the driver says otherwise. */
  default_profile_type?: ProfileType | undefined;
  /** The driver's own energy contract, for charge points that can use it. */
  energy_contract?: EnergyContract | undefined;
  /** When this Token was last changed or created. */
  last_updated: string;
}

/** Schema of {@link Token}. */
export const TokenSchema: ObjectSchema<Token> = object<Token>(
  'Token',
  {
    country_code: ciString(2, ALPHA2),
    party_id: ciString(3),
    uid: ciString(36),
    type: TokenTypeSchema,
    contract_id: ciString(36),
    visual_number: optional(string(64)),
    issuer: string(64),
    group_id: optional(ciString(36)),
    valid: boolean(),
    whitelist: WhitelistTypeSchema,
    language: optional(string(2, LANGUAGE)),
    default_profile_type: optional(ProfileTypeSchema),
    energy_contract: optional(EnergyContractSchema),
    last_updated: dateTime(),
  },
  [],
  isToken,
);

/** A Location and some of its EVSEs. @see OCPI 2.2.1, mod_tokens, mod_tokens_locationreferences_class */
export interface LocationReferences {
  /** Identifier of the Location. */
  location_id: string;
  /** Identifiers of EVSEs of this Location. */
  evse_uids?: string[] | undefined;
}

/** Schema of {@link LocationReferences}. */
export const LocationReferencesSchema: ObjectSchema<LocationReferences> = object<LocationReferences>(
  'LocationReferences',
  {
    location_id: ciString(36),
    evse_uids: optional(list(ciString(36))),
  },
  [],
  isLocationReferences,
);

/**
 * Whether a Token may charge, now and here.
 * @see OCPI 2.2.1, mod_tokens, mod_tokens_authorizationinfo_object
 */
export interface AuthorizationInfo {
  /** The answer. */
  allowed: AllowedType;
  /** The Token as the eMSP knows it now. */
  token: Token;
  /** The Location and EVSEs of the request at which the driver may charge. */
  location?: LocationReferences | undefined;
  /** Reference of the eMSP to this authorisation; comes back in Session and CDR. */
  authorization_reference?: string | undefined;
  /** Text to show to the driver. */
  info?: DisplayText | undefined;
}

/** Schema of {@link AuthorizationInfo}. */
export const AuthorizationInfoSchema: ObjectSchema<AuthorizationInfo> = object<AuthorizationInfo>(
  'AuthorizationInfo',
  {
    allowed: AllowedTypeSchema,
    token: TokenSchema,
    location: optional(LocationReferencesSchema),
    authorization_reference: optional(ciString(36)),
    info: optional(DisplayTextSchema),
  },
  [],
  isAuthorizationInfo,
);
