import { ALPHA2 } from '../../core/formats.js';
import type { ObjectSchema } from '../../core/kind.js';
import { list, nonEmptyList, object, optional } from '../../core/object.js';
import { boolean, ciString, number, string, url } from '../../core/primitives.js';
import {
  isAccessInformation,
  isBookingOption,
  isBookingTerms,
  isBookingToken,
  isCancellation,
} from '../guards_v2_3_0/booking-terms.js';
import {
  type AccessMethod,
  AccessMethodSchema,
  type CanceledReason,
  CanceledReasonSchema,
} from './booking-enums.js';
import {
  type ConnectorFormat,
  ConnectorFormatSchema,
  type ConnectorType,
  ConnectorTypeSchema,
  type PowerType,
  PowerTypeSchema,
} from './location-enums.js';
import { type EVSEPosition, EVSEPositionSchema, type VehicleType, VehicleTypeSchema } from './parking.js';
import { bookingTermsRules } from './rules.js';
import { type TokenType, TokenTypeSchema } from './token-type.js';
import { type Role, RoleSchema } from './types.js';

/**
 * One way to get to the charge point.
 * @see OCPI 2.3.0 Bookings 1.1, mod_bookings, mod_bookings_access_information_class
 */
export interface AccessInformation {
  /** The kind of access. */
  method: AccessMethod;
  /** What to use for it, such as the licence plate or the access code. */
  value?: string | undefined;
}

/** Schema of {@link AccessInformation}. */
export const AccessInformationSchema: ObjectSchema<AccessInformation> = object<AccessInformation>(
  'AccessInformation',
  {
    method: AccessMethodSchema,
    value: optional(string()),
  },
  [],
  isAccessInformation,
);

/**
 * What is, or can be, booked: one EVSE, or anything that meets these wishes.
 * @see OCPI 2.3.0 Bookings 1.1, mod_bookings, mod_bookings_booking_option_class
 */
export interface BookingOption {
  /** Identifier of the EVSE; `#NA` when none is assigned yet. */
  evse_uid?: string | undefined;
  /** Identifier of the Connector. */
  connector_id?: string | undefined;
  /** Identifier of the parking place. */
  parking_id?: string | undefined;
  /** On which sides of the vehicle the EVSE may stand. */
  evse_position?: EVSEPosition[] | undefined;
  /** Kinds of vehicles that the place is made for. */
  vehicle_types?: VehicleType[] | undefined;
  /** Sockets, or cables with plugs. */
  connector_format?: ConnectorFormat[] | undefined;
  /** Standards of the connector. */
  connector_types?: ConnectorType[] | undefined;
  /** Kinds of current. */
  power_types?: PowerType[] | undefined;
  /** Heaviest vehicle that may park, in kilograms. */
  max_vehicle_weight?: number | undefined;
  /** Highest vehicle that fits, in centimetres. */
  max_vehicle_height?: number | undefined;
  /** Longest vehicle that fits, in centimetres. */
  max_vehicle_length?: number | undefined;
  /** Widest vehicle that fits, in centimetres. */
  max_vehicle_width?: number | undefined;
  /** Least length of the place, in centimetres. */
  min_parking_space_length?: number | undefined;
  /** Least width of the place, in centimetres. */
  min_parking_space_width?: number | undefined;
  /** Whether vehicles with dangerous goods may park. */
  dangerous_goods_allowed?: boolean | undefined;
  /** Whether all `vehicle_types` can leave forwards, without reversing in or out. */
  drive_through?: boolean | undefined;
  /** Whether an outlet powers the cooling of a truck's load. */
  refrigeration_outlet?: boolean | undefined;
}

/** Schema of {@link BookingOption}. */
export const BookingOptionSchema: ObjectSchema<BookingOption> = object<BookingOption>(
  'BookingOption',
  {
    evse_uid: optional(ciString(36)),
    connector_id: optional(ciString(36)),
    parking_id: optional(ciString(36)),
    evse_position: optional(list(EVSEPositionSchema)),
    vehicle_types: optional(list(VehicleTypeSchema)),
    connector_format: optional(list(ConnectorFormatSchema)),
    connector_types: optional(list(ConnectorTypeSchema)),
    power_types: optional(list(PowerTypeSchema)),
    max_vehicle_weight: optional(number()),
    max_vehicle_height: optional(number()),
    max_vehicle_length: optional(number()),
    max_vehicle_width: optional(number()),
    min_parking_space_length: optional(number()),
    min_parking_space_width: optional(number()),
    dangerous_goods_allowed: optional(boolean()),
    drive_through: optional(boolean()),
    refrigeration_outlet: optional(boolean()),
  },
  [],
  isBookingOption,
);

