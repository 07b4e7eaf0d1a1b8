import type { Party } from './party.js';

/** Names of the headers that OCPI defines, as the specification writes them. */
export const Header = {
  authorization: 'Authorization',
  contentType: 'Content-Type',
  requestId: 'X-Request-ID',
  correlationId: 'X-Correlation-ID',
  toParty: 'OCPI-to-party-id',
  toCountry: 'OCPI-to-country-code',
  fromParty: 'OCPI-from-party-id',
  fromCountry: 'OCPI-from-country-code',
  link: 'Link',
  totalCount: 'X-Total-Count',
  limit: 'X-Limit',
  location: 'Location',
} as const;

/** Anything that headers can be read from by name, without regard to case; names in lower case are found fastest. */
export interface HeaderReader {
  get(name: string): string | null;
}

/** The parties that the message routing headers name. @see OCPI 2.2.1, transport_and_format, transport_and_format_message_routing */
export interface Routing {
  readonly to?: Party | undefined;
  readonly from?: Party | undefined;
}

/** Reads the message routing headers; also the misspelling with underscores that some partners send. */
export function readRouting(headers: HeaderReader): Routing {
  const to = readParty(headers, TO);
  const from = readParty(headers, FROM);
  if (!to && !from) return NO_ROUTING;
  return { ...(to ? { to } : {}), ...(from ? { from } : {}) };
}

const NO_ROUTING: Routing = {};

/** Names of the headers for country and party, each in both spellings. */
interface PartyHeaders {
  readonly country: readonly [string, string];
  readonly party: readonly [string, string];
}

const spellings = (name: string): readonly [string, string] => {
  const lower = name.toLowerCase();
  return [lower, lower.replaceAll('-', '_')];
};
const TO: PartyHeaders = { country: spellings(Header.toCountry), party: spellings(Header.toParty) };
const FROM: PartyHeaders = { country: spellings(Header.fromCountry), party: spellings(Header.fromParty) };

function readParty(headers: HeaderReader, { country, party }: PartyHeaders): Party | undefined {
  const country_code = headers.get(country[0]) ?? headers.get(country[1]);
  const party_id = country_code && (headers.get(party[0]) ?? headers.get(party[1]));
  return country_code && party_id
    ? { country_code: country_code.trim(), party_id: party_id.trim() }
    : undefined;
}

/** The message routing headers for a request or an answer. */
export function routingHeaders(routing: Routing): Record<string, string> {
  const headers: Record<string, string> = {};
  if (routing.to) {
    headers[Header.toCountry] = routing.to.country_code;
    headers[Header.toParty] = routing.to.party_id;
  }
  if (routing.from) {
    headers[Header.fromCountry] = routing.from.country_code;
    headers[Header.fromParty] = routing.from.party_id;
  }
  return headers;
}
