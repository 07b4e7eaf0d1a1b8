import { ALPHA2 } from '../../core/formats.js';
import type { ObjectSchema } from '../../core/kind.js';
import { object } from '../../core/object.js';
import { string, url } from '../../core/primitives.js';
import { isCredentials } from '../guards_v2_1_1/credentials.js';
import { type BusinessDetails, BusinessDetailsSchema } from './business-details.js';

/**
 * What a party tells another one to be reached: token, versions URL and who it is.
 * @see OCPI 2.1.1, credentials, 21-credentials-object
 */
export interface Credentials {
  /** Token with which the other side authenticates at this party. */
  token: string;
  /** Versions endpoint of this platform. */
  url: string;
  /** Who the party is. */
  business_details: BusinessDetails;
  /** Identifier of the party within its country, following ISO 15118. */
  party_id: string;
  /** ISO 3166-1 alpha-2 code of the country the party operates in. */
  country_code: string;
}

/** Schema of {@link Credentials}. */
export const CredentialsSchema: ObjectSchema<Credentials> = object<Credentials>(
  'Credentials',
  {
    token: string(64),
    url: url(),
    business_details: BusinessDetailsSchema,
    party_id: string(3),
    country_code: string(2, ALPHA2),
  },
  [],
  isCredentials,
);
