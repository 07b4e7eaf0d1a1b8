// Written by scripts/generate-guards.ts from src/schema/v2_2_1/versions.ts; change that one.

import { isObject, list, url } from '../../core/guard.js';

const VERSION_NUMBER = new Set<unknown>(['2.0', '2.1', '2.1.1', '2.2', '2.2.1']);
const MODULE_ID = new Set<unknown>([
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

/** Passes most Version objects with nothing to report, and nothing else. */
export function isVersion(v: unknown): boolean {
  if (!isObject(v)) return false;
  return VERSION_NUMBER.has(v.version) && url(v.url);
}

/** Passes most Endpoint objects with nothing to report, and nothing else. */
export function isEndpoint(v: unknown): boolean {
  if (!isObject(v)) return false;
  return MODULE_ID.has(v.identifier) && (v.role === 'SENDER' || v.role === 'RECEIVER') && url(v.url);
}

/** Passes most VersionDetails objects with nothing to report, and nothing else. */
export function isVersionDetails(v: unknown): boolean {
  if (!isObject(v)) return false;
  return VERSION_NUMBER.has(v.version) && list(v.endpoints, 1, isEndpoint);
}
