import type { CDR } from '../../schema/v2_2_1/cdrs.js';
import type { Connector, EVSE, Location } from '../../schema/v2_2_1/locations.js';
import type { Session } from '../../schema/v2_2_1/sessions.js';
import type { Tariff } from '../../schema/v2_2_1/tariffs.js';
import type { Token } from '../../schema/v2_2_1/tokens.js';
import { type JsonObject, type Naming, PROBE_NAME, type Probes, parentEvse } from './probe.js';

const json = (value: object): JsonObject => value as JsonObject;

const connector = ({ id, at }: Naming): Connector => ({
  id,
  standard: 'IEC_62196_T2',
  format: 'SOCKET',
  power_type: 'AC_3_PHASE',
  max_voltage: 230,
  max_amperage: 16,
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
  ...naming.party,
  id: naming.id,
  publish: false,
  name: PROBE_NAME,
  address: 'Conformance check 1',
  city: 'Nowhere',
  country: 'NLD',
  coordinates: { latitude: '52.000000', longitude: '5.000000' },
  time_zone: 'Europe/Amsterdam',
  evses: [evse({ ...naming, id: parentEvse(naming.id) })],
  last_updated: naming.at,
});

const removed = (naming: Naming): JsonObject => ({
  evses: [{ ...evse({ ...naming, id: parentEvse(naming.id) }), status: 'REMOVED' }],
});

const cdrToken = ({ party }: Naming): CDR['cdr_token'] => ({
  ...party,
  uid: 'OCPIJS',
  type: 'RFID',
  contract_id: `OCPIJS-${party.party_id}`,
});

const session = (naming: Naming): Session => ({
  ...naming.party,
  id: naming.id,
  start_date_time: naming.at,
  kwh: 0,
  cdr_token: cdrToken(naming),
  auth_method: 'WHITELIST',
  location_id: naming.id,
  evse_uid: naming.id,
  connector_id: '1',
  meter_id: 'OCPIJS',
  currency: 'EUR',
  charging_periods: [{ start_date_time: naming.at, dimensions: [{ type: 'ENERGY', volume: 0 }] }],
  status: 'PENDING',
  last_updated: naming.at,
});

const tariff = ({ id, at, party }: Naming): Tariff => ({
  ...party,
  id,
  currency: 'EUR',
  tariff_alt_text: [{ language: 'en', text: PROBE_NAME }],
  elements: [{ price_components: [{ type: 'ENERGY', price: 0.25, step_size: 1 }] }],
  last_updated: at,
});

const token = ({ id, at, party }: Naming): Token => ({
  ...party,
  uid: id,
  type: 'RFID',
  contract_id: `OCPIJS-${party.party_id}`,
  visual_number: 'OCPIJS-1',
  issuer: PROBE_NAME,
  valid: false,
  whitelist: 'NEVER',
  last_updated: at,
});

const cdr = (naming: Naming): CDR => ({
  ...naming.party,
  id: naming.id,
  start_date_time: naming.at,
  end_date_time: naming.at,
  cdr_token: cdrToken(naming),
  auth_method: 'WHITELIST',
  cdr_location: {
    id: naming.id,
    name: PROBE_NAME,
    address: 'Conformance check 1',
    city: 'Nowhere',
    country: 'NLD',
    coordinates: { latitude: '52.000000', longitude: '5.000000' },
    evse_uid: naming.id,
    evse_id: 'NL*OJC*E1',
    connector_id: '1',
    connector_standard: 'IEC_62196_T2',
    connector_format: 'SOCKET',
    connector_power_type: 'AC_3_PHASE',
  },
  currency: 'EUR',
  charging_periods: [{ start_date_time: naming.at, dimensions: [{ type: 'ENERGY', volume: 0 }] }],
  total_cost: { excl_vat: 0 },
  total_energy: 0,
  total_time: 0,
  remark: PROBE_NAME,
  last_updated: naming.at,
});

const creditCdr = ({ id, at }: Naming, original: JsonObject): JsonObject => ({
  ...original,
  id,
  credit: true,
  credit_reference_id: original.id,
  invoice_reference_id: 'OCPIJS',
  last_updated: at,
});

/** What is pushed in 2.2.1: nothing that anybody could charge at, or would have to pay. */
export const probes_2_2_1: Probes = {
  location: {
    make: (naming) => json(location(naming)),
    change: { address: 'Conformance check 2' },
    required: 'coordinates',
    optional: 'name',
    text: 'name',
    strange: { facilities: ['OCPIJS_UNKNOWN'] },
    retire: removed,
  },
  evse: {
    make: (naming) => json(evse(naming)),
    change: { status: 'BLOCKED' },
    required: 'status',
    optional: 'physical_reference',
    text: 'physical_reference',
    strange: { capabilities: ['OCPIJS_UNKNOWN'] },
    retire: () => ({ status: 'REMOVED' }),
  },
  connector: {
    make: (naming) => json(connector(naming)),
    change: { max_amperage: 32 },
    required: 'format',
    optional: 'terms_and_conditions',
    strange: { standard: 'OCPIJS_UNKNOWN' },
  },
  session: {
    make: (naming) => json(session(naming)),
    change: { kwh: 0.5 },
    required: 'cdr_token',
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
  creditCdr,
};
