import { ALPHA2 } from '../../core/formats.js';
import type { ObjectSchema } from '../../core/kind.js';
import { list, nonEmptyList, object, optional } from '../../core/object.js';
import { boolean, ciString, dateTime, int, number } from '../../core/primitives.js';
import {
  isBooking,
  isBookingLocation,
  isBookingRequest,
  isBookingRequestStatus,
  isCalendar,
  isPeriod,
  isPolicy,
  isTimeslot,
} from '../guards_v2_3_0/bookings.js';
import {
  type ReservationRequestStatus,
  ReservationRequestStatusSchema,
  type ReservationStatus,
  ReservationStatusSchema,
} from './booking-enums.js';
import {
  type AccessInformation,
  AccessInformationSchema,
  type BookingOption,
  BookingOptionSchema,
  type BookingTerms,
  BookingTermsSchema,
  type BookingToken,
  BookingTokenSchema,
  type Cancellation,
  CancellationSchema,
} from './booking-terms.js';
import { bookingLocationRules, calendarRules, periodRules, timeslotRules } from './rules.js';

/** A span of time. @see OCPI 2.3.0 Bookings 1.1, mod_bookings, mod_bookings_period_class */
export interface Period {
  /** When it begins. */
  start_date_time: string;
  /** When it ends. */
  end_date_time: string;
}

/** Schema of {@link Period}. */
export const PeriodSchema: ObjectSchema<Period> = object<Period>(
  'Period',
  {
    start_date_time: dateTime(),
    end_date_time: dateTime(),
  },
  periodRules,
  isPeriod,
);

/**
 * A span of time with the power that can be had in it.
 * @see OCPI 2.3.0 Bookings 1.1, mod_bookings, mod_bookings_timeslot_class
 */
export interface Timeslot {
  /** When it begins. */
  start_date_time: string;
  /** When it ends. */
  end_date_time: string;
  /** Power that is guaranteed, in watts (W). */
  min_power?: number | undefined;
  /** Power that can be had at most, in watts (W). */
  max_power?: number | undefined;
  /** Whether green energy can be had. */
  green_energy_support?: boolean | undefined;
}

/** Schema of {@link Timeslot}. */
export const TimeslotSchema: ObjectSchema<Timeslot> = object<Timeslot>(
  'Timeslot',
  {
    start_date_time: dateTime(),
    end_date_time: dateTime(),
    min_power: optional(number()),
    max_power: optional(number()),
    green_energy_support: optional(boolean()),
  },
  timeslotRules,
  isTimeslot,
);

/**
 * The wish of an eMSP to make, change or cancel a Booking.
 * @see OCPI 2.3.0 Bookings 1.1, mod_bookings, mod_bookings_request_class
 */
export interface BookingRequest {
  /** ISO 3166-1 alpha-2 code of the country of the eMSP that asks. */
  country_code: string;
  /** Party id of the eMSP that asks. */
  party_id: string;
  /** Identifier that the requesting party chose; the same for all changes of the Booking. */
  request_id: string;
  /** What is to be booked. */
  booking_option?: BookingOption | undefined;
  /** Identifier of the Location. */
  location_id: string;
  /** Identifier of the BookingLocation. */
  booking_location_id: string;
  /** Tokens with which the Booking is to be used. */
  tokens?: BookingToken[] | undefined;
  /** What the driver brings to get in, such as a licence plate. */
  access_information?: AccessInformation[] | undefined;
  /** The time to be booked. */
  period: Period;
  /** Reference that comes back in Session and CDR. */
  authorization_reference: string;
  /** Power wanted, in kW; absent means as much as there is. */
  power_required?: number | undefined;
  /** Set to ask for the Booking to be canceled. */
  canceled?: Cancellation | undefined;
}

/** Schema of {@link BookingRequest}. */
export const BookingRequestSchema: ObjectSchema<BookingRequest> = object<BookingRequest>(
  'BookingRequest',
  {
    country_code: ciString(2, ALPHA2),
    party_id: ciString(3),
    request_id: ciString(36),
    booking_option: optional(BookingOptionSchema),
    location_id: ciString(36),
    booking_location_id: ciString(36),
    tokens: optional(list(BookingTokenSchema)),
    access_information: optional(list(AccessInformationSchema)),
    period: PeriodSchema,
    authorization_reference: ciString(36),
    power_required: optional(int()),
    canceled: optional(CancellationSchema),
  },
  [],
  isBookingRequest,
);

/**
 * A request for a Booking and what became of it.
 * @see OCPI 2.3.0 Bookings 1.1, mod_bookings, mod_bookings_request_status_class
 */
export interface BookingRequestStatus {
  /** What became of the request. */
  request_status: ReservationRequestStatus;
  /** The request. */
  booking_request: BookingRequest;
  /** When the request arrived. */
  request_received: string;
}

/** Schema of {@link BookingRequestStatus}. */
export const BookingRequestStatusSchema: ObjectSchema<BookingRequestStatus> = object<BookingRequestStatus>(
  'BookingRequestStatus',
  {
    request_status: ReservationRequestStatusSchema,
    booking_request: BookingRequestSchema,
    request_received: dateTime(),
  },
  [],
  isBookingRequestStatus,
);

/**
 * A place at a Location kept for a driver over a period.
 * @see OCPI 2.3.0 Bookings 1.1, mod_bookings, mod_bookings_booking_object
 */
