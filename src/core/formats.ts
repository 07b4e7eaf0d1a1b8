import type { StringOptions } from './primitives.js';

/** ISO 3166-1 alpha-2 code of a country; upper and lower case, because its fields are mostly a `CiString`. */
export const ALPHA2: StringOptions = { format: 'alpha2', pattern: /^[A-Za-z]{2}$/ };

/** ISO 3166-1 alpha-3 code of a country in a `string`. */
export const ALPHA3: StringOptions = { format: 'alpha3', pattern: /^[A-Z]{3}$/ };

/** ISO 3166-1 alpha-3 code of a country in a `CiString`. */
export const ALPHA3_CI: StringOptions = { format: 'alpha3', pattern: /^[A-Za-z]{3}$/ };

/** ISO 4217 code of a currency in a `string`. */
export const CURRENCY: StringOptions = { format: 'currency', pattern: /^[A-Z]{3}$/ };

/** ISO 4217 code of a currency in a `CiString`. */
export const CURRENCY_CI: StringOptions = { format: 'currency', pattern: /^[A-Za-z]{3}$/ };

/** ISO 639-1 code of a language. */
export const LANGUAGE: StringOptions = { format: 'language', pattern: /^[a-z]{2}$/ };

/** Latitude in decimal degrees, as OCPI 2.2 and later write it. @see OCPI 2.2.1, mod_locations, mod_locations_geolocation_class */
export const LATITUDE: StringOptions = { format: 'latitude', pattern: /^-?[0-9]{1,2}\.[0-9]{5,7}$/ };

/**
 * Longitude in decimal degrees, as OCPI 2.2 and later write it; used without a maximum length, because the
 * pattern allows one character more than the length that the specification gives (`-126.1049651`).
 * @see OCPI 2.2.1, mod_locations, mod_locations_geolocation_class
 */
export const LONGITUDE: StringOptions = { format: 'longitude', pattern: /^-?[0-9]{1,3}\.[0-9]{5,7}$/ };

/** Latitude in decimal degrees, as OCPI 2.1.1 writes it. @see OCPI 2.1.1, mod_locations, 412-geolocation-class */
export const LATITUDE_SIX: StringOptions = { format: 'latitude', pattern: /^-?[0-9]{1,2}\.[0-9]{6}$/ };

/** Longitude in decimal degrees, as OCPI 2.1.1 writes it. @see OCPI 2.1.1, mod_locations, 412-geolocation-class */
export const LONGITUDE_SIX: StringOptions = { format: 'longitude', pattern: /^-?[0-9]{1,3}\.[0-9]{6}$/ };

/** Local time of day, `HH:MM`. @see OCPI 2.2.1, mod_locations, mod_locations_regularhours_class */
export const TIME: StringOptions = { format: 'time', pattern: /^([0-1][0-9]|2[0-3]):[0-5][0-9]$/ };

/** Local date, `YYYY-MM-DD`. @see OCPI 2.2.1, mod_tariffs, mod_tariffs_tariffrestrictions_class */
export const DATE: StringOptions = {
  format: 'date',
  pattern: /^([12][0-9]{3})-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$/,
};
