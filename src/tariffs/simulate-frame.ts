import { formatInstant } from './clock.js';
import type { CdrInput, PricingVersion, TariffInput } from './types.js';

interface FrameInput {
  readonly start: string;
  readonly tariff: TariffInput;
  readonly country?: string | undefined;
  readonly timeZone?: string | undefined;
}

const PLACE = {
  name: 'Simulated',
  address: 'Example street 1',
  city: 'Example',
  coordinates: { latitude: '52.090700', longitude: '5.121400' },
};

/** All of a CDR but its periods and totals, with invented parties; `end` in milliseconds since 1970. */
export function cdrFrame(
  input: FrameInput,
  version: PricingVersion,
  end: number,
): Omit<CdrInput, 'charging_periods'> {
  const stop = formatInstant(end);
  const common = {
    id: 'SIMULATED-1',
    start_date_time: input.start,
    auth_method: 'WHITELIST',
    currency: input.tariff.currency,
    tariffs: [input.tariff],
    last_updated: stop,
  };
  return version === '2.1.1' ? { ...common, ...old(input, stop) } : { ...common, ...current(input, stop) };
}

function current(input: FrameInput, stop: string): object {
  return {
    country_code: input.tariff.country_code ?? 'NL',
    party_id: 'SIM',
    end_date_time: stop,
    session_id: 'SIMULATED-1',
    cdr_token: {
      country_code: 'NL',
      party_id: 'SIM',
      uid: 'SIMULATED',
      type: 'RFID',
      contract_id: 'NL-SIM-C00000001-1',
    },
    cdr_location: {
      id: 'SIMULATED',
      ...PLACE,
      country: input.country ?? 'NLD',
      evse_uid: 'SIMULATED',
      evse_id: 'NL*SIM*E000001',
      connector_id: '1',
      connector_standard: 'IEC_62196_T2',
      connector_format: 'SOCKET',
      connector_power_type: 'AC_3_PHASE',
    },
  };
}

function old(input: FrameInput, stop: string): object {
  const connector = {
    id: '1',
    standard: 'IEC_62196_T2',
    format: 'SOCKET',
    power_type: 'AC_3_PHASE',
    voltage: 230,
    amperage: 32,
    last_updated: stop,
  };
  const evse = {
    uid: 'SIMULATED',
    evse_id: 'NL*SIM*E000001',
    status: 'AVAILABLE',
    connectors: [connector],
    last_updated: stop,
  };
  return {
    stop_date_time: stop,
    auth_id: 'NL-SIM-C00000001-1',
    location: {
      id: 'SIMULATED',
      type: 'ON_STREET',
      ...PLACE,
      postal_code: '0000',
      country: input.country ?? 'NLD',
      ...(input.timeZone === undefined ? {} : { time_zone: input.timeZone }),
      evses: [evse],
      last_updated: stop,
    },
  };
}
