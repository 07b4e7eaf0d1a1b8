import type { Connector, EVSE, Location } from '../../schema/v2_1_1/locations.js';
import { LocationSchema as Location211Schema } from '../../schema/v2_1_1/locations.js';
import { type CdrLocation, CdrLocationSchema } from '../../schema/v2_2_1/cdrs.js';
import type { Fields } from '../json.js';
import { type Counterparts, counterpartsOf, nearestStandard } from '../values.js';
import type { Walk } from '../walk.js';

/** What 2.2.1 writes where there is no EVSE or connector, for a reservation that was never used. */
export const NOT_ASSIGNED = '#NA';

const isAssigned = (id: string | undefined): id is string => id !== undefined && id !== NOT_ASSIGNED;

const same = (a: string, b: string): boolean => a.toUpperCase() === b.toUpperCase();

/** The EVSE and connector of a 2.1.1 Location inside a Session or CDR, of which there should be one each. */
export function usedIn(location: Location): { evse: EVSE | undefined; connector: Connector | undefined } {
  const evse = location.evses?.[0];
  return { evse, connector: evse?.connectors?.[0] };
}

/** A Location with only one of its EVSEs and connectors; `undefined` when it does not have them. */
export function narrowed(location: Location, evseUid: string, connectorId: string): Location | undefined {
  const { evses, ...rest } = location;
  if (!isAssigned(evseUid)) return rest;
  const evse = evses?.find(({ uid }) => same(uid, evseUid));
  const connector = evse?.connectors.find(({ id }) => same(id, connectorId));
  return evse && connector ? { ...rest, evses: [{ ...evse, connectors: [connector] }] } : undefined;
}

/** The place of a CDR, from a whole Location of 2.1.1. */
export function cdrLocationOf(location: Location, walk: Walk): CdrLocation {
  const { evse, connector } = usedIn(location);
  const { name, postal_code } = location;
  if (!evse?.evse_id) {
    const reason = 'The EVSE ID is required and was not there.';
    walk.report('defaulted', 'required_here', reason, 'cdr_location', 'evse_id');
  }
  return {
    id: location.id,
    ...(name === undefined ? {} : { name }),
    address: location.address,
    city: location.city,
    ...(postal_code ? { postal_code } : {}),
    country: location.country,
    coordinates: location.coordinates,
    evse_uid: evse?.uid ?? NOT_ASSIGNED,
    evse_id: evse?.evse_id ?? NOT_ASSIGNED,
    connector_id: connector?.id ?? NOT_ASSIGNED,
    connector_standard: connector?.standard ?? 'IEC_62196_T2',
    connector_format: connector?.format ?? 'SOCKET',
    connector_power_type: connector?.power_type ?? 'AC_3_PHASE',
    ...others({ ...location }, Location211Schema.shape, CdrLocationSchema.shape),
  };
}

/** A Location of 2.1.1 from the place of a CDR; `known` is the same Location, as far as it is known otherwise. */
export function locationOf(
  place: CdrLocation,
  lastUpdated: string,
  known: Location | undefined,
  walk: Walk,
): Location {
  const base = known && narrowed(known, place.evse_uid, place.connector_id);
  const { name } = place;
  const { evses: _, ...rest } = base ?? { type: 'UNKNOWN', last_updated: lastUpdated };
  const evses = evsesOf(place, lastUpdated, base, walk);
  return {
    ...rest,
    id: place.id,
    ...(name === undefined ? {} : { name }),
    address: place.address,
    city: place.city,
    postal_code: place.postal_code ?? '',
    country: place.country,
    coordinates: walk.object('GeoLocation', place.coordinates, 'cdr_location', 'coordinates'),
    ...(evses ? { evses } : {}),
    ...others({ ...place }, CdrLocationSchema.shape, Location211Schema.shape),
  };
}

function evsesOf(
  place: CdrLocation,
  last_updated: string,
  base: Location | undefined,
  walk: Walk,
): EVSE[] | undefined {
  if (!isAssigned(place.evse_uid)) return undefined;
  const { evse, connector } = base ? usedIn(base) : { evse: undefined, connector: undefined };
  const { connector_standard: standard, connector_power_type: power } = place;
  return [
    {
      ...(evse ?? { status: 'UNKNOWN', last_updated }),
      uid: place.evse_uid,
      ...(isAssigned(place.evse_id) ? { evse_id: place.evse_id } : {}),
      connectors: [
        {
          ...(connector ?? { voltage: 0, amperage: 0, last_updated }),
          id: place.connector_id,
          standard: nearest(standard, STANDARDS, nearestStandard, 'connector_standard', walk),
          format: place.connector_format,
          power_type: nearest(power, POWERS, POWERS, 'connector_power_type', walk),
        },
      ],
    },
  ];
}

const STANDARDS = counterpartsOf('2.2.1', '2.1.1', 'ConnectorType');
const POWERS = counterpartsOf('2.2.1', '2.1.1', 'PowerType');

function nearest(value: string, gone: Counterparts, table: Counterparts, field: string, walk: Walk): string {
  const found = value in gone ? table[value] : undefined;
  if (!found) return value;
  const reason = `OCPI 2.1.1 has no value for ${value}; ${found} comes nearest.`;
  walk.report('lost', 'no_value', reason, 'cdr_location', field);
  return found;
}

/** The fields of an object that its version does not have and the other does not mean something else by. */
function others(object: Fields, shape: object, target: object): Fields {
  return Object.fromEntries(
    Object.entries(object).filter(([field]) => !(field in shape) && !(field in target)),
  );
}
