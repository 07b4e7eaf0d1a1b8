import type { Dialect } from './dialect.js';

const MINUTE = 60_000;
const DOCS = 'https://developer.plugsurfing.com/docs';
const LONG_ADDRESS = `${'Platz der Vereinten Nationen am Rande der Stadt '.repeat(3)}1`;

/**
 * Plugsurfing's Roam platform: lists continue by an opaque link only, locations may be pulled once a minute, 429 comes
 * without `Retry-After`; a connector standard that no version has, and addresses that are longer than allowed.
 * @see https://developer.plugsurfing.com/docs/locations-module
 */
export const plugsurfingDialect: Dialect = {
  name: 'plugsurfing',
  sources: [`${DOCS}/accessing-the-api`, `${DOCS}/locations-module`, `${DOCS}/cdrs-module`],
  opaqueLinks: true,
  rates: [{ module: 'locations', operation: 'list', requests: 1, per: MINUTE, pagesAreFree: true }],
  rateAnswer: { status: 429, statusCode: 2000, retryAfter: false, headers: false },
  objects: {
    locations: [{ path: 'evses/*/connectors/*/standard', from: 'IEC_62196_T2', to: 'Type2', oneIn: 3 }],
    cdrs: [{ path: 'cdr_location', set: { address: LONG_ADDRESS } }],
  },
};

/**
 * Tesla's network as Plugsurfing relays it: two session states, a dimension and two restrictions that OCPI does not have.
 * @see https://developer.plugsurfing.com/docs/tesla-network-via-roam-ocpi
 */
export const plugsurfingTeslaDialect: Dialect = {
  ...plugsurfingDialect,
  name: 'plugsurfing-tesla',
  sources: [...plugsurfingDialect.sources, `${DOCS}/tesla-network-via-roam-ocpi`],
  objects: {
    ...plugsurfingDialect.objects,
    sessions: [
      { path: 'status', from: 'ACTIVE', to: 'IDLING', oneIn: 2 },
      { path: 'status', from: 'PENDING', to: 'CONGESTED' },
      { path: 'charging_periods/*/dimensions/*/type', from: 'PARKING_TIME', to: 'CONGESTION_TIME' },
    ],
    cdrs: [
      ...(plugsurfingDialect.objects?.cdrs ?? []),
      { path: 'charging_periods/*/dimensions/*/type', from: 'PARKING_TIME', to: 'CONGESTION_TIME' },
    ],
    tariffs: [
      { path: 'elements/*/price_components/*/type', from: 'PARKING_TIME', to: 'CONGESTION_TIME' },
      { path: 'elements/*/restrictions', set: { min_vehicle_soc: 80, min_congestion_threshold: 90 } },
    ],
  },
};
