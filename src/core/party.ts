/** A party: the pair of country code and party id that names one in OCPI; compared without regard to case. */
export interface Party {
  /** ISO 3166-1 alpha-2 code of the country. */
  readonly country_code: string;
  /** Three characters (ISO 15118), unique together with the country code. */
  readonly party_id: string;
}

/** A key for maps: `NL*ABC`, upper case, so that parties written in different case are equal. */
export const partyKey = (party: Party): string => `${party.country_code}*${party.party_id}`.toUpperCase();

/** Whether two parties are the same; `CiString`s are compared without regard to case. */
export const sameParty = (a: Party, b: Party): boolean =>
  (a.country_code === b.country_code && a.party_id === b.party_id) || partyKey(a) === partyKey(b);

/** Reads `NL/ABC`, `NL-ABC` or `NL*ABC`; `undefined` when it is neither. */
export function parseParty(text: string): Party | undefined {
  const match = /^([A-Za-z]{2})[/*-]?([A-Za-z0-9]{3})$/.exec(text.trim());
  return match?.[1] && match[2]
    ? { country_code: match[1].toUpperCase(), party_id: match[2].toUpperCase() }
    : undefined;
}
