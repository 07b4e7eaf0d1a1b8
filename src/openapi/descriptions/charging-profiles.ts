// Made from the comments in src/schema by scripts/generate-descriptions.ts; do not edit.

import type { Descriptions } from '../description.js';

/** What is described in charging-profiles.ts of the schemas. */
export const chargingProfiles: Descriptions = {
  ChargingRateUnit: { about: 'Unit of a charging profile: watts in total, or amperes per phase.' },
  ChargingProfileResponseType: {
    about: 'Whether a CPO takes a request about a charging profile, or why not.',
  },
  ChargingProfileResultType: { about: 'What an EVSE made of a request about a charging profile.' },
  ChargingProfilePeriod: {
    about: 'A limit that holds until the next one starts.',
    fields: {
      start_period: 'When the period starts, in seconds after the profile does.',
      limit: "Greatest rate in this period, in the profile's unit, at most one decimal.",
    },
  },
  ChargingProfile: {
    about: 'Limits of power or current over time.',
    fields: {
      start_date_time: 'When the profile starts; absent means at the start of charging.',
      duration: 'Length of the profile, in seconds; absent means that the last period goes on.',
      charging_rate_unit: 'Unit of all rates in this profile.',
      min_charging_rate: "Least rate the vehicle can use, in the profile's unit, at most one decimal.",
      charging_profile_period: 'The limits, in order of time.',
    },
  },
  ActiveChargingProfile: {
    about: 'The profile that a charge point expects to charge by.',
    fields: {
      start_date_time: 'When the charge point computed it; times in the profile count from here.',
      charging_profile: 'The limits over time.',
    },
  },
  SetChargingProfile: {
    about: 'The request to charge by a profile.',
    fields: {
      charging_profile: 'The limits over time.',
      response_url: 'Where the ChargingProfileResult is to be posted.',
    },
  },
  ChargingProfileResponse: {
    about: "The CPO's answer to a request about a charging profile; the result follows later.",
    fields: {
      result: 'Whether the CPO takes the request.',
      timeout: 'Seconds after which no result is to be expected any more.',
    },
  },
  ActiveChargingProfileResult: {
    about: 'The outcome of asking for the active charging profile.',
    fields: {
      result: 'Whether the EVSE could answer.',
      profile: 'The active profile, when the result is ACCEPTED.',
    },
  },
  ChargingProfileResult: {
    about: 'The outcome of setting a charging profile.',
    fields: { result: 'Whether the EVSE took the profile.' },
  },
  ClearProfileResult: {
    about: 'The outcome of removing a charging profile.',
    fields: { result: 'Whether the EVSE removed the profile.' },
  },
};
