// Written by scripts/generate-guards.ts from src/schema/v2_1_1/versions.ts; change that one.

import { isObject, list, url } from '../../core/guard.js';

const MODULE_ID = new Set<unknown>([
  'cdrs',
  'commands',
  'credentials',
  'locations',
  'sessions',
  'tariffs',
  'tokens',
]);

/** Passes most Version objects with nothing to report, and nothing else. */
export function isVersion(v: unknown): boolean {
  if (!isObject(v)) return false;
  return (v.version === '2.0' || v.version === '2.1' || v.version === '2.1.1') && url(v.url);
}

/** Passes most Endpoint objects with nothing to report, and nothing else. */
export function isEndpoint(v: unknown): boolean {
  if (!isObject(v)) return false;
  return MODULE_ID.has(v.identifier) && url(v.url);
}

/** Passes most VersionDetails objects with nothing to report, and nothing else. */
export function isVersionDetails(v: unknown): boolean {
  if (!isObject(v)) return false;
  return (
    (v.version === '2.0' || v.version === '2.1' || v.version === '2.1.1') && list(v.endpoints, 1, isEndpoint)
  );
}
