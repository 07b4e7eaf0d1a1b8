import { ALPHA2, CURRENCY, DATE, TIME } from '../../core/formats.js';
import type { ObjectSchema, Schema } from '../../core/kind.js';
import { closedEnum, list, nonEmptyList, type Open, object, optional } from '../../core/object.js';
import { ciString, dateTime, int, number, string, url } from '../../core/primitives.js';
import {
  isPriceComponent,
  isPriceLimit,
  isTariff,
  isTariffElement,
  isTariffRestrictions,
} from '../guards_v2_3_0/tariffs.js';
import { type EnergyMix, EnergyMixSchema } from './energy-mix.js';
import { tariffElementRules, tariffRestrictionsRules, tariffRules } from './rules.js';
import { type DisplayText, DisplayTextSchema } from './types.js';

/** Day of the week. @see OCPI 2.3.0, mod_tariffs, mod_tariffs_dayofweek_enum */
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
 * Which reservations the prices of an element are for: used ones or expired ones.
 * @see OCPI 2.3.0, mod_tariffs, mod_tariffs_reservation_restriction_type
 */
export type ReservationRestrictionType = Open<'RESERVATION' | 'RESERVATION_EXPIRES'>;

/** Schema of {@link ReservationRestrictionType}. */
export const ReservationRestrictionTypeSchema: Schema<ReservationRestrictionType> =
  closedEnum<ReservationRestrictionType>('ReservationRestrictionType', [
    'RESERVATION',
    'RESERVATION_EXPIRES',
  ]);

/**
 * What is priced: energy per kWh, time charging or parking per hour, or a flat fee.
 * @see OCPI 2.3.0, mod_tariffs, mod_tariffs_tariffdimensiontype_enum
 */
export type TariffDimensionType = Open<'ENERGY' | 'FLAT' | 'PARKING_TIME' | 'TIME'>;

/** Schema of {@link TariffDimensionType}. */
export const TariffDimensionTypeSchema: Schema<TariffDimensionType> = closedEnum<TariffDimensionType>(
  'TariffDimensionType',
  ['ENERGY', 'FLAT', 'PARKING_TIME', 'TIME'],
);

/** Which sessions a Tariff is for. @see OCPI 2.3.0, mod_tariffs, mod_tariffs_tariff_type */
export type TariffType = Open<
  'AD_HOC_PAYMENT' | 'PROFILE_CHEAP' | 'PROFILE_FAST' | 'PROFILE_GREEN' | 'REGULAR'
>;

/** Schema of {@link TariffType}. */
export const TariffTypeSchema: Schema<TariffType> = closedEnum<TariffType>('TariffType', [
  'AD_HOC_PAYMENT',
  'PROFILE_CHEAP',
  'PROFILE_FAST',
  'PROFILE_GREEN',
  'REGULAR',
]);

/**
 * Whether prices contain taxes: yes, no, or no taxes apply.
 * @see OCPI 2.3.0, mod_tariffs, mod_tariffs_taxincluded_enum
 */
export type TaxIncluded = Open<'YES' | 'NO' | 'N/A'>;

/** Schema of {@link TaxIncluded}. */
export const TaxIncludedSchema: Schema<TaxIncluded> = closedEnum<TaxIncluded>('TaxIncluded', [
  'YES',
  'NO',
  'N/A',
]);

/** Least or greatest cost of a session. @see OCPI 2.3.0, mod_tariffs, mod_tariffs_pricelimit_class */
export interface PriceLimit {
  /** Limit of the cost without taxes, in major units of the currency. */
  before_taxes: number;
  /** Limit of the cost with taxes, in major units of the currency. */
  after_taxes?: number | undefined;
}

/** Schema of {@link PriceLimit}. */
export const PriceLimitSchema: ObjectSchema<PriceLimit> = object<PriceLimit>(
  'PriceLimit',
  {
    before_taxes: number(),
    after_taxes: optional(number()),
  },
  [],
  isPriceLimit,
);

/** The price of one dimension of a session. @see OCPI 2.3.0, mod_tariffs, mod_tariffs_pricecomponent_class */
export interface PriceComponent {
  /** The dimension that is priced. */
  type: TariffDimensionType;
  /**
   * Price in major units of the currency: per kWh (ENERGY), per hour (TIME, PARKING_TIME) or in total (FLAT);
   * `Tariff.tax_included` says whether taxes are in it.
   */
  price: number;
  /** VAT in percent; absent means that no VAT applies, which is not the same as 0. */
  vat?: number | undefined;
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
    vat: optional(number()),
    step_size: int(),
  },
  [],
  isPriceComponent,
);

