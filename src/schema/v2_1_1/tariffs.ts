import { CURRENCY, DATE, TIME } from '../../core/formats.js';
import type { ObjectSchema, Schema } from '../../core/kind.js';
import { closedEnum, list, nonEmptyList, type Open, object, optional } from '../../core/object.js';
import { dateTime, int, number, string, url } from '../../core/primitives.js';
import {
  isPriceComponent,
  isTariff,
  isTariffElement,
  isTariffRestrictions,
} from '../guards_v2_1_1/tariffs.js';
import { type EnergyMix, EnergyMixSchema } from './energy-mix.js';
import { tariffRestrictionsRules } from './rules.js';
import { type DisplayText, DisplayTextSchema } from './types.js';

/** Day of the week. @see OCPI 2.1.1, mod_tariffs, 41-dayofweek-enum */
export type DayOfWeek = Open<
  'MONDAY' | 'TUESDAY' | 'WEDNESDAY' | 'THURSDAY' | 'FRIDAY' | 'SATURDAY' | 'SUNDAY'
>;

/** Schema of {@link DayOfWeek}. */
export const DayOfWeekSchema: Schema<DayOfWeek> = closedEnum<DayOfWeek>('DayOfWeek', [
  'MONDAY',
  'TUESDAY',
  'WEDNESDAY',
  'THURSDAY',
  'FRIDAY',
  'SATURDAY',
  'SUNDAY',
]);

/**
 * What is priced: energy per kWh, time charging or parking per hour, or a flat fee.
 * @see OCPI 2.1.1, mod_tariffs, 44-tariffdimensiontype-enum
 */
export type TariffDimensionType = Open<'ENERGY' | 'FLAT' | 'PARKING_TIME' | 'TIME'>;

/** Schema of {@link TariffDimensionType}. */
export const TariffDimensionTypeSchema: Schema<TariffDimensionType> = closedEnum<TariffDimensionType>(
  'TariffDimensionType',
  ['ENERGY', 'FLAT', 'PARKING_TIME', 'TIME'],
);

/** The price of one dimension of a session. @see OCPI 2.1.1, mod_tariffs, 42-pricecomponent-class */
export interface PriceComponent {
  /** The dimension that is priced. */
  type: TariffDimensionType;
  /**
   * Price without VAT, in major units of the currency: per kWh (ENERGY), per hour (TIME, PARKING_TIME) or in
   * total (FLAT).
   */
  price: number;
  /**
   * Smallest amount billed, to whose multiples use is rounded up: in Wh (ENERGY) or seconds (TIME,
   * PARKING_TIME); FLAT ignores it.
   */
  step_size: number;
}

/** Schema of {@link PriceComponent}. */
export const PriceComponentSchema: ObjectSchema<PriceComponent> = object<PriceComponent>(
  'PriceComponent',
  {
    type: TariffDimensionTypeSchema,
    price: number(),
    step_size: int(),
  },
  [],
  isPriceComponent,
);

/**
 * The conditions, all of them to be met, under which the prices of an element hold.
 * @see OCPI 2.1.1, mod_tariffs, 45-tariffrestrictions-class
 */
export interface TariffRestrictions {
  /** From this time of day on, `HH:MM`. */
  start_time?: string | undefined;
  /** Before this time of day, `HH:MM`. */
  end_time?: string | undefined;
  /** From this day on, `YYYY-MM-DD`. */
  start_date?: string | undefined;
  /** Before this day, `YYYY-MM-DD`. */
  end_date?: string | undefined;
  /** From this energy charged on, in kWh. */
  min_kwh?: number | undefined;
  /** Until less than this energy is charged, in kWh. */
  max_kwh?: number | undefined;
  /** From this power on, in kW. */
  min_power?: number | undefined;
  /** Below this power, in kW. */
  max_power?: number | undefined;
  /** From this duration of the session on, in seconds. */
  min_duration?: number | undefined;
  /** Before this duration of the session, in seconds. */
  max_duration?: number | undefined;
  /** On these days of the week. */
  day_of_week?: DayOfWeek[] | undefined;
}

/** Schema of {@link TariffRestrictions}. */
export const TariffRestrictionsSchema: ObjectSchema<TariffRestrictions> = object<TariffRestrictions>(
  'TariffRestrictions',
  {
    start_time: optional(string(5, TIME)),
    end_time: optional(string(5, TIME)),
    start_date: optional(string(10, DATE)),
    end_date: optional(string(10, DATE)),
    min_kwh: optional(number()),
    max_kwh: optional(number()),
    min_power: optional(number()),
    max_power: optional(number()),
    min_duration: optional(int()),
    max_duration: optional(int()),
    day_of_week: optional(list(DayOfWeekSchema)),
  },
  tariffRestrictionsRules,
  isTariffRestrictions,
);

/** Prices that hold under the same restrictions. @see OCPI 2.1.1, mod_tariffs, 43-tariffelement-class */
export interface TariffElement {
  /** The prices, one for each dimension. */
  price_components: PriceComponent[];
  /** When these prices hold; absent means always. */
  restrictions?: TariffRestrictions | undefined;
}

/** Schema of {@link TariffElement}. */
export const TariffElementSchema: ObjectSchema<TariffElement> = object<TariffElement>(
  'TariffElement',
  {
    price_components: nonEmptyList(PriceComponentSchema),
    restrictions: optional(TariffRestrictionsSchema),
  },
  [],
  isTariffElement,
);

/** How the use of a charge point is priced. @see OCPI 2.1.1, mod_tariffs, 31-tariff-object */
export interface Tariff {
  /** Identifier of the Tariff within the CPO's platform. */
  id: string;
  /** ISO 4217 code of the currency of all prices in this Tariff, three capital letters. */
  currency: string;
  /** Explanation of the Tariff for people, in several languages. */
  tariff_alt_text?: DisplayText[] | undefined;
  /** Page that explains the Tariff to people. */
  tariff_alt_url?: string | undefined;
  /** The prices; for each dimension the first element whose restrictions match counts. */
  elements: TariffElement[];
  /** Where the energy of this Tariff comes from. */
  energy_mix?: EnergyMix | undefined;
  /** When this Tariff was last changed or created. */
  last_updated: string;
}

/** Schema of {@link Tariff}. */
export const TariffSchema: ObjectSchema<Tariff> = object<Tariff>(
  'Tariff',
  {
    id: string(36),
    currency: string(3, CURRENCY),
    tariff_alt_text: optional(list(DisplayTextSchema)),
    tariff_alt_url: optional(url()),
    elements: nonEmptyList(TariffElementSchema),
    energy_mix: optional(EnergyMixSchema),
    last_updated: dateTime(),
  },
  [],
  isTariff,
);
