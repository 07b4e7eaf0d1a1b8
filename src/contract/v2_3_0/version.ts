import { CredentialsSchema } from '../../schema/v2_3_0/credentials.js';
import { VersionDetailsSchema, VersionSchema } from '../../schema/v2_3_0/versions.js';
import type { CredentialsData, Version } from '../version.js';

/** OCPI 2.3.0 as a value. @see OCPI 2.3.0, version_information_endpoint, versions_module */
export const v2_3_0: Version<'2.3.0'> = {
  version: '2.3.0',
  tokenEncoding: 'base64',
  routed: true,
  credentials: {
    schema: CredentialsSchema,
    read: (value) => value as CredentialsData,
    write: ({ token, url, hub_party_id, roles }) =>
      hub_party_id === undefined ? { token, url, roles } : { token, url, hub_party_id, roles },
  },
  versions: VersionSchema,
  details: VersionDetailsSchema,
};
