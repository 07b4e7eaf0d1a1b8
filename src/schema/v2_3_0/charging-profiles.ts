import type { ObjectSchema, Schema } from '../../core/kind.js';
import { closedEnum, list, type Open, object, optional } from '../../core/object.js';
import { dateTime, int, number, url } from '../../core/primitives.js';
import {
  isActiveChargingProfile,
  isActiveChargingProfileResult,
  isChargingProfile,
  isChargingProfilePeriod,
  isChargingProfileResponse,
  isChargingProfileResult,
  isClearProfileResult,
  isSetChargingProfile,
} from '../guards_v2_3_0/charging-profiles.js';
import { activeChargingProfileResultRules } from './rules.js';

/**
 * Unit of a charging profile: watts in total, or amperes per phase.
 * @see OCPI 2.3.0, mod_charging_profiles, mod_charging_profiles_chargingrateunit
 */
export type ChargingRateUnit = Open<'W' | 'A'>;

/** Schema of {@link ChargingRateUnit}. */
export const ChargingRateUnitSchema: Schema<ChargingRateUnit> = closedEnum<ChargingRateUnit>(
  'ChargingRateUnit',
  ['W', 'A'],
);

/**
 * Whether a CPO takes a request about a charging profile, or why not.
 * @see OCPI 2.3.0, mod_charging_profiles, mod_charging_profiles_responsetype_enum
 */
export type ChargingProfileResponseType = Open<
  'ACCEPTED' | 'NOT_SUPPORTED' | 'REJECTED' | 'TOO_OFTEN' | 'UNKNOWN_SESSION'
>;

/** Schema of {@link ChargingProfileResponseType}. */
export const ChargingProfileResponseTypeSchema: Schema<ChargingProfileResponseType> =
  closedEnum<ChargingProfileResponseType>('ChargingProfileResponseType', [
    'ACCEPTED',
    'NOT_SUPPORTED',
    'REJECTED',
    'TOO_OFTEN',
    'UNKNOWN_SESSION',
  ]);

/**
 * What an EVSE made of a request about a charging profile.
 * @see OCPI 2.3.0, mod_charging_profiles, mod_charging_profiles_resulttype_enum
 */
export type ChargingProfileResultType = Open<'ACCEPTED' | 'REJECTED' | 'UNKNOWN'>;

/** Schema of {@link ChargingProfileResultType}. */
export const ChargingProfileResultTypeSchema: Schema<ChargingProfileResultType> =
  closedEnum<ChargingProfileResultType>('ChargingProfileResultType', ['ACCEPTED', 'REJECTED', 'UNKNOWN']);

/**
 * A limit that holds until the next one starts.
 * @see OCPI 2.3.0, mod_charging_profiles, mod_charging_profiles_charging_profile_period_class
 */
export interface ChargingProfilePeriod {
  /** When the period starts, in seconds after the profile does. */
  start_period: number;
  /** Greatest rate in this period, in the profile's unit, at most one decimal. */
  limit: number;
}

/** Schema of {@link ChargingProfilePeriod}. */
export const ChargingProfilePeriodSchema: ObjectSchema<ChargingProfilePeriod> = object<ChargingProfilePeriod>(
  'ChargingProfilePeriod',
  {
    start_period: int(),
    limit: number(),
  },
  [],
  isChargingProfilePeriod,
);

/**
 * Limits of power or current over time.
 * @see OCPI 2.3.0, mod_charging_profiles, mod_charging_profiles_charging_profile_class
 */
export interface ChargingProfile {
  /** When the profile starts; absent means at the start of charging. */
  start_date_time?: string | undefined;
  /** Length of the profile, in seconds; absent means that the last period goes on. */
  duration?: number | undefined;
  /** Unit of all rates in this profile. */
  charging_rate_unit: ChargingRateUnit;
  /** Least rate the vehicle can use, in the profile's unit, at most one decimal. */
  min_charging_rate?: number | undefined;
  /** The limits, in order of time. */
  charging_profile_period?: ChargingProfilePeriod[] | undefined;
}

/** Schema of {@link ChargingProfile}. */
export const ChargingProfileSchema: ObjectSchema<ChargingProfile> = object<ChargingProfile>(
  'ChargingProfile',
  {
    start_date_time: optional(dateTime()),
    duration: optional(int()),
    charging_rate_unit: ChargingRateUnitSchema,
    min_charging_rate: optional(number()),
    charging_profile_period: optional(list(ChargingProfilePeriodSchema)),
  },
  [],
  isChargingProfile,
);

