import type { ObjectSchema, Schema } from '../../core/kind.js';
import { closedEnum, list, nonEmptyList, type Open, object, optional } from '../../core/object.js';
import { ciString } from '../../core/primitives.js';
import {
  isBookingsCDR,
  isBookingsCdrDimension,
  isBookingsChargingPeriod,
  isBookingsSession,
  isBookingsTariff,
  isBookingsTariffElement,
  isBookingsTariffRestrictions,
} from '../guards_v2_3_0/booking-extensions.js';
import { type BookingRestrictionType, BookingRestrictionTypeSchema } from './booking-enums.js';
import { type CDR, CDRSchema } from './cdrs.js';
import {
  type CdrDimension,
  CdrDimensionSchema,
  type ChargingPeriod,
  ChargingPeriodSchema,
} from './charging-period.js';
import { cdrRules, sessionRules, tariffElementRules, tariffRestrictionsRules, tariffRules } from './rules.js';
import { type Session, SessionSchema } from './sessions.js';
import {
  type Tariff,
  type TariffElement,
  TariffElementSchema,
  type TariffRestrictions,
  TariffRestrictionsSchema,
  TariffSchema,
} from './tariffs.js';

/**
 * What a charging period measures; Bookings add the time after an unused reservation and the time beyond the
 * booked time, both in hours.
 * @see OCPI 2.3.0 Bookings 1.1, mod_cdrs, mod_cdrs_cdrdimensiontype_enum
 */
export type BookingsCdrDimensionType = Open<
  | 'CURRENT'
  | 'ENERGY'
  | 'ENERGY_EXPORT'
  | 'ENERGY_IMPORT'
  | 'MAX_CURRENT'
  | 'MIN_CURRENT'
  | 'MAX_POWER'
  | 'MIN_POWER'
  | 'PARKING_TIME'
  | 'POWER'
  | 'RESERVATION_TIME'
  | 'RESERVATION_EXPIRES'
  | 'RESERVATION_OVERTIME'
  | 'STATE_OF_CHARGE'
  | 'TIME'
>;

/** Schema of {@link BookingsCdrDimensionType}. */
export const BookingsCdrDimensionTypeSchema: Schema<BookingsCdrDimensionType> =
  closedEnum<BookingsCdrDimensionType>('BookingsCdrDimensionType', [
    'CURRENT',
    'ENERGY',
    'ENERGY_EXPORT',
    'ENERGY_IMPORT',
    'MAX_CURRENT',
    'MIN_CURRENT',
    'MAX_POWER',
    'MIN_POWER',
    'PARKING_TIME',
    'POWER',
    'RESERVATION_TIME',
    'RESERVATION_EXPIRES',
    'RESERVATION_OVERTIME',
    'STATE_OF_CHARGE',
    'TIME',
  ]);

/**
 * A quantity measured in a charging period, those of Bookings included.
 * @see OCPI 2.3.0, mod_cdrs, mod_cdrs_cdrdimension_class
 */
export interface BookingsCdrDimension extends CdrDimension {
  /** What was measured, which also gives the unit. */
  type: BookingsCdrDimensionType;
}

/** Schema of {@link BookingsCdrDimension}. */
export const BookingsCdrDimensionSchema: ObjectSchema<BookingsCdrDimension> = object<BookingsCdrDimension>(
  'BookingsCdrDimension',
  {
    ...CdrDimensionSchema.shape,
    type: BookingsCdrDimensionTypeSchema,
  },
  [],
  isBookingsCdrDimension,
);

/**
 * A charging period that can measure what Bookings add.
 * @see OCPI 2.3.0, mod_cdrs, mod_cdrs_chargingperiod_class
 */
export interface BookingsChargingPeriod extends ChargingPeriod {
  /** What was measured in this period. */
  dimensions: BookingsCdrDimension[];
}

/** Schema of {@link BookingsChargingPeriod}. */
export const BookingsChargingPeriodSchema: ObjectSchema<BookingsChargingPeriod> =
  object<BookingsChargingPeriod>(
    'BookingsChargingPeriod',
    {
      ...ChargingPeriodSchema.shape,
      dimensions: nonEmptyList(BookingsCdrDimensionSchema),
    },
    [],
    isBookingsChargingPeriod,
  );

