import type { Connector, EVSE, Location } from '../../schema/v2_3_0/locations.js';
import type { Parking } from '../../schema/v2_3_0/parking.js';
import type { ConnectorPlan, EvsePlan, SitePlan } from '../plan/site.js';
import { writeConnector, writeEvse, writeLocation } from '../writers/location.js';

/** A connector as 2.3.0 writes it: fast ones take plug and charge. */
export const connectorOf = (connector: ConnectorPlan): Connector => ({
  ...writeConnector(connector),
  ...(connector.standard.endsWith('COMBO') ? { capabilities: ['ISO_15118_2_PLUG_AND_CHARGE'] } : {}),
});

const parkingId = (evse: EvsePlan): string => `P${evse.reference}`;

/** An EVSE as 2.3.0 writes it, with the parking place in front of it. */
export const evseOf = (evse: EvsePlan): EVSE => ({
  ...writeEvse(evse),
  connectors: evse.connectors.map(connectorOf),
  parking: [{ parking_id: parkingId(evse), evse_position: evse.smart ? 'LEFT' : 'CENTER' }],
});

function parkingOf(evse: EvsePlan, site: SitePlan): Parking {
  const motorway = site.kind.parkingType === 'ALONG_MOTORWAY';
  return {
    id: parkingId(evse),
    physical_reference: evse.reference,
    vehicle_types: motorway ? ['PERSONAL_VEHICLE', 'VAN'] : ['PERSONAL_VEHICLE'],
    ...(site.kind.roofed ? { max_vehicle_height: 210 } : {}),
    parking_space_length: 500,
    parking_space_width: 250,
    direction: site.kind.parkingType === 'ON_STREET' ? 'PARALLEL' : 'PERPENDICULAR',
    drive_through: false,
    restricted_to_type: false,
    reservation_required: false,
    roofed: site.kind.roofed,
    lighting: true,
  };
}

/** A location as 2.3.0 writes it, with parking places and the number of the help desk. */
export const locationOf = (site: SitePlan): Location => ({
  ...writeLocation(site),
  evses: site.evses.map(evseOf),
  parking_places: site.evses.map((evse) => parkingOf(evse, site)),
  help_phone: site.phone,
});
