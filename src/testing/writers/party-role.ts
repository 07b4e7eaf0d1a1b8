import type { PartyRole } from '../../contract/version.js';
import type { PartyPlan } from '../plan/parties.js';

/** A role of a party in the form that servers and clients take. */
export const partyRole = (role: string, { country_code, party_id, name }: PartyPlan): PartyRole => ({
  role,
  country_code,
  party_id,
  business_details: { name },
});
