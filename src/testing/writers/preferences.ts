import { dateTime, HOUR, SAMPLE_NOW } from '../clock.js';
import type { Random } from '../random.js';

/** What a driver wants of a session. */
export const writePreferences = (random: Random) => ({
  profile_type: random.pick(['CHEAP', 'FAST', 'GREEN', 'REGULAR']),
  departure_time: dateTime(SAMPLE_NOW + random.int(2, 12) * HOUR),
  energy_need: random.int(20, 180) / 4,
});

/** What the CPO makes of it. */
export const writePreferencesResponse = (random: Random) =>
  random.pick([
    'ACCEPTED',
    'DEPARTURE_REQUIRED',
    'ENERGY_NEED_REQUIRED',
    'NOT_POSSIBLE',
    'PROFILE_TYPE_NOT_SUPPORTED',
  ]);
