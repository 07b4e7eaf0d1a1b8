// Written by scripts/generate-guards.ts from src/schema/v2_1_1/business-details.ts; change that one.

import { isObject, smallInt, text, url } from '../../core/guard.js';

const IMAGE_CATEGORY = new Set<unknown>([
  'CHARGER',
  'ENTRANCE',
  'LOCATION',
  'NETWORK',
  'OPERATOR',
  'OTHER',
  'OWNER',
]);

/** Passes most Image objects with nothing to report, and nothing else. */
export function isImage(v: unknown): boolean {
  if (!isObject(v)) return false;
  return (
    url(v.url) &&
    (v.thumbnail === undefined || url(v.thumbnail)) &&
    IMAGE_CATEGORY.has(v.category) &&
    text(v.type, 4) &&
    (v.width === undefined || smallInt(v.width, 100000)) &&
    (v.height === undefined || smallInt(v.height, 100000))
  );
}

/** Passes most BusinessDetails objects with nothing to report, and nothing else. */
export function isBusinessDetails(v: unknown): boolean {
  if (!isObject(v)) return false;
  return (
    text(v.name, 100) &&
    (v.website === undefined || url(v.website)) &&
    (v.logo === undefined || isImage(v.logo))
  );
}
