import type { DecimalInput } from './exact-read.js';

/** A field a partner may leave out or send as `null`. */
export type Maybe<T> = T | null | undefined;

/** What the engine reads of a PriceComponent of any version. */
export interface PriceComponentInput {
  /** ENERGY, FLAT, PARKING_TIME or TIME; anything else cannot be priced. */
  readonly type: string;
  /** Price per kWh, per hour or once, in major currency. */
  readonly price: DecimalInput;
  /** VAT percentage (2.2.1 and later). */
  readonly vat?: Maybe<DecimalInput>;
  /** Block to bill in: Wh or seconds. */
  readonly step_size?: Maybe<number>;
}

/** What the engine reads of TariffRestrictions of any version. */
export interface RestrictionsInput {
  /** Local time of day `HH:MM` from which the element is active. */
  readonly start_time?: Maybe<string>;
  /** Local time of day `HH:MM` until which the element is active. */
  readonly end_time?: Maybe<string>;
  /** Local date `YYYY-MM-DD` from which the element is active. */
  readonly start_date?: Maybe<string>;
  /** Local date `YYYY-MM-DD` before which the element is active. */
  readonly end_date?: Maybe<string>;
  /** Energy in kWh from which the element is active. */
  readonly min_kwh?: Maybe<DecimalInput>;
  /** Energy in kWh below which the element is active. */
  readonly max_kwh?: Maybe<DecimalInput>;
  /** Current in A, summed over phases, from which the element is active. */
  readonly min_current?: Maybe<DecimalInput>;
  /** Current in A, summed over phases, below which the element is active. */
  readonly max_current?: Maybe<DecimalInput>;
  /** Power in kW from which the element is active. */
  readonly min_power?: Maybe<DecimalInput>;
  /** Power in kW below which the element is active. */
  readonly max_power?: Maybe<DecimalInput>;
  /** Duration in seconds from which the element is active. */
  readonly min_duration?: Maybe<number>;
  /** Duration in seconds below which the element is active. */
  readonly max_duration?: Maybe<number>;
  /** Days of the week on which the element is active. */
  readonly day_of_week?: Maybe<readonly string[]>;
  /** RESERVATION or RESERVATION_EXPIRES. */
  readonly reservation?: Maybe<string>;
}

/** What the engine reads of a TariffElement. */
export interface TariffElementInput {
  /** At least one component. */
  readonly price_components: readonly PriceComponentInput[];
  /** When the components apply; absent: always. */
  readonly restrictions?: Maybe<RestrictionsInput>;
}

/** A tax inside a 2.3.0 Price. */
export interface TaxAmountInput {
  /** Name of the tax, for example VAT. */
  readonly name: string;
  /** Amount of the tax in major currency. */
  readonly amount: DecimalInput;
  /** Percentage, when stated. */
  readonly percentage?: Maybe<DecimalInput>;
}

/** A Price of 2.2.1 or 2.3.0, or a PriceLimit: the engine reads whichever fields are there. */
export interface PriceInput {
  /** 2.2.1: amount without VAT. */
  readonly excl_vat?: Maybe<DecimalInput>;
  /** 2.2.1: amount with VAT. */
  readonly incl_vat?: Maybe<DecimalInput>;
  /** 2.3.0: amount without taxes. */
  readonly before_taxes?: Maybe<DecimalInput>;
  /** 2.3.0 PriceLimit: amount with taxes. */
  readonly after_taxes?: Maybe<DecimalInput>;
  /** 2.3.0 Price: the taxes one by one. */
  readonly taxes?: Maybe<readonly TaxAmountInput[]>;
}

/** A cost: a Price, in 2.1.1 a number without VAT. */
export type CostInput = PriceInput | DecimalInput;

/** What the engine reads of a Tariff of any version. */
export interface TariffInput {
  /** Id, compared without regard to case. */
  readonly id: string;
  /** ISO 4217 code. */
  readonly currency: string;
  /** At least one element. */
  readonly elements: readonly TariffElementInput[];
  /** TariffType (2.2.1 and later). */
  readonly type?: Maybe<string>;
  /** Lower limit of the cost of a session. */
  readonly min_price?: Maybe<PriceInput>;
  /** Upper limit of the cost of a session. */
  readonly max_price?: Maybe<PriceInput>;
  /** When the tariff becomes valid, UTC. */
  readonly start_date_time?: Maybe<string>;
  /** When the tariff stops being valid, UTC. */
  readonly end_date_time?: Maybe<string>;
  /** 2.3.0: YES, NO or N/A. */
  readonly tax_included?: Maybe<string>;
  /** Owner's country, ISO 3166-1 alpha-2 (2.2.1 and later). */
  readonly country_code?: Maybe<string>;
}

