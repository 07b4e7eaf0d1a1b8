// Made from the comments in src/schema by scripts/generate-descriptions.ts; do not edit.

import type { Descriptions } from '../description.js';

/** What is described in geo-location.ts of the schemas. */
export const geoLocation: Descriptions = {
  GeoLocation: {
    about: 'A point on Earth, WGS 84.',
    fields: {
      latitude: {
        '2.1.1': 'Latitude in decimal degrees, as a string with 6 decimals.',
        '2.2.1': 'Latitude in decimal degrees, as a string with 5 to 7 decimals.',
        '2.3.0': 'Latitude in decimal degrees, as a string with 5 to 7 decimals.',
      },
      longitude: {
        '2.1.1': 'Longitude in decimal degrees, as a string with 6 decimals.',
        '2.2.1': 'Longitude in decimal degrees, as a string with 5 to 7 decimals.',
        '2.3.0': 'Longitude in decimal degrees, as a string with 5 to 7 decimals.',
      },
    },
  },
  AdditionalGeoLocation: {
    about: 'A named point near a Location, WGS 84.',
    fields: {
      latitude: {
        '2.1.1': 'Latitude in decimal degrees, as a string with 6 decimals.',
        '2.2.1': 'Latitude in decimal degrees, as a string with 5 to 7 decimals.',
        '2.3.0': 'Latitude in decimal degrees, as a string with 5 to 7 decimals.',
      },
      longitude: {
        '2.1.1': 'Longitude in decimal degrees, as a string with 6 decimals.',
        '2.2.1': 'Longitude in decimal degrees, as a string with 5 to 7 decimals.',
        '2.3.0': 'Longitude in decimal degrees, as a string with 5 to 7 decimals.',
      },
      name: 'Name of the point, in one language.',
    },
  },
};