/**
 * The conditions under which prices hold, those of Bookings included.
 * @see OCPI 2.3.0 Bookings 1.1, mod_tariffs, mod_tariffs_tariffrestrictions_class
 */
export interface BookingsTariffRestrictions extends TariffRestrictions {
  /** The prices are those of a Booking: its use, expiry, cancellation or overtime. */
  booking?: BookingRestrictionType | undefined;
}

/** Schema of {@link BookingsTariffRestrictions}. */
export const BookingsTariffRestrictionsSchema: ObjectSchema<BookingsTariffRestrictions> =
  object<BookingsTariffRestrictions>(
    'BookingsTariffRestrictions',
    {
      ...TariffRestrictionsSchema.shape,
      booking: optional(BookingRestrictionTypeSchema),
    },
    tariffRestrictionsRules,
    isBookingsTariffRestrictions,
  );

/**
 * Prices that hold under the same restrictions, those of Bookings included.
 * @see OCPI 2.3.0, mod_tariffs, mod_tariffs_tariffelement_class
 */
export interface BookingsTariffElement extends TariffElement {
  /** When these prices hold; absent means always. */
  restrictions?: BookingsTariffRestrictions | undefined;
}

/** Schema of {@link BookingsTariffElement}. */
export const BookingsTariffElementSchema: ObjectSchema<BookingsTariffElement> = object<BookingsTariffElement>(
  'BookingsTariffElement',
  {
    ...TariffElementSchema.shape,
    restrictions: optional(BookingsTariffRestrictionsSchema),
  },
  tariffElementRules,
  isBookingsTariffElement,
);

/** A Tariff whose elements can be for Bookings. @see OCPI 2.3.0, mod_tariffs, mod_tariffs_tariff_object */
export interface BookingsTariff extends Tariff {
  /** The prices; for each dimension the first element whose restrictions match counts. */
  elements: BookingsTariffElement[];
}

/** Schema of {@link BookingsTariff}. */
export const BookingsTariffSchema: ObjectSchema<BookingsTariff> = object<BookingsTariff>(
  'BookingsTariff',
  {
    ...TariffSchema.shape,
    elements: nonEmptyList(BookingsTariffElementSchema),
  },
  tariffRules,
  isBookingsTariff,
);

/**
 * A Session whose charging periods can measure what Bookings add.
 * @see OCPI 2.3.0, mod_sessions, mod_sessions_session_object
 */
export interface BookingsSession extends Session {
  /** The periods of which the cost is made up. */
  charging_periods?: BookingsChargingPeriod[] | undefined;
}

/** Schema of {@link BookingsSession}. */
export const BookingsSessionSchema: ObjectSchema<BookingsSession> = object<BookingsSession>(
  'BookingsSession',
  {
    ...SessionSchema.shape,
    charging_periods: optional(list(BookingsChargingPeriodSchema)),
  },
  sessionRules,
  isBookingsSession,
);

/** A CDR that can name its Booking. @see OCPI 2.3.0 Bookings 1.1, mod_cdrs, mod_cdrs_cdr_object */
export interface BookingsCDR extends CDR {
  /** Identifier of the Booking that the session belongs to. */
  booking_id?: string | undefined;
  /** The Tariffs that the costs were computed with, also when they are free of charge. */
  tariffs?: BookingsTariff[] | undefined;
  /** The periods of which the session is made up. */
  charging_periods: BookingsChargingPeriod[];
}

/** Schema of {@link BookingsCDR}. */
export const BookingsCDRSchema: ObjectSchema<BookingsCDR> = object<BookingsCDR>(
  'BookingsCDR',
  {
    ...CDRSchema.shape,
    booking_id: optional(ciString(36)),
    tariffs: optional(list(BookingsTariffSchema)),
    charging_periods: nonEmptyList(BookingsChargingPeriodSchema),
  },
  cdrRules,
  isBookingsCDR,
);
