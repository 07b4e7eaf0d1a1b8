import { CredentialsSchema } from '../../schema/v2_2_1/credentials.js';
import { VersionDetailsSchema, VersionSchema } from '../../schema/v2_2_1/versions.js';
import type { CredentialsData, Version } from '../version.js';

/** OCPI 2.2.1 as a value. @see OCPI 2.2.1, version_information_endpoint, versions_module */
export const v2_2_1: Version<'2.2.1'> = {
  version: '2.2.1',
  tokenEncoding: 'base64',
  routed: true,
  credentials: {
    schema: CredentialsSchema,
    read: (value) => value as CredentialsData,
    write: ({ token, url, roles }) => ({ token, url, roles }),
  },
  versions: VersionSchema,
  details: VersionDetailsSchema,
};
