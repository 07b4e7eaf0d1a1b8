import type { Priced } from '../../src/tariffs/evaluate.js';
import { type Exact, sumOf, ZERO } from '../../src/tariffs/exact.js';
import { toText } from '../../src/tariffs/exact-write.js';
import { priceCdr } from '../../src/tariffs/price.js';
import type {
  CdrInput,
  ChargingPeriodInput,
  RestrictionsInput,
  TariffInput,
} from '../../src/tariffs/types.js';

/** A period as the tests write it: minutes on the clock, what they were spent on, and what was measured. */
export interface PeriodSketch {
  minutes: number;
  kwh?: number;
  kind?: 'charging' | 'parking' | 'reservation';
  tariffId?: string | null;
  dimensions?: Record<string, number>;
}

export interface CdrSketch {
  tariff: TariffInput | TariffInput[];
  periods: PeriodSketch[];
  start?: string;
  more?: Partial<CdrInput>;
}

const TIME = { charging: 'TIME', parking: 'PARKING_TIME', reservation: 'RESERVATION_TIME' };

/** A CDR from sketches of its periods; volumes in hours are rounded to four decimals as OCPI numbers are. */
export function cdrOf({ tariff, periods, start = '2024-06-03T08:00:00Z', more = {} }: CdrSketch): CdrInput {
  const tariffs = Array.isArray(tariff) ? tariff : [tariff];
  let instant = Date.parse(start);
  const charging_periods: ChargingPeriodInput[] = periods.map((sketch) => {
    const { minutes, kwh, kind = 'charging', tariffId = tariffs[0]?.id, dimensions = {} } = sketch;
    const start_date_time = new Date(instant).toISOString();
    instant += minutes * 60_000;
    const volumes: Record<string, number> = {
      [TIME[kind]]: Number((minutes / 60).toFixed(4)),
      ...dimensions,
    };
    if (kwh !== undefined) volumes.ENERGY = kwh;
    const list = Object.entries(volumes).map(([type, volume]) => ({ type, volume }));
    return tariffId == null
      ? { start_date_time, dimensions: list }
      : { start_date_time, dimensions: list, tariff_id: tariffId };
  });
  return {
    id: 'TEST',
    start_date_time: start,
    end_date_time: new Date(instant).toISOString(),
    currency: tariffs[0]?.currency ?? 'EUR',
    cdr_location: { country: 'NLD' },
    tariffs,
    charging_periods,
    ...more,
  };
}

/** The priced CDR; fails the test when it has no price. */
export function priced(cdr: CdrInput, options: Parameters<typeof priceCdr>[1] = {}): Priced {
  const result = priceCdr(cdr, options);
  if (result.status !== 'priced') throw new Error(result.notes.map((item) => item.message).join('; '));
  return result;
}

/** The exact total before and after taxes as decimal texts. */
export function costOf(result: Priced): [before: string, after: string] {
  return [toText(result.totals.cost.before), toText(result.totals.cost.after ?? ZERO)];
}

/** The exact total before and after taxes, rounded by policy, as decimal texts. */
export function roundedCostOf(result: Priced): [before: string, after: string] {
  return [toText(result.rounded.cost.before), toText(result.rounded.cost.after ?? ZERO)];
}

/** Billed volume of a dimension, in kWh or seconds, as decimal text. */
export function billedOf(result: Priced, dimension: string): string {
  return toText(
    sumOf(result.lines.filter((line) => line.dimension === dimension).map((line): Exact => line.billed)),
  );
}

/** A component: type, price, step_size (1 by default) and VAT. */
export type Component = [type: string, price: number, step?: number | undefined, vat?: number | undefined];

/** A tariff from components by element: `[[['ENERGY', 1]], { max_kwh: 5 }]`. */
export function tariffOf(
  elements: [Component[], (RestrictionsInput | undefined)?][],
  more: Partial<TariffInput> = {},
): TariffInput {
  return {
    country_code: 'NL',
    id: 'T',
    currency: 'EUR',
    elements: elements.map(([components, restrictions]) => ({
      price_components: components.map(([type, price, step_size = 1, vat]) => ({
        type,
        price,
        step_size,
        vat,
      })),
      restrictions,
    })),
    ...more,
  };
}

/** A Wednesday, 09:00 in Amsterdam. */
export const WINTER = '2024-01-10T08:00:00Z';
/** An hour of charging. */
export const hour = (more = {}) => ({ minutes: 60, ...more });
/** Some minutes of parking. */
export const park = (minutes: number, more = {}) => ({ minutes, kind: 'parking' as const, ...more });
/** Some minutes of reservation. */
export const reserve = (minutes: number, more = {}) => ({ minutes, kind: 'reservation' as const, ...more });
/** The same CDR as 2.1.1 has it. */
export const old = (cdr: CdrInput): CdrInput => {
  const { end_date_time, cdr_location: _location, ...rest } = cdr;
  const charging_periods = cdr.charging_periods.map(({ tariff_id: _id, ...period }) => period);
  return {
    ...rest,
    charging_periods,
    stop_date_time: end_date_time,
    location: { country: 'NLD', time_zone: 'Europe/Amsterdam' },
    total_cost: 0,
  };
};
