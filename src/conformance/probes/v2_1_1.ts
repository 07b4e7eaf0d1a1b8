import type { CDR } from '../../schema/v2_1_1/cdrs.js';
import type { Connector, EVSE, Location } from '../../schema/v2_1_1/locations.js';
import type { Session } from '../../schema/v2_1_1/sessions.js';
import type { Tariff } from '../../schema/v2_1_1/tariffs.js';
import type { Token } from '../../schema/v2_1_1/tokens.js';
import {
  type JsonObject,
  type Naming,
  PROBE_NAME,
  type Probes,
  parentEvse,
  parentLocation,
} from './probe.js';

const json = (value: object): JsonObject => value as JsonObject;

const connector = ({ id, at }: Naming): Connector => ({
  id,
  standard: 'IEC_62196_T2',
  format: 'SOCKET',
  power_type: 'AC_3_PHASE',
  voltage: 230,
  amperage: 16,
  terms_and_conditions: 'https://ocpi-conformance.example/terms',
  last_updated: at,
});

const evse = (naming: Naming): EVSE => ({
  uid: naming.id,
  status: 'OUTOFORDER',
  physical_reference: 'Prüfplatz ✓',
  connectors: [connector({ ...naming, id: '1' })],
  last_updated: naming.at,
});

const location = (naming: Naming): Location => ({
  id: naming.id,
  type: 'OTHER',
  name: PROBE_NAME,
  address: 'Conformance check 1',
  city: 'Nowhere',
  postal_code: '0000',
  country: 'NLD',
  coordinates: { latitude: '52.000000', longitude: '5.000000' },
  evses: [evse({ ...naming, id: parentEvse(naming.id) })],
  last_updated: naming.at,
});

/** The Location around an EVSE or Connector of ours. */
const parent = (naming: Naming): Location => {
  const around = location({ ...naming, id: parentLocation(naming.id) });
  return { ...around, evses: [evse({ ...naming, id: parentEvse(naming.id) })] };
};

const removed = (naming: Naming): JsonObject => ({
  evses: [{ ...evse({ ...naming, id: parentEvse(naming.id) }), status: 'REMOVED' }],
});

const session = (naming: Naming): Session => ({
  id: naming.id,
  start_datetime: naming.at,
  kwh: 0,
  auth_id: `OCPIJS-${naming.party.party_id}`,
  auth_method: 'WHITELIST',
  location: parent(naming),
  meter_id: 'OCPIJS',
  currency: 'EUR',
  status: 'PENDING',
  last_updated: naming.at,
});

const tariff = ({ id, at }: Naming): Tariff => ({
  id,
  currency: 'EUR',
  tariff_alt_text: [{ language: 'en', text: PROBE_NAME }],
  elements: [{ price_components: [{ type: 'ENERGY', price: 0.25, step_size: 1 }] }],
  last_updated: at,
});

const token = ({ id, at, party }: Naming): Token => ({
  uid: id,
  type: 'RFID',
  auth_id: `OCPIJS-${party.party_id}`,
  visual_number: 'OCPIJS-1',
  issuer: PROBE_NAME,
  valid: false,
  whitelist: 'NEVER',
  last_updated: at,
});

const cdr = (naming: Naming): CDR => ({
  id: naming.id,
  start_date_time: naming.at,
  stop_date_time: naming.at,
  auth_id: `OCPIJS-${naming.party.party_id}`,
  auth_method: 'WHITELIST',
  location: parent(naming),
  currency: 'EUR',
  charging_periods: [{ start_date_time: naming.at, dimensions: [{ type: 'ENERGY', volume: 0 }] }],
  total_cost: 0,
  total_energy: 0,
  total_time: 0,
  remark: PROBE_NAME,
  last_updated: naming.at,
});

/** What is pushed in 2.1.1: nothing that anybody could charge at, or would have to pay. */
export const probes_2_1_1: Probes = {
  location: {
    make: (naming) => json(location(naming)),
    change: { address: 'Conformance check 2' },
    required: 'coordinates',
    optional: 'name',
    text: 'name',
    retire: removed,
  },
  evse: {
    make: (naming) => json(evse(naming)),
    change: { status: 'BLOCKED' },
    required: 'status',
    optional: 'physical_reference',
    text: 'physical_reference',
    retire: () => ({ status: 'REMOVED' }),
  },
  connector: {
    make: (naming) => json(connector(naming)),
    change: { amperage: 32 },
    required: 'standard',
    optional: 'terms_and_conditions',
  },
  session: {
    make: (naming) => json(session(naming)),
    change: { kwh: 0.5 },
    required: 'auth_id',
    optional: 'meter_id',
    retire: () => ({ status: 'INVALID' }),
  },
  tariff: {
    make: (naming) => json(tariff(naming)),
    change: { currency: 'CHF' },
    required: 'elements',
    optional: 'tariff_alt_text',
    text: 'tariff_alt_text',
  },
  token: {
    make: (naming) => json(token(naming)),
    change: { whitelist: 'ALLOWED' },
    required: 'whitelist',
    optional: 'visual_number',
    text: 'issuer',
    retire: () => ({ valid: false }),
  },
  cdr: (naming) => json(cdr(naming)),
};
