import { buildRoutes, findMount, matchOperation, pathSegments } from '../../server/routes.js';
import type { Role } from '../../server/types.js';
import type { ExchangeId } from './fault.js';

/** Tells what a request is about. */
export type Locate = (request: Request) => ExchangeId;

/** Tells what a request to a handler of these roles is about: module, operation by its name, step of a registration. */
export function locateByRoles(roles: readonly Role[], publicUrl: string): Locate {
  const routes = buildRoutes(roles);
  const prefix = new URL(publicUrl).pathname.split('/').filter(Boolean).map(decodeURIComponent);
  return ({ method, url }) => {
    const segments = pathSegments(url, prefix);
    const found = segments && findMount(routes, segments);
    if (!found) return { method, module: '' };
    const { mount } = found;
    if (mount.kind === 'versions') return { method, module: 'versions', operation: 'list', step: 1 };
    if (mount.kind === 'details') return { method, module: 'versions', operation: 'details', step: 2 };
    if (mount.kind === 'credentials') return credentials(method);
    const match = matchOperation(found, ({ operation }) => operation.method === method);
    return { method, module: mount.module, operation: match?.operation.name };
  };
}

function credentials(method: string): ExchangeId {
  const step = method === 'POST' || method === 'PUT' ? { step: 3 as const } : {};
  return { method, module: 'credentials', operation: method.toLowerCase(), ...step };
}

const VERSION = /^\d+\.\d+(\.\d+)?$/;
const ROLES = ['sender', 'receiver'];

/**
 * Tells what a request is about by the usual form of URLs (`…/2.2.1/sender/locations/…`) alone: the module, and of
 * operations only `list`. For handlers whose roles are not known.
 */
export const locateByUrl: Locate = ({ method, url }) => {
  const segments = new URL(url).pathname.split('/').filter(Boolean);
  const at = segments.findIndex((segment) => VERSION.test(segment));
  if (at < 0) {
    return segments.at(-1) === 'versions'
      ? { method, module: 'versions', operation: 'list', step: 1 }
      : { method, module: '' };
  }
  const rest = segments.slice(at + 1).filter((segment, index) => index > 0 || !ROLES.includes(segment));
  const [module, ...below] = rest;
  if (module === undefined) return { method, module: 'versions', operation: 'details', step: 2 };
  if (module === 'credentials') return credentials(method);
  return { method, module, operation: method === 'GET' && below.length === 0 ? 'list' : undefined };
};