/**
 * The conditions, all of them to be met, under which the prices of an element hold.
 * @see OCPI 2.3.0, mod_tariffs, mod_tariffs_tariffrestrictions_class
 */
export interface TariffRestrictions {
  /** From this time of day on, local time of the Location, `HH:MM`. */
  start_time?: string | undefined;
  /**
   * Before this time of day, local time of the Location, `HH:MM`; before `start_time` it is on the next day.
   */
  end_time?: string | undefined;
  /** From this day on, local date of the Location, `YYYY-MM-DD`. */
  start_date?: string | undefined;
  /** Before this day, local date of the Location, `YYYY-MM-DD`. */
  end_date?: string | undefined;
  /** From this energy charged on, in kWh. */
  min_kwh?: number | undefined;
  /** Until less than this energy is charged, in kWh. */
  max_kwh?: number | undefined;
  /** From this current on, summed over all phases, in amperes (A). */
  min_current?: number | undefined;
  /** Below this current, summed over all phases, in amperes (A). */
  max_current?: number | undefined;
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
  /** The prices are those of a reservation, used or expired; only FLAT and TIME are allowed then. */
  reservation?: ReservationRestrictionType | undefined;
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
    min_current: optional(number()),
    max_current: optional(number()),
    min_power: optional(number()),
    max_power: optional(number()),
    min_duration: optional(int()),
    max_duration: optional(int()),
    day_of_week: optional(list(DayOfWeekSchema)),
    reservation: optional(ReservationRestrictionTypeSchema),
  },
  tariffRestrictionsRules,
  isTariffRestrictions,
);

/**
 * Prices that hold under the same restrictions.
 * @see OCPI 2.3.0, mod_tariffs, mod_tariffs_tariffelement_class
 */
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
  tariffElementRules,
  isTariffElement,
);

/** How the use of a charge point is priced. @see OCPI 2.3.0, mod_tariffs, mod_tariffs_tariff_object */
export interface Tariff {
  /** ISO 3166-1 alpha-2 code of the country of the CPO that owns this Tariff. */
  country_code: string;
  /** Party id of the CPO that owns this Tariff. */
  party_id: string;
  /** Identifier of the Tariff within the CPO's platform. */
  id: string;
  /** ISO 4217 code of the currency of all prices in this Tariff, three capital letters. */
  currency: string;
  /** The sessions that this Tariff is for; absent when it is for all. */
  type?: TariffType | undefined;
  /** Explanation of the Tariff for people, in several languages. */
  tariff_alt_text?: DisplayText[] | undefined;
  /** Page that explains the Tariff to people. */
  tariff_alt_url?: string | undefined;
  /** Least amount that a session with this Tariff costs. */
  min_price?: PriceLimit | undefined;
  /** Greatest amount that a session with this Tariff costs. */
  max_price?: PriceLimit | undefined;
  /** The prices; for each dimension the first element whose restrictions match counts. */
  elements: TariffElement[];
  /** Whether the prices in this Tariff contain the taxes. */
  tax_included: TaxIncluded;
  /** When the Tariff becomes valid, in UTC. */
  start_date_time?: string | undefined;
  /** When the Tariff ceases to be valid, in UTC. */
  end_date_time?: string | undefined;
  /** Where the energy of this Tariff comes from. */
  energy_mix?: EnergyMix | undefined;
  /** When this Tariff was last changed or created. */
  last_updated: string;
}

/** Schema of {@link Tariff}. */
export const TariffSchema: ObjectSchema<Tariff> = object<Tariff>(
  'Tariff',
  {
    country_code: ciString(2, ALPHA2),
    party_id: ciString(3),
    id: ciString(36),
    currency: string(3, CURRENCY),
    type: optional(TariffTypeSchema),
    tariff_alt_text: optional(list(DisplayTextSchema)),
    tariff_alt_url: optional(url()),
    min_price: optional(PriceLimitSchema),
    max_price: optional(PriceLimitSchema),
    elements: nonEmptyList(TariffElementSchema),
    tax_included: TaxIncludedSchema,
    start_date_time: optional(dateTime()),
    end_date_time: optional(dateTime()),
    energy_mix: optional(EnergyMixSchema),
    last_updated: dateTime(),
  },
  tariffRules,
  isTariff,
);
