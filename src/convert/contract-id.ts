import type { Party } from '../core/party.js';

/** Country and provider of an eMA ID, the form that contract ids should have; `undefined` for any other text. */
export function partyOfContract(contract: string): Party | undefined {
  const [, country_code, party_id] =
    /^([A-Za-z]{2})-?([A-Za-z0-9]{3})-?[A-Za-z0-9]{9}(-?[A-Za-z0-9])?$/.exec(contract) ?? [];
  return country_code && party_id ? { country_code, party_id } : undefined;
}