/**
 * The profile that a charge point expects to charge by.
 * @see OCPI 2.3.0, mod_charging_profiles, mod_charging_profiles_active_charging_profile_class
 */
export interface ActiveChargingProfile {
  /** When the charge point computed it; times in the profile count from here. */
  start_date_time: string;
  /** The limits over time. */
  charging_profile: ChargingProfile;
}

/** Schema of {@link ActiveChargingProfile}. */
export const ActiveChargingProfileSchema: ObjectSchema<ActiveChargingProfile> = object<ActiveChargingProfile>(
  'ActiveChargingProfile',
  {
    start_date_time: dateTime(),
    charging_profile: ChargingProfileSchema,
  },
  [],
  isActiveChargingProfile,
);

/**
 * The request to charge by a profile.
 * @see OCPI 2.3.0, mod_charging_profiles, mod_charging_profiles_set_charging_profile_object
 */
export interface SetChargingProfile {
  /** The limits over time. */
  charging_profile: ChargingProfile;
  /** Where the ChargingProfileResult is to be posted. */
  response_url: string;
}

/** Schema of {@link SetChargingProfile}. */
export const SetChargingProfileSchema: ObjectSchema<SetChargingProfile> = object<SetChargingProfile>(
  'SetChargingProfile',
  {
    charging_profile: ChargingProfileSchema,
    response_url: url(),
  },
  [],
  isSetChargingProfile,
);

/**
 * The CPO's answer to a request about a charging profile; the result follows later.
 * @see OCPI 2.3.0, mod_charging_profiles, mod_charging_profiles_response_object
 */
export interface ChargingProfileResponse {
  /** Whether the CPO takes the request. */
  result: ChargingProfileResponseType;
  /** Seconds after which no result is to be expected any more. */
  timeout: number;
}

/** Schema of {@link ChargingProfileResponse}. */
export const ChargingProfileResponseSchema: ObjectSchema<ChargingProfileResponse> =
  object<ChargingProfileResponse>(
    'ChargingProfileResponse',
    {
      result: ChargingProfileResponseTypeSchema,
      timeout: int(),
    },
    [],
    isChargingProfileResponse,
  );

/**
 * The outcome of asking for the active charging profile.
 * @see OCPI 2.3.0, mod_charging_profiles, mod_charging_profiles_active_charging_profiles_result_object
 */
export interface ActiveChargingProfileResult {
  /** Whether the EVSE could answer. */
  result: ChargingProfileResultType;
  /** The active profile, when the result is ACCEPTED. */
  profile?: ActiveChargingProfile | undefined;
}

/** Schema of {@link ActiveChargingProfileResult}. */
export const ActiveChargingProfileResultSchema: ObjectSchema<ActiveChargingProfileResult> =
  object<ActiveChargingProfileResult>(
    'ActiveChargingProfileResult',
    {
      result: ChargingProfileResultTypeSchema,
      profile: optional(ActiveChargingProfileSchema),
    },
    activeChargingProfileResultRules,
    isActiveChargingProfileResult,
  );

/**
 * The outcome of setting a charging profile.
 * @see OCPI 2.3.0, mod_charging_profiles, mod_charging_profiles_charging_profiles_result_object
 */
export interface ChargingProfileResult {
  /** Whether the EVSE took the profile. */
  result: ChargingProfileResultType;
}

/** Schema of {@link ChargingProfileResult}. */
export const ChargingProfileResultSchema: ObjectSchema<ChargingProfileResult> = object<ChargingProfileResult>(
  'ChargingProfileResult',
  {
    result: ChargingProfileResultTypeSchema,
  },
  [],
  isChargingProfileResult,
);

/**
 * The outcome of removing a charging profile.
 * @see OCPI 2.3.0, mod_charging_profiles, mod_charging_profiles_clear_profiles_result_object
 */
export interface ClearProfileResult {
  /** Whether the EVSE removed the profile. */
  result: ChargingProfileResultType;
}

/** Schema of {@link ClearProfileResult}. */
export const ClearProfileResultSchema: ObjectSchema<ClearProfileResult> = object<ClearProfileResult>(
  'ClearProfileResult',
  {
    result: ChargingProfileResultTypeSchema,
  },
  [],
  isClearProfileResult,
);
