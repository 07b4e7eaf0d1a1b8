import { LATITUDE_SIX, LONGITUDE_SIX } from '../../core/formats.js';
import type { ObjectSchema } from '../../core/kind.js';
import { object, optional } from '../../core/object.js';
import { string } from '../../core/primitives.js';
import { isAdditionalGeoLocation, isGeoLocation } from '../guards_v2_1_1/geo-location.js';
import { type DisplayText, DisplayTextSchema } from './types.js';

/** A point on Earth, WGS 84. @see OCPI 2.1.1, mod_locations, 412-geolocation-class */
export interface GeoLocation {
  /** Latitude in decimal degrees, as a string with 6 decimals. */
  latitude: string;
  /** Longitude in decimal degrees, as a string with 6 decimals. */
  longitude: string;
}

/** Schema of {@link GeoLocation}. */
export const GeoLocationSchema: ObjectSchema<GeoLocation> = object<GeoLocation>(
  'GeoLocation',
  {
    latitude: string(10, LATITUDE_SIX),
    longitude: string(11, LONGITUDE_SIX),
  },
  [],
  isGeoLocation,
);

/** A named point near a Location, WGS 84. @see OCPI 2.1.1, mod_locations, 41-additionalgeolocation-class */
export interface AdditionalGeoLocation {
  /** Latitude in decimal degrees, as a string with 6 decimals. */
  latitude: string;
  /** Longitude in decimal degrees, as a string with 6 decimals. */
  longitude: string;
  /** Name of the point, in one language. */
  name?: DisplayText | undefined;
}

/** Schema of {@link AdditionalGeoLocation}. */
export const AdditionalGeoLocationSchema: ObjectSchema<AdditionalGeoLocation> = object<AdditionalGeoLocation>(
  'AdditionalGeoLocation',
  {
    latitude: string(10, LATITUDE_SIX),
    longitude: string(11, LONGITUDE_SIX),
    name: optional(DisplayTextSchema),
  },
  [],
  isAdditionalGeoLocation,
);
