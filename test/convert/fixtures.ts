import type * as v211 from '../../src/contract/v2_1_1/index.js';
import type * as v221 from '../../src/contract/v2_2_1/index.js';
import type * as v230 from '../../src/contract/v2_3_0/index.js';

export const PARTY = { country_code: 'NL', party_id: 'ABC' };
export const EMSP = { country_code: 'DE', party_id: 'EMP' };
export const NOW = '2026-05-04T12:00:00Z';

export const connector211: v211.Connector = {
  id: '1',
  standard: 'IEC_62196_T2',
  format: 'SOCKET',
  power_type: 'AC_3_PHASE',
  voltage: 230,
  amperage: 32,
  tariff_id: 'T1',
  last_updated: NOW,
};

export const location211: v211.Location = {
  id: 'L1',
  type: 'ON_STREET',
  address: 'Main street 1',
  city: 'Utrecht',
  postal_code: '3511 AA',
  country: 'NLD',
  coordinates: { latitude: '52.090700', longitude: '5.121400' },
  evses: [{ uid: 'E1', status: 'AVAILABLE', connectors: [connector211], last_updated: NOW }],
  time_zone: 'Europe/Amsterdam',
  last_updated: NOW,
};

export const connector221: v221.Connector = {
  id: '1',
  standard: 'IEC_62196_T2',
  format: 'SOCKET',
  power_type: 'AC_3_PHASE',
  max_voltage: 230,
  max_amperage: 32,
  tariff_ids: ['T1'],
  last_updated: NOW,
};

export const evse221: v221.EVSE = {
  uid: 'E1',
  status: 'AVAILABLE',
  connectors: [connector221],
  last_updated: NOW,
};

export const location221: v221.Location = {
  ...PARTY,
  id: 'L1',
  publish: true,
  address: 'Main street 1',
  city: 'Utrecht',
  postal_code: '3511 AA',
  country: 'NLD',
  coordinates: { latitude: '52.090700', longitude: '5.121400' },
  parking_type: 'ON_STREET',
  evses: [evse221],
  time_zone: 'Europe/Amsterdam',
  last_updated: NOW,
};

export const location230: v230.Location = {
  ...location221,
  help_phone: '+31 20 1234567',
  parking_places: [
    { id: 'P1', vehicle_types: ['VAN'], restricted_to_type: false, reservation_required: false },
  ],
  evses: [
    {
      ...evse221,
      parking: [{ parking_id: 'P1', evse_position: 'LEFT' }],
      accepted_service_providers: ['EMP'],
      connectors: [{ ...connector221, capabilities: ['ISO_15118_2_PLUG_AND_CHARGE'] }],
    },
  ],
};

export const session221: v221.Session = {
  ...PARTY,
  id: 'S1',
  start_date_time: '2026-05-04T10:00:00Z',
  kwh: 12.5,
  cdr_token: { ...EMSP, uid: '04AABB', type: 'RFID', contract_id: 'DE-EMP-C00000001-1' },
  auth_method: 'WHITELIST',
  location_id: 'L1',
  evse_uid: 'E1',
  connector_id: '1',
  currency: 'EUR',
  total_cost: { excl_vat: 4, incl_vat: 4.84 },
  status: 'ACTIVE',
  last_updated: NOW,
};

export const token221: v221.Token = {
  ...EMSP,
  uid: '04AABB',
  type: 'APP_USER',
  contract_id: 'DE-EMP-C00000001-1',
  issuer: 'Emp',
  group_id: 'G1',
  valid: true,
  whitelist: 'ALLOWED',
  last_updated: NOW,
};

export const tariff221: v221.Tariff = {
  ...PARTY,
  id: 'T1',
  currency: 'EUR',
  elements: [{ price_components: [{ type: 'ENERGY', price: 0.25, vat: 21, step_size: 1 }] }],
  last_updated: NOW,
};

export const tariff230: v230.Tariff = {
  ...PARTY,
  id: 'T1',
  currency: 'EUR',
  elements: [{ price_components: [{ type: 'ENERGY', price: 0.25, vat: 21, step_size: 1 }] }],
  tax_included: 'NO',
  last_updated: NOW,
};