export interface Booking {
  /** Identifier of the Booking within the CPO's platform. */
  id: string;
  /** ISO 3166-1 alpha-2 code of the country of the CPO that owns this Booking. */
  country_code: string;
  /** Party id of the CPO that owns this Booking. */
  party_id: string;
  /** Identifier that the requesting party chose; the same for all changes of the Booking. */
  request_id: string;
  /** What was booked. */
  booking_option?: BookingOption | undefined;
  /** Identifier of the Location. */
  location_id: string;
  /** Tokens with which the Booking can be used. */
  booking_tokens?: BookingToken[] | undefined;
  /** Identifiers of the Tariffs that hold for the Booking. */
  tariff_ids?: string[] | undefined;
  /** The time that is booked. */
  period: Timeslot;
  /** State of the Booking. */
  reservation_status: ReservationStatus;
  /** Why and by whom the Booking was canceled. */
  canceled?: Cancellation | undefined;
  /** How the driver gets in. */
  access_information?: AccessInformation[] | undefined;
  /** Reference that comes back in Session and CDR. */
  authorization_reference: string;
  /** The terms that were accepted. */
  booking_terms: BookingTerms;
  /** All requests made for this Booking. */
  booking_requests: BookingRequestStatus[];
  /** When this Booking was last changed or created. */
  last_updated: string;
}

/** Schema of {@link Booking}. */
export const BookingSchema: ObjectSchema<Booking> = object<Booking>(
  'Booking',
  {
    id: ciString(36),
    country_code: ciString(2, ALPHA2),
    party_id: ciString(3),
    request_id: ciString(36),
    booking_option: optional(BookingOptionSchema),
    location_id: ciString(36),
    booking_tokens: optional(list(BookingTokenSchema)),
    tariff_ids: optional(list(ciString(36))),
    period: TimeslotSchema,
    reservation_status: ReservationStatusSchema,
    canceled: optional(CancellationSchema),
    access_information: optional(list(AccessInformationSchema)),
    authorization_reference: ciString(36),
    booking_terms: BookingTermsSchema,
    booking_requests: nonEmptyList(BookingRequestStatusSchema),
    last_updated: dateTime(),
  },
  [],
  isBooking,
);

/**
 * Whether drivers without a Booking can charge.
 * @see OCPI 2.3.0 Bookings 1.1, mod_bookings, mod_bookings_policy_object
 */
export interface Policy {
  /** Whether a Booking is required. */
  reservation_required: boolean;
  /** How many places are left for drivers without a Booking. */
  ad_hoc?: number | undefined;
}

/** Schema of {@link Policy}. */
export const PolicySchema: ObjectSchema<Policy> = object<Policy>(
  'Policy',
  {
    reservation_required: boolean(),
    ad_hoc: optional(number()),
  },
  [],
  isPolicy,
);

/**
 * The free times of a BookingLocation over a span of time.
 * @see OCPI 2.3.0 Bookings 1.1, mod_bookings, mod_bookings_calendar_object
 */
export interface Calendar {
  /** Identifier of the Calendar. */
  id: string;
  /** Begin of the span. */
  begin_from: string;
  /** End of the span. */
  end_before: string;
  /** Steps in which a free time can be booked, in minutes. */
  timeslot_increment?: number | undefined;
  /** The free times. */
  available_timeslots: Timeslot[];
  /** When this Calendar was last changed or created. */
  last_updated: string;
}

/** Schema of {@link Calendar}. */
export const CalendarSchema: ObjectSchema<Calendar> = object<Calendar>(
  'Calendar',
  {
    id: ciString(36),
    begin_from: dateTime(),
    end_before: dateTime(),
    timeslot_increment: optional(int()),
    available_timeslots: nonEmptyList(TimeslotSchema),
    last_updated: dateTime(),
  },
  calendarRules,
  isCalendar,
);

/**
 * What can be booked at a Location, when and on which terms.
 * @see OCPI 2.3.0 Bookings 1.1, mod_bookings, mod_bookings_bookinglocation_object
 */
export interface BookingLocation {
  /** ISO 3166-1 alpha-2 code of the country of the CPO that owns this BookingLocation. */
  country_code: string;
  /** Party id of the CPO that owns this BookingLocation. */
  party_id: string;
  /** Identifier of the BookingLocation within the CPO's platform. */
  id: string;
  /** Identifier of the Location. */
  location_id: string;
  /** What can be booked. */
  booking_option?: BookingOption | undefined;
  /** Whether booking is required, and what is left for drivers without. */
  policy?: Policy | undefined;
  /** Identifiers of the Tariffs that hold for bookings here. */
  tariff_ids?: string[] | undefined;
  /** The terms of booking here. */
  booking_terms?: BookingTerms | undefined;
  /** When places are free. */
  calendars?: Calendar[] | undefined;
  /** When this BookingLocation was last changed or created. */
  last_updated: string;
}

/** Schema of {@link BookingLocation}. */
export const BookingLocationSchema: ObjectSchema<BookingLocation> = object<BookingLocation>(
  'BookingLocation',
  {
    country_code: ciString(2, ALPHA2),
    party_id: ciString(3),
    id: ciString(36),
    location_id: ciString(36),
    booking_option: optional(BookingOptionSchema),
    policy: optional(PolicySchema),
    tariff_ids: optional(list(ciString(36))),
    booking_terms: optional(BookingTermsSchema),
    calendars: optional(list(CalendarSchema)),
    last_updated: dateTime(),
  },
  bookingLocationRules,
  isBookingLocation,
);
