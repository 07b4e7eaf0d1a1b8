/** A time on the first of January 2026, in minutes after midnight. */
export const at = (minutes: number): string => new Date(Date.UTC(2026, 0, 1, 0, minutes)).toISOString();

/** A Connector. */
export const connector = (id: string, more: object = {}): object => ({
  id,
  standard: 'IEC_62196_T2',
  format: 'SOCKET',
  power_type: 'AC_3_PHASE',
  max_voltage: 230,
  max_amperage: 16,
  last_updated: at(0),
  ...more,
});

/** An EVSE with one Connector. */
export const evse = (uid: string, more: object = {}): object => ({
  uid,
  status: 'AVAILABLE',
  connectors: [connector('1')],
  last_updated: at(0),
  ...more,
});

/** A Location of NL/ABC with two EVSEs. */
export const location = (id: string, more: object = {}): Record<string, unknown> => ({
  country_code: 'NL',
  party_id: 'ABC',
  id,
  publish: true,
  address: 'Stationsplein 1',
  city: 'Utrecht',
  country: 'NLD',
  coordinates: { latitude: '52.08950', longitude: '5.11020' },
  time_zone: 'Europe/Amsterdam',
  evses: [evse('E1'), evse('E2')],
  last_updated: at(0),
  ...more,
});

/** A Token of DE/MSP. */
export const token = (uid: string, more: object = {}): Record<string, unknown> => ({
  country_code: 'DE',
  party_id: 'MSP',
  uid,
  type: 'RFID',
  contract_id: `DE-MSP-${uid}`,
  issuer: 'MSP',
  valid: true,
  whitelist: 'ALLOWED',
  last_updated: at(0),
  ...more,
});

const cdrToken = { country_code: 'DE', party_id: 'MSP', uid: 'T1', type: 'RFID', contract_id: 'DE-MSP-T1' };

/** A Session of NL/ABC with a Token of DE/MSP. */
export const session = (id: string, more: object = {}): Record<string, unknown> => ({
  country_code: 'NL',
  party_id: 'ABC',
  id,
  start_date_time: at(0),
  kwh: 1.5,
  cdr_token: cdrToken,
  auth_method: 'AUTH_REQUEST',
  location_id: 'LOC1',
  evse_uid: 'E1',
  connector_id: '1',
  currency: 'EUR',
  status: 'ACTIVE',
  last_updated: at(0),
  ...more,
});

/** A charging period that starts at a minute. */
export const period = (minute: number, volume: number): object => ({
  start_date_time: at(minute),
  dimensions: [{ type: 'ENERGY', volume }],
});

/** A CDR of NL/ABC with a Token of DE/MSP. */
export const cdr = (id: string, more: object = {}): Record<string, unknown> => ({
  country_code: 'NL',
  party_id: 'ABC',
  id,
  start_date_time: at(0),
  end_date_time: at(60),
  cdr_token: cdrToken,
  auth_method: 'AUTH_REQUEST',
  cdr_location: {
    id: 'LOC1',
    address: 'Stationsplein 1',
    city: 'Utrecht',
    country: 'NLD',
    coordinates: { latitude: '52.08950', longitude: '5.11020' },
    evse_uid: 'E1',
    evse_id: 'NL*ABC*E1',
    connector_id: '1',
    connector_standard: 'IEC_62196_T2',
    connector_format: 'SOCKET',
    connector_power_type: 'AC_3_PHASE',
  },
  currency: 'EUR',
  charging_periods: [period(0, 10)],
  total_cost: { excl_vat: 4, incl_vat: 4.84 },
  total_energy: 10,
  total_time: 1,
  last_updated: at(60),
  ...more,
});

/** A Tariff of NL/ABC. */
export const tariff = (id: string, more: object = {}): Record<string, unknown> => ({
  country_code: 'NL',
  party_id: 'ABC',
  id,
  currency: 'EUR',
  elements: [{ price_components: [{ type: 'ENERGY', price: 0.4, step_size: 1 }] }],
  last_updated: at(0),
  ...more,
});
