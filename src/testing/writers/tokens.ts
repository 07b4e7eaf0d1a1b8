import type { SitePlan } from '../plan/site.js';
import type { Random } from '../random.js';
import { english } from './wire.js';

const ANSWERS = ['ALLOWED', 'ALLOWED', 'ALLOWED', 'BLOCKED', 'EXPIRED', 'NO_CREDIT', 'NOT_ALLOWED'] as const;

/** A location and its first EVSE. */
export const writeReferences = (site: SitePlan) => ({
  location_id: site.id,
  evse_uids: site.evses.slice(0, 1).map((evse) => evse.uid),
});

/** The answer to an authorization without the token: a driver who may not charge is told so. */
export function writeAnswer(random: Random, site: SitePlan) {
  const allowed = random.pick(ANSWERS);
  return allowed === 'ALLOWED'
    ? { allowed, location: writeReferences(site) }
    : { allowed, info: english('Please call the number on your card.') };
}
