import type { CDR } from '../../../src/schema/v2_2_1/cdrs.js';
import type { EVSE, Location } from '../../../src/schema/v2_2_1/locations.js';
import type { Session } from '../../../src/schema/v2_2_1/sessions.js';
import type { Token } from '../../../src/schema/v2_2_1/tokens.js';

/** When the objects here were last changed. */
export const THEN = '2026-01-01T00:00:00Z';

/** An EVSE with one connector. */
export const anEvse = (uid = 'E1', more: Partial<EVSE> = {}): EVSE => ({
  uid,
  status: 'AVAILABLE',
  last_updated: THEN,
  connectors: [
    {
      id: '1',
      standard: 'IEC_62196_T2',
      format: 'SOCKET',
      power_type: 'AC_3_PHASE',
      max_voltage: 230,
      max_amperage: 16,
      last_updated: THEN,
    },
  ],
  ...more,
});

/** A location of NL*ABC with one EVSE. */
export const aLocation = (id: string, more: Partial<Location> = {}): Location => ({
  country_code: 'NL',
  party_id: 'ABC',
  id,
  publish: true,
  address: 'Stationsplein 1',
  city: 'Utrecht',
  country: 'NLD',
  coordinates: { latitude: '52.090000', longitude: '5.110000' },
  time_zone: 'Europe/Amsterdam',
  evses: [anEvse()],
  last_updated: THEN,
  ...more,
});

/** Locations `L0`, `L1`, … */
export const locationsOf = (count: number, first = 0): Location[] =>
  Array.from({ length: count }, (_, index) => aLocation(`L${first + index}`));

/** An RFID token of DE*MSP. */
export const aToken = (uid: string, more: Partial<Token> = {}): Token => ({
  country_code: 'DE',
  party_id: 'MSP',
  uid,
  type: 'RFID',
  contract_id: 'DE-MSP-C12345678-X',
  issuer: 'MSP',
  valid: true,
  whitelist: 'NEVER',
  last_updated: THEN,
  ...more,
});

const CDR_TOKEN = {
  country_code: 'DE',
  party_id: 'MSP',
  uid: 'T1',
  type: 'RFID',
  contract_id: 'DE-MSP-C12345678-X',
} as const;

/** A running session of NL*ABC with one charging period. */
export const aSession = (id: string, more: Partial<Session> = {}): Session => ({
  country_code: 'NL',
  party_id: 'ABC',
  id,
  start_date_time: THEN,
  kwh: 1,
  cdr_token: CDR_TOKEN,
  auth_method: 'WHITELIST',
  location_id: 'L1',
  evse_uid: 'E1',
  connector_id: '1',
  currency: 'EUR',
  charging_periods: [{ start_date_time: THEN, dimensions: [{ type: 'ENERGY', volume: 1 }] }],
  status: 'ACTIVE',
  last_updated: THEN,
  ...more,
});

/** A CDR of NL*ABC. */
export const aCdr = (id: string, more: Partial<CDR> = {}): CDR => ({
  country_code: 'NL',
  party_id: 'ABC',
  id,
  start_date_time: THEN,
  end_date_time: '2026-01-01T01:00:00Z',
  cdr_token: CDR_TOKEN,
  auth_method: 'WHITELIST',
  cdr_location: {
    id: 'L1',
    address: 'Stationsplein 1',
    city: 'Utrecht',
    country: 'NLD',
    coordinates: { latitude: '52.090000', longitude: '5.110000' },
    evse_uid: 'E1',
    evse_id: 'NL*ABC*E1',
    connector_id: '1',
    connector_standard: 'IEC_62196_T2',
    connector_format: 'SOCKET',
    connector_power_type: 'AC_3_PHASE',
  },
  currency: 'EUR',
  charging_periods: [{ start_date_time: THEN, dimensions: [{ type: 'ENERGY', volume: 1 }] }],
  total_cost: { excl_vat: 1 },
  total_energy: 1,
  total_time: 1,
  last_updated: THEN,
  ...more,
});
