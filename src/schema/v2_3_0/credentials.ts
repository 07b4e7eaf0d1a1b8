import { ALPHA2 } from '../../core/formats.js';
import type { ObjectSchema } from '../../core/kind.js';
import { nonEmptyList, object, optional } from '../../core/object.js';
import { ciString, string, url } from '../../core/primitives.js';
import { isCredentials, isCredentialsRole } from '../guards_v2_3_0/credentials.js';
import { type BusinessDetails, BusinessDetailsSchema } from './business-details.js';
import { type Role, RoleSchema } from './types.js';

/**
 * A party behind a platform and the role it plays.
 * @see OCPI 2.3.0, credentials, credentials_credentials_role_class
 */
export interface CredentialsRole {
  /** The role the party plays. */
  role: Role;
  /** Who the party is. */
  business_details: BusinessDetails;
  /** Identifier of the party within its country, following ISO 15118. */
  party_id: string;
  /** ISO 3166-1 alpha-2 code of the country the party operates in. */
  country_code: string;
}

/** Schema of {@link CredentialsRole}. */
export const CredentialsRoleSchema: ObjectSchema<CredentialsRole> = object<CredentialsRole>(
  'CredentialsRole',
  {
    role: RoleSchema,
    business_details: BusinessDetailsSchema,
    party_id: ciString(3),
    country_code: ciString(2, ALPHA2),
  },
  [],
  isCredentialsRole,
);

/**
 * What a platform tells another one to be reached: token, versions URL and the parties behind it.
 * @see OCPI 2.3.0, credentials, credentials_credentials_object
 */
export interface Credentials {
  /** Token with which the other side authenticates at this platform, printable ASCII without spaces. */
  token: string;
  /** Versions endpoint of this platform. */
  url: string;
  /** The hub party of this platform: country code and party id written together, such as `NLHUB`. */
  hub_party_id?: string | undefined;
  /** The parties that this platform speaks for, each with its role. */
  roles: CredentialsRole[];
}

/** Schema of {@link Credentials}. */
export const CredentialsSchema: ObjectSchema<Credentials> = object<Credentials>(
  'Credentials',
  {
    token: string(64),
    url: url(),
    hub_party_id: optional(ciString(5)),
    roles: nonEmptyList(CredentialsRoleSchema),
  },
  [],
  isCredentials,
);