/** What the engine reads of a CdrDimension. */
export interface DimensionInput {
  /** CdrDimensionType; an unknown one cannot be priced. */
  readonly type: string;
  /** Volume in the unit of the dimension. */
  readonly volume: DecimalInput;
}

/** What the engine reads of a ChargingPeriod. */
export interface ChargingPeriodInput {
  /** Start of the period, UTC; it ends where the next one starts. */
  readonly start_date_time: string;
  /** What was consumed and measured in the period. */
  readonly dimensions: readonly DimensionInput[];
  /** The tariff of the period (2.2.1 and later). */
  readonly tariff_id?: Maybe<string>;
}

/** What the engine reads of a location inside a CDR or a Session. */
export interface LocationInput {
  /** ISO 3166-1 alpha-3 code. */
  readonly country?: Maybe<string>;
  /** IANA zone (2.1.1 has the whole Location in the CDR). */
  readonly time_zone?: Maybe<string>;
}

/** What the engine reads of a CDR of any version. */
export interface CdrInput {
  /** Id of the CDR. */
  readonly id?: Maybe<string>;
  /** Start of the session, or of the reservation before it, UTC. */
  readonly start_date_time: string;
  /** End of the session, UTC (2.2.1 and later). */
  readonly end_date_time?: Maybe<string>;
  /** End of the session, UTC (2.1.1). */
  readonly stop_date_time?: Maybe<string>;
  /** ISO 4217 code. */
  readonly currency: string;
  /** Tariffs the periods refer to. */
  readonly tariffs?: Maybe<readonly TariffInput[]>;
  /** At least one period. */
  readonly charging_periods: readonly ChargingPeriodInput[];
  /** Location (2.2.1 and later). */
  readonly cdr_location?: Maybe<LocationInput>;
  /** Location (2.1.1). */
  readonly location?: Maybe<LocationInput>;
  /** Owner's country, ISO 3166-1 alpha-2 (2.2.1 and later). */
  readonly country_code?: Maybe<string>;
  /** Cost of everything: a Price, in 2.1.1 a number without VAT. */
  readonly total_cost?: Maybe<CostInput>;
  /** Fixed fees that belong neither to parking nor to a reservation. */
  readonly total_fixed_cost?: Maybe<CostInput>;
  /** Energy in kWh. */
  readonly total_energy?: Maybe<DecimalInput>;
  /** Cost of the energy. */
  readonly total_energy_cost?: Maybe<CostInput>;
  /** Hours of charging and not charging. */
  readonly total_time?: Maybe<DecimalInput>;
  /** Cost of the charging time. */
  readonly total_time_cost?: Maybe<CostInput>;
  /** Hours without charging. */
  readonly total_parking_time?: Maybe<DecimalInput>;
  /** Cost of parking. */
  readonly total_parking_cost?: Maybe<CostInput>;
  /** Cost of the reservation. */
  readonly total_reservation_cost?: Maybe<CostInput>;
  /** True for a Credit CDR. */
  readonly credit?: Maybe<boolean>;
  /** Id of the CDR a Credit CDR takes back. */
  readonly credit_reference_id?: Maybe<string>;
}

/** What the engine reads of a Session of any version. */
export interface SessionInput {
  /** Id of the session. */
  readonly id?: Maybe<string>;
  /** Start of the session, UTC (2.2.1 and later). */
  readonly start_date_time?: Maybe<string>;
  /** Start of the session, UTC (2.1.1). */
  readonly start_datetime?: Maybe<string>;
  /** End of the session, UTC (2.2.1 and later). */
  readonly end_date_time?: Maybe<string>;
  /** End of the session, UTC (2.1.1). */
  readonly end_datetime?: Maybe<string>;
  /** Energy so far in kWh. */
  readonly kwh?: Maybe<DecimalInput>;
  /** ISO 4217 code. */
  readonly currency: string;
  /** Periods so far. */
  readonly charging_periods?: Maybe<readonly ChargingPeriodInput[]>;
  /** Location (2.1.1). */
  readonly location?: Maybe<LocationInput>;
  /** Owner's country, ISO 3166-1 alpha-2 (2.2.1 and later). */
  readonly country_code?: Maybe<string>;
  /** Cost so far: a Price, in 2.1.1 a number without VAT. */
  readonly total_cost?: Maybe<CostInput>;
  /** When the session was last updated, UTC: the end of an unfinished one as far as known. */
  readonly last_updated?: Maybe<string>;
}

/** The versions whose objects the engine prices. */
export type PricingVersion = '2.1.1' | '2.2.1' | '2.3.0';
