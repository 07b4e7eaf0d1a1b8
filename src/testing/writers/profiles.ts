import { dateTime, MINUTE, SAMPLE_NOW } from '../clock.js';
import type { Random } from '../random.js';

const RESULTS = ['ACCEPTED', 'ACCEPTED', 'ACCEPTED', 'REJECTED', 'UNKNOWN'] as const;

/** A charging profile: limits that go down, in watts or amperes, with at most one decimal. */
export function writeChargingProfile(random: Random) {
  const unit = random.pick(['W', 'A'] as const);
  const top = unit === 'W' ? 11_000 : 16;
  return {
    start_date_time: dateTime(SAMPLE_NOW),
    duration: 3600,
    charging_rate_unit: unit,
    min_charging_rate: unit === 'W' ? 1_380 : 6,
    charging_profile_period: [
      { start_period: 0, limit: top },
      { start_period: random.int(1, 5) * 300, limit: top / 2 },
      { start_period: 2_700, limit: unit === 'W' ? 4_140 : 6.5 },
    ],
  };
}

/** `SetChargingProfile`. */
export const writeSetChargingProfile = (random: Random, version: string) => ({
  charging_profile: writeChargingProfile(random),
  response_url: `https://scsp.example/ocpi/scsp/${version}/chargingprofiles/results/${random.uuid()}`,
});

/** `ActiveChargingProfile`. */
export const writeActiveProfile = (random: Random) => ({
  start_date_time: dateTime(SAMPLE_NOW - random.int(1, 30) * MINUTE),
  charging_profile: writeChargingProfile(random),
});

/** `ChargingProfileResponse`. */
export const writeProfileResponse = (random: Random) => ({
  result: random.pick(['ACCEPTED', 'ACCEPTED', 'ACCEPTED', 'NOT_SUPPORTED', 'TOO_OFTEN', 'UNKNOWN_SESSION']),
  timeout: random.pick([15, 30, 60]),
});

/** `ActiveChargingProfileResult`: it has a profile only when it is accepted. */
export function writeActiveProfileResult(random: Random) {
  const result = random.pick(RESULTS);
  return result === 'ACCEPTED' ? { result, profile: writeActiveProfile(random) } : { result };
}

/** `ChargingProfileResult` and `ClearProfileResult`. */
export const writeProfileResult = (random: Random) => ({ result: random.pick(RESULTS) });