/**
 * The terms on which a Booking is made.
 * @see OCPI 2.3.0 Bookings 1.1, mod_bookings, mod_bookings_booking_terms_class
 */
export interface BookingTerms {
  /** Whether the driver must authenticate with an RFID card at the charge point. */
  rfid_auth_required?: boolean | undefined;
  /** Whether any Token of the same group can use the Booking. */
  token_groups_supported?: boolean | undefined;
  /** Whether the session can be started by a command. */
  remote_auth_supported?: boolean | undefined;
  /** Ways to get to the charge point. */
  supported_access_methods: AccessMethod[];
  /** Minutes before the start until which a Booking can be changed. */
  change_until_minutes: number;
  /** Minutes before the start until which a Booking can be canceled. */
  cancel_until_minutes: number;
  /** Whether changes are forbidden; the specification does not say it clearly. */
  change_not_allowed?: boolean | undefined;
  /** Whether the session may start before the booked time. */
  early_start_allowed?: boolean | undefined;
  /** How much earlier it may start, in minutes. */
  early_start_time?: number | undefined;
  /** Minutes after the start when an unused Booking is released; absent means never. */
  noshow_timeout?: number | undefined;
  /** Whether an unused Booking costs a fee. */
  noshow_fee?: boolean | undefined;
  /** Whether the driver may charge beyond the booked time. */
  late_stop_allowed?: boolean | undefined;
  /** How much later it may end, in minutes. */
  late_stop_time?: number | undefined;
  /** Whether a Token may have several Bookings at the same time. */
  overlapping_bookings_allowed?: boolean | undefined;
  /** Shortest Booking, in minutes. */
  min_booking_duration?: number | undefined;
  /** Longest Booking, in minutes. */
  max_booking_duration?: number | undefined;
  /** Page with the CPO's terms of booking. */
  booking_terms?: string | undefined;
}

/** Schema of {@link BookingTerms}. */
export const BookingTermsSchema: ObjectSchema<BookingTerms> = object<BookingTerms>(
  'BookingTerms',
  {
    rfid_auth_required: optional(boolean()),
    token_groups_supported: optional(boolean()),
    remote_auth_supported: optional(boolean()),
    supported_access_methods: nonEmptyList(AccessMethodSchema),
    change_until_minutes: number(),
    cancel_until_minutes: number(),
    change_not_allowed: optional(boolean()),
    early_start_allowed: optional(boolean()),
    early_start_time: optional(number()),
    noshow_timeout: optional(number()),
    noshow_fee: optional(boolean()),
    late_stop_allowed: optional(boolean()),
    late_stop_time: optional(number()),
    overlapping_bookings_allowed: optional(boolean()),
    min_booking_duration: optional(number()),
    max_booking_duration: optional(number()),
    booking_terms: optional(url()),
  },
  bookingTermsRules,
  isBookingTerms,
);

/**
 * A Token with which a Booking can be used.
 * @see OCPI 2.3.0 Bookings 1.1, mod_bookings, mod_bookings_booking_token_object
 */
export interface BookingToken {
  /** ISO 3166-1 alpha-2 code of the country of the eMSP that owns the Token. */
  country_code: string;
  /** Party id of the eMSP that owns the Token. */
  party_id: string;
  /** Identifier by which the charge point knows the Token, such as the UID of an RFID card. */
  uid: string;
  /** Type of the Token. */
  type: TokenType;
  /** Identifier of the driver's contract at the eMSP, preferably an eMA ID. */
  contract_id: string;
}

/** Schema of {@link BookingToken}. */
export const BookingTokenSchema: ObjectSchema<BookingToken> = object<BookingToken>(
  'BookingToken',
  {
    country_code: ciString(2, ALPHA2),
    party_id: ciString(3),
    uid: ciString(36),
    type: TokenTypeSchema,
    contract_id: ciString(36),
  },
  [],
  isBookingToken,
);

/**
 * Why and by whom a Booking was canceled.
 * @see OCPI 2.3.0 Bookings 1.1, mod_bookings, mod_bookings_cancellation_class
 */
export interface Cancellation {
  /** Why the Booking was canceled, as one of the known reasons. */
  cancellation_reason: CanceledReason;
  /** By whom. */
  who_canceled: Role;
}

/** Schema of {@link Cancellation}. */
export const CancellationSchema: ObjectSchema<Cancellation> = object<Cancellation>(
  'Cancellation',
  {
    cancellation_reason: CanceledReasonSchema,
    who_canceled: RoleSchema,
  },
  [],
  isCancellation,
);
