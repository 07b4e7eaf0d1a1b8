import type { ObjectSchema, Schema } from '../../core/kind.js';
import { closedEnum, nonEmptyList, type Open, object, openEnum } from '../../core/object.js';
import { url } from '../../core/primitives.js';
import { isEndpoint, isVersion, isVersionDetails } from '../guards_v2_3_0/versions.js';

/**
 * Side of a module: SENDER is implemented by the party that owns the data, RECEIVER by the party that gets
 * it.
 * @see OCPI 2.3.0, version_information_endpoint, version_information_endpoint_interface_role_enum
 */
export type InterfaceRole = Open<'SENDER' | 'RECEIVER'>;

/** Schema of {@link InterfaceRole}. */
export const InterfaceRoleSchema: Schema<InterfaceRole> = closedEnum<InterfaceRole>('InterfaceRole', [
  'SENDER',
  'RECEIVER',
]);

/**
 * Identifier of a module as version details name it.
 * @see OCPI 2.3.0, version_information_endpoint, version_information_endpoint_moduleid_enum
 */
export type ModuleID = Open<
  | 'cdrs'
  | 'chargingprofiles'
  | 'commands'
  | 'credentials'
  | 'hubclientinfo'
  | 'locations'
  | 'sessions'
  | 'tariffs'
  | 'tokens'
>;

/** Schema of {@link ModuleID}. */
export const ModuleIDSchema: Schema<ModuleID> = openEnum<ModuleID>('ModuleID', [
  'cdrs',
  'chargingprofiles',
  'commands',
  'credentials',
  'hubclientinfo',
  'locations',
  'sessions',
  'tariffs',
  'tokens',
]);

/**
 * Number of an OCPI version.
 * @see OCPI 2.3.0, version_information_endpoint, version_information_endpoint_versionnumber_enum
 */
export type VersionNumber = Open<'2.0' | '2.1' | '2.1.1' | '2.2' | '2.2.1' | '2.3.0'>;

/** Schema of {@link VersionNumber}. */
export const VersionNumberSchema: Schema<VersionNumber> = openEnum<VersionNumber>('VersionNumber', [
  '2.0',
  '2.1',
  '2.1.1',
  '2.2',
  '2.2.1',
  '2.3.0',
]);

/**
 * An OCPI version that a platform offers.
 * @see OCPI 2.3.0, version_information_endpoint, version_information_endpoint_version_class
 */
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

/**
 * Where a platform offers one module.
 * @see OCPI 2.3.0, version_information_endpoint, version_information_endpoint_endpoint_class
 */
export interface Endpoint {
  /** The module. */
  identifier: ModuleID;
  /** The interface of the module that is found at this URL. */
  role: InterfaceRole;
  /** Where the module is found; all paths of the module start here. */
  url: string;
}

/** Schema of {@link Endpoint}. */
export const EndpointSchema: ObjectSchema<Endpoint> = object<Endpoint>(
  'Endpoint',
  {
    identifier: ModuleIDSchema,
    role: InterfaceRoleSchema,
    url: url(),
  },
  [],
  isEndpoint,
);

/**
 * The endpoints that a platform offers for one version.
 * @see OCPI 2.3.0, version_information_endpoint, version_information_get_details_endpoint_data
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
