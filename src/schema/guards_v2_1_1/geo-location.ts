// Written by scripts/generate-guards.ts from src/schema/v2_1_1/geo-location.ts; change that one.

import { coordinate, isObject } from '../../core/guard.js';
import { isDisplayText } from './types.js';

/** Passes most GeoLocation objects with nothing to report, and nothing else. */
export function isGeoLocation(v: unknown): boolean {
  if (!isObject(v)) return false;
  return coordinate(v.latitude, 90, 6, 6) && coordinate(v.longitude, 180, 6, 6);
}

/** Passes most AdditionalGeoLocation objects with nothing to report, and nothing else. */
export function isAdditionalGeoLocation(v: unknown): boolean {
  if (!isObject(v)) return false;
  return (
    coordinate(v.latitude, 90, 6, 6) &&
    coordinate(v.longitude, 180, 6, 6) &&
    (v.name === undefined || isDisplayText(v.name))
  );
}
