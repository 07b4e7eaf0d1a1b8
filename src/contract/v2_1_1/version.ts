import { OcpiNegotiationError } from '../../core/errors.js';
import { partyKey } from '../../core/party.js';
import { type Credentials, CredentialsSchema } from '../../schema/v2_1_1/credentials.js';
import { VersionDetailsSchema, VersionSchema } from '../../schema/v2_1_1/versions.js';
import type { CredentialsData, PartyRole, Version } from '../version.js';

/**
 * OCPI 2.1.1 as a value: raw tokens, no routing headers, no interface roles, one party in a credentials object.
 * @see OCPI 2.1.1, version_information_endpoint, version-information-endpoint
 */
export const v2_1_1: Version<'2.1.1'> = {
  version: '2.1.1',
  tokenEncoding: 'raw',
  routed: false,
  credentials: { schema: CredentialsSchema, read: readCredentials, write: writeCredentials },
  versions: VersionSchema,
  details: VersionDetailsSchema,
};

/** 2.1.1 does not say which role a party plays: `OTHER` stands for that, and the endpoints of the partner tell. */
function readCredentials(value: unknown): CredentialsData {
  const { token, url, business_details, party_id, country_code } = value as Credentials;
  return { token, url, roles: [{ role: 'OTHER', country_code, party_id, business_details }] };
}

/** Roles of one and the same party become one; throws an `OcpiNegotiationError` when there is no party, or several. */
function writeCredentials({ token, url, roles }: CredentialsData): unknown {
  const { country_code, party_id, business_details } = onlyParty(roles);
  return { token, url, business_details, party_id, country_code };
}

function onlyParty(roles: readonly PartyRole[]): PartyRole {
  const parties = [...new Set(roles.map(partyKey))];
  const [first] = roles;
  if (first && parties.length === 1) return first;
  throw new OcpiNegotiationError(
    `OCPI 2.1.1 credentials hold exactly one party, not ${parties.length}; register each party by itself, with a versions URL of its own.`,
    parties,
    ['one party'],
  );
}
