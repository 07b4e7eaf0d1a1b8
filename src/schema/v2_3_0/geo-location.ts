import { LATITUDE, LONGITUDE } from '../../core/formats.js';
import type { ObjectSchema } from '../../core/kind.js';
import { object, optional } from '../../core/object.js';
import { string } from '../../core/primitives.js';
import { isAdditionalGeoLocation, isGeoLocation } from '../guards_v2_3_0/geo-location.js';
import { type DisplayText, DisplayTextSchema } from './types.js';

/** A point on Earth, WGS 84. @see OCPI 2.3.0, mod_locations, mod_locations_geolocation_class */
export interface GeoLocation {
  /** Latitude in decimal degrees, as a string with 5 to 7 decimals. */
  latitude: string;
  /** Longitude in decimal degrees, as a string with 5 to 7 decimals. */
  longitude: string;
}

/** Schema of {@link GeoLocation}. */
export const GeoLocationSchema: ObjectSchema<GeoLocation> = object<GeoLocation>(
  'GeoLocation',
  {
    latitude: string(undefined, LATITUDE),
    longitude: string(undefined, LONGITUDE),
  },
  [],
  isGeoLocation,
);

/**
 * A named point near a Location, WGS 84.
 * @see OCPI 2.3.0, mod_locations, mod_locations_additionalgeolocation_class
 */
export interface AdditionalGeoLocation {
  /** Latitude in decimal degrees, as a string with 5 to 7 decimals. */
  latitude: string;
  /** Longitude in decimal degrees, as a string with 5 to 7 decimals. */
  longitude: string;
  /** Name of the point, in one language. */
  name?: DisplayText | undefined;
}

/** Schema of {@link AdditionalGeoLocation}. */
export const AdditionalGeoLocationSchema: ObjectSchema<AdditionalGeoLocation> = object<AdditionalGeoLocation>(
  'AdditionalGeoLocation',
  {
    latitude: string(undefined, LATITUDE),
    longitude: string(undefined, LONGITUDE),
    name: optional(DisplayTextSchema),
  },
  [],
  isAdditionalGeoLocation,
);
