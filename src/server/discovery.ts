import type { AdvertisedEndpoint } from '../contract/version.js';
import type { Mount, RouteTable } from './routes.js';

/** A version as the versions endpoint lists it. */
export interface AdvertisedVersion {
  version: string;
  url: string;
}

/**
 * What a versions endpoint lists: all versions, or those of one of our roles. A version whose roles are mounted apart
 * (2.1.1) is in the common list only while there is no choice between roles.
 * @see OCPI 2.2.1, version_information_endpoint, version_information_endpoint_version_information_endpoint
 */
export function advertisedVersions(table: RouteTable, scope: string): AdvertisedVersion[] {
  const details = [...table.values()].filter((mount) => mount.kind === 'details');
  const visible = details.filter((mount) => {
    if (scope !== '') return mount.scope === scope || mount.scope === '';
    return mount.scope === '' || details.filter((other) => other.version === mount.version).length === 1;
  });
  return visible.map((mount) => ({
    version: mount.version?.version ?? '',
    url: mount.url,
  }));
}

/**
 * The endpoints of a version, generated from what is mounted.
 * @see OCPI 2.2.1, version_information_endpoint, version_information_get_endpoint
 */
export function advertisedEndpoints(table: RouteTable, details: Mount): AdvertisedEndpoint[] {
  const routed = details.version?.routed ?? true;
  const endpoints: AdvertisedEndpoint[] = [];
  for (const mount of table.values()) {
    if (mount.version !== details.version || mount.scope !== details.scope || mount.kind === 'details')
      continue;
    const { url } = mount;
    // The role says nothing for credentials, which is the same for both sides; the specification advises SENDER.
    const role = mount.kind === 'credentials' ? 'SENDER' : mount.interfaceRole;
    if (mount.kind !== 'versions')
      endpoints.push({ identifier: mount.module, ...(routed ? { role } : {}), url });
  }
  return endpoints;
}
