import { dateTime } from '../clock.js';
import type { ConnectorPlan, EvsePlan, SitePlan } from '../plan/site.js';
import { carbonOf, english, writeBusiness, writeEnergySources, writeGeo, writeRegularHours } from './wire.js';

/** A connector as 2.2.1 and later write it. */
export const writeConnector = (connector: ConnectorPlan) => ({
  id: connector.id,
  standard: connector.standard,
  format: connector.format,
  power_type: connector.powerType,
  max_voltage: connector.volts,
  max_amperage: connector.amps,
  max_electric_power: connector.watts,
  tariff_ids: [...connector.tariffIds],
  last_updated: dateTime(connector.updated),
});

/** What an EVSE can do, in the values of 2.2.1 and later. */
function capabilitiesOf(evse: EvsePlan): string[] {
  return [
    'REMOTE_START_STOP_CAPABLE',
    'RFID_READER',
    ...(evse.reservable ? ['RESERVABLE'] : []),
    ...(evse.smart ? ['CHARGING_PROFILE_CAPABLE', 'CHARGING_PREFERENCES_CAPABLE'] : []),
    ...(evse.cardReader ? ['CONTACTLESS_CARD_SUPPORT', 'CREDIT_CARD_PAYABLE', 'PED_TERMINAL'] : []),
    ...(evse.hardware.connectors.length > 1 ? ['START_SESSION_CONNECTOR_REQUIRED'] : []),
    ...(evse.connectors[0].format === 'SOCKET' ? ['UNLOCK_CAPABLE'] : []),
    'TOKEN_GROUP_CAPABLE',
  ];
}

/** An EVSE as 2.2.1 and later write it. */
export const writeEvse = (evse: EvsePlan) => ({
  uid: evse.uid,
  evse_id: evse.evseId,
  status: evse.status,
  capabilities: capabilitiesOf(evse),
  connectors: evse.connectors.map(writeConnector),
  ...(evse.floor === undefined ? {} : { floor_level: evse.floor }),
  physical_reference: evse.reference,
  parking_restrictions: ['EV_ONLY'],
  last_updated: dateTime(evse.updated),
});

/** The energy mix of a site or tariff as 2.2.1 and later write it. */
export const writeEnergyMix = (green: boolean, supplier: string) => ({
  is_green_energy: green,
  energy_sources: writeEnergySources(green),
  environ_impact: [{ category: 'CARBON_DIOXIDE', amount: carbonOf(green) }],
  supplier_name: supplier,
  energy_product_name: green ? 'Wind and sun' : 'Standard mix',
});

/** A location as 2.2.1 and later write it. */
export function writeLocation(site: SitePlan) {
  const { place, kind, operator } = site;
  const regular = writeRegularHours(kind);
  return {
    country_code: operator.country_code,
    party_id: operator.party_id,
    id: site.id,
    publish: site.published,
    ...(site.published ? {} : { publish_allowed_to: [{ group_id: 'FLEET-100' }] }),
    name: site.name,
    address: site.address,
    city: place.city,
    postal_code: place.postalCode,
    ...(place.state === undefined ? {} : { state: place.state }),
    country: site.country.alpha3,
    coordinates: writeGeo(site),
    parking_type: kind.parkingType,
    evses: site.evses.map(writeEvse),
    ...(kind.roofed ? { directions: [english('Follow the green signs from the entrance.')] } : {}),
    operator: writeBusiness(operator),
    facilities: [...kind.facilities],
    time_zone: site.country.zone,
    opening_times: regular ? { twentyfourseven: false, regular_hours: regular } : { twentyfourseven: true },
    charging_when_closed: regular === undefined,
    energy_mix: writeEnergyMix(site.green, operator.name),
    last_updated: dateTime(site.updated),
  };
}
