import type { Connector, EVSE, Location } from '../../src/schema/v2_2_1/locations.js';
import type { Token } from '../../src/schema/v2_2_1/tokens.js';

export const CPO = {
  role: 'CPO',
  country_code: 'NL',
  party_id: 'ABC',
  business_details: { name: 'ABC Charging' },
};
export const EMSP = {
  role: 'EMSP',
  country_code: 'DE',
  party_id: 'MSP',
  business_details: { name: 'MSP Mobility' },
};
export const OTHER_EMSP = {
  role: 'EMSP',
  country_code: 'FR',
  party_id: 'OTH',
  business_details: { name: 'Other' },
};

const AT = '2026-01-01T00:00:00Z';

/** The smallest valid Connector. */
export const connector = (changes: Partial<Connector> = {}): Connector => ({
  id: '1',
  standard: 'IEC_62196_T2',
  format: 'SOCKET',
  power_type: 'AC_3_PHASE',
  max_voltage: 230,
  max_amperage: 16,
  last_updated: AT,
  ...changes,
});

/** The smallest valid EVSE. */
export const evse = (changes: Partial<EVSE> = {}): EVSE => ({
  uid: 'EVSE1',
  status: 'AVAILABLE',
  connectors: [connector()],
  last_updated: AT,
  ...changes,
});

/** A small valid Location with one EVSE. */
export const location = (changes: Partial<Location> = {}): Location => ({
  country_code: 'NL',
  party_id: 'ABC',
  id: 'LOC1',
  publish: true,
  address: 'Stationsplein 1',
  city: 'Utrecht',
  country: 'NLD',
  coordinates: { latitude: '52.08900', longitude: '5.11000' },
  time_zone: 'Europe/Amsterdam',
  evses: [evse()],
  last_updated: AT,
  ...changes,
});

/** The smallest valid Token. */
export const token = (changes: Partial<Token> = {}): Token => ({
  country_code: 'DE',
  party_id: 'MSP',
  uid: 'TOKEN1',
  type: 'RFID',
  contract_id: 'DE-MSP-C1',
  issuer: 'MSP',
  valid: true,
  whitelist: 'ALLOWED',
  last_updated: AT,
  ...changes,
});
