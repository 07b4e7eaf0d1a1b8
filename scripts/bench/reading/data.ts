import type { CDR } from '../../../src/schema/v2_2_1/cdrs.js';
import type { Connector, EVSE, Location } from '../../../src/schema/v2_2_1/locations.js';
import type { Tariff } from '../../../src/schema/v2_2_1/tariffs.js';

const START = Date.UTC(2025, 0, 1);
const STREETS = ['Keizersgracht', 'Rue de la Loi', 'Hauptstraße', 'Calle de Alcalá', 'Storgata', 'Via Roma'];
const CITIES = ['Amsterdam', 'Bruxelles', 'Köln', 'Madrid', 'Oslo', 'Torino'];

/** A different moment for each number, a little more than two hours apart. */
const moment = (index: number): string =>
  `${new Date(START + index * 7_919_000).toISOString().slice(0, 19)}Z`;

const pick = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;

const connector = (index: number): Connector => ({
  id: String((index % 2) + 1),
  standard: index % 5 === 0 ? 'CHADEMO' : 'IEC_62196_T2_COMBO',
  format: 'CABLE',
  power_type: 'DC',
  max_voltage: 920,
  max_amperage: pick([200, 400, 500], index),
  max_electric_power: pick([50_000, 150_000, 300_000], index),
  tariff_ids: [`TARIFF-${index % 7}`, 'TARIFF-ADHOC'],
  terms_and_conditions: 'https://cpo.example/terms/and/conditions',
  last_updated: moment(index),
});

const evse = (index: number): EVSE => ({
  uid: `NLABC-${10_000 + index}`,
  evse_id: `NL*ABC*E${100_000 + index}*1`,
  status: pick(['AVAILABLE', 'CHARGING', 'AVAILABLE', 'OUTOFORDER'], index),
  capabilities: ['RESERVABLE', 'REMOTE_START_STOP_CAPABLE', 'RFID_READER', 'UNLOCK_CAPABLE'],
  connectors: [connector(2 * index), connector(2 * index + 1)],
  floor_level: '-1',
  coordinates: { latitude: `52.${370_216 + index}`, longitude: `4.${895_168 + index}` },
  physical_reference: `E${index % 30}`,
  directions: [
    { language: 'nl', text: `Naast ingang ${index % 9} van de parkeergarage, links van de slagboom` },
  ],
  parking_restrictions: ['EV_ONLY', 'CUSTOMERS'],
  images: [
    {
      url: `https://cpo.example/images/evse-${index}.jpg`,
      category: 'CHARGER',
      type: 'jpeg',
      width: 800,
      height: 600,
    },
  ],
  last_updated: moment(index),
});

/** A Location of 3 EVSEs with 2 connectors each, about 5 KB of JSON, with nothing to report. */
export const cleanLocation = (index: number): Location => ({
  country_code: 'NL',
  party_id: 'ABC',
  id: `LOC-${100_000 + index}`,
  publish: true,
  name: `${pick(STREETS, index)} ${index}`,
  address: `${pick(STREETS, index)} ${index}`,
  city: pick(CITIES, index),
  postal_code: `${1000 + index} AB`,
  state: 'Noord-Holland',
  country: 'NLD',
  coordinates: { latitude: `52.${100_000 + index}`, longitude: `4.${800_000 + index}` },
  related_locations: [
    {
      latitude: `52.${100_100 + index}`,
      longitude: `4.${800_100 + index}`,
      name: { language: 'nl', text: 'Ingang' },
    },
  ],
  parking_type: 'PARKING_GARAGE',
  evses: [evse(3 * index), evse(3 * index + 1), evse(3 * index + 2)],
  directions: [
    { language: 'en', text: `Enter from ${pick(STREETS, index)} and follow the signs to level -1` },
  ],
  operator: {
    name: 'ABC Charging',
    website: 'https://cpo.example/',
    logo: { url: 'https://cpo.example/logo.png', category: 'OPERATOR', type: 'png', width: 512, height: 512 },
  },
  suboperator: { name: 'Garage BV' },
  facilities: ['CAFE', 'RESTAURANT'],
  time_zone: 'Europe/Amsterdam',
  opening_times: {
    twentyfourseven: false,
    regular_hours: [1, 2, 3, 4, 5].map((weekday) => ({
      weekday,
      period_begin: '07:00',
      period_end: '22:00',
    })),
    exceptional_closings: [{ period_begin: '2025-12-25T00:00:00Z', period_end: '2025-12-26T00:00:00Z' }],
  },
  charging_when_closed: true,
  energy_mix: {
    is_green_energy: true,
    energy_sources: [
      { source: 'WIND', percentage: 60 },
      { source: 'SOLAR', percentage: 40 },
    ],
    supplier_name: 'Green Power',
    energy_product_name: 'Wind 100',
  },
  last_updated: moment(index),
});

