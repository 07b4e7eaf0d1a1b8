import type { Schema } from '../../core/kind.js';
import { closedEnum, type Open } from '../../core/object.js';

/**
 * How a driver gets to a charge point.
 * @see OCPI 2.3.0 Bookings 1.1, mod_bookings, mod_bookings_access_method_enum
 */
export type AccessMethod = Open<
  'OPEN' | 'TOKEN' | 'LICENSE_PLATE' | 'ACCESS_CODE' | 'INTERCOM' | 'PARKING_TICKET'
>;

/** Schema of {@link AccessMethod}. */
export const AccessMethodSchema: Schema<AccessMethod> = closedEnum<AccessMethod>('AccessMethod', [
  'OPEN',
  'TOKEN',
  'LICENSE_PLATE',
  'ACCESS_CODE',
  'INTERCOM',
  'PARKING_TICKET',
]);

/**
 * Which costs of a booking the prices of an element are for: use, expiry, cancellation or overtime.
 * @see OCPI 2.3.0 Bookings 1.1, mod_tariffs, mod_tariffs_booking_restriction_type
 */
export type BookingRestrictionType = Open<
  'BOOKING' | 'BOOKING_EXPIRES' | 'BOOKING_CANCELLATION_FEES' | 'BOOKING_OVERTIME'
>;

/** Schema of {@link BookingRestrictionType}. */
export const BookingRestrictionTypeSchema: Schema<BookingRestrictionType> =
  closedEnum<BookingRestrictionType>('BookingRestrictionType', [
    'BOOKING',
    'BOOKING_EXPIRES',
    'BOOKING_CANCELLATION_FEES',
    'BOOKING_OVERTIME',
  ]);

/**
 * Why a Booking was canceled.
 * @see OCPI 2.3.0 Bookings 1.1, mod_bookings, mod_bookings_canceled_reason_enum
 */
export type CanceledReason = Open<
  | 'POWER_OUTAGE'
  | 'BROKEN_CHARGER'
  | 'FULL'
  | 'BLOCKED'
  | 'TRAFFIC'
  | 'BROKEN_VEHICLE'
  | 'NO_CANCELED'
  | 'UNKNOWN'
>;

/** Schema of {@link CanceledReason}. */
export const CanceledReasonSchema: Schema<CanceledReason> = closedEnum<CanceledReason>('CanceledReason', [
  'POWER_OUTAGE',
  'BROKEN_CHARGER',
  'FULL',
  'BLOCKED',
  'TRAFFIC',
  'BROKEN_VEHICLE',
  'NO_CANCELED',
  'UNKNOWN',
]);

/**
 * What became of a request for a Booking.
 * @see OCPI 2.3.0 Bookings 1.1, mod_bookings, mod_bookings_request_status_enum
 */
export type ReservationRequestStatus = Open<'PENDING' | 'ACCEPTED' | 'DECLINED' | 'FAILED'>;

/** Schema of {@link ReservationRequestStatus}. */
export const ReservationRequestStatusSchema: Schema<ReservationRequestStatus> =
  closedEnum<ReservationRequestStatus>('ReservationRequestStatus', [
    'PENDING',
    'ACCEPTED',
    'DECLINED',
    'FAILED',
  ]);

/** State of a Booking. @see OCPI 2.3.0 Bookings 1.1, mod_bookings, mod_bookings_reservation_status_enum */
export type ReservationStatus = Open<
  'PENDING' | 'RESERVED' | 'CANCELED' | 'FAILED' | 'NO_SHOW' | 'FULFILLED' | 'REJECTED' | 'UNKNOWN'
>;

/** Schema of {@link ReservationStatus}. */
export const ReservationStatusSchema: Schema<ReservationStatus> = closedEnum<ReservationStatus>(
  'ReservationStatus',
  ['PENDING', 'RESERVED', 'CANCELED', 'FAILED', 'NO_SHOW', 'FULFILLED', 'REJECTED', 'UNKNOWN'],
);
