import type { CDR, Connector, Location, Session, Tariff, Token } from 'ocpi-js/2.2.1';

const OWNER = { country_code: 'NL', party_id: 'ABC' };
const INSTALLED = '2026-01-15T08:00:00Z';

const ac = (id: string): Connector => ({
  id,
  standard: 'IEC_62196_T2',
  format: 'SOCKET',
  power_type: 'AC_3_PHASE',
  max_voltage: 230,
  max_amperage: 32,
  max_electric_power: 22_000,
  tariff_ids: ['DAY'],
  last_updated: INSTALLED,
});

const dc = (id: string): Connector => ({
  id,
  standard: 'IEC_62196_T2_COMBO',
  format: 'CABLE',
  power_type: 'DC',
  max_voltage: 920,
  max_amperage: 400,
  max_electric_power: 300_000,
  tariff_ids: ['FAST'],
  last_updated: INSTALLED,
});

const site = (
  id: string,
  name: string,
  city: string,
  at: [string, string],
  connectors: Connector[][],
): Location => ({
  ...OWNER,
  id,
  publish: true,
  name,
  address: 'Stationsplein 1',
  city,
  postal_code: '1000 AA',
  country: 'NLD',
  coordinates: { latitude: at[0], longitude: at[1] },
  evses: connectors.map((list, i) => ({
    uid: `${id}-${i + 1}`,
    evse_id: `NL*ABC*E${id}*${i + 1}`,
    status: 'AVAILABLE',
    capabilities: ['REMOTE_START_STOP_CAPABLE', 'RFID_READER'],
    connectors: list,
    last_updated: INSTALLED,
  })),
  opening_times: { twentyfourseven: true },
  time_zone: 'Europe/Amsterdam',
  last_updated: INSTALLED,
});

/** The Locations that the demonstration serves unless it is given others. */
export const LOCATIONS: readonly Location[] = [
  site('UT1', 'Utrecht Central', 'Utrecht', ['52.089440', '5.109560'], [[ac('1')], [ac('1')], [dc('1')]]),
  site('AM1', 'Amsterdam North', 'Amsterdam', ['52.391200', '4.918700'], [[ac('1'), ac('2')]]),
  site('RO1', 'Rotterdam Harbour', 'Rotterdam', ['51.905400', '4.466600'], [[dc('1')], [dc('1')]]),
  site('EI1', 'Eindhoven Campus', 'Eindhoven', ['51.448500', '5.490700'], [[ac('1')]]),
  site('GR1', 'Groningen Market', 'Groningen', ['53.219400', '6.566500'], [[ac('1')]]),
];

const tariff = (id: string, price: number): Tariff => ({
  ...OWNER,
  id,
  currency: 'EUR',
  type: 'REGULAR',
  elements: [{ price_components: [{ type: 'ENERGY', price, vat: 21, step_size: 1 }] }],
  last_updated: INSTALLED,
});

export const TARIFFS: readonly Tariff[] = [tariff('DAY', 0.35), tariff('NIGHT', 0.25), tariff('FAST', 0.59)];

const token = (uid: string, valid: boolean): Token => ({
  country_code: 'DE',
  party_id: 'MSP',
  uid,
  type: 'RFID',
  contract_id: `DE-MSP-C${uid}`,
  issuer: 'MSP Mobility',
  valid,
  whitelist: 'ALLOWED',
  last_updated: INSTALLED,
});

export const TOKENS = { driver: token('04A2B3C4D5', true), blocked: token('04FFFFFFFF', false) };
export const UNKNOWN_UID = '04000000';

const START = '2026-03-01T09:00:00Z';
const END = '2026-03-01T09:45:00Z';
const CDR_TOKEN = {
  country_code: 'DE',
  party_id: 'MSP',
  uid: '04A2B3C4D5',
  type: 'RFID',
  contract_id: 'DE-MSP-C04A2B3C4D5',
};

const ownerOf = ({ country_code, party_id }: Location) => ({ country_code, party_id });

/** A Session that has just begun at an EVSE. */
export const sessionAt = (location: Location): Session => ({
  ...ownerOf(location),
  id: 'SESSION-1',
  start_date_time: START,
  kwh: 0,
  cdr_token: CDR_TOKEN,
  auth_method: 'COMMAND',
  location_id: location.id,
  evse_uid: location.evses?.[0]?.uid ?? '1',
  connector_id: location.evses?.[0]?.connectors[0]?.id ?? '1',
  currency: 'EUR',
  status: 'ACTIVE',
  last_updated: START,
});

/** What the Session reports while it runs, and when it ends. */
export const PROGRESS = [
  {
    kwh: 7.5,
    charging_periods: [{ start_date_time: START, dimensions: [{ type: 'ENERGY', volume: 7.5 }] }],
    last_updated: '2026-03-01T09:20:00Z',
  },
  {
    kwh: 15.2,
    charging_periods: [
      { start_date_time: '2026-03-01T09:20:00Z', dimensions: [{ type: 'ENERGY', volume: 7.7 }] },
    ],
    end_date_time: END,
    status: 'COMPLETED',
    last_updated: END,
  },
];

/** The Session when all of that has been reported. */
export const sessionAtEnd = (location: Location): Session => ({
  ...sessionAt(location),
  ...PROGRESS.at(-1),
  charging_periods: PROGRESS.flatMap((step) => step.charging_periods),
});

/** The CDR of that Session: 15.2 kWh at 0.35 EUR and 21 % VAT. */
export const cdrAt = (location: Location): CDR => ({
  ...ownerOf(location),
  id: 'CDR-1',
  start_date_time: START,
  end_date_time: END,
  session_id: 'SESSION-1',
  cdr_token: CDR_TOKEN,
  auth_method: 'COMMAND',
  cdr_location: {
    id: location.id,
    name: location.name,
    address: location.address.slice(0, 45),
    city: location.city,
    country: location.country,
    coordinates: location.coordinates,
    evse_uid: location.evses?.[0]?.uid ?? '1',
    evse_id: location.evses?.[0]?.evse_id ?? 'NL*ABC*E1',
    connector_id: location.evses?.[0]?.connectors[0]?.id ?? '1',
    connector_standard: location.evses?.[0]?.connectors[0]?.standard ?? 'IEC_62196_T2',
    connector_format: location.evses?.[0]?.connectors[0]?.format ?? 'SOCKET',
    connector_power_type: location.evses?.[0]?.connectors[0]?.power_type ?? 'AC_3_PHASE',
  },
  currency: 'EUR',
  tariffs: [tariff('DAY', 0.35)],
  charging_periods: PROGRESS.flatMap((step) => step.charging_periods),
  total_cost: { excl_vat: 5.32, incl_vat: 6.4372 },
  total_energy: 15.2,
  total_time: 0.75,
  last_updated: END,
});
