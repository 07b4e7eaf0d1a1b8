import { priceCdr } from '../../src/tariffs/price.js';
import type { CdrInput, TariffInput } from '../../src/tariffs/types.js';
import type { BenchRow, Effort } from './row.js';
import { median, spreadOf } from './statistics.js';

const PERIODS = [1, 3, 20, 100, 1000];
const ELEMENTS = [1, 6, 48];
/** Periods and elements of a usual CDR. */
const USUAL = [3, 6] as const;
const ROUNDS = 7;
const WARM_UP = 300_000;
const ROUND = 40_000;
const START = Date.UTC(2024, 5, 3, 6);

/**
 * Measures how long pricing a parsed CDR takes against parsing it, for 1 to 1,000 periods and 1 to 48 elements; the
 * detail has microseconds per CDR and nanoseconds per period.
 */
export async function benchPricing(effort: Effort): Promise<BenchRow[]> {
  // The first measurements would otherwise be of code that is still being compiled.
  const common = benchCdr(20, 6);
  cpu(() => priceCdr(common), (effort === 'quick' ? 1 : 4) * WARM_UP);
  if (effort === 'quick') return [measure(...USUAL), measure(1000, 6)];
  return ELEMENTS.flatMap((elements) => PERIODS.map((periods) => measure(periods, elements)));
}

/** A CDR as a roaming partner sends it: `periods` of five minutes and a tariff of `elements`. */
export function benchCdr(periods: number, elements: number): CdrInput {
  return {
    country_code: 'NL',
    party_id: 'EXA',
    id: 'c1d2e3f4-0001-4000-8000-000000000001',
    start_date_time: at(0),
    end_date_time: at(periods),
    session_id: 's1d2e3f4-0001-4000-8000-000000000001',
    cdr_token: {
      country_code: 'DE',
      party_id: 'EMP',
      uid: '04A2B3C4D5E680',
      type: 'RFID',
      contract_id: 'DE-EMP-C00000001-1',
    },
    auth_method: 'WHITELIST',
    cdr_location: {
      id: 'LOC-1',
      name: 'Market square',
      address: 'Market square 1',
      city: 'Utrecht',
      postal_code: '3511 AA',
      country: 'NLD',
      coordinates: { latitude: '52.090700', longitude: '5.121400' },
      evse_uid: '3256',
      evse_id: 'NL*EXA*E000001*1',
      connector_id: '1',
      connector_standard: 'IEC_62196_T2',
      connector_format: 'SOCKET',
      connector_power_type: 'AC_3_PHASE',
    },
    currency: 'EUR',
    tariffs: [benchTariff(elements)],
    charging_periods: Array.from({ length: periods }, (_, index) => ({
      start_date_time: at(index),
      dimensions: [
        { type: 'ENERGY', volume: 0.9125 },
        { type: 'TIME', volume: 0.0833 },
        { type: 'MAX_POWER', volume: 11.2 },
      ],
      tariff_id: 'TARIFF-1',
    })),
    total_cost: { excl_vat: 1.23, incl_vat: 1.49 },
    total_energy: 0.9125 * periods,
    total_energy_cost: { excl_vat: 0.73, incl_vat: 0.88 },
    total_time: 0.0833 * periods,
    total_time_cost: { excl_vat: 0.5, incl_vat: 0.61 },
    last_updated: '2024-06-03T12:00:00Z',
  } as CdrInput;
}

function benchTariff(elements: number): TariffInput {
  const hour = (index: number) => `${String(index % 24).padStart(2, '0')}:00`;
  return {
    country_code: 'NL',
    party_id: 'EXA',
    id: 'TARIFF-1',
    currency: 'EUR',
    type: 'REGULAR',
    elements: Array.from({ length: elements }, (_, index) =>
      index === elements - 1
        ? {
            price_components: [
              { type: 'ENERGY', price: 0.29, vat: 21, step_size: 1 },
              { type: 'TIME', price: 0.6, vat: 21, step_size: 60 },
              { type: 'FLAT', price: 0.35, vat: 21, step_size: 1 },
            ],
          }
        : {
            price_components: [{ type: 'ENERGY', price: (30 + index) / 100, vat: 21, step_size: 1 }],
            restrictions: {
              start_time: hour(index),
              end_time: hour(index + 1),
              day_of_week: ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'],
            },
          },
    ),
    last_updated: '2024-01-01T00:00:00Z',
  } as TariffInput;
}

function measure(periods: number, elements: number): BenchRow {
  const cdr = benchCdr(periods, elements);
  const text = JSON.stringify(cdr);
  const parsed: CdrInput = JSON.parse(text);
  if (priceCdr(parsed).status !== 'priced') throw new Error('the benchmark CDR has no price');
  cpu(() => JSON.parse(text), WARM_UP);
  cpu(() => priceCdr(parsed), WARM_UP);
  const rounds = Array.from({ length: ROUNDS }, () => {
    const reference = cpu(() => JSON.parse(text), ROUND);
    const pricing = cpu(() => priceCdr(parsed), ROUND);
    return { pricing, ratio: pricing / reference };
  });
  const ratios = rounds.map((round) => round.ratio);
  const pricing = median(rounds.map((round) => round.pricing));
  return {
    name: `price a CDR: ${periods} periods, ${elements} elements`,
    reference: 'JSON.parse of that CDR',
    value: median(ratios),
    spread: spreadOf(ratios),
    detail: `${pricing.toFixed(1)} µs per CDR, ${((pricing * 1000) / periods).toFixed(0)} ns per period`,
    better: 'lower',
    goal: periods === USUAL[0] && elements === USUAL[1] ? 1 : undefined,
  };
}

/** CPU microseconds per call, over at least `least` microseconds. */
function cpu(run: () => unknown, least: number): number {
  let calls = 0;
  let batch = 1;
  const start = process.cpuUsage();
  for (;;) {
    for (let call = 0; call < batch; call += 1) run();
    calls += batch;
    const { user, system } = process.cpuUsage(start);
    if (user + system >= least) return (user + system) / calls;
    batch *= 2;
  }
}

function at(index: number): string {
  return `${new Date(START + index * 300_000).toISOString().slice(0, 19)}Z`;
}
