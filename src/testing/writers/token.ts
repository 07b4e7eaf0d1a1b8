import { dateTime } from '../clock.js';
import type { TokenPlan } from '../plan/token.js';

/** A token as 2.2.1 and later write it. */
export const writeToken = (token: TokenPlan) => ({
  country_code: token.provider.country_code,
  party_id: token.provider.party_id,
  uid: token.uid,
  type: token.type,
  contract_id: token.contract,
  ...(token.visualNumber === undefined ? {} : { visual_number: token.visualNumber }),
  issuer: token.provider.name,
  ...(token.group === undefined ? {} : { group_id: token.group }),
  valid: token.valid,
  whitelist: token.whitelist,
  language: token.language,
  ...(token.profile === undefined ? {} : { default_profile_type: token.profile }),
  last_updated: dateTime(token.updated),
});

/** A token reduced to what identifies it, as 2.2.1 and later write it. */
export const writeCdrToken = (token: TokenPlan) => ({
  country_code: token.provider.country_code,
  party_id: token.provider.party_id,
  uid: token.uid,
  type: token.type,
  contract_id: token.contract,
});