/** The same with one quirk, another one for each number: what partners were seen to send. */
export function quirkyLocation(index: number): unknown {
  const clean = cleanLocation(index);
  const [first, ...others] = clean.evses ?? [];
  const quirks: readonly object[] = [
    { name: null },
    { last_updated: '2025-01-01T12:00:00+01:00' },
    { coordinates: { latitude: 52.370216, longitude: '4.895168' } },
    { country_code: 'nl' },
    { evses: [{ ...first, status: 'IDLING' }, ...others] },
    { evses: [{ ...first, evse_id: '' }, ...others] },
    { postal_code: '12345 AB CDEF' },
    { evses: [...(clean.evses ?? []), null] },
    { publish: 'true' },
    { opening_times: { ...clean.opening_times, twentyfourseven: undefined } },
  ];
  return { ...clean, ...pick(quirks, index) };
}

const tariff = (index: number): Tariff => ({
  country_code: 'NL',
  party_id: 'ABC',
  id: `TARIFF-${index % 7}`,
  currency: 'EUR',
  type: 'REGULAR',
  tariff_alt_text: [{ language: 'en', text: '0.35 per kWh, 2.00 per hour after the first' }],
  elements: ['FLAT', 'ENERGY', 'TIME'].map((type, element) => ({
    price_components: [{ type, price: (35 + element) / 100, vat: 21, step_size: 1 }],
    restrictions: { start_time: '08:00', end_time: '20:00', day_of_week: ['MONDAY', 'TUESDAY', 'FRIDAY'] },
  })),
  last_updated: moment(index % 7),
});

/** A CDR of 10 charging periods with a tariff of 3 elements, with nothing to report. */
export const cleanCdr = (index: number): CDR => ({
  country_code: 'NL',
  party_id: 'ABC',
  id: `CDR-${100_000 + index}`,
  start_date_time: moment(index),
  end_date_time: moment(index + 1),
  session_id: `SES-${100_000 + index}`,
  cdr_token: {
    country_code: 'DE',
    party_id: 'MSP',
    uid: (0x04a2b3c4d5e680 + index).toString(16).toUpperCase().padStart(14, '0'),
    type: 'RFID',
    contract_id: `DE-MSP-C${10_000_000 + index}`,
  },
  auth_method: 'WHITELIST',
  cdr_location: {
    id: `LOC-${100_000 + index}`,
    name: `${pick(STREETS, index)} ${index}`,
    address: `${pick(STREETS, index)} ${index}`,
    city: pick(CITIES, index),
    postal_code: `${1000 + index} AB`,
    country: 'NLD',
    coordinates: { latitude: `52.${100_000 + index}`, longitude: `4.${800_000 + index}` },
    evse_uid: `NLABC-${10_000 + index}`,
    evse_id: `NL*ABC*E${100_000 + index}*1`,
    connector_id: '1',
    connector_standard: 'IEC_62196_T2_COMBO',
    connector_format: 'CABLE',
    connector_power_type: 'DC',
  },
  currency: 'EUR',
  tariffs: [tariff(index)],
  charging_periods: Array.from({ length: 10 }, (_, period) => ({
    start_date_time: moment(index + period / 10),
    dimensions: [
      { type: 'ENERGY', volume: 0.9125 + period },
      { type: 'TIME', volume: 0.0833 },
      { type: 'MAX_POWER', volume: 11.2 },
    ],
    tariff_id: `TARIFF-${index % 7}`,
  })),
  total_cost: { excl_vat: 4.38, incl_vat: 5.3 },
  total_energy: 12.5 + index,
  total_energy_cost: { excl_vat: 3.38, incl_vat: 4.09 },
  total_time: 0.833,
  total_time_cost: { excl_vat: 1, incl_vat: 1.21 },
  remark: 'Stopped by the driver',
  last_updated: moment(index + 1),
});
