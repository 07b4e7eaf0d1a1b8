import { ALPHA2, CURRENCY } from '../../core/formats.js';
import type { ObjectSchema, Schema } from '../../core/kind.js';
import { closedEnum, list, type Open, object, optional } from '../../core/object.js';
import { boolean, ciString, dateTime, number, string } from '../../core/primitives.js';
import { isChargingPreferences, isSession } from '../guards_v2_3_0/sessions.js';
import { type AuthMethod, AuthMethodSchema } from './auth-method.js';
import { type CdrToken, CdrTokenSchema } from './cdr-token.js';
import { type ChargingPeriod, ChargingPeriodSchema } from './charging-period.js';
import { type ProfileType, ProfileTypeSchema } from './profile-type.js';
import { sessionRules } from './rules.js';
import { type Price, PriceSchema } from './types.js';

/** How far a Session has come. @see OCPI 2.3.0, mod_sessions, mod_sessions_sessionstatus_enum */
export type SessionStatus = Open<'ACTIVE' | 'COMPLETED' | 'INVALID' | 'PENDING' | 'RESERVATION'>;

/** Schema of {@link SessionStatus}. */
export const SessionStatusSchema: Schema<SessionStatus> = closedEnum<SessionStatus>('SessionStatus', [
  'ACTIVE',
  'COMPLETED',
  'INVALID',
  'PENDING',
  'RESERVATION',
]);

/**
 * Answer to charging preferences: taken, or why not.
 * @see OCPI 2.3.0, mod_sessions, mod_sessions_charging_preferences_response_enum
 */
export type ChargingPreferencesResponse = Open<
  'ACCEPTED' | 'DEPARTURE_REQUIRED' | 'ENERGY_NEED_REQUIRED' | 'NOT_POSSIBLE' | 'PROFILE_TYPE_NOT_SUPPORTED'
>;

/** Schema of {@link ChargingPreferencesResponse}. */
export const ChargingPreferencesResponseSchema: Schema<ChargingPreferencesResponse> =
  closedEnum<ChargingPreferencesResponse>('ChargingPreferencesResponse', [
    'ACCEPTED',
    'DEPARTURE_REQUIRED',
    'ENERGY_NEED_REQUIRED',
    'NOT_POSSIBLE',
    'PROFILE_TYPE_NOT_SUPPORTED',
  ]);

/**
 * What a driver wishes for an ongoing Session.
 * @see OCPI 2.3.0, mod_sessions, mod_sessions_charging_preferences_object
 */
export interface ChargingPreferences {
  /** The kind of charging profile the driver chose. */
  profile_type: ProfileType;
  /** When the driver expects to leave. */
  departure_time?: string | undefined;
  /** Energy that the driver wants to have charged, in kWh. */
  energy_need?: number | undefined;
  /** Whether the vehicle may be discharged on the way to these wishes. Default `false`. */
  discharge_allowed?: boolean | undefined;
}

/** Schema of {@link ChargingPreferences}. */
export const ChargingPreferencesSchema: ObjectSchema<ChargingPreferences> = object<ChargingPreferences>(
  'ChargingPreferences',
  {
    profile_type: ProfileTypeSchema,
    departure_time: optional(dateTime()),
    energy_need: optional(number()),
    discharge_allowed: optional(boolean()),
  },
  [],
  isChargingPreferences,
);

/**
 * A charging session, as it is while it goes on and right after.
 * @see OCPI 2.3.0, mod_sessions, mod_sessions_session_object
 */
export interface Session {
  /** ISO 3166-1 alpha-2 code of the country of the CPO that owns this Session. */
  country_code: string;
  /** Party id of the CPO that owns this Session. */
  party_id: string;
  /** Identifier of the Session within the CPO's platform. */
  id: string;
  /** When the Session became ACTIVE; while it is PENDING, when it was created at the charge point. */
  start_date_time: string;
  /** When the Session ended; charging may have stopped earlier. */
  end_date_time?: string | undefined;
  /** Energy charged so far, in kWh. */
  kwh: number;
  /** The Token that started the Session. */
  cdr_token: CdrToken;
  /** How the driver was authorised. */
  auth_method: AuthMethod;
  /** Reference that the eMSP gave with its authorisation; the last one when there were several. */
  authorization_reference?: string | undefined;
  /** Identifier of the Location where the Session takes place. */
  location_id: string;
  /** Identifier of the EVSE; `#NA` for a reservation without an EVSE assigned yet. */
  evse_uid: string;
  /** Identifier of the Connector; `#NA` for a reservation without a connector assigned yet. */
  connector_id: string;
  /** Identifier of the energy meter. */
  meter_id?: string | undefined;
  /** ISO 4217 code of the currency of this Session, three capital letters. */
  currency: string;
  /** The periods of which the cost is made up. */
  charging_periods?: ChargingPeriod[] | undefined;
  /** What the eMSP pays to the CPO; 0 means free of charge, absent means not said. */
  total_cost?: Price | undefined;
  /** How far the Session has come. */
  status: SessionStatus;
  /** When this Session was last changed or created. */
  last_updated: string;
}

/** Schema of {@link Session}. */
export const SessionSchema: ObjectSchema<Session> = object<Session>(
  'Session',
  {
    country_code: ciString(2, ALPHA2),
    party_id: ciString(3),
    id: ciString(36),
    start_date_time: dateTime(),
    end_date_time: optional(dateTime()),
    kwh: number(),
    cdr_token: CdrTokenSchema,
    auth_method: AuthMethodSchema,
    authorization_reference: optional(ciString(36)),
    location_id: ciString(36),
    evse_uid: ciString(36),
    connector_id: ciString(36),
    meter_id: optional(string(255)),
    currency: string(3, CURRENCY),
    charging_periods: optional(list(ChargingPeriodSchema)),
    total_cost: optional(PriceSchema),
    status: SessionStatusSchema,
    last_updated: dateTime(),
  },
  sessionRules,
  isSession,
);
