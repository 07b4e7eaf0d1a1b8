import { action, get, type Operation, remove } from '../contract/operation.js';
import type { Version } from '../contract/version.js';
import { list } from '../core/object.js';
import { type Context, describeOperation, type Place } from './operation.js';
import type { PathItem } from './types.js';

/**
 * The endpoints that every platform has: versions, version details and credentials. `scope` is the role that has a
 * versions URL of its own (`cpo`), or empty.
 * @see OCPI 2.2.1, version_information_endpoint, version_information_endpoint_version_information_endpoint
 */
export function configurationPaths(context: Context, scope: string): Record<string, PathItem> {
  const { version } = context;
  const prefix = scope === '' ? '' : `/${scope}`;
  const describe = (tag: string, name: string, operation: Operation): PathItem => {
    const place: Place = { tag, id: [tag, scope, name].filter(Boolean).join('_'), routed: false };
    return { [operation.method.toLowerCase()]: describeOperation(context, place, name, operation) };
  };
  const all = operationsOf(version);
  return {
    [`${prefix}/versions`]: describe('versions', 'getVersions', all.getVersions),
    [`${prefix}/${version.version}`]: describe('versions', 'getVersionDetails', all.getVersionDetails),
    [`${prefix}/${version.version}/credentials`]: {
      ...describe('credentials', 'getCredentials', all.getCredentials),
      ...describe('credentials', 'register', all.register),
      ...describe('credentials', 'renewRegistration', all.renewRegistration),
      ...describe('credentials', 'unregister', all.unregister),
    },
  };
}

function operationsOf({ credentials: { schema }, versions, details }: Version) {
  const versionsAnchor = 'version_information_endpoint';
  const anchor = 'credentials';
  return {
    getVersions: get({ data: list(versions), anchor: versionsAnchor }),
    getVersionDetails: get({ data: details, anchor: versionsAnchor }),
    getCredentials: get({ data: schema, anchor }),
    register: action({ method: 'POST', body: schema, data: schema, anchor }),
    renewRegistration: action({ method: 'PUT', body: schema, data: schema, anchor }),
    unregister: remove({ anchor }),
  } satisfies Record<string, Operation>;
}
