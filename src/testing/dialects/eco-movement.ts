import type { Dialect } from './dialect.js';

/**
 * Eco-Movement's data platform: opaque links, at most 1000 objects on a page; blocks of `null`, empty texts, a list where
 * an object belongs, and times without a zone.
 * @see https://developers.eco-movement.com/reference
 */
export const ecoMovementDialect: Dialect = {
  name: 'eco-movement',
  sources: ['https://developers.eco-movement.com/reference'],
  pageSizes: { all: 1000, tariffs: 10_000 },
  opaqueLinks: true,
  zonelessTimes: true,
  objects: {
    locations: [
      { path: '', nulls: ['suboperator', 'owner', 'related_locations', 'directions', 'images'] },
      { path: 'evses/*', nulls: ['floor_level', 'coordinates', 'status_schedule'] },
      { path: 'evses/*/connectors/*', nulls: ['terms_and_conditions'] },
    ],
    tariffs: [
      { path: '', nulls: ['min_price', 'max_price', 'start_date_time', 'end_date_time'] },
      { path: '', set: { tariff_alt_url: '' } },
      {
        path: 'elements/*/restrictions',
        nulls: ['start_date', 'end_date', 'min_kwh', 'max_kwh', 'min_power', 'max_power'],
      },
      { path: 'elements/*/restrictions', wrap: true },
    ],
  },
};
