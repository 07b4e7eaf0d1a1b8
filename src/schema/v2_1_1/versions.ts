import type { ObjectSchema, Schema } from '../../core/kind.js';
import { closedEnum, nonEmptyList, type Open, object } from '../../core/object.js';
import { url } from '../../core/primitives.js';
import { isEndpoint, isVersion, isVersionDetails } from '../guards_v2_1_1/versions.js';

/**
 * Identifier of a module as version details name it.
 * @see OCPI 2.1.1, version_information_endpoint, moduleid-enum
 */
export type ModuleID = Open<
  'cdrs' | 'commands' | 'credentials' | 'locations' | 'sessions' | 'tariffs' | 'tokens'
>;

/** Schema of {@link ModuleID}. */
export const ModuleIDSchema: Schema<ModuleID> = closedEnum<ModuleID>('ModuleID', [
  'cdrs',
  'commands',
  'credentials',
  'locations',
  'sessions',
  'tariffs',
  'tokens',
]);

/** Number of an OCPI version. @see OCPI 2.1.1, version_information_endpoint, versionnumber-enum */
export type VersionNumber = Open<'2.0' | '2.1' | '2.1.1'>;

/** Schema of {@link VersionNumber}. */
export const VersionNumberSchema: Schema<VersionNumber> = closedEnum<VersionNumber>('VersionNumber', [
  '2.0',
  '2.1',
  '2.1.1',
]);

/** An OCPI version that a platform offers. @see OCPI 2.1.1, version_information_endpoint, version-class */
export interface Version {
  /** The version number. */
  version: VersionNumber;
  /** Where the details of this version are found. */
  url: string;
}

/** Schema of {@link Version}. */
export const VersionSchema: ObjectSchema<Version> = object<Version>(
  'Version',
  {
    version: VersionNumberSchema,
    url: url(),
  },
  [],
  isVersion,
);

/** Where a platform offers one module. @see OCPI 2.1.1, version_information_endpoint, endpoint-class */
export interface Endpoint {
  /** The module. */
  identifier: ModuleID;
  /** Where the module is found; all paths of the module start here. */
  url: string;
}

/** Schema of {@link Endpoint}. */
export const EndpointSchema: ObjectSchema<Endpoint> = object<Endpoint>(
  'Endpoint',
  {
    identifier: ModuleIDSchema,
    url: url(),
  },
  [],
  isEndpoint,
);

/**
 * The endpoints that a platform offers for one version.
 * @see OCPI 2.1.1, version_information_endpoint, data
 */
export interface VersionDetails {
  /** The version number. */
  version: VersionNumber;
  /** All endpoints of this version. */
  endpoints: Endpoint[];
}

/** Schema of {@link VersionDetails}. */
export const VersionDetailsSchema: ObjectSchema<VersionDetails> = object<VersionDetails>(
  'VersionDetails',
  {
    version: VersionNumberSchema,
    endpoints: nonEmptyList(EndpointSchema),
  },
  [],
  isVersionDetails,
);
