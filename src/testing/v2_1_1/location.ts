import type { Connector, EVSE, Location } from '../../schema/v2_1_1/locations.js';
import { dateTime } from '../clock.js';
import type { ConnectorPlan, EvsePlan, SitePlan } from '../plan/site.js';
import {
  carbonOf,
  english,
  writeBusiness,
  writeEnergySources,
  writeGeo,
  writeRegularHours,
} from '../writers/wire.js';

/** A connector as 2.1.1 writes it: with one tariff. */
export function connectorOf(connector: ConnectorPlan): Connector {
  const [tariff_id] = connector.tariffIds;
  return {
    id: connector.id,
    standard: connector.standard,
    format: connector.format,
    power_type: connector.powerType,
    voltage: connector.volts,
    amperage: connector.amps,
    ...(tariff_id === undefined ? {} : { tariff_id }),
    last_updated: dateTime(connector.updated),
  };
}

function capabilitiesOf(evse: EvsePlan): string[] {
  return [
    'REMOTE_START_STOP_CAPABLE',
    'RFID_READER',
    ...(evse.reservable ? ['RESERVABLE'] : []),
    ...(evse.smart ? ['CHARGING_PROFILE_CAPABLE'] : []),
    ...(evse.cardReader ? ['CREDIT_CARD_PAYABLE'] : []),
    ...(evse.connectors[0].format === 'SOCKET' ? ['UNLOCK_CAPABLE'] : []),
  ];
}

/** An EVSE as 2.1.1 writes it. */
export const evseOf = (evse: EvsePlan): EVSE => ({
  uid: evse.uid,
  evse_id: evse.evseId,
  status: evse.status,
  capabilities: capabilitiesOf(evse),
  connectors: evse.connectors.map(connectorOf),
  ...(evse.floor === undefined ? {} : { floor_level: evse.floor }),
  physical_reference: evse.reference,
  parking_restrictions: ['EV_ONLY'],
  last_updated: dateTime(evse.updated),
});

/** The energy mix of a site or tariff as 2.1.1 writes it. */
export const energyMixOf = (green: boolean, supplier: string) => ({
  is_green_energy: green,
  energy_sources: writeEnergySources(green),
  environ_impact: [{ source: 'CARBON_DIOXIDE', amount: carbonOf(green) }],
  supplier_name: supplier,
  energy_product_name: green ? 'Wind and sun' : 'Standard mix',
});

/** A location as 2.1.1 writes it. */
export function locationOf(site: SitePlan): Location {
  const { place, kind, operator } = site;
  const regular = writeRegularHours(kind);
  return {
    id: site.id,
    type: kind.locationType,
    name: site.name,
    address: site.address,
    city: place.city,
    postal_code: place.postalCode,
    country: site.country.alpha3,
    coordinates: writeGeo(site),
    evses: site.evses.map(evseOf),
    ...(kind.roofed ? { directions: [english('Follow the green signs from the entrance.')] } : {}),
    operator: writeBusiness(operator),
    facilities: [...kind.facilities],
    time_zone: site.country.zone,
    opening_times: regular ? { regular_hours: regular } : { twentyfourseven: true },
    charging_when_closed: regular === undefined,
    energy_mix: energyMixOf(site.green, operator.name),
    last_updated: dateTime(site.updated),
  };
}
